#!/usr/bin/env python3
"""Tests test_summary.py on event files like those that Bazel 4.2 writes, cut down to what is read.

The count decides what the CI lets through, so every way to fail must be seen: above all those
in which a test leaves no report.
"""
import contextlib
import io
import json
import os
import sys
import tempfile
import unittest
from unittest import mock

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import test_summary  # pylint: disable=wrong-import-position

PASSING = '<testcase name="a" status="run"/>'
FAILING = '<testcase name="b" status="run"><failure message="no"/></testcase>'
DISABLED = '<testcase name="c" status="notrun"/>'
SKIPPED = '<testcase name="d" status="run"><skipped message="why"/></testcase>'


def configured(label, kind="cc_test rule"):
    return {"id": {"targetConfigured": {"label": label}}, "configured": {"targetKind": kind}}


def completed(label, success):
    return {"id": {"targetCompleted": {"label": label}}, "completed": {"success": True} if success else {}}


def finished(name):
    return {"id": {"buildFinished": {}}, "finished": {"exitCode": {"name": name}}}


class TestSummaryTest(unittest.TestCase):

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
        return path

    def result(self, label, status, xml=None, attempt=1, shard=1):
        """A testResult event, and the test.xml it points to (None: there is none)."""
        ident = {"label": label, "run": 1, "shard": shard, "attempt": attempt}
        outputs = []
        if xml is not None:
            # A space: the URI escapes it, and the reader must undo that.
            name = "%s %d %d.xml" % (label.replace("/", "_"), shard, attempt)
            path = self.write(name, "<testsuites><testsuite>%s</testsuite></testsuites>" % xml)
            outputs.append({"name": "test.xml", "uri": "file://" + path.replace(" ", "%20")})
        return {"id": {"testResult": ident}, "testResult": {"status": status, "testActionOutput": outputs}}

    def summary(self, *events, tail=""):
        """(exit status, last line, all lines) of the tool on a file of these events."""
        path = self.write("events.json", "".join(json.dumps(e) + "\n" for e in events) + tail)
        return self.run_main(path)

    @staticmethod
    def run_main(*paths):
        out = io.StringIO()
        with contextlib.redirect_stdout(out), mock.patch.object(sys, "argv", ["test_summary.py", *paths]):
            status = test_summary.main()
        lines = out.getvalue().splitlines()
        return status, lines[-1], lines

    def test_counts_cases_not_targets(self):
        status, last, _ = self.summary(
            configured("//a:t"), completed("//a:t", True),
            self.result("//a:t", "PASSED", PASSING * 3 + DISABLED + SKIPPED), finished("SUCCESS"))
        self.assertEqual((status, last), (0, "3 passed, 0 failed, 2 skipped"))

    def test_shows_notices_of_what_passed(self):
        notice = '<properties><property name="notice" value="renew it"/><property name="x" value="no"/></properties>'
        _, _, lines = self.summary(
            configured("//a:t"), completed("//a:t", True),
            self.result("//a:t", "PASSED", notice + PASSING), finished("SUCCESS"))
        self.assertEqual(lines, ["NOTICE: //a:t: renew it", "1 passed, 0 failed"])

    def test_a_failed_case_fails_the_run(self):
        status, last, lines = self.summary(
            configured("//a:t"), completed("//a:t", True),
            self.result("//a:t", "FAILED", PASSING + FAILING), finished("TESTS_FAILED"))
        self.assertEqual((status, last), (1, "1 passed, 1 failed"))
        self.assertIn("FAILED: //a:t (FAILED)", lines)

    def test_a_test_without_a_report_counts_by_its_status(self):
        for status, expected in (("PASSED", "1 passed, 0 failed"), ("TIMEOUT", "0 passed, 1 failed"),
                                 ("FAILED", "0 passed, 1 failed")):
            with self.subTest(status):
                _, last, _ = self.summary(configured("//a:t"), self.result("//a:t", status),
                                          finished("SUCCESS"))
                self.assertEqual(last, expected)

    def test_a_crash_after_passing_cases_is_a_failure(self):
        _, last, _ = self.summary(configured("//a:t"), self.result("//a:t", "FAILED", PASSING),
                                  finished("TESTS_FAILED"))
        self.assertEqual(last, "1 passed, 1 failed")

    def test_a_truncated_report_is_no_report(self):
        event = self.result("//a:t", "FAILED", PASSING)
        self.write("__a:t 1 1.xml", "<testsuites><testsu")
        _, last, _ = self.summary(configured("//a:t"), event, finished("TESTS_FAILED"))
        self.assertEqual(last, "0 passed, 1 failed")

    def test_a_test_that_did_not_build_failed(self):
        status, last, lines = self.summary(
            configured("//a:ok"), configured("//a:bad"), completed("//a:ok", True),
            completed("//a:bad", False), self.result("//a:ok", "PASSED", PASSING), finished("BUILD_FAILURE"))
        self.assertEqual((status, last), (1, "1 passed, 1 failed"))
        self.assertIn("FAILED: //a:bad (not built or not run)", lines)

    def test_a_test_that_was_never_reached_failed(self):
        _, last, _ = self.summary(configured("//a:t", "sh_test rule"), finished("INTERRUPTED"))
        self.assertEqual(last, "0 passed, 1 failed")

    def test_a_library_that_did_not_build_failed(self):
        status, last, lines = self.summary(
            configured("//a:t"), configured("//a:lib", "cc_library rule"), completed("//a:lib", False),
            self.result("//a:t", "PASSED", PASSING), finished("BUILD_FAILURE"))
        self.assertEqual((status, last), (1, "1 passed, 1 failed"))
        self.assertIn("FAILED: //a:lib (not built or not run)", lines)

    def test_a_library_that_built_is_not_counted(self):
        _, last, _ = self.summary(
            configured("//a:lib", "cc_library rule"), completed("//a:lib", True), configured("//a:t"),
            self.result("//a:t", "PASSED", PASSING), finished("SUCCESS"))
        self.assertEqual(last, "1 passed, 0 failed")

    def test_a_failure_that_no_target_shows_failed(self):
        # For example a BUILD file that does not parse, beside tests that pass.
        status, last, lines = self.summary(
            configured("//a:t"), self.result("//a:t", "PASSED", PASSING), finished("PARSING_FAILURE"))
        self.assertEqual((status, last), (1, "1 passed, 1 failed"))
        self.assertIn("FAILED: bazel (PARSING_FAILURE)", lines)

    def test_no_test_at_all_failed(self):
        status, _, _ = self.summary(finished("SUCCESS"))
        self.assertEqual(status, 1)

    def test_only_the_last_attempt_counts(self):
        first = self.result("//a:t", "FAILED", FAILING, attempt=1)
        second = self.result("//a:t", "FLAKY", PASSING, attempt=2)
        for events in ((first, second), (second, first)):
            _, last, _ = self.summary(configured("//a:t"), *events, finished("SUCCESS"))
            self.assertEqual(last, "1 passed, 0 failed")

    def test_shards_add_up(self):
        _, last, _ = self.summary(
            configured("//a:t"), self.result("//a:t", "PASSED", PASSING * 2, shard=1),
            self.result("//a:t", "PASSED", PASSING * 3, shard=2), finished("SUCCESS"))
        self.assertEqual(last, "5 passed, 0 failed")

    def test_a_file_that_ends_early_failed(self):
        good = (configured("//a:t"), self.result("//a:t", "PASSED", PASSING))
        for tail in ("", '{"id": {"buildFin'):
            with self.subTest(tail):
                status, last, lines = self.summary(*good, tail=tail)
                self.assertEqual((status, last), (1, "1 passed, 1 failed"))
                self.assertIn("FAILED: bazel (ended early)", lines)

    def test_an_absent_file_failed(self):
        status, last, _ = self.run_main(os.path.join(self.folder, "absent.json"))
        self.assertEqual((status, last), (1, "0 passed, 1 failed"))

    def test_files_add_up(self):
        paths = []
        for name, xml in (("one", PASSING), ("two", PASSING * 2)):
            events = (configured("//a:t"), self.result("//a:t", "PASSED", xml, shard=len(xml)),
                      finished("SUCCESS"))
            paths.append(self.write(name, "".join(json.dumps(e) + "\n" for e in events)))
        self.assertEqual(self.run_main(*paths)[:2], (0, "3 passed, 0 failed"))


if __name__ == "__main__":
    unittest.main()
