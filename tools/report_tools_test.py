#!/usr/bin/env python3
"""Tests the pure parts of compile_commands.py, clang_tidy.py, coverage_summary.py and hardening.py."""
import os
import sys
import tempfile
import unittest
from unittest import mock

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import clang_tidy  # pylint: disable=wrong-import-position
import compile_commands  # pylint: disable=wrong-import-position
import coverage_summary  # pylint: disable=wrong-import-position
import hardening  # pylint: disable=wrong-import-position


class CompileCommandsTest(unittest.TestCase):

    def test_keeps_what_a_reader_needs(self):
        arguments = ["/usr/bin/gcc", "-Wall", "-fno-canonical-system-headers", "-std=c++20", "-MD", "-MF",
                     "a.d", "-frandom-seed=a.o", '-D__DATE__="redacted"', "-DX=1", "-iquote", ".", "-c",
                     "a.cc", "-o", "a.o"]
        self.assertEqual(compile_commands.source_of(arguments), "a.cc")
        self.assertEqual(compile_commands.kept(arguments),
                         ["/usr/bin/gcc", "-Wall", "-std=c++20", "-DX=1", "-iquote", ".", "-c", "a.cc"])


class ClangTidyTest(unittest.TestCase):

    def test_a_change_of_a_header_affects_those_that_include_it(self):
        with tempfile.TemporaryDirectory() as folder:
            source = os.path.join(folder, "a.cc")
            with open(source, "w", encoding="utf-8") as f:
                f.write('#include "validator/a.h"\n\n#include <vector>\n\n#  include "validator/b.h"\n')
            self.assertTrue(clang_tidy.affected(source, {source}))
            self.assertTrue(clang_tidy.affected(source, {"validator/b.h", "README.md"}))
            self.assertFalse(clang_tidy.affected(source, {"validator/c.h", "vector"}))


    def test_selects_what_changed(self):
        # What is asked for, revisions that exist, what differs from each; the selection, why.
        everything = ["a.cc", "b.cc", "c.cc"]
        changes = {"HEAD": {"README.md"}, "HEAD~9": {"b.cc"}, "HEAD~8": {".clang-tidy"}, "main": {"a.cc"}}
        cases = [
            (["--all"], {"main"}, everything, "all"),
            ([], {"main"}, ["a.cc"], "changed since main"),
            ([], set(), [], "changed since HEAD"),
            (["--last", "9"], {"main", "HEAD~9"}, ["a.cc", "b.cc"], "changed since main or HEAD~9"),
            (["--last", "9"], {"HEAD~9"}, ["b.cc"], "changed since HEAD or HEAD~9"),
            (["--last", "9"], {"main"}, everything, "all, for there is no HEAD~9"),
            (["--last", "8"], {"main", "HEAD~8"}, everything,
             "all, for the configuration changed since main or HEAD~8"),
        ]
        for words, revisions, selected, why in cases:
            with self.subTest(words=words, revisions=revisions), \
                 mock.patch.object(clang_tidy, "exists", revisions.__contains__), \
                 mock.patch.object(clang_tidy, "changed_files", changes.__getitem__), \
                 mock.patch.object(clang_tidy, "affected", lambda source, changed: source in changed):
                arguments = clang_tidy.parse(["--base", "main"] + words)
                self.assertEqual(clang_tidy.select(arguments, everything), (selected, why))

    def test_a_flag_of_some_builds_changes_no_finding(self):
        before = ["# Flags.", "build --a", "build:asan --b", "test --c"]
        cases = [
            (["build --a", "build:asan --other", "coverage --d"], set()),
            (["build --a", "build --b"], {".bazelrc"}),
            (["build:asan --a"], {".bazelrc"}),
        ]
        for now, changed in cases:
            answers = {"diff": [".bazelrc"], "ls-files": [], "ls-tree": ["100644 blob"], "show": before}
            with self.subTest(now=now), \
                 mock.patch.object(clang_tidy, "git", lambda command, *_, a=answers: a[command]), \
                 mock.patch("builtins.open", mock.mock_open(read_data="\n".join(now))):
                self.assertEqual(clang_tidy.changed_files("main"), changed)


REPORT = """SF:a/b/c.cc
DA:1,1
DA:2,0
DA:3,5
BRDA:1,0,0,1
BRDA:1,0,1,0
BRDA:2,0,0,0
BRDA:3,0,0,-
end_of_record
SF:a/d.h
end_of_record
"""


