#!/usr/bin/python3
"""assay coverage: the three formats tell the same, and nothing of a request."""

import html.parser
import json
import os
import pathlib
import sys
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from cli_testing import CATALOGUE, HOSTILE, RULES, UNPRINTABLE, VALID, CliTest, run  # pylint: disable=wrong-import-position

REQUESTS = [
    VALID,
    "",
    VALID + "&ChargeType=PrePaid",
    VALID + "&InstanceName=x&Token=" + "t" * 65,
    '{"Action": "CreateInstance", "RegionId": ["r"]}',
    "Action=Nope",
]


class Page(html.parser.HTMLParser):
    """Sections by title, tables by caption, rows of cells; and whether the page is well-formed."""

    VOID = ("meta",)

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.attributes = [], set(), []
        self.sections, self.text = {}, ""
        self.feed(text)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs
        if tag not in self.VOID:
            self.open.append(tag)
        if tag == "table":
            self.rows = []
        if tag == "tr":
            self.rows.append([])
        self.text = ""

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag
        if tag == "h2":
            self.tables = self.sections.setdefault(self.text, {})
        if tag == "caption":
            self.tables[self.text] = self.rows
        if tag in ("td", "th"):
            self.rows[-1].append(self.text)
        self.text = ""

    def handle_data(self, data):
        self.text += data


