#!/bin/sh
# Evaluation must not reach the model, the loader, JSON, XML or responses: what answers requests carries no parser of
# rule files or of answers.
# The lists are what Bazel itself says of the build graph (genquery), a label a line.
#
# usage: build_graph_test.sh DEPS_OF_EVALUATE DEPS_OF_VALIDATOR
set -eu

evaluate=$1
validator=$2
forbidden='^//validator/\(model\|load\|lint\|json\|compile\|response\)[:/]\|^@simdjson//\|^@pugixml//'
status=0

if found=$(grep "$forbidden" "$evaluate"); then
  echo "//validator/evaluate depends on:"
  echo "$found"
  status=1
fi

# The list is that of evaluate, and complete: its own target and what it is made of stand in it.
for label in //validator/evaluate:evaluate //validator/evaluate:evaluate.cc //validator/program:program; do
  if ! grep -qx "$label" "$evaluate"; then
    echo "$label is missing from the list: the query asks for something else"
    status=1
  fi
done

# The expression finds each of these where they are known to be.
for label in //validator/model:model //validator/load:load //validator/json:reader @simdjson//:simdjson \
  //validator/response:response @pugixml//:pugixml; do
  if ! grep "$forbidden" "$validator" | grep -qx "$label"; then
    echo "$label is not found among the dependencies of //validator: the expression is blind to it"
    status=1
  fi
done

exit $status
