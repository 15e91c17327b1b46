#!/usr/bin/env bash
# Tests ./dev and .ci/run in a scratch copy, where stand-ins for bazel, dpkg-query and apt-get record
# how they were called: what the scripts pass on, print and exit with, without building anything.
set -uo pipefail

source_root=$PWD
scratch=$TEST_TMPDIR/copy
log=$scratch/log
failures=0

fail() {
  echo "FAILED: $*"
  failures=$((failures + 1))
}

expect() { # WHAT EXPECTED ACTUAL
  if [[ $3 != "$2" ]]; then fail "$1: expected \`$2\`, got \`$3\`"; fi
}

expect_has() { # WHAT PART ACTUAL
  if [[ $3 != *"$2"* ]]; then fail "$1: expected to find \`$2\` in \`$3\`"; fi
}

stand_in() { # PATH, the body from stdin
  mkdir -p "$(dirname "$scratch/$1")"
  { echo '#!/usr/bin/env bash' && cat; } >"$scratch/$1"
  chmod +x "$scratch/$1"
}

# A machine on which everything is installed and builds.
set_up() {
  rm -rf "$scratch"
  mkdir -p "$scratch/tools" "$scratch/.ci" "$scratch/elsewhere"
  # -L: in a sandbox the files are links, and ./dev finds its root by following them.
  cp -L "$source_root/dev" "$scratch/dev"
  cp -L "$source_root/.ci/run" "$scratch/.ci/run"
  cp -L "$source_root/tools/test_summary.py" "$scratch/tools/"
  local folder
  for folder in bindings/node examples/clients; do
    mkdir -p "$scratch/$folder/node_modules"
    touch "$scratch/$folder/"{package-lock.json,node_modules/.installed-lock}
  done
  export PATH="$scratch/bin:/usr/bin:/bin" LOG=$log
  : >"$log"
  stand_in bin/bazel <<'END'
echo "bazel in $PWD: $*" >>"$LOG"
echo "bazel's chatter"
for a; do
  case $a in --build_event_json_file=*) events=${a#*=} ;; esac
done
if [[ $1 == test ]]; then cat >"$events" <<<"$EVENTS"; fi
exit "${BAZEL_STATUS:-0}"
END
  stand_in bin/dpkg-query <<'END'
for a; do
  if [[ $a != -* && " ${MISSING:-} " != *" $a "* ]]; then echo "installed $a"; fi
done
END
  stand_in bin/sudo <<<'exec "$@"'
  stand_in bin/apt-get <<'END'
echo "apt-get $*" >>"$LOG"
echo "apt-get's chatter"
exit "${APT_STATUS:-0}"
END
  stand_in bazel-bin/cli/assay <<'END'
printf 'assay in %s:' "$PWD"
printf ' [%s]' "$@"
printf '\n'
exit 7
END
}

test_run_passes_everything_on() {
  local out status=0
  out=$(cd "$scratch/elsewhere" && ../dev run check 'A=1&B=two words' '' 2>"$scratch/stderr") || status=$?
  expect "exit code of run" 7 "$status"
  expect "stdout of run" "assay in $scratch/elsewhere: [check] [A=1&B=two words] []" "$out"
  expect "stderr of run" "" "$(cat "$scratch/stderr")"
  expect "what run builds" "bazel in $scratch: build --noshow_progress -c opt --config=shipped //cli:assay" "$(cat "$log")"
}

test_run_shows_why_a_build_failed() {
  local out status=0
  out=$(BAZEL_STATUS=1 "$scratch/dev" run check secret 2>&1 >"$scratch/stdout") || status=$?
  expect "exit code of a failed build" 2 "$status"
  expect "stdout of a failed build" "" "$(cat "$scratch/stdout")"
  expect_has "stderr of a failed build" "bazel's chatter" "$out"
  if [[ $out == *secret* ]]; then fail "a failed build echoes the arguments: $out"; fi
}