class CoverageTest(CliTest):
    def coverage(self, *arguments, code=0, stderr="", **options):
        result = run("coverage", *arguments, **options)
        self.assertEqual((result.returncode, result.stderr.decode()), (code, stderr))
        return result.stdout.decode()

    def given(self, requests):
        return "--input=" + self.write("requests.txt", "\n".join(requests) + "\n")

    def counts(self, *arguments):
        return json.loads(self.coverage(*arguments, "--format=json"))

    def rule(self, counts, name):
        rules = [r for operation in counts["operations"] for r in operation["rules"]] + counts["rules"]
        found = next(r for r in rules if r["rule"] == name)
        return found["broken"], found["held"]

    def test_counts(self):
        counts = self.counts("--rules", RULES, self.given(REQUESTS))
        self.assertEqual(counts["requests"], 5)  # and a blank line
        self.assertEqual(counts["verdicts"], {"valid": 0, "invalid": 4, "indeterminate": 1})
        self.assertEqual(self.rule(counts, "Token.maxLength"), (1, 0))
        self.assertEqual(self.rule(counts, "InstanceName.pattern"), (1, 0))
        self.assertEqual(self.rule(counts, "RegionId.type"), (1, 3))
        self.assertEqual(self.rule(counts, "period-with-prepaid"), (1, 0))
        self.assertEqual(self.rule(counts, "Action.operation"), (1, 4))
        self.assertEqual(self.rule(counts, "request.json"), (0, None))
        codes = {code["code"]: (code["first"], code["any"]) for code in counts["rulesets"][0]["codes"]}
        self.assertEqual(codes["InvalidToken.Malformed"], (1, 1))
        self.assertEqual(codes["InvalidInstanceName.Malformed"], (0, 1))
        self.assertEqual(codes["InvalidAction.NotFound"], (1, 1))
        for totals in counts["totals"], counts["operations"][0]["totals"]:
            parts = [value for name, value in totals.items() if name != "all"]
            for key in "covered", "total":
                self.assertEqual(totals["all"][key], sum(part[key] for part in parts))
            for part in parts:
                self.assertEqual(part["percent"], part["covered"] * 100 // part["total"])

    def test_facts(self):
        arguments = ["--rules", RULES, self.given([VALID, VALID.replace("1024", "1025")])]
        self.assertEqual(self.rule(self.counts(*arguments), "capacity-catalogue"), (0, 0))
        counts = self.counts(*arguments, "--facts", CATALOGUE)
        self.assertEqual(self.rule(counts, "capacity-catalogue"), (1, 1))

    def test_page_and_text_tell_what_the_json_does(self):
        arguments = ["--rules", RULES, self.given(REQUESTS)]
        counts = self.counts(*arguments)
        operation = counts["operations"][0]
        source = self.coverage(*arguments, "--format=html")
        page = Page(source)
        title = next(t for t in page.sections if t.startswith("CreateInstance (r-kvstore/2015-01-01): 4 requests"))
        tables = page.sections[title]
        expected = {
            "rules": [[r["broken"], r["held"]] for r in operation["rules"] if r["kind"] != "check"],
            "checks": [[r["broken"], r["held"], r["unanswered"]] for r in operation["rules"] if r["kind"] == "check"],
            "conditions": [[c["held"], c["not_held"], c["unknown"]] for c in operation["conditions"]],
            "values": [[v["given"]] for p in operation["parameters"] for v in p["values"]],
            "defaults": [[v["used"]] for p in operation["parameters"] for v in p["defaults"]],
            "parameters": [[p["given"], p["absent"], p["empty"]] for p in operation["parameters"]],
        }
        for name, wanted in expected.items():
            told = [[int(cell) for cell in row[1:-1]] for row in tables[name][1:]]
            self.assertEqual(sorted(told), sorted(wanted), name)
        named = {row[0]: row[1:3] for row in tables["rules"][1:]}
        self.assertEqual(named["Token.maxLength"], ["1", "0"])
        ratios = {row[0]: row[1] for row in tables["covered"]}
        for name, total in operation["totals"].items():
            self.assertEqual(ratios[name.replace("_", " ")], f"{total['covered']} of {total['total']}")
        text = self.coverage(*arguments)
        for section, section_tables in page.sections.items():
            self.assertIn(section + "\n", text)
            for rows in section_tables.values():
                for row in rows:
                    self.assertIn(row[0] if row[0] != "name" else "", text)

    def test_worst_stands_first(self):
        page = Page(self.coverage("--rules", RULES, self.given(REQUESTS), "--format=html"))
        tables = next(tables for title, tables in page.sections.items() if title.startswith("CreateInstance"))
        notes = [row[-1] for row in tables["rules"][1:]]
        grades = [0 if note == "never tried" else 1 if note else 2 for note in notes]
        self.assertEqual(grades, sorted(grades))
        self.assertIn("never tried", notes)
        self.assertIn("never held", notes)
        self.assertIn("never broken", notes)

    def test_page_stands_alone(self):
        page = Page(self.coverage(self.given(REQUESTS), "--format=html"))
        self.assertFalse(page.tags & {"script", "img", "link", "iframe", "a", "object"})
        self.assertFalse([name for name, _ in page.attributes if name.startswith("on") or name in ("src", "href")])

    def test_empty_input(self):
        for content in "", "\n \n":
            path = self.write("empty.txt", content)
            counts = self.counts("--input", path)
            self.assertEqual((counts["requests"], counts["operations"]), (0, []))
            self.assertEqual(counts["rulesets"][0]["never"], ["CreateInstance"])
            self.assertIn("0 requests: ", self.coverage("--input", path))
            Page(self.coverage("--input", path, "--format=html"))
        self.assertEqual(json.loads(self.coverage("--input=-", "--format=json", stdin=b""))["requests"], 0)

    def test_values_of_requests_are_never_shown(self):
        secrets = ["Pl4nted" + name for name in ("Password", "Name", "Zone", "Unknown")]
        request = VALID + "&Password={}&InstanceName={}%FF&ZoneId={}&{}=Pl4nted".format(*secrets)
        requests = [request, request + "&Password=Pl4nted2", "Action=Pl4nted", '{"Action": "Pl4nted"', *HOSTILE]
        for form in "text", "json", "html":
            told = self.coverage(self.given(requests), f"--format={form}")
            self.assertNotIn("Pl4nted", told)
            self.assertIsNone(UNPRINTABLE.search(told))
            self.assertNotIn("gpj.exe", told)

    def test_texts_of_rulesets_are_escaped(self):
        markup = "<script>alert(1)</script>&amp;\"'"  # names hold nothing that is not printable
        hostile = markup + "\u202e\u200b"
        ruleset = json.loads(pathlib.Path(RULES).read_text(encoding="utf-8"))
        operation = ruleset["operations"]["CreateInstance"]
        operation["parameters"]["Evil" + markup] = {
            "description": {"en": "d"}, "source": {"at": "-", "basis": "stated"}, "enum": ["v" + hostile, "\u0001\u0085"],
            "default": "v" + hostile, "maxLength": 100,
        }  # fmt: skip
        operation["rules"][0]["id"] = "id" + markup
        ruleset["ruleset"] = "set" + markup
        rules = self.write("hostile.json", ruleset)
        self.assertEqual(run("lint", rules).stdout.count(b"error:"), 0)
        counts = self.counts("--rules", rules, self.given(REQUESTS))
        self.assertEqual(counts["rulesets"][0]["ruleset"], f"set{markup}/2015-01-01")
        names = [parameter["parameter"] for parameter in counts["operations"][0]["parameters"]]
        self.assertIn("Evil" + markup, names)
        source = self.coverage("--rules", rules, self.given(REQUESTS), "--format=html")
        page = Page(source)
        self.assertNotIn("script", page.tags)
        shown = hostile.replace("\u202e", "\\u{202e}").replace("\u200b", "\\u{200b}")
        tables = next(tables for title, tables in page.sections.items() if title.startswith("CreateInstance"))
        self.assertIn(f"Evil{markup}", [row[0] for row in tables["parameters"]])
        self.assertIn(f"Evil{markup} `v{shown}`", [row[0] for row in tables["values"]])
        for form in "text", "html", "json":
            told = self.coverage("--rules", rules, self.given(REQUESTS), f"--format={form}")
            self.assertIsNone(UNPRINTABLE.search(told), form)

    def test_could_not(self):
        self.coverage(code=2, stderr="assay: no requests; give a file of them with --input; see `assay help`\n")
        self.coverage("--input=-", "--facts=-", code=2, stderr="assay: standard input can be read only once; see `assay help`\n")
        none = str(self.folder / "none")
        self.coverage("--input", none, code=2, stderr=f"assay: cannot open {none}: No such file or directory\n")
        folder = str(self.folder)
        self.coverage("--input", folder, code=2, stderr=f"assay: cannot read {folder}: Is a directory\n")
        for arguments in ["--rules", none], ["--facts", none], ["--format=xml"], ["--rules", self.write("bad.json", "{}")]:
            result = run("coverage", self.given([VALID]), *arguments)
            self.assertEqual((result.returncode, result.stdout), (2, b""), arguments)
            self.assertNotEqual(result.stderr, b"")
        result = run("coverage", self.given([VALID]), "Password=Pl4nted")
        self.assertEqual((result.returncode, result.stderr), (2, b"assay: too many arguments; see `assay help`\n"))

    def test_what_is_invalid_is_no_failure(self):
        self.coverage(self.given(["Action=Nope"]))


if __name__ == "__main__":
    unittest.main()
