#!/usr/bin/env bash
# Runs a test under valgrind: `--run_under` of --config=valgrind. Exits with 99 where it finds what it
# should not, and with the test's own code otherwise.
exec valgrind --quiet --vgdb=no --error-exitcode=99 --leak-check=full --show-leak-kinds=definite \
  --errors-for-leak-kinds=definite --suppressions="$(dirname "$0")/valgrind.supp" "$@"
