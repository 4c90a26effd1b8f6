# Sourced by the commands here: builds what is missing or older than its sources, sets CLASS_PATH.
cd "$(dirname "${BASH_SOURCE[0]}")/.."

newer() { [ ! -e "$1" ] || [ -n "$(find "${@:2}" -type f -newer "$1" -print -quit)" ]; }

if newer target/quarkus-app/quarkus-run.jar src/main pom.xml; then
  echo "building the server ..." >&2
  ./mvnw -q -B -ntp package -Dmaven.test.skip=true || exit 1
  touch target/quarkus-app/quarkus-run.jar
fi
if newer bench/target/built bench/src bench/pom.xml target/quarkus-app/quarkus-run.jar; then
  echo "building the benchmarks ..." >&2
  ./mvnw -q -B -ntp -f bench/pom.xml package || exit 1
  touch bench/target/built
fi
LIBRARIES="target/quarkus-app/lib"
CLASS_PATH="bench/target/classes:bench/target/lib/*:target/classes:$LIBRARIES/main/*:$LIBRARIES/boot/*"
JAVA="${JAVA_HOME:+$JAVA_HOME/bin/}java"
