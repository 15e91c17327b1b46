#!/usr/bin/python3
"""Holds the JUnit XML of both commands against the schema that Jenkins has for it, and adds up its counts."""

import os
import sys
import unittest

try:
    from lxml import etree
except ImportError:
    sys.exit("lxml is missing (hint: apt-get install python3-lxml)")

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from cli_testing import EXAMPLE, HOSTILE, RULES, UNPRINTABLE, VALID, CliTest, run  # pylint: disable=wrong-import-position

SCHEMA = etree.XMLSchema(etree.parse("testdata/schemas/jenkins-junit.xsd"))
ENTITIES = etree.XMLParser(resolve_entities=False)


class JunitTest(CliTest):
    def suites_of(self, text):
        """The suites of a document, after what holds of every document."""
        root = etree.fromstring(text, ENTITIES)
        self.assertTrue(SCHEMA.validate(root), SCHEMA.error_log)
        for suite in root:
            cases = suite.findall("testcase")
            counts = {
                "tests": len(cases),
                "failures": sum(case.find("failure") is not None for case in cases),
                "errors": sum(case.find("error") is not None for case in cases),
                "skipped": sum(case.find("skipped") is not None for case in cases),
            }
            self.assertEqual({name: int(suite.get(name)) for name in counts}, counts)
            for case in cases:  # as in all readers, one outcome each
                self.assertLessEqual(len(case.xpath("failure|error|skipped")), 1)
        for element in root.iter():
            for value in [element.text or "", *element.values()]:
                self.assertIsNone(UNPRINTABLE.search(value), value)
        names = [case.get("name") for case in root.iter("testcase")]
        self.assertEqual(len(set(names)), len(names))
        return list(root)

    def cases(self, *arguments, **options):
        out = self.check("--format=junit", *arguments, **options)
        return [case for suite in self.suites_of(out.encode()) for case in suite]

    def lint_cases(self, *arguments, code):
        result = run("lint", "--format=junit", *arguments, cwd=self.folder)
        self.assertEqual(result.returncode, code, result.stderr)
        return [case for suite in self.suites_of(result.stdout) for case in suite]

    def test_the_schema_refuses_what_is_wrong(self):
        out = self.check("--format=junit", "Action=CreateInstance", code=1)
        root = etree.fromstring(out.encode(), ENTITIES)
        self.assertTrue(SCHEMA.validate(root))
        del root[0].attrib["tests"]
        self.assertFalse(SCHEMA.validate(root))

    def test_an_invalid_request_fails(self):
        case = self.cases("Action=CreateInstance&Capactiy=1", code=1)[0]
        self.assertEqual(case.get("name"), "request 1 CreateInstance")
        failure = case.find("failure")
        self.assertEqual(
            dict(failure.attrib),
            {
                "type": "MissingParameter",
                "message": "RegionId is mandatory for this action. (it is required and was not given)",
            },
        )
        self.assertEqual(
            failure.text,
            "MissingParameter 400: RegionId is mandatory for this action. (it is required and was not given) "
            "[RegionId.required]\n"
            "MissingParameter 400: Capacity or InstanceClass is mandatory for this action. (the size of the instance "
            "is given by Capacity, by InstanceClass, or by both) [capacity-or-class]",
        )
        self.assertEqual(
            case.find("system-out").text,
            "warning: unknown parameter `Capactiy`; did you mean `Capacity`? [request.unknown-parameter]",
        )
        first = self.cases("--first", "Action=CreateInstance", code=1)[0]
        self.assertNotIn("capacity-or-class", first.find("failure").text)

    def test_an_indeterminate_request_is_skipped(self):
        case = self.cases(EXAMPLE)[0]
        self.assertTrue(case.find("skipped").text.startswith("unchecked: account.balance-sufficient, "))
        self.assertIn("quota.zone-sufficient(RegionId,ZoneId)", case.find("skipped").text)

    def test_one_outcome_though_facts_are_unchecked(self):
        facts = self.write("facts.json", {"account.balance-sufficient": False})
        case = self.cases("--facts", facts, VALID, code=1)[0]
        self.assertEqual([child.tag for child in case], ["failure"])

    def test_a_valid_request_passes(self):
        unchecked = self.records(VALID + "&x=")[0]["unchecked"]
        facts = self.write("facts.json", dict.fromkeys(unchecked, True))
        case = self.cases("--facts", facts, VALID + "&x=", code=0)[0]
        self.assertEqual([child.tag for child in case], ["system-out"])

    def test_names(self):
        content = f"{VALID}\n\nAction=X\n".encode()
        cases = self.cases("--input=-", stdin=content, code=1)
        self.assertEqual([c.get("name") for c in cases], ["standard input:1 CreateInstance", "standard input:3"])
        path = self.write("in.txt", content)
        suite = self.suites_of(self.check("--format=junit", "--input", path, code=1).encode())[0]
        self.assertEqual(suite.get("name"), f"assay check {path}")
        self.assertEqual(suite[1].get("name"), f"{path}:3")

    def test_no_request(self):
        self.assertEqual(self.cases("--input=-"), [])

    def test_many_requests_are_several_suites(self):
        path = self.write("in.txt", f"{VALID}\nAction=X\n" * 1250)
        suites = self.suites_of(self.check("--format=junit", "--input", path, code=1).encode())
        self.assertEqual([suite.get("tests") for suite in suites], ["1000", "1000", "500"])
        self.assertEqual([suite.get("failures") for suite in suites], ["500", "500", "250"])
        self.assertEqual(len({suite.get("name") for suite in suites}), 3)

    def test_hostile_requests(self):
        self.assertEqual(len(self.cases(*HOSTILE, code=1)), len(HOSTILE))

    def test_lint(self):
        self.write("bad.json", '{"formatVersion": 1,\n "rulset": "x"}')
        cases = self.lint_cases("bad.json", RULES, code=1)
        self.assertEqual([case.get("name") for case in cases], ["bad.json", RULES])
        failure = cases[0].find("failure")
        lines = failure.text.splitlines()
        self.assertIn("2:2: unknown key `rulset`; did you mean `ruleset`? [unknown-key]", lines)
        self.assertTrue(lines[0].endswith(f" {failure.get('message')} [{failure.get('type')}]"), lines[0])
        self.assertIsNone(cases[1].find("failure"))

    def test_lint_warnings_do_not_fail(self):
        case = self.lint_cases(self.write_warned(), code=0)[0]
        self.assertEqual([child.tag for child in case], ["system-out"])
        self.assertRegex(case[0].text, r"^warning: [0-9]+:[0-9]+: example `x` breaks `enum`.* \[example-value\]$")

    def test_lint_of_hostile_names(self):
        self.write("]]><&\"'\x1b\n\u202e.json", "{")
        case = self.lint_cases(".", code=1)[0]
        self.assertEqual(case.get("name"), "./]]><&\"'\\u{1b}\\u{0a}\\u{202e}.json")

    def test_lint_of_what_cannot_be_read(self):
        cases = self.lint_cases("none\x1b\n.json", "Action=a&Password=Pl4nted", code=2)
        self.assertIn("No such file", cases[0].find("error").get("message"))
        self.assertNotIn(b"Pl4nted", etree.tostring(cases[1]))


if __name__ == "__main__":
    unittest.main()
