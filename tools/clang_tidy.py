#!/usr/bin/env python3
"""Runs clang-tidy over the files of compile_commands.json and prints what it finds.

  tools/clang_tidy.py [--all | --base REVISION] [--last COMMITS]

Without --all, it checks sources that differ from REVISION (origin/main; without such a branch,
HEAD) and those that include a header that differs: at seconds a file, all of them take minutes.
--last adds what the last commits changed, for a clone that may be at origin/main itself; in one
whose history does not go that far back, it checks all.
"""
import argparse
import concurrent.futures
import json
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)
# A change of one of these can change what is found anywhere, one of .bazelrc if every build has the flag.
CONFIGURATION = {".clang-tidy", ".bazelrc"}


def git(*arguments):
    out = subprocess.run(("git",) + arguments, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return out.stdout.splitlines()


def exists(revision):
    command = ["git", "rev-parse", "--quiet", "--verify", revision + "^{commit}"]
    return subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode == 0


def every_build(bazelrc):
    """The flags of every build. clang-tidy reads the sources with these; those of a --config it never sees."""
    return [line for line in bazelrc if line.startswith("build ")]


def changed_files(base):
    """Files that differ from a revision, and new ones that git does not ignore."""
    changed = set(git("diff", "--name-only", "--diff-filter=d", base) +
                  git("ls-files", "--others", "--exclude-standard"))
    if ".bazelrc" in changed and git("ls-tree", base, ".bazelrc"):
        with open(os.path.join(ROOT, ".bazelrc"), encoding="utf-8") as f:
            if every_build(f.read().splitlines()) == every_build(git("show", base + ":.bazelrc")):
                changed.remove(".bazelrc")
    return changed


def sources():
    """Our own sources that Bazel compiles; generated ones are not for reading."""
    with open(os.path.join(ROOT, "compile_commands.json"), encoding="utf-8") as f:
        return [e["file"] for e in json.load(f) if not e["file"].startswith("bazel-out/")]


def affected(source, changed):
    """Whether a source or a header that it includes itself changed."""
    if source in changed:
        return True
    with open(os.path.join(ROOT, source), encoding="utf-8") as f:
        return not changed.isdisjoint(INCLUDE.findall(f.read()))


def select(arguments, everything):
    """(the sources to check, why these)."""
    if arguments.all:
        return everything, "all"
    bases = [arguments.base if exists(arguments.base) else "HEAD"]
    if arguments.last:
        bases.append("HEAD~%d" % arguments.last)
        if not exists(bases[-1]):
            return everything, "all, for there is no %s" % bases[-1]
    changed = set().union(*map(changed_files, bases))
    if changed & CONFIGURATION:
        return everything, "all, for the configuration changed since " + " or ".join(bases)
    return [s for s in everything if affected(s, changed)], "changed since " + " or ".join(bases)


def check(source):
    """(source, passed, output) of one run."""
    run = subprocess.run(["clang-tidy", "--quiet", "-p", ROOT, source], cwd=ROOT, check=False,
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    # stderr counts suppressed warnings; it matters when clang-tidy itself could not run.
    output = run.stdout if run.stdout or not run.returncode else run.stderr
    return source, run.returncode == 0, output


def parse(words):
    parser = argparse.ArgumentParser(description="Runs clang-tidy.")
    parser.add_argument("--all", action="store_true", help="check all files")
    parser.add_argument("--base", default="origin/main", help="check what differs from this revision")
    parser.add_argument("--last", type=int, metavar="COMMITS", help="check what these changed, too")
    return parser.parse_args(words)


def main():
    everything = sources()
    selected, why = select(parse(sys.argv[1:]), everything)
    print("clang-tidy: %d of %d files (%s)" % (len(selected), len(everything), why), flush=True)
    failed = []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for source, passed, output in pool.map(check, selected):
            if not passed:
                failed.append(source)
            sys.stdout.write(output)
    print("clang-tidy: %d of these %d files have findings" % (len(failed), len(selected)))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
