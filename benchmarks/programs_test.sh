#!/bin/sh
# Each program runs through, and none of its benchmarks fails.
#   programs_test.sh PROGRAM...
set -u

for program in "$@"; do
  "$program" --benchmark_min_time=0.000001 --benchmark_format=json >"$TEST_TMPDIR/output" 2>"$TEST_TMPDIR/errors"
  status=$?
  if [ "$status" -ne 0 ] || grep -q "error_occurred.: true" "$TEST_TMPDIR/output"; then
    echo "FAILED: $program: exit $status; it said:"
    cat "$TEST_TMPDIR/output" "$TEST_TMPDIR/errors"
    exit 1
  fi
done