test_missing_packages_are_installed() {
  local out
  out=$(MISSING="libre2-dev libcli11-dev" "$scratch/dev" setup 2>&1)
  expect "what setup says" "dev: installing libre2-dev libcli11-dev" "$out"
  expect_has "what setup installs" "libre2-dev libcli11-dev" "$(tail -n 1 "$log")"
  if grep -q simdjson "$log"; then fail "setup installs what is there: $(cat "$log")"; fi
}

test_a_prepared_machine_needs_no_apt() {
  "$scratch/dev" setup || fail "setup fails on a prepared machine"
  expect "calls on a prepared machine" "" "$(cat "$log")"
}

test_a_failed_installation_is_shown() {
  local out status=0
  out=$(MISSING="libre2-dev" APT_STATUS=100 "$scratch/dev" run x 2>&1) || status=$?
  expect "exit code without a package" 2 "$status"
  expect_has "what a failed installation says" "apt-get's chatter" "$out"
  expect_has "what a failed installation says" "could not install libre2-dev" "$out"
}

passing_events() {
  cat <<'END'
{"id": {"targetConfigured": {"label": "//a:t"}}, "configured": {"targetKind": "sh_test rule"}}
{"id": {"testResult": {"label": "//a:t"}}, "testResult": {"status": "PASSED"}}
{"id": {"buildFinished": {}}, "finished": {"exitCode": {"name": "SUCCESS"}}}
END
}

test_test_counts() {
  local out status=0
  out=$(EVENTS=$(passing_events) "$scratch/dev" test 2>&1) || status=$?
  expect "exit code of test" 0 "$status"
  expect "last line of test" "1 passed, 0 failed" "$(tail -n 1 <<<"$out")"
  expect_has "what test runs" " -- //..." "$(cat "$log")"
}

test_test_fails_without_events() {
  local out status=0
  EVENTS=$(passing_events) "$scratch/dev" test >/dev/null 2>&1 || fail "the first run fails"
  # Bazel breaks before it writes any: the first run's events must not be counted again.
  stand_in bin/bazel <<<'exit 2'
  out=$("$scratch/dev" test 2>&1) || status=$?
  expect "exit code of a broken test" 1 "$status"
  expect "last line of a broken test" "0 passed, 1 failed" "$(tail -n 1 <<<"$out")"
}

test_test_tells_flags_from_targets() {
  EVENTS=$(passing_events) "$scratch/dev" test //a/... --config=asan -//a:slow >/dev/null 2>&1
  expect_has "flags of test" " --config=asan -- //a/... -//a:slow" "$(cat "$log")"
  : >"$log"
  EVENTS=$(passing_events) "$scratch/dev" test --config=asan >/dev/null 2>&1
  expect_has "targets of test" " --config=asan -- //..." "$(cat "$log")"
}

test_test_all_counts_parts() {
  local out status=0
  stand_in bin/llvm-profdata <<<'exit 0'
  stand_in bin/llvm-cov <<<'exit 0'
  stand_in bazel-bin/fuzz/one_fuzz <<'END'
echo "fuzzed with $1"
END
  mkdir -p "$scratch/fuzz" "$scratch/tools/mutation"
  touch "$scratch/fuzz/one_fuzz.cc"
  echo 'print("as hard as can be")' >"$scratch/tools/hardening.py"
  echo 'raise SystemExit("one survived")' >"$scratch/tools/mutation/mutation.py"
  echo 'print("above all floors")' >"$scratch/tools/coverage_summary.py"
  out=$(EVENTS=$(passing_events) "$scratch/dev" test --all 2>&1) || status=$?
  expect "exit code of test --all" 1 "$status"
  expect "last line of test --all" "9 passed, 1 failed" "$(tail -n 1 <<<"$out")"
  expect_has "what test --all says of what failed" "failed: mutation" "$out"
  local said
  for said in "one survived" "as hard as can be" "above all floors" "fuzzed with -max_total_time=180" "1 passed, 0 failed"; do
    expect_has "what test --all says" "$said" "$out"
  done
}

