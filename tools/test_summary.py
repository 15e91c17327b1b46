#!/usr/bin/env python3
"""Counts what `bazel test` ran, from its build event files, and prints `N passed, N failed` last.

  bazel test --build_event_json_file=F ... ; tools/test_summary.py F...

What is counted are test cases (GoogleTest's, from each test.xml), not targets. Bazel itself ends on
no such line, and a plain count of test.xml files would miss the worst failures: a target that did
not build, timed out, crashed or wrote no report counts as one failed, and so does a build that
failed for any other reason. A property `notice` of a test.xml is shown, which Bazel does not do of a
test that passed. The exit status is 0 only when something passed and nothing failed.
"""
import json
import sys
import urllib.parse
import xml.etree.ElementTree as ET


class Count:
    """Numbers of test cases."""

    def __init__(self, passed=0, failed=0, skipped=0):
        self.passed, self.failed, self.skipped = passed, failed, skipped

    def add(self, other):
        self.passed += other.passed
        self.failed += other.failed
        self.skipped += other.skipped

    def __str__(self):
        text = "%d passed, %d failed" % (self.passed, self.failed)
        return text + (", %d skipped" % self.skipped if self.skipped else "")


class Run:
    """What one event file says."""

    def __init__(self):
        self.tests = set()  # labels of the test targets that were asked for
        self.unbuilt = set()  # labels of targets of any kind that did not build
        self.results = {}  # (label, run, shard) -> (attempt, status, path of test.xml)
        self.exit = None  # name of Bazel's exit code; None: the file ends before the build did

    def take(self, event):
        """Takes one event in; most kinds say nothing that matters here."""
        ident = event.get("id", {})
        if "targetConfigured" in ident:
            if event.get("configured", {}).get("targetKind", "").endswith("_test rule"):
                self.tests.add(ident["targetConfigured"]["label"])
        elif "targetCompleted" in ident:
            if not event.get("completed", {}).get("success"):
                self.unbuilt.add(ident["targetCompleted"]["label"])
        elif "testResult" in ident and "testResult" in event:
            self.take_result(ident["testResult"], event["testResult"])
        elif "buildFinished" in ident and "finished" in event:
            self.exit = event["finished"].get("exitCode", {}).get("name", "SUCCESS")

    def take_result(self, ident, result):
        """Keeps the last attempt of each shard of each run."""
        key = (ident["label"], ident.get("run", 1), ident.get("shard", 1))
        attempt = ident.get("attempt", 1)
        if attempt < self.results.get(key, (0,))[0]:
            return
        uris = [o.get("uri", "") for o in result.get("testActionOutput", []) if o.get("name") == "test.xml"]
        path = urllib.parse.unquote(urllib.parse.urlparse(uris[0]).path) if uris else ""
        self.results[key] = (attempt, result.get("status", "NO_STATUS"), path)


def parse(path):
    """The root of one JUnit-style file; an empty one when it is absent or malformed."""
    try:
        return ET.parse(path).getroot()
    except (OSError, ET.ParseError):
        return ET.Element("testsuites")


def cases(root):
    """The test cases of one file."""
    count = Count()
    for case in root.iter("testcase"):
        if case.find("failure") is not None or case.find("error") is not None:
            count.failed += 1
        elif case.find("skipped") is not None or case.get("status") == "notrun":
            count.skipped += 1
        else:
            count.passed += 1
    return count


def read(path):
    """Reads an event file. A line cut short (a crash, a full disk) ends it early."""
    run = Run()
    try:
        with open(path, encoding="utf-8") as f:
            for line in f:
                run.take(json.loads(line))
    except (OSError, ValueError):
        run.exit = None
    return run


def count_result(label, status, path):
    """The cases of one test target, made to agree with Bazel's verdict on it."""
    root = parse(path)
    count = cases(root)
    for notice in root.iterfind(".//property[@name='notice']"):
        print("NOTICE: %s: %s" % (label, notice.get("value")))
    if status in ("PASSED", "FLAKY"):
        if count.passed + count.failed + count.skipped == 0:
            count.passed = 1
    elif count.failed == 0:
        count.failed = 1
    if count.failed:
        print("FAILED: %s (%s)" % (label, status))
    return count


def summarize(run):
    """All cases of one run."""
    total = Count()
    for (label, _, _), (_, status, path) in sorted(run.results.items()):
        total.add(count_result(label, status, path))
    ran = {label for label, _, _ in run.results}
    for label in sorted((run.tests | run.unbuilt) - ran):
        print("FAILED: %s (not built or not run)" % label)
        total.failed += 1
    if run.exit != "SUCCESS" and total.failed == 0:
        print("FAILED: bazel (%s)" % (run.exit or "ended early"))
        total.failed = 1
    return total


def main():
    total = Count()
    for path in sys.argv[1:]:
        total.add(summarize(read(path)))
    print(total)
    return 0 if total.passed and not total.failed else 1


if __name__ == "__main__":
    sys.exit(main())
