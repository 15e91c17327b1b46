#!/bin/sh
# The runner times a corpus in which all verdicts are right, and refuses one in which one is wrong.
#   createinstance_test.sh RUNNER
set -u

runner=$1
good=benchmarks/testdata/corpus
bad=$TEST_TMPDIR/bad
output=$TEST_TMPDIR/output
failures=0

# expect STATUS TEXT NAME ARGUMENT...: the runner exits with that status and says that text.
expect() {
  status=$1 text=$2 name=$3
  shift 3
  "$runner" "$@" >"$output" 2>&1
  actual=$?
  if [ "$actual" -ne "$status" ] || ! grep -qF -- "$text" "$output"; then
    echo "FAILED: $name: exit $actual, expected $status and \`$text\`; it said:"
    cat "$output"
    failures=$((failures + 1))
  fi
}

# A corpus that is good but for what the caller does to it.
spoil() {
  rm -rf "$bad"
  mkdir "$bad"
  cat "$good/valid.q" >"$bad/valid.q"
  cat "$good/invalid.q" >"$bad/invalid.q"
}

fast=--benchmark_min_time=0.0001
for peer in assay/raw assay/parsed assay/json assay/raw/report assay/parsed/report assay/json/report \
  re2/raw re2/parsed std_regex/raw std_regex/parsed rapidjson/parsed rapidjson/json valijson/parsed; do
  for claim in valid invalid; do
    expect 0 "$peer/$claim" "$peer/$claim is timed" --corpus="$good" "$fast" --benchmark_filter="^$peer/$claim$"
  done
done
expect 0 assay/raw/valid "kernels are limited" --kernels=sse2 --corpus="$good" "$fast" --benchmark_filter="^assay/raw/valid$"
expect 2 "no kernels of level" "an unknown level is refused" --kernels=sse9 --corpus="$good"
expect 0 assay/raw/valid "benchmarks are listed" --corpus="$good" --benchmark_list_tests
if [ "$(uname -m)" = x86_64 ]; then
  expect 0 expert/raw/sse2/invalid "the reference takes part" --corpus="$good" --benchmark_list_tests
  expect 0 expert/parsed/sse2/valid "the reference takes part" --corpus="$good" --benchmark_list_tests
  expect 0 expert/json/simdjson/valid "the reference takes part" --corpus="$good" --benchmark_list_tests
fi
expect 0 "note: rapidjson/json is not proven on 1 of the invalid requests" "what a schema cannot say" --corpus="$good" --benchmark_list_tests

spoil
head -n 1 "$good/invalid.q" >>"$bad/valid.q"
expect 1 "assay/raw refuses $bad/valid.q:21 (action)" "an invalid request among the valid" --corpus="$bad" "$fast"

spoil
sed 1q "$good/valid.q" >>"$bad/invalid.q"
expect 1 "assay/json accepts $bad/invalid.q:21 (valid)" "a valid request among the invalid" --corpus="$bad" "$fast"

spoil
sed -n 's/^config/other/p' "$good/invalid.q" >>"$bad/invalid.q"
expect 1 "rapidjson/parsed accepts $bad/invalid.q:21 (other)" "a fault that a peer must see" --corpus="$bad" "$fast"

# Of two tokens and a short password, the token comes first; peers with a map know one token only.
spoil
printf 'twice\tAction=CreateInstance&RegionId=x&Capacity=1&Token=a&Token=b&Password=x\n' >>"$bad/invalid.q"
expect 1 "re2/raw says InvalidPassword.Malformed and assay/raw says InvalidToken.Malformed of $bad/invalid.q:21 (twice)" \
  "another code" --corpus="$bad" "$fast"

spoil
printf 'x\tAction=%%4' >>"$bad/invalid.q"
expect 2 "$bad/invalid.q:21 (x): an escape that cannot be decoded" "a broken escape" --corpus="$bad"

spoil
printf 'Action=CreateInstance\n' >>"$bad/valid.q"
expect 2 "$bad/valid.q:21: no tab" "a line without a tag" --corpus="$bad"

spoil
: >"$bad/valid.q"
expect 2 "$bad/valid.q holds no request" "an empty file" --corpus="$bad"

expect 2 "cannot read $bad/none/valid.q" "no folder" --corpus="$bad/none"
expect 2 "--corpus=DIR" "no flag"
expect 2 "--corpsu" "a misspelt flag" --corpsu="$good"

exit "$failures"