class CoverageSummaryTest(unittest.TestCase):

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.records = list(coverage_summary.records(self.write("report", REPORT)))

    def tearDown(self):
        self.folder.cleanup()

    def write(self, name, text):
        path = os.path.join(self.folder.name, name)
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
        return path

    def test_reads_records(self):
        counts = coverage_summary.Counts(3, 2, 4, 1)
        self.assertEqual(self.records, [
            coverage_summary.Record("a/b/c.cc", counts, [(2, 2)], [1, 3]),
            coverage_summary.Record("a/d.h", coverage_summary.Counts(0, 0, 0, 0), [], []),
        ])
        self.assertEqual(coverage_summary.folders(self.records), {"a": counts, "a/b": counts})
        self.assertEqual(coverage_summary.row("a.cc", counts),
                         "  66.7%      2/3        25.0%      1/4      a.cc")
        self.assertEqual(coverage_summary.row("b.h", self.records[1].counts),
                         " 100.0%      0/0       100.0%      0/0      b.h")

    def test_names_what_is_missing(self):
        self.assertEqual(list(coverage_summary.missing(self.records, "a/b/")), [
            "a/b/c.cc:1: no test takes a branch",
            "a/b/c.cc:2-2: no test runs this",
            "a/b/c.cc:3: no test takes a branch",
        ])
        self.assertEqual(list(coverage_summary.missing(self.records, "a/bc")), [])

    def test_a_run_is_what_no_test_runs_between_lines_that_one_does(self):
        for lines, runs in [({}, []), ({1: 0}, [(1, 1)]), ({1: 0, 2: 0, 5: 0, 6: 3, 7: 0}, [(1, 5), (7, 7)]),
                            ({1: 2, 2: 2}, [])]:
            with self.subTest(lines=lines):
                self.assertEqual(coverage_summary.record_of("a.cc", lines, []).dead_runs, runs)

    def test_asks_a_reason_for_each_run(self):
        source = self.write("c.cc", "if (a) {\n  return;\n}\n")
        found = [coverage_summary.record_of(source, {1: 1, 2: 0, 3: 1}, [])]
        name = source + ": `if (a) {` `return;`"
        listed = self.write("explained", name + "\n  cannot be\n")
        empty = self.write("empty", "# nothing\n")
        folder = self.folder.name
        self.assertEqual(list(coverage_summary.unexplained(listed, found, folder)), [])
        self.assertEqual(list(coverage_summary.unexplained(empty, found, folder)),
                         [name + ": no test runs it, and %s has no reason" % empty])
        self.assertEqual(list(coverage_summary.unexplained(listed, [], folder)),
                         [name + ": %s has a reason, but tests run it" % listed])

    def test_holds_folders_to_floors(self):
        totals = coverage_summary.folders(self.records)
        for floors, faults in [
            ("# none\n\na 66.6 25\n", []),
            ("a/b 66.7 25.1\n", ["a/b: 66.7 % of lines, 66.7 are the floor",
                                 "a/b: 25.0 % of branches, 25.1 are the floor"]),
            ("x 0 0\n", ["x has a floor, but no file"]),
        ]:
            with self.subTest(floors=floors):
                self.assertEqual(list(coverage_summary.below_floors(self.write("floors", floors), totals)), faults)


# Each line shows one thing, in the order in which they are looked for.
HARDENED = """\
 0x000000006ffffffb (FLAGS_1)            Flags: PIE
 0x000000006ffffffb (FLAGS_1)            Flags: NOW
  GNU_RELRO      0x50f2a0 0x00000000005102a0 0x00000000005102a0 0x007d60 0x007d60 R   0x1
  GNU_STACK      0x000000 0x0000000000000000 0x0000000000000000 0x000000 0x000000 RW  0x10
     1: 0000000000000000     0 FUNC    GLOBAL DEFAULT  UND __stack_chk_fail@GLIBC_2.4 (2)
     2: 0000000000000000     0 FUNC    GLOBAL DEFAULT  UND __memcpy_chk@GLIBC_2.3.4 (3)
     3: 0000000000000000     0 FUNC    GLOBAL DEFAULT  UND _ZSt21__glibcxx_assert_failPKciS0_S0_@GLIBCXX (4)
  LOAD           0x004000 0x0000000000004000 0x0000000000004000 0x015759 0x015759 R E 0x1000
  LOAD           0x0232b0 0x00000000000232b0 0x00000000000232b0 0x001310 0x0025f8 RW  0x1000
"""


class HardeningTest(unittest.TestCase):

    def test_misses_what_is_not_there(self):
        self.assertEqual(hardening.faults(HARDENED), [])
        lines = HARDENED.splitlines()
        for number, (what, _) in enumerate(hardening.PRESENT):
            with self.subTest(what=what):
                without = "\n".join(lines[:number] + lines[number + 1:])
                self.assertEqual(hardening.faults(without), ["lacks " + what])

    def test_finds_what_should_not_be_there(self):
        for line, fault in [
            ("  LOAD  0x004000 0x0000000000004000 0x0000000000004000 0x015759 0x015759 RWE 0x1000",
             "has a segment that is both writable and executable"),
            (" 0x0000000000000016 (TEXTREL)            0x0", "has relocations in code"),
            (" 0x000000000000001d (RUNPATH)            Library runpath: [/x]", "has a path to libraries of its own"),
            (" 0x000000000000000f (RPATH)              Library rpath: [/x]", "has a path to libraries of its own"),
        ]:
            with self.subTest(line=line):
                self.assertEqual(hardening.faults(HARDENED + line), [fault])


if __name__ == "__main__":
    unittest.main()
