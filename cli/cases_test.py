#!/usr/bin/python3
"""assay cases: what it prints is what check answers, and what it lacks is told."""

import json
import os
import pathlib
import sys
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from cli_testing import RULES, CliTest, run  # pylint: disable=wrong-import-position

OTHER = os.path.abspath("examples/rulesets/parcel-3.json")


def cases(*arguments):
    result = run("cases", *arguments)
    return result, [json.loads(line) for line in result.stdout.splitlines()]


class CasesTest(CliTest):
    def test_check_answers_as_expected(self):
        result, found = cases("--rules", RULES)
        self.assertEqual((result.returncode, result.stderr), (0, b""))
        unanswered = [case for case in found if "facts" not in case]
        requests = "".join(case["request"] + "\n" for case in unanswered).encode()
        checked = run("check", "--rules", RULES, "--format", "jsonl", "--input", "-", stdin=requests)
        records = [json.loads(line) for line in checked.stdout.splitlines()]
        self.assertEqual(len(records), len(unanswered))
        for case, record in zip(unanswered, records):
            for key in ("operation", "verdict", "unchecked"):
                self.assertEqual(case[key], record[key], case["id"])
            for expected, violation in zip(case["violations"], record["violations"], strict=True):
                self.assertEqual(expected, {key: violation[key] for key in expected}, case["id"])

    def test_facts_are_those_of_a_facts_file(self):
        _, found = cases("--rules", OTHER)
        for case in found:
            if "facts" not in case:
                continue
            path = self.folder / "case.facts.json"
            path.write_text(json.dumps(case["facts"]), encoding="utf-8")
            checked = run("check", "--rules", OTHER, "--facts", str(path), "--format", "jsonl", case["request"])
            self.assertEqual(json.loads(checked.stdout)["verdict"], case["verdict"], case["id"])

    def test_of_one_operation_and_of_all(self):
        _, built_in = cases()
        _, one = cases("--operation", "CreateKey")
        self.assertEqual(one, [case for case in built_in if case["id"].startswith("CreateKey.")])
        self.assertEqual(len({case["id"] for case in built_in}), len(built_in))
        result = run("cases", "--operation", "CreateKy")
        self.assertEqual((result.returncode, result.stdout), (2, b""))
        self.assertEqual(result.stderr, b"assay: no operation `CreateKy` in these rulesets\n")
        result = run("cases", "--operation", "Action=CreateKey&Password=Zq7xHunter2Kw")
        self.assertEqual((result.returncode, result.stdout), (2, b""))
        self.assertEqual(result.stderr, b"assay: `--operation` takes a name, not a request\n")

    def test_what_has_no_request(self):
        text = pathlib.Path(OTHER).read_text(encoding="utf-8")
        path = self.folder / "rules.json"
        path.write_text(text.replace('"[0-9]{5}"', '"[0-9]{5}(zz|yy)(?:9|8)q+"'), encoding="utf-8")
        result = run("cases", "--rules", str(path))
        self.assertEqual((result.returncode, result.stdout), (1, b""))
        self.assertRegex(
            result.stderr.decode(), r"^\S+rules.json:38:5: error: no request found that `Send` accepts; .+ \[no-witness\]\n"
        )

    def test_bad_rules(self):
        path = self.folder / "rules.json"
        path.write_text("{", encoding="utf-8")
        result = run("cases", "--rules", str(path))
        self.assertEqual((result.returncode, result.stdout), (2, b""))
        self.assertIn(b"rules.json:1:2: error: ", result.stderr)


if __name__ == "__main__":
    unittest.main()
