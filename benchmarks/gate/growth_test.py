#!/usr/bin/env python3
"""What a byte of a hostile request costs must not grow with the request: a shape that is ten or a hundred times
the size may execute no more than twice the instructions a byte that it did at a smaller one.

  bazel test //benchmarks/gate:growth_test

Instructions are counted by callgrind, as for the gate, and so are the same on a machine that is busy.
"""
import collections
import glob
import os
import re
import subprocess
import sys
import tempfile
import unittest

MOST = 2.0
PROGRAM = os.path.abspath(sys.argv.pop(1))


def instructions_of(path):
    with open(path, encoding="utf-8") as f:
        return int(re.search(r"^totals: (\d+)$", f.read(), re.MULTILINE).group(1))


def count_all():
    """{shape: [(times, instructions a byte), ...]}, smallest first."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["valgrind", "--tool=callgrind", "--quiet", "--vgdb=no", "--zero-before=CountedAnswer",
                   "--dump-after=CountedAnswer", "--callgrind-out-file=" + os.path.join(folder, "count"), PROGRAM]
        lines = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
        # One for each answer, and a last one of what came after.
        paths = sorted(glob.glob(os.path.join(folder, "count.*")), key=lambda path: int(path.rpartition(".")[2]))
        assert len(paths) >= len(lines), (len(paths), len(lines))
        costs = collections.defaultdict(list)
        for line, path in zip(lines, paths):
            name, times, size = line.split()
            costs[name].append((int(times), instructions_of(path) / int(size)))
        return costs


class GrowthTest(unittest.TestCase):

    def test_a_byte_costs_the_same_at_any_size(self):
        costs = count_all()
        self.assertGreater(len(costs), 15)
        for name, at in costs.items():
            print("%-24s" % name + "".join("%9.1f at %3dx" % (cost, times) for times, cost in at))
            with self.subTest(shape=name):
                self.assertEqual([times for times, _ in at], [1, 10, 100])
                for place, (times, cost) in enumerate(at):
                    least = min(earlier for _, earlier in at[:place + 1])
                    self.assertLessEqual(cost, MOST * least, "a byte at %d times" % times)


if __name__ == "__main__":
    unittest.main()
