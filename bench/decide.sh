#!/usr/bin/env bash
# How many record pairs are decided a second, by JMH; its options are taken, such as -prof gc.
set -euo pipefail
source "$(dirname "$0")/class-path.sh"
mkdir -p bench/results
exec "$JAVA" -cp "$CLASS_PATH" org.openjdk.jmh.Main DecidePair \
  -rf json -rff "bench/results/decide-$(date -u +%Y-%m-%dT%H-%M-%S).json" "$@"
