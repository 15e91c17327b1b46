#!/bin/sh
# The compiler of TypeScript takes types_test.ts. What ./dev has installed lies in the source tree, which the links lead to.
set -eu
folder=$(dirname "$(readlink -f "$0")")
tsc=$folder/node_modules/typescript/bin/tsc
if [ ! -e "$tsc" ]; then
  echo "no TypeScript; have you run \`./dev setup\`?"
  exit 1
fi
node "$tsc" --noEmit --strict --target es2022 --module nodenext --moduleResolution nodenext "$folder/types_test.ts"
