#!/bin/sh
# What the example in C prints, by way of the shared library.
set -eu
expected=$(
  cat <<'END'
400 {"RequestId":"5DEA3CC9","HostId":"","Code":"MissingParameter","Message":"Capacity or InstanceClass is mandatory for this action."}
400 {"RequestId":"5DEA3CC9","HostId":"","Code":"InvalidCapacity.NotFound","Message":"The Capacity provided does not exist in our records."}
200 PostPaid
END
)
found=$("$1")
if [ "$found" != "$expected" ]; then
  echo "expected:"
  echo "$expected"
  echo "found:"
  echo "$found"
  exit 1
fi
