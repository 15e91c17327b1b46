#!/usr/bin/python3
"""What the command says of its own use."""

import os
import sys
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from cli_testing import VALID, CliTest, run  # pylint: disable=wrong-import-position


class UsageTest(CliTest):
    def test_errors_go_to_standard_error_and_repeat_no_request(self):
        for arguments in [
            [],
            ["chek", "Password=Pl4nted"],
            ["check"],
            ["check", "--pasword=Pl4nted", VALID],
            ["check", "--format=Pl4nted", VALID],
            ["check", "--format=xml", VALID],
            ["check", "--input=x", "Password=Pl4nted"],
            ["lint"],
            ["docs"],
            ["cases", "Password=Pl4nted"],
            ["cases", "--operation"],
            ["coverage"],
            ["diff"],
            ["diff", "Pl4nted"],
            ["diff", "a", "b", "Pl4nted"],
            ["coverage", "--input=x", "Password=Pl4nted"],
            ["frobnicate", "Pl4nted=1"],
            ["explain"],
            ["explain", "Pl4nted", "Password=Pl4nted"],
            ["serve", "Password=Pl4nted"],
            ["serve", "--listen=Pl4nted"],
        ]:
            result = run(*arguments)
            self.assertEqual((result.returncode, result.stdout), (2, b""), arguments)
            self.assertRegex(result.stderr.decode(), r"^assay: [^\n]+; see `assay help`\n$")
            self.assertNotIn(b"Pl4nted", result.stderr)

    def test_help_and_version(self):
        for arguments in [
            ["help"],
            ["--help"],
            ["check", "--help"],
            *(["help", command] for command in ("cases", "check", "coverage", "diff", "docs", "explain", "lint", "serve")),
        ]:
            result = run(*arguments)
            self.assertEqual((result.returncode, result.stderr), (0, b""))
            self.assertIn(b"Exit codes: ", result.stdout)
            self.assertTrue(all(len(line) <= 100 for line in result.stdout.splitlines()), result.stdout)
        self.assertRegex(run("--version").stdout, rb"^assay \d+\.\d+\.\d+\n$")


if __name__ == "__main__":
    unittest.main()
