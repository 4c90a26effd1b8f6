#!/usr/bin/env bash
# The server against a sandbox in a process of its own, beside a plain loop; --help tells the options.
set -euo pipefail
source "$(dirname "$0")/class-path.sh"
exec "$JAVA" -cp "$CLASS_PATH" org.syncline.bench.EndToEnd "$@"
