#!/usr/bin/env python3
"""Writes compile_commands.json, which clangd and clang-tidy read, from `bazel aquery`.

Generated headers must exist, so `bazel build` comes first. Arguments are passed on to Bazel, for
example --config=clang.
"""
import json
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

# What GCC knows and clang does not, and what only matters when objects are written.
DROP = {"-fno-canonical-system-headers", "-Wno-free-nonheap-object", "-MD", "-c"}
DROP_WITH_VALUE = {"-MF", "-o"}
DROP_PREFIXES = ("-frandom-seed=", "-D__DATE__", "-D__TIME")


def actions(flags):
    """Bazel's C++ compile actions, each as its list of arguments."""
    command = ["bazel", "aquery", "--output=jsonproto", "--noshow_progress", "--ui_event_filters=-info"]
    query = 'mnemonic("CppCompile", //...)'
    out = subprocess.run(command + flags + [query], cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout
    return [action["arguments"] for action in json.loads(out).get("actions", [])]


def source_of(arguments):
    return arguments[arguments.index("-c") + 1]


def kept(arguments):
    """The arguments that matter to a tool that only reads the source."""
    source = source_of(arguments)
    result = []
    skip = False
    for a in arguments:
        if skip:
            skip = False
        elif a in DROP_WITH_VALUE:
            skip = True
        elif a not in DROP and a != source and not a.startswith(DROP_PREFIXES):
            result.append(a)
    return result + ["-c", source]


def main():
    entries = {}
    for arguments in actions(sys.argv[1:]):
        source = source_of(arguments)
        built_for_tools = any("-exec-" in a or "/host/" in a for a in arguments)
        if source.startswith("external/") or (built_for_tools and source in entries):
            continue
        entries[source] = {"directory": ROOT, "file": source, "arguments": kept(arguments)}
    with open(os.path.join(ROOT, "compile_commands.json"), "w", encoding="utf-8") as f:
        json.dump([entries[k] for k in sorted(entries)], f, indent=1)
        f.write("\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
