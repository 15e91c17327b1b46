#!/usr/bin/env bash
# Another repository's build with assay in it: the commands of examples/bazel/README.md, in a copy. Bazel itself runs
# in this test, with an output base that is kept, so that only the first run compiles all of assay.
set -uo pipefail

root=$(dirname "$(dirname "$(readlink -f "$0")")")
copy=$TEST_TMPDIR/bazel
failures=0

fail() {
  echo "FAILED: $*"
  failures=$((failures + 1))
}

in_bazel() {
  bazel --output_user_root="$root/.cache/consumer" "$@" 2>"$TEST_TMPDIR/errors"
}

run_readme() {
  local readme=$root/examples/bazel/README.md shown out commands
  mapfile -t commands < <(sed -n 's/^\$ //p' "$readme")
  # The commands are those that this test knows how to run.
  local known=("cd examples/bazel" "bazel run //:parcels 'Action=Send&To=10115&Grams=0'"
    "sed -i 's/\"maximum\"/\"maxium\"/' parcel.json" "bazel build //:parcels")
  if [[ ${commands[*]} != "${known[*]}" ]]; then fail "README.md has other commands: ${commands[*]}"; fi

  out=$(in_bazel run //:parcels -- 'Action=Send&To=10115&Grams=0') || fail "it does not build: $(cat "$TEST_TMPDIR/errors")"
  shown=$(grep -A 1 '^\$ bazel run' "$readme" | tail -n 1)
  if [[ $out != "$shown" ]]; then fail "it prints \`$out\`, not \`$shown\`"; fi

  sed -i 's/"maximum"/"maxium"/' parcel.json
  if in_bazel build //:parcels; then fail "a rule file at fault does not fail the build"; fi
  shown=$(grep -A 1 '^\$ bazel build' "$readme" | tail -n 1)
  if ! grep -qF "$shown" "$TEST_TMPDIR/errors"; then
    fail "the diagnostic is not \`$shown\`: $(cat "$TEST_TMPDIR/errors")"
  fi
}

rm -rf "$copy"
mkdir -p "$copy"
# Not all that is there: a build has left links to its outputs.
for file in .bazelrc BUILD.bazel WORKSPACE main.cc parcel.json; do cp "$root/examples/bazel/$file" "$copy"; done
cd "$copy" || exit 2
sed -i "s,\"\.\./\.\.,\"$root," WORKSPACE
# The library is compiled once, not once more for the tools of the build.
echo "build --nodistinct_host_configuration --color=no" >>.bazelrc
run_readme
bazel --output_user_root="$root/.cache/consumer" shutdown
((failures == 0))
