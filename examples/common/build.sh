# shellcheck shell=bash
# Sourced by the launchers of the examples: builds an example where it is missing or older than its sources.

root="$(readlink -f "$(dirname "${BASH_SOURCE[0]}")/../..")"

# is_stale JAR MODULE...: whether the jar, or the folder lib beside it, is missing or older than a source of the modules.
is_stale() {
  local jar="$1" module
  [[ -f "$jar" && -d "$(dirname "$jar")/lib" ]] || return 0
  local sources=("$root/pom.xml" "$root/examples/pom.xml")
  for module in "${@:2}"; do
    sources+=("$root/$module/pom.xml" "$root/$module/src/main")
  done
  [[ -n "$(find "${sources[@]}" -newer "$jar" -print -quit)" ]]
}

# build NAME JAR MODULE [OPTION...]: builds the module of an example, and what it depends on, with further options of Maven.
build() {
  echo "$1: building (mvn package, without tests)" >&2
  # Standard output belongs to the command that was asked for.
  (cd "$root" && mvn -q -B -Dstyle.color=never -DskipTests -Dmaven.javadoc.skip=true \
    -Dmaven.source.skip=true -pl "$3" -am package "${@:4}") >&2
  # Maven leaves a jar alone whose contents are the same.
  touch "$2"
}
