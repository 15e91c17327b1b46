#!/usr/bin/python3
"""Holds the SARIF of both commands against the schema of SARIF 2.1.0, and looks at what it says."""

import json
import os
import pathlib
import re
import sys
import unittest
import urllib.parse

try:
    import jsonschema
except ImportError:
    sys.exit("jsonschema is missing (hint: apt-get install python3-jsonschema)")

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from cli_testing import EXAMPLE, HOSTILE, RULES, UNPRINTABLE, VALID, CliTest, run  # pylint: disable=wrong-import-position

SCHEMA = jsonschema.Draft4Validator(
    json.loads(pathlib.Path("testdata/schemas/sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
)
# A reference without scheme, query and fragment, or a file: URI; RFC 3986.
URI = re.compile(r"(file://)?([A-Za-z0-9._~/-]|%[0-9A-F]{2})+")


def shown(message):
    """A message as a viewer shows it: doubled braces are braces, single ones would be placeholders."""
    text = message["text"]
    assert not re.search(r"[{}]", re.sub(r"{{|}}", "", text)), text
    assert "](" not in text, text  # a link
    return text.replace("{{", "{").replace("}}", "}")


class SarifTest(CliTest):
    def run_of(self, text):
        """The only run of a log, after what holds of every log."""
        log = json.loads(text)
        self.assertEqual([e.message[:200] for e in SCHEMA.iter_errors(log)], [])
        self.assertEqual(len(log["runs"]), 1)
        rules = log["runs"][0]["tool"]["driver"]["rules"]
        self.assertEqual(len({rule["id"] for rule in rules}), len(rules))
        for rule in rules:
            for text in "shortDescription", "fullDescription", "help":  # all three, says GitHub
                self.assertTrue(shown(rule[text]))
        for result in log["runs"][0]["results"]:
            self.assertEqual(rules[result["ruleIndex"]]["id"], result["ruleId"])
            self.assertIsNone(UNPRINTABLE.search(shown(result["message"])))
            for location in result["locations"] + result.get("relatedLocations", []):
                if "physicalLocation" in location:
                    self.assertRegex(location["physicalLocation"]["artifactLocation"]["uri"], URI)
        return log["runs"][0]

    def check_run(self, *arguments, **options):
        return self.run_of(self.check("--format=sarif", *arguments, **options))

    def lint_run(self, *arguments, code):
        result = run("lint", "--format=sarif", *arguments, cwd=self.folder)
        self.assertEqual(result.returncode, code, result.stderr)
        return self.run_of(result.stdout)

    def test_the_schema_refuses_what_is_wrong(self):
        log = json.loads(self.check("--format=sarif", "Action=CreateInstance", code=1))
        self.assertTrue(SCHEMA.is_valid(log))
        log["runs"][0]["results"][0]["level"] = "fatal"
        self.assertFalse(SCHEMA.is_valid(log))

    def test_violations_and_warnings(self):
        request = "Action=CreateInstance&RegionId=r&Capactiy=1&Password=short"
        found = self.check_run(request, code=1)
        self.assertEqual(
            [(r["ruleId"], r["level"], r["properties"]) for r in found["results"]],
            [
                ("capacity-or-class", "error", {"code": "MissingParameter", "status": 400, "parameters": ["Capacity", "InstanceClass"]}),
                (
                    "Password.pattern",
                    "error",
                    {"code": "InvalidPassword.Malformed", "status": 400, "parameters": ["Password"], "also": ["Password.classes"]},
                ),
                ("request.unknown-parameter", "warning", {"parameters": ["Capactiy"]}),
            ],
        )  # fmt: skip
        self.assertEqual(
            found["results"][0]["message"]["text"],
            "Capacity or InstanceClass is mandatory for this action. "
            "(the size of the instance is given by Capacity, by InstanceClass, or by both)",
        )
        self.assertEqual(len(self.check_run("--first", request, code=1)["results"]), 2)

    def test_driver(self):
        driver = self.check_run("Action=CreateInstance", code=1)["tool"]["driver"]
        self.assertEqual((driver["name"], f"assay {driver['version']}\n"), ("assay", run("--version").stdout.decode()))
        self.assertEqual(
            (driver["rules"][0]["id"], driver["rules"][0]["shortDescription"]["text"]),
            ("RegionId.required", "a parameter that the request cannot do without is absent or empty"),
        )

    def test_places_of_requests(self):
        by_argument = self.check_run(VALID, "Action=X", code=1)["results"][-1]["locations"]
        self.assertEqual(by_argument, [{"logicalLocations": [{"name": "request 2", "kind": "request"}]}])
        content = VALID + "\n\nAction=X\n"
        by_stdin = self.check_run("--input=-", stdin=content.encode(), code=1)["results"][-1]["locations"]
        place = by_stdin[0]["physicalLocation"]
        self.assertEqual((place["artifactLocation"]["uri"], place["region"]), ("stdin", {"startLine": 3}))
        self.write("in put#1.txt", content)
        result = run("check", "--format=sarif", "--input=./in put#1.txt", cwd=self.folder)
        place = self.run_of(result.stdout)["results"][-1]["locations"][0]["physicalLocation"]
        self.assertEqual(place, {"artifactLocation": {"uri": "in%20put%231.txt"}, "region": {"startLine": 3}})

    def test_what_is_unchecked_is_open(self):
        found = self.check_run(EXAMPLE)["results"]
        self.assertEqual([(r["ruleId"], r["kind"], r["level"]) for r in found], [("report.unchecked", "open", "none")])
        self.assertIn("account.balance-sufficient, ", found[0]["message"]["text"])
        facts = self.write("facts.json", {"account.balance-sufficient": False})
        found = self.check_run("--facts", facts, VALID, code=1)["results"]
        self.assertEqual([r["ruleId"] for r in found], ["balance"])

    def test_what_is_too_much_is_counted(self):
        request = VALID + "".join(f"&unknown{i}=" for i in range(150))
        found = self.check_run(request)["results"]
        self.assertEqual(len(found), 102)
        self.assertEqual((found[100]["ruleId"], found[100]["level"]), ("report.left-out", "warning"))
        self.assertEqual(found[100]["message"]["text"], "50 more are left out")

    def test_language(self):
        found = self.check_run("--lang=zh", "Action=CreateInstance&x=1", code=1)
        self.assertEqual(found["language"], "zh-CN")
        self.assertTrue(found["results"][0]["message"]["text"].startswith("调用该操作必须提供参数 RegionId。"))
        self.assertEqual(found["tool"]["driver"]["rules"][-1]["shortDescription"]["text"], "该操作没有这个参数")

    def test_no_request(self):
        found = self.check_run("--input=-")
        self.assertEqual((found["results"], found["tool"]["driver"]["rules"]), ([], []))

    def test_hostile_requests(self):
        self.check_run(*HOSTILE, code=1)
        pairs = self.write("hostile.txt", json.dumps({"Action": "CreateInstance", "\x1b]]>{0}[a](b)\u202e": "\x00"}))
        found = self.check_run("--input", pairs, code=1)["results"]
        self.assertEqual(found[-1]["properties"]["parameters"], ["\\u{1b}]]>{0}[a](b)\\u{202e}"])
        self.assertIn("`\\u{1b}]]>{0}[a] (b)\\u{202e}`", shown(found[-1]["message"]))

    def test_lint(self):
        self.write("sub/bad.json", '{"formatVersion": 1,\n "云": 1, "rulset": "x"}')
        found = self.lint_run("sub/bad.json", RULES, code=1)
        self.assertEqual({r["level"] for r in found["results"] if r["ruleId"] == "unknown-key"}, {"error"})
        place = next(r for r in found["results"] if "rulset" in r["message"]["text"])["locations"][0]["physicalLocation"]
        self.assertEqual(place["artifactLocation"], {"uri": "sub/bad.json"})
        self.assertEqual((place["region"], found["columnKind"]), ({"startLine": 2, "startColumn": 10}, "unicodeCodePoints"))
        self.assertEqual(found["invocations"], [{"executionSuccessful": True}])

    def test_lint_tells_both_places(self):
        self.write("twice.facts.json", '{"a": true,\n "a": true}')
        result = self.lint_run("twice.facts.json", code=1)["results"][0]
        self.assertEqual(result["ruleId"], "duplicate-key")
        related = [l["physicalLocation"]["region"] for l in result["relatedLocations"]]
        self.assertEqual(related, [{"startLine": 1, "startColumn": 2}])

    def test_lint_warnings(self):
        found = self.lint_run(self.write_warned(), code=0)["results"]
        self.assertEqual([(r["ruleId"], r["level"]) for r in found], [("example-value", "warning")])

    def test_lint_of_hostile_names(self):
        for name in b"a b.json", b"a:b?c#d%41.json", "云\u202e.json".encode(), b"\x1b[2J\n.json", b"\xff.json":
            path = os.path.join(os.fsencode(self.folder), name)
            pathlib.Path(os.fsdecode(path)).write_text("{", encoding="utf-8")
            uris = [
                result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
                for given in (name, path)
                for result in self.lint_run(given, code=1)["results"]
            ]
            self.assertEqual(urllib.parse.unquote_to_bytes(uris[0]), name)
            self.assertEqual(urllib.parse.unquote_to_bytes(uris[1].removeprefix("file://")), path)

    def test_lint_of_what_cannot_be_read(self):
        found = self.lint_run("none\x1b\n.json", "Action=a&Password=Pl4nted", code=2)
        self.assertFalse(found["invocations"][0]["executionSuccessful"])
        notifications = [n["message"]["text"] for n in found["invocations"][0]["toolExecutionNotifications"]]
        self.assertEqual(len(notifications), 2)
        self.assertIn("none\\u{{1b}}\\u{{0a}}.json", notifications[0])
        self.assertNotIn("Pl4nted", json.dumps(found))


if __name__ == "__main__":
    unittest.main()
