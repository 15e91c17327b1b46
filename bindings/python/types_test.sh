#!/bin/sh
# mypy takes types_uses.py. It follows no link to the source tree, so that it finds the package beside it.
set -eu
if ! command -v mypy >/dev/null; then
  echo "no mypy; have you run \`./dev setup\`?"
  exit 1
fi
cd bindings/python
mypy --strict --cache-dir="$TEST_TMPDIR" -p assay
mypy --strict --cache-dir="$TEST_TMPDIR" example.py types_uses.py
