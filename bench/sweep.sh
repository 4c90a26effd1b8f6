#!/usr/bin/env bash
# Fifty automation rules look at a million prospects; --prospects N for fewer, --help tells the options.
set -euo pipefail
source "$(dirname "$0")/class-path.sh"
exec "$JAVA" -cp "$CLASS_PATH" org.syncline.bench.EndToEnd --only sweep --heap 1g --rounds 1 "$@"
