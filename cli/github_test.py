#!/usr/bin/python3
"""Reads the workflow commands of both commands with a parser of its own.

The program that reads them in earnest, the runner of GitHub Actions, cannot run here. This parser was written from
the documented form, `::name key=value,key=value::message` on a line of its own, and the documented escapes: %25, %0D
and %0A everywhere, %3A and %2C in values besides.
"""

import json
import os
import re
import sys
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from cli_testing import EXAMPLE, HOSTILE, RULES, UNPRINTABLE, VALID, CliTest, run  # pylint: disable=wrong-import-position

COMMAND = re.compile(r"::(?P<name>error|warning)(?: (?P<properties>[^:]+))?::(?P<message>.*)")
DATA = {"%25": "%", "%0D": "\r", "%0A": "\n"}
PROPERTY = {**DATA, "%3A": ":", "%2C": ","}


def unescape(text, escapes):
    """Every percent sign must begin an escape."""
    return re.sub("%.{0,2}", lambda match: escapes[match[0]], text)


def parse(line):
    match = COMMAND.fullmatch(line)
    assert match, line
    properties = {}
    for pair in (match["properties"] or "").split(",") if match["properties"] else []:
        name, value = pair.split("=", 1)
        assert name in ("file", "line", "col", "title") and value and name not in properties, line
        properties[name] = unescape(value, PROPERTY)
    return match["name"], properties, unescape(match["message"], DATA)


class GithubTest(CliTest):
    def commands_of(self, text):
        assert not text or text.endswith("\n")
        commands = [parse(line) for line in text.split("\n")[:-1]]
        for _, properties, message in commands:
            for shown in message, *properties.values():
                self.assertIsNone(UNPRINTABLE.search(shown), shown)
        return commands

    def commands(self, *arguments, **options):
        return self.commands_of(self.check("--format=github", *arguments, **options))

    def lint_commands(self, *arguments, code):
        result = run("lint", "--format=github", *arguments, cwd=self.folder)
        self.assertEqual(result.returncode, code, result.stderr)
        return self.commands_of(result.stdout.decode())

    def test_the_parser_refuses_what_is_wrong(self):
        for line in "::error file=a,,line=1::x", "::error::50%", "::error file=a:b::x", "error", "::error file=%3a::x":
            with self.assertRaises((AssertionError, KeyError, ValueError), msg=line):
                parse(line)

    def test_violations_and_warnings_of_a_file(self):
        path = self.write("a,b:c%.txt", f"{VALID}\n\nAction=CreateInstance&RegionId=r&Capactiy=1\n")
        self.assertEqual(
            self.commands("--input", path, code=1),
            [
                (
                    "error",
                    {"file": path, "line": "3", "title": "MissingParameter"},
                    "Capacity or InstanceClass is mandatory for this action. (the size of the instance is given by "
                    "Capacity, by InstanceClass, or by both) [capacity-or-class]",
                ),
                (
                    "warning",
                    {"file": path, "line": "3", "title": "request.unknown-parameter"},
                    "unknown parameter `Capactiy`; did you mean `Capacity`?",
                ),
            ],
        )

    def test_without_a_file_the_message_says_whose_it_is(self):
        by_argument = self.commands(VALID, "Action=X", code=1)
        self.assertEqual([list(properties) for _, properties, _ in by_argument], [["title"]])
        self.assertTrue(by_argument[0][2].startswith("request 2: "))
        by_stdin = self.commands("--input=-", stdin=b"\nAction=X", code=1)
        self.assertTrue(by_stdin[0][2].startswith("standard input:2: "))

    def test_first(self):
        self.assertEqual(len(self.commands("--first", "Action=CreateInstance", code=1)), 1)

    def test_nothing_to_say(self):
        self.assertEqual(self.commands("--input=-"), [])
        self.assertEqual(self.commands(EXAMPLE), [])

    def test_hostile_requests(self):
        path = self.write("hostile.txt", "\n".join(HOSTILE))
        lines = {int(properties["line"]) for _, properties, _ in self.commands("--input", path, code=1)}
        self.assertTrue(lines <= set(range(1, len(HOSTILE) + 1)))
        name = "%0A::error::\r\n,:"
        pairs = self.write("pairs.txt", json.dumps({"Action": "CreateInstance", name: ""}))
        message = self.commands("--input", pairs, code=1)[-1][2]
        self.assertIn("unknown parameter `%0A::error::\\u{0d}\\u{0a},:`", message)

    def test_lint(self):
        self.write("bad.json", '{"formatVersion": 1,\n "云": 1, "rulset": "x"}')
        commands = self.lint_commands("bad.json", RULES, code=1)
        self.assertIn(
            (
                "error",
                {"file": "bad.json", "line": "2", "col": "10", "title": "unknown-key"},
                "unknown key `rulset`; did you mean `ruleset`?",
            ),
            commands,
        )

    def test_lint_warnings(self):
        commands = self.lint_commands(self.write_warned(), code=0)
        self.assertEqual([(name, properties["title"]) for name, properties, _ in commands], [("warning", "example-value")])

    def test_lint_of_hostile_names(self):
        self.write("a,b:c%25\x1b\n::error::\u202e.json", "{")
        for _, properties, _ in self.lint_commands(".", code=1):
            self.assertEqual(properties["file"], "a,b:c%25\\u{1b}\\u{0a}::error::\\u{202e}.json")

    def test_lint_of_what_cannot_be_read(self):
        commands = self.lint_commands("none\x1b\n.json", "Action=a&Password=Pl4nted", code=2)
        self.assertEqual([(name, properties) for name, properties, _ in commands], [("error", {}), ("error", {})])
        self.assertIn("No such file", commands[0][2])
        self.assertNotIn("Pl4nted", commands[1][2])


if __name__ == "__main__":
    unittest.main()
