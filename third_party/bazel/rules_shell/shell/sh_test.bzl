"""Offline stand-in for @rules_shell//shell:sh_test.bzl."""

sh_test = native.sh_test
