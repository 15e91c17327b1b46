#!/usr/bin/env bash
# What counts is clang's coverage, which `./dev coverage` reads without this.
echo 'use ./dev coverage, not bazel coverage' >&2
exit 1