# A runner, a corpus and a record that only tell how they were called.
set_up_bench() {
  mkdir -p "$scratch/benchmarks/ajv" "$scratch/benchmarks/corpus"
  echo 'a lock' >"$scratch/benchmarks/ajv/package-lock.json"
  echo 'raise SystemExit(0)' >"$scratch/benchmarks/corpus/generate.py"
  echo 'import sys; print("record of", *sys.argv[1:])' >"$scratch/benchmarks/record.py"
  stand_in bazel-bin/benchmarks/createinstance <<<'echo "timed with $*"'
  stand_in bin/npm <<'END'
echo "npm $*" >>"$LOG"
mkdir -p "$3/node_modules"
END
}

test_bench_passes_flags_on() {
  set_up_bench
  expect "bench with a flag" "timed with --corpus=$scratch/.cache/corpus-7 --benchmark_filter=raw" \
    "$("$scratch/dev" bench --benchmark_filter=raw --seed=7 2>/dev/null)"
  if grep -q npm "$log"; then fail "bench with a flag installs ajv: $(cat "$log")"; fi
}

test_bench_makes_a_record() {
  set_up_bench
  expect "bench" "record of $scratch/bazel-bin/benchmarks $scratch/.cache/corpus-1 1" \
    "$("$scratch/dev" bench 2>/dev/null)"
  expect_has "bench" "npm ci --prefix $scratch/benchmarks/ajv" "$(cat "$log")"
  : >"$log"
  "$scratch/dev" bench >/dev/null 2>&1
  if grep -q npm "$log"; then fail "bench installs ajv twice: $(cat "$log")"; fi
}

test_usage() {
  local status=0
  expect_has "help" "usage: ./dev" "$("$scratch/dev" help)"
  "$scratch/dev" tset >/dev/null 2>&1 || status=$?
  expect "exit code of an unknown command" 2 "$status"
}

# .ci/run with a stand-in for ./dev. STATUS_<command> is what each command exits with, COUNT the last
# line of the tests, COUNT_<configuration> that of one run of them.
ci() {
  stand_in dev <<'END'
echo "dev $*" >>"$LOG"
status=STATUS_$1
if [[ $1 == test ]]; then
  count=COUNT_${2#--config=}
  printf '%s\n' 'some output' "${!count:-$COUNT}"
fi
exit "${!status:-0}"
END
  (cd "$scratch/elsewhere" && env -u CI "$@" ../.ci/run 2>&1)
}

test_ci_adds_up() {
  local out status=0
  out=$(ci COUNT="40 passed, 0 failed, 2 skipped") || status=$?
  expect "exit code of the CI" 0 "$status"
  expect "last line of the CI" "122 passed, 0 failed" "$(tail -n 1 <<<"$out")"
  expect_has "output of the CI" "some output" "$out"
  expect_has "output of the CI" $'\n6 skipped\n' "$out"
  expect "what the CI runs" "dev test
dev test --config=asan --config=clang
dev test --config=tsan --config=clang --build_tests_only --test_tag_filters=threads
dev format --check
dev lint" "$(cat "$log")"
}

test_ci_fails_with_any_part() {
  local part out status
  for part in "COUNT=3 passed, 1 failed, 2 skipped|11 passed, 3 failed" \
    "COUNT_asan=2 passed, 1 failed|10 passed, 3 failed" "COUNT_tsan=no count|8 passed, 3 failed" \
    "STATUS_format=1|10 passed, 1 failed" "STATUS_lint=1|10 passed, 1 failed" \
    "STATUS_test=1|11 passed, 3 failed" "COUNT=no count|2 passed, 3 failed" ; do
    status=0
    out=$(ci COUNT="3 passed, 0 failed" STATUS_test="$([[ $part == COUNT* ]] && echo 1)" "${part%|*}") || status=$?
    expect "exit code of the CI with $part" 1 "$status"
    expect "last line of the CI with $part" "${part#*|}" "$(tail -n 1 <<<"$out")"
  done
}

test_ci_lints_what_landed_last_on_its_own_machine() {
  ci COUNT="3 passed, 0 failed" CI=true >/dev/null
  expect_has "lint of the CI" "dev lint --last 20" "$(cat "$log")"
  expect_has "end of the CI" "shutdown" "$(cat "$log")"
}

for name in $(compgen -A function test_); do
  set_up
  "$name"
done
echo "$failures failures"
((failures == 0))
