#!/usr/bin/python3
"""What `assay lint` says of rule files and facts files."""

import json
import os
import re
import sys
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from cli_testing import CATALOGUE, RULES, CliTest, run  # pylint: disable=wrong-import-position


class LintTest(CliTest):
    def test_the_shipped_files_have_no_error(self):
        result = run("lint", RULES, CATALOGUE)
        self.assertEqual((result.returncode, result.stderr), (0, b""))
        self.assertRegex(result.stdout.decode(), r"(^|\n)2 files: (no fault found|0 errors, \d+ warnings?)\n$")

    def test_text(self):
        path = self.write("bad.json", '{"formatVersion": 1, "rulset": "x"}')
        result = run("lint", path)
        self.assertEqual((result.returncode, result.stderr), (1, b""))
        lines = result.stdout.decode().splitlines()
        for line in lines[:-1]:
            self.assertRegex(line, f"^{re.escape(path)}:1:[0-9]+: error: .* \\[[a-z-]+\\]$")
        self.assertRegex(lines[-1], "^1 file: [1-9][0-9]* errors?, 0 warnings$")
        self.assertIn("did you mean `ruleset`?", lines[0] + lines[1])
        colored = run("lint", "--color=always", path).stdout.decode()
        self.assertIn(": \x1b[1;31merror\x1b[0m: ", colored)

    def test_json(self):
        path = self.write("bad.facts.json", '{"a": 1, "a": true}')
        result = run("lint", "--format=json", path, RULES)
        self.assertEqual(result.returncode, 1)
        findings = json.loads(result.stdout)
        lines = run("lint", "--format=jsonl", path, RULES).stdout.decode().splitlines()
        self.assertEqual([json.loads(line) for line in lines], findings)
        self.assertEqual(
            list(findings[0]), ["severity", "file", "line", "column", "id", "message", "hint", "related"]
        )
        self.assertEqual((findings[0]["severity"], findings[0]["file"], findings[0]["line"]), ("error", path, 1))

    def test_what_cannot_be_read_does_not_hide_the_rest(self):
        fifo = str(self.folder / "fifo.json")
        os.mkfifo(fifo)
        large = self.folder / "large.json"
        with open(large, "wb") as file:
            file.truncate(100 << 20)
        none = str(self.folder / "none.json")
        bad = self.write("bad.json", "{")
        result = run("lint", fifo, str(large), none, bad)
        self.assertEqual(result.returncode, 2)
        errors = result.stderr.decode().splitlines()
        self.assertEqual(len(errors), 3)
        for line, name in zip(errors, [fifo, str(large), none]):
            self.assertTrue(line.startswith("assay: "))
            self.assertIn(name, line)
        self.assertIn(f"{bad}:1:", result.stdout.decode())

    def test_a_directory(self):
        self.write("sub/bad.json", "{")
        self.write("sub/good.facts.json", {})
        self.write("sub/x.schema.json", "{")
        result = run("lint", str(self.folder))
        self.assertEqual(result.returncode, 1)
        self.assertIn("\n2 files: 1 error, ", result.stdout.decode())

    def test_more_values_in_conditions_than_are_told_apart(self):
        with open(RULES, encoding="utf-8") as file:
            ruleset = json.load(file)
        values = [f"zone-{i}" for i in range(64)]
        operation = ruleset["operations"]["CreateInstance"]
        operation["parameters"]["ZoneId"]["enum"] = values
        operation["rules"].append({
            "id": "added", "description": {"en": "d"}, "source": {"at": "x", "basis": "stated"}, "when": {"ZoneId": values[:63]},
            "require": ["VpcId"], "error": "MissingParameter",
        })  # fmt: skip
        self.assertNotIn(b"[over-budget]", run("lint", self.write("rules.json", ruleset)).stdout)
        operation["rules"][-1]["when"] = {"anyOf": [{"ZoneId": values[:63]}, {"ZoneId": values[63]}]}
        result = run("lint", self.write("rules.json", ruleset))
        self.assertEqual(result.returncode, 1)
        self.assertIn(b"error: conditions name more than 63 values of one parameter [over-budget]", result.stdout)

    def test_names_are_escaped(self):
        bad = self.write("\x1b[31m.json", "{")
        none = str(self.folder / "\x1b[2J")
        result = run("lint", bad, none)
        self.assertNotIn(b"\x1b", result.stdout + result.stderr)
        self.assertIn(b"\\u{1b}[2J", result.stderr)


if __name__ == "__main__":
    unittest.main()
