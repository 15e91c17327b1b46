#!/usr/bin/env python3
"""Changes the library in small ways, and tells which changes no test notices.

  tools/mutation/mutation.py [N]

N: how many mutants, drawn from all that there are; all: every one. All are compiled into
the same tests, in a copy of the repository in .cache/mutation, and the environment chooses one. The
last line is `N mutants, N killed, N explained, N survived`; the exit status is 0 when none survived
but those that explained.txt explains.
"""
import collections
import concurrent.futures
import hashlib
import os
import sys
import time

sys.dont_write_bytecode = True
import explained  # pylint: disable=wrong-import-position
import suites  # pylint: disable=wrong-import-position
import tree as scratch  # pylint: disable=wrong-import-position

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
TREE = os.path.join(ROOT, ".cache", "mutation", "tree")
MUTATED = [":(glob)validator/%s/*.%s" % (folder, ending) for folder in ("evaluate", "read", "json", "program")
           for ending in ("cc", "h")] + ["validator/report.cc", "validator/violation.cc", "validator/warning.cc"]
DEFAULT_COUNT = 400


def say(text):
    print("mutation: " + text, file=sys.stderr, flush=True)


def sample(numbers, keys, count, seed):
    """So many of them, spread by a hash: a change of the code moves no others in or out."""
    def place(number):
        return hashlib.sha256(("%d %s" % (seed, keys[number])).encode()).digest()
    return sorted(sorted(numbers, key=place)[:count])


def line_of(mutant):
    with open(os.path.join(ROOT, mutant.file), "rb") as f:
        return f.read().count(b"\n", 0, mutant.begin) + 1


class Result:
    """What became of the mutants that were run."""

    def __init__(self, mutants, keys, reasons):
        self.mutants, self.keys, self.reasons = mutants, keys, reasons
        self.killers = collections.Counter()  # by target
        self.survivors, self.explained, self.killed = [], [], []

    def take(self, number, killer):
        if killer:
            self.killers[killer[0]] += 1
            self.killed.append((number, killer))
        else:
            (self.explained if self.keys[number] in self.reasons else self.survivors).append(number)

    def print(self, was_met):
        for target, count in self.killers.most_common():
            print("%5d killed by %s" % (count, target))
        for number, _ in self.killed:
            if self.keys[number] in self.reasons:
                print("explained, but killed: " + self.keys[number])
        for number in self.survivors:
            how = "survived" if was_met(number) else "never met"
            print("%s, line %d: %s" % (how, line_of(self.mutants[number]), self.keys[number]))
        counts = [len(x) for x in (self.killed, self.explained, self.survivors)]
        print("%d mutants, %d killed, %d explained, %d survived" % (sum(counts), *counts))


def write_log(path, result):
    with open(path, "w", encoding="utf-8") as f:
        for number, (target, test) in sorted(result.killed):
            print(result.keys[number], target, test, sep="\t", file=f)


def run_all(chosen, every, result):
    begin = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for done, (number, killer) in enumerate(
                pool.map(lambda n: (n, suites.killer(TREE, every, n)), chosen), 1):
            result.take(number, killer)
            if done % 100 == 0:
                say("%d of %d mutants, %d s" % (done, len(chosen), time.monotonic() - begin))


def reasons():
    with open(os.path.join(HERE, "explained.txt"), encoding="utf-8") as f:
        return explained.read(f.read())


def main():
    word = sys.argv[1] if len(sys.argv) > 1 else str(DEFAULT_COUNT)
    seed = int(os.environ.get("ASSAY_SEED", "20190118"))
    files = [f for f in scratch.listed(ROOT, *MUTATED) if not f.endswith("_test.cc")]
    mutants = scratch.find_mutants(ROOT, files)
    say("%d mutants in %d files; building them" % (len(mutants), len(files)))
    every = suites.suites()
    dropped = scratch.build(ROOT, TREE, mutants, [s.target for s in every])
    for suite in every:
        suites.measure(TREE, suite)
        say("%5.1f s %s" % (suite.seconds, suite.target))
    numbers = [n for n in range(len(mutants)) if n not in dropped]
    keys = explained.keys_of(mutants)
    chosen = sample(numbers, keys, len(numbers) if word == "all" else int(word), seed)
    print("ASSAY_SEED=%d, %d of %d mutants" % (seed, len(chosen), len(numbers)), flush=True)
    result = Result(mutants, keys, reasons())
    run_all(chosen, every, result)
    for key in sorted(set(result.reasons) - set(keys)):
        print("explained, but gone: " + key)
    write_log(os.path.join(ROOT, ".cache", "mutation", "killed.tsv"), result)
    result.print(lambda n: any(s.met[n] for s in every))
    return 1 if result.survivors else 0


if __name__ == "__main__":
    sys.exit(main())
