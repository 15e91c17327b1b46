#!/bin/sh
# Checks files of requests before they are sent, for a CI of any kind: tells what is wrong and where, as compilers do, and
# fails when anything is.
#
#   preflight.sh FILE...
#
# The command is $ASSAY, or `assay`; further options for it are in $ASSAY_OPTIONS, such as --rules=PATH. Exit code 0:
# nothing is invalid; 1: a request is; 2: it could not check.
set -u
status=0
told=$(mktemp) || exit 2
for file; do
  # shellcheck disable=SC2086 # several words
  "${ASSAY:-assay}" check ${ASSAY_OPTIONS:-} --format=github --input="$file" >"$told"
  code=$?
  if [ "$code" -gt 2 ]; then code=2; fi # such as 127: there is no such command
  if [ "$code" -gt "$status" ]; then status=$code; fi
  sed 's/^::\([a-z]*\) file=[^,]*,line=\([0-9]*\),title=\([^:]*\)::\(.*\)/\2: \1: \3: \4/; s/%0A/ /g; s/%0D//g; s/%25/%/g' "$told" |
    while IFS= read -r line; do printf '%s:%s\n' "$file" "$line"; done
done
rm -f "$told"
exit "$status"
