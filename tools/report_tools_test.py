#!/usr/bin/env python3
"""Tests the pure parts of compile_commands.py, clang_tidy.py and coverage_summary.py."""
import os
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import clang_tidy  # pylint: disable=wrong-import-position
import compile_commands  # pylint: disable=wrong-import-position
import coverage_summary  # pylint: disable=wrong-import-position


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


class CoverageSummaryTest(unittest.TestCase):

    def test_reads_records(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "report")
            with open(path, "w", encoding="utf-8") as f:
                f.write("SF:a.cc\nDA:1,1\nLF:4\nLH:3\nend_of_record\nSF:b.h\nLF:0\nLH:0\nend_of_record\n")
            self.assertEqual(list(coverage_summary.records(path)), [("a.cc", 4, 3), ("b.h", 0, 0)])
        self.assertEqual(coverage_summary.row("a.cc", 4, 3), "  75.0%      3/4      a.cc")
        self.assertEqual(coverage_summary.row("b.h", 0, 0), " 100.0%      0/0      b.h")


if __name__ == "__main__":
    unittest.main()
