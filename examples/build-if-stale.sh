# shellcheck shell=bash disable=SC2154
# The launchers of the examples source this file.

# Builds an example where it is missing or older than its sources. The launcher has set "here" and
# "root", its folder and that of the project, "jar", and "modules", of which the last is the example.
# The arguments are the name for the message, the option of Maven that leaves out the tests, and
# folders that must be there, too.
build_if_stale() {
  local name="$1" skip_tests="$2"
  shift 2
  is_stale "$@" || return 0
  echo "$name: building (mvn package, without tests)" >&2
  # Standard output belongs to the command that was asked for.
  (cd "$root" && mvn -q -B -Dstyle.color=never "$skip_tests" -Dmaven.javadoc.skip=true \
    -Dmaven.source.skip=true -pl "${modules[@]: -1}" -am package) >&2
  # Maven leaves a jar alone whose contents are the same.
  touch "$jar"
}

is_stale() {
  local folder module
  [[ -f "$jar" ]] || return 0
  for folder in "$here/target/lib" "$@"; do
    [[ -d "$folder" ]] || return 0
  done
  local sources=("$root/pom.xml" "$root/examples/pom.xml")
  for module in "${modules[@]}"; do
    sources+=("$root/$module/pom.xml" "$root/$module/src/main")
  done
  [[ -n "$(find "${sources[@]}" -newer "$jar" -print -quit)" ]]
}
