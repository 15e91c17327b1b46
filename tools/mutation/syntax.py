"""The syntax tree of a C++ file as clang reads it: which stretch of text is what.

Nodes are clang's own, as dictionaries. What is added to each place is the file it stands in, which
clang writes only where it changes.
"""
import json
import os
import subprocess

# Only what the namespace of the project has in it: the standard library makes a tree of its own.
DUMP = ["-Xclang", "-ast-dump=json", "-Xclang", "-ast-dump-filter=assay"]


def dump(root, path):
    """clang's trees of a file and of what it includes, as text."""
    command = ["clang++", "-x", "c++", "-std=c++20", "-iquote", ".", "-w", "-fsyntax-only"]
    run = subprocess.run(command + DUMP + [path], cwd=root, check=True, stdout=subprocess.PIPE, text=True)
    return run.stdout


def trees(text):
    """The root nodes of a dump."""
    file = ""

    def place(node):
        # Places hold no other places, so the decoder ends them in the order of the text.
        nonlocal file
        if "offset" in node:
            file = node["file"] = node.get("file", file)
        return node

    decoder = json.JSONDecoder(object_hook=place)
    at = text.find("{")
    while at >= 0:
        tree, end = decoder.raw_decode(text, at)
        yield tree
        at = text.find("{", end)


def span(node, path):
    """(begin, end) of a node in the bytes of a file; nothing when it stands elsewhere or in a macro."""
    places = node.get("range", {})
    begin, end = places.get("begin", {}), places.get("end", {})
    for place in (begin, end):
        if "offset" not in place or os.path.normpath(place["file"]) != path:
            return None
    return begin["offset"], end["offset"] + end["tokLen"]


def inner(node):
    """The nodes within; clang leaves empty ones where something optional is missing."""
    return node.get("inner", [])
