#!/usr/bin/env bash
# Makes the AOT cache: runs the server once, on its embedded database and with no system to talk to,
# has it decide, and ends it. A JVM that is told -XX:AOTCacheOutput writes the cache as it ends.
# A cache is good for the width of references with which it was made: the heap is small, for a share of
# a large machine's memory would make them wide. The collector is the one that the image names.
# Usage, where rules/ and mappings/ are: train.sh JAR CACHE
set -euo pipefail
jar=$1
cache=$2
port=${TRAINING_PORT:-18080}
folder=$(mktemp -d)
server=

ended() {
  local status=$?
  [ -z "$server" ] || kill "$server" 2> /dev/null || true
  [ "$status" -eq 0 ] || cat "$folder/server.log" >&2 || true
  rm -rf "$folder"
  exit "$status"
}
trap ended EXIT

SYNCLINE_AUTH=none SYNCLINE_WORKERS_ENABLED=false SYNCLINE_POLL_EVERY=off \
SYNCLINE_SALESFORCE_URL=http://127.0.0.1:9 SYNCLINE_PARDOT_URL=http://127.0.0.1:9 \
SYNCLINE_SALESFORCE_CLIENT_ID=a SYNCLINE_SALESFORCE_CLIENT_SECRET=b \
SYNCLINE_PARDOT_BUSINESS_UNIT_ID=0Uv000000000001AAA \
SYNCLINE_DATABASE_FOLDER="$folder" QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT="$port" \
  java -XX:AOTCacheOutput="$cache" -XX:+UseG1GC -Xmx512m \
  -Djava.util.logging.manager=org.jboss.logmanager.LogManager -jar "$jar" serve \
  > "$folder/server.log" 2>&1 &
server=$!

# One request of the server: its path, and a body where it is a POST.
ask() {
  local body=${2:-}
  exec 3<>"/dev/tcp/127.0.0.1/$port" || return 1
  if [ -n "$body" ]; then
    printf 'POST %s HTTP/1.0\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s' \
      "$1" "${#body}" "$body" >&3
  else
    printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$1" >&3
  fi
  read -r _ status _ <&3
  cat <&3 > "$folder/answer"
  exec 3>&-
  [ "$status" = 200 ]
}

until ask /q/health/ready 2> /dev/null; do
  kill -0 "$server" || exit 1
  sleep 0.2
done
for phone in 1 2 3; do
  ask /api/v1/evaluate '{"mapping":"lead",
    "marketing":{"id":"7","modifiedAt":"2026-11-23T09:00:00Z","fields":{"phone":"555-010'$phone'"}},
    "crm":{"id":"00Q000000000001AAA","modifiedAt":"2026-11-23T09:30:00Z","fields":{"Phone":"555-0199"}}}'
done
ask /api/v1/connector
kill -TERM "$server"
wait "$server" || [ $? -eq 143 ]
server=
[ -s "$cache" ] || exit 1
