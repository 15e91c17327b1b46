#!/usr/bin/python3
"""Rulesets that import libraries: which files the command reads, and what it says of each."""

import json
import os
import pathlib
import sys
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from cli_testing import CliTest, run  # pylint: disable=wrong-import-position

GOOD = pathlib.Path("testdata/rules_good").resolve()
REQUEST = "Action=Order&Article=abc"


def read(name):
    return (GOOD / name).read_text(encoding="utf-8")


class LibraryTest(CliTest):
    def setUp(self):
        super().setUp()
        self.rules = self.write("shop.json", read("imports.json"))
        self.common = self.write("shop-common.library.json", read("imports-common.library.json"))
        self.times = self.write("shop-times.library.json", read("imports-times.library.json"))
        self.texts = self.write("shop-texts.library.json", read("imports-texts.library.json"))

    def refused(self, *arguments):
        result = run("check", *arguments, REQUEST)
        self.assertEqual((result.returncode, result.stdout), (2, b""))
        return result.stderr.decode()

    def test_a_ruleset_alone_and_its_folder_are_the_same(self):
        expected = ["Article.pattern"]
        for given in (self.rules, str(self.folder)):
            record = self.records("--rules", given, REQUEST, code=1)[0]
            self.assertEqual([v["rule"] for v in record["violations"]], expected)
        # Named from within, too.
        record = self.records("--rules", "shop.json", REQUEST, code=1, cwd=self.folder)[0]
        self.assertEqual([v["rule"] for v in record["violations"]], expected)

    def test_a_library_anywhere_among_the_files_given(self):
        elsewhere = self.write("sub/texts.json", pathlib.Path(self.texts).read_bytes())
        os.remove(self.texts)
        self.assertIn("there is no library `shop-texts`", self.refused("--rules", self.rules))
        self.records("--rules", self.rules, "--rules", elsewhere, REQUEST, code=1)

    def test_no_name_leads_out_of_the_directory(self):
        outside = self.write("sub/shop.json", read("imports.json"))
        self.assertIn("there is no library `shop-common`", self.refused("--rules", outside))
        for name in ("../shop-common", str(self.folder / "shop-common"), "./shop-common", "a\0b", "a" * 129):
            text = read("imports.json").replace("shop-common", json.dumps(name)[1:-1])
            self.assertIn("error: ", self.refused("--rules", self.write("sub/shop.json", text)))

    def test_a_library_that_cannot_be_read(self):
        os.remove(self.texts)
        os.mkfifo(self.texts)
        self.assertIn("is not a regular file", self.refused("--rules", self.rules))
        result = run("lint", self.rules)
        self.assertEqual(result.returncode, 2)
        self.assertIn(b"is not a regular file", result.stderr)

    def test_libraries_answer_nothing(self):
        self.assertIn("no ruleset file given", self.refused("--rules", self.common))
        self.assertEqual(run("docs", self.common).returncode, 2)

    def test_lint_finds_no_fault(self):
        for given, files in ((self.rules, 4), (str(self.folder), 4), (self.common, 2), (self.texts, 1)):
            result = run("lint", given)
            self.assertEqual((result.returncode, result.stderr), (0, b""), result.stdout)
            plural = "s" if files > 1 else ""
            self.assertEqual(result.stdout.decode(), f"{files} file{plural}: no fault found\n")

    def test_lint_tells_a_fault_of_a_library_once(self):
        self.write("second.json", read("imports.json").replace('"Order"', '"Second"'))
        self.write(
            "shop-texts.library.json",
            '{"formatVersion": 1, "library": "shop-texts",\n "constraints": {"short": {"minLength": 10, "maxLength": 9}}}',
        )
        result = run("lint", str(self.folder))
        self.assertEqual(
            result.stdout.decode(),
            f"{self.texts}:2:41: error: `minLength` 10 is greater than `maxLength` 9 (see 2:58); "
            "no value satisfies both [empty-range]\n5 files: 1 error, 0 warnings\n",
        )

    def test_two_libraries_of_one_name(self):
        self.write("sub/shop-texts.library.json", read("imports-texts.library.json"))
        result = run("lint", str(self.folder))
        self.assertEqual(result.returncode, 1)
        self.assertIn("library `shop-texts` is in another file too", result.stdout.decode())
        self.assertIn("[duplicate-library]", self.refused("--rules", str(self.folder)))

    def test_docs(self):
        page = run("docs", str(self.folder))
        self.assertEqual((page.returncode, page.stderr), (0, b""))
        self.assertEqual(page.stdout, run("docs", self.rules).stdout)
        self.assertIn("how long", page.stdout.decode())

    def test_a_chain_that_goes_on_and_on(self):
        for i in range(300):
            self.write(f"l{i}.library.json", {"formatVersion": 1, "library": f"l{i}", "imports": [f"l{i + 1}"]})
        rules = self.write("shop.json", read("imports.json").replace('["shop-common"', '["l0", "shop-common"'))
        self.assertIn("these lead to more than 64 libraries", self.refused("--rules", rules))


if __name__ == "__main__":
    unittest.main()
