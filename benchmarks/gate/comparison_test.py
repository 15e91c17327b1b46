#!/usr/bin/env python3
"""Tests comparison.py: what passes, what fails, and what is told."""
import os
import sys
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import comparison  # pylint: disable=wrong-import-position

HERE = {"compiler": "GCC: 12.2.0", "processor": "x86_64 with AVX2"}
ELSEWHERE = dict(HERE, compiler="GCC: 13.1.0")
RAW, EXPERT = "assay/raw/valid", "expert/raw/sse2/valid"

# What happens, the record's counts, those of now with allocations, where; the kinds of finding by name.
CASES = [
    ("nothing has changed", {RAW: 1000}, {RAW: (1000, 0)}, HERE, {RAW: "passed"}),
    ("3 % more pass", {RAW: 1000}, {RAW: (1030, 0)}, HERE, {RAW: "passed"}),
    ("more than 3 % fail", {RAW: 1000}, {RAW: (1031, 0)}, HERE, {RAW: "failed"}),
    ("3 % less pass", {RAW: 1000}, {RAW: (970, 0)}, HERE, {RAW: "passed"}),
    ("less than that is told", {RAW: 1000}, {RAW: (969, 0)}, HERE, {RAW: "renew"}),
    ("an expert may do what he likes", {EXPERT: 1000}, {EXPERT: (2000, 7)}, HERE, {EXPERT: "passed"}),
    ("one allocation fails", {RAW: 1000}, {RAW: (900, 1)}, HERE, {RAW: "failed"}),
    ("a name is unknown to the record", {RAW: 1000}, {RAW: (1000, 0), "assay/new": (1, 0)}, HERE,
     {RAW: "passed", "assay/new": "failed"}),
    ("a name is in the record only", {RAW: 1000, EXPERT: 500}, {RAW: (1000, 0)}, HERE,
     {RAW: "passed", EXPERT: "failed"}),
    ("another compiler skips", {RAW: 1000}, {RAW: (2000, 0)}, ELSEWHERE, {RAW: "skipped"}),
    ("an allocation is one with any compiler", {RAW: 1000}, {RAW: (1000, 1)}, ELSEWHERE, {RAW: "failed"}),
    ("so is an unknown name", {RAW: 1000}, {RAW: (1, 0), "assay/new": (1, 0)}, ELSEWHERE,
     {RAW: "skipped", "assay/new": "failed"}),
]


class ComparisonTest(unittest.TestCase):

    def test_cases(self):
        for what, recorded, counts, here, expected in CASES:
            with self.subTest(what):
                record = {"environment": HERE,
                          "counts": {name: {"instructions": n} for name, n in recorded.items()}}
                found = comparison.judge(record, here, counts)
                self.assertEqual({finding.name: finding.kind for finding in found}, expected)
                self.assertEqual(len(found), len(expected))

    def test_texts_say_by_how_much(self):
        self.assertEqual(comparison.compare(RAW, 1000, 1045).text,
                         "1045 instructions a request, 1000 in the record (+4.5 %)")

    def test_differences_name_both_sides(self):
        self.assertEqual(comparison.differences(HERE, HERE), [])
        self.assertEqual(comparison.differences(HERE, ELSEWHERE),
                         ["compiler: GCC: 12.2.0 in the record, GCC: 13.1.0 here"])
        self.assertEqual(comparison.differences(HERE, {"compiler": "GCC: 12.2.0"}),
                         ["processor: x86_64 with AVX2 in the record, None here"])


if __name__ == "__main__":
    unittest.main()
