#!/usr/bin/env bash
# How long from the start of a JVM to a server that is ready, and to its first decision; how much
# processor time it took until then. Medians of several runs, one line a case.
#
#   bench/start-up.sh [RUNS] [CASE...]   cases: fresh existing external (the last needs DATABASE_URL)
#
#   JAVA           the java to run                     (java)
#   JAVA_OPTIONS   more options, such as -XX:AOTCache=
#   JAR            the jar                             (target/quarkus-app/quarkus-run.jar)
#   DATABASE_URL   jdbc:postgresql://host/name?user=me&password=... of an empty database of yours
set -uo pipefail
cd "$(dirname "$0")/.."
runs=${1:-5}
shift || true
cases=("${@:-fresh}")
java=${JAVA:-java}
jar=${JAR:-target/quarkus-app/quarkus-run.jar}
port=${PORT:-18081}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ticks=$(getconf CLK_TCK)

now() { date +%s%3N; }

# The status of an answer; a body makes it a POST.
status() {
  curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$port$1" \
    ${2:+-H 'Content-Type: application/json' -d "$2"}
}

decision='{"mapping":"lead",
  "marketing":{"id":"7","modifiedAt":"2026-11-23T09:00:00Z","fields":{"phone":"555-0100"}},
  "crm":{"id":"00Q000000000001AAA","modifiedAt":"2026-11-23T09:30:00Z","fields":{"Phone":"555-0199"}}}'

# One start: prints "ready decided cpu", in milliseconds.
start() {
  local began ready decided cpu pid
  began=$(now)
  # shellcheck disable=SC2086
  env SYNCLINE_AUTH=none SYNCLINE_CONNECTOR_VENDOR=ignore SYNCLINE_WORKERS_ENABLED=false \
    SYNCLINE_SALESFORCE_URL=http://127.0.0.1:9 SYNCLINE_PARDOT_URL=http://127.0.0.1:9 \
    SYNCLINE_SALESFORCE_CLIENT_ID=a SYNCLINE_SALESFORCE_CLIENT_SECRET=b \
    SYNCLINE_PARDOT_BUSINESS_UNIT_ID=0Uv000000000001AAA \
    SYNCLINE_POLL_EVERY=off SYNCLINE_DATABASE_FOLDER="$work/postgres" \
    QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT="$port" "${database[@]}" \
    "$java" ${JAVA_OPTIONS:-} -jar "$jar" > "$work/server.log" 2>&1 &
  pid=$!
  until [ "$(status /q/health/ready)" = 200 ]; do
    kill -0 "$pid" 2> /dev/null || { cat "$work/server.log" >&2; return 1; }
    sleep 0.02
  done
  ready=$(($(now) - began))
  [ "$(status /api/v1/evaluate "$decision")" = 200 ] || return 1
  decided=$(($(now) - began))
  cpu=$(awk -v t="$ticks" '{ print int(($14 + $15) * 1000 / t) }' "/proc/$pid/stat")
  kill "$pid"
  wait "$pid"
  echo "$ready $decided $cpu"
}

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

for case in "${cases[@]}"; do
  database=(QUARKUS_DATASOURCE_DB_KIND=postgresql)
  if [ "$case" = external ]; then
    database+=("QUARKUS_DATASOURCE_JDBC_URL=$DATABASE_URL")
  fi
  rm -rf "$work/postgres"
  # makes what the others find
  [ "$case" = existing ] && { start > /dev/null || exit 1; }
  : > "$work/$case"
  for _ in $(seq "$runs"); do
    [ "$case" = fresh ] && rm -rf "$work/postgres"
    start >> "$work/$case" || exit 1
  done
  echo "$case: ready $(cut -d' ' -f1 "$work/$case" | median) ms," \
    "first decision $(cut -d' ' -f2 "$work/$case" | median) ms," \
    "processor $(cut -d' ' -f3 "$work/$case" | median) ms (medians of $runs)"
done
