#!/usr/bin/python3
"""What `assay check --response` says of the answers of CreateInstance: each field from both sides, in JSON and in XML."""

import json
import os
import pathlib
import sys
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from cli_testing import RULES, UNPRINTABLE, VALID, CliTest, run  # pylint: disable=wrong-import-position

RESPONSES = pathlib.Path("testdata/responses").absolute()
MADE_UP = os.path.abspath("testdata/rulesets/responses.json")
EXAMPLE = json.loads((RESPONSES / "create-instance.json").read_text(encoding="utf-8"))

LONGS = ("Bandwidth", "Capacity", "Connections", "QPS")
TEXTS = (
    "Config ConnectionDomain InstanceId InstanceName InstanceStatus RegionId RequestId UserName VSwitchId VpcId ZoneId"
).split()
# Field, values that are in order, and values that are not with the keyword that each breaks.
FIELDS = (
    [
        (name, [0, 1, 2**63 - 1], [(-1, "minimum"), (2**63, "maximum"), (1.5, "type"), ("01", "type"), (None, "type")])
        for name in LONGS
    ]
    + [(name, ["a", "云"], [(None, "type"), ({"a": "b"}, "type")]) for name in TEXTS]
    + [
        ("ChargeType", ["PrePaid", "PostPaid"], [("Prepaid", "enum"), (None, "type")]),
        ("NetworkType", ["CLASSIC", "VPC"], [("vpc", "enum"), (None, "type")]),
        ("NodeType", ["STAND_ALONE", "MASTER_SLAVE"], [("SINGLE", "enum"), (None, "type")]),
        ("Port", [1, 65535], [(0, "minimum"), (65536, "maximum"), (True, "type"), ("x", "type"), (None, "type")]),
        ("EndTime", ["2019-01-18T16:00:00Z", ""], [("2019-01-18", "format"), ("2019-02-30T00:00:00Z", "format")]),
        ("PrivateIpAddr", ["172.16.0.10"], [("172.16.0.010", "format"), ("::1", "format")]),
    ]
)


def as_json(answer):
    return json.dumps(answer)


def as_xml(answer):
    """Null has no form in XML and becomes an element in the field, which is as wrong there."""

    def text(value):
        if value is None:
            return "<null/>"
        if isinstance(value, dict):
            return "".join(f"<{k}>{text(v)}</{k}>" for k, v in value.items())
        value = value if isinstance(value, str) else json.dumps(value)
        return value.replace("&", "&amp;").replace("<", "&lt;")

    return "<CreateInstanceResponse>" + text(answer) + "</CreateInstanceResponse>"


class ResponseTest(CliTest):
    def faults(self, body):
        """Pairs of path and rule."""
        result = run("check", "--response=-", "--rules", RULES, "--format=jsonl", stdin=body.encode())
        self.assertEqual(result.stderr, b"")
        record = json.loads(result.stdout)
        self.assertEqual(result.returncode, 1 if record["faults"] else 0)
        self.assertEqual(record["verdict"], "invalid" if record["faults"] else "valid")
        return [(fault["path"], fault["rule"]) for fault in record["faults"]]

    def test_examples_are_valid(self):
        for name in ("create-instance.json", "create-instance.xml"):
            path = str(RESPONSES / name)
            self.assertEqual(
                self.check("--response", path), "valid (response of CreateInstance, r-kvstore/2015-01-01)\n"
            )
            self.check("--response", path, "--rules", RULES, "--operation", "CreateInstance")
        self.assertEqual(as_xml(EXAMPLE).count("</"), len(EXAMPLE) + 1)

    def test_every_field_is_described(self):
        declared = json.loads(pathlib.Path(RULES).read_text(encoding="utf-8"))
        members = declared["operations"]["CreateInstance"]["response"]["properties"]
        self.assertEqual(sorted(members), sorted(name for name, _, _ in FIELDS))
        self.assertLessEqual(set(EXAMPLE), set(members))
        for name, member in members.items():
            self.assertTrue(member["description"]["en"] and member["description"]["zh"], name)

    def test_both_sides_of_every_field(self):
        for name, good, bad in FIELDS:
            for form in (as_json, as_xml):
                for value in good:
                    self.assertEqual(self.faults(form({**EXAMPLE, name: value})), [], (name, value))
                for value, keyword in bad:
                    expected = [(name, f"response.{name}.{keyword}")]
                    self.assertEqual(self.faults(form({**EXAMPLE, name: value})), expected, (name, value))

    def test_json_tells_types_and_xml_does_not(self):
        for name in LONGS + ("Port",):
            answer = {**EXAMPLE, name: "100"}
            self.assertEqual(self.faults(as_json(answer)), [(name, f"response.{name}.type")])
            self.assertEqual(self.faults(as_xml(answer)), [])
        for name in TEXTS:
            answer = {**EXAMPLE, name: 100}
            self.assertEqual(self.faults(as_json(answer)), [(name, f"response.{name}.type")])
            self.assertEqual(self.faults(as_xml(answer)), [])

    def test_missing_fields(self):
        for name, _, _ in FIELDS:
            answer = {key: value for key, value in EXAMPLE.items() if key != name}
            required = name in ("InstanceId", "RequestId")
            expected = [(name, f"response.{name}.required")] if required else []
            for form in (as_json, as_xml):
                self.assertEqual(self.faults(form(answer)), expected, name)

    def test_text_and_records(self):
        answer = as_json({**EXAMPLE, "ChargeType": "Prepaid", "Port": None})
        self.assertEqual(
            self.check("--response", "-", stdin=answer.encode(), code=1),
            "invalid, 2 faults (response of CreateInstance, r-kvstore/2015-01-01)\n"
            "\n  ChargeType\n"
            "    why    expected one of `PrePaid` or `PostPaid`; did you mean `PrePaid`?\n"
            "    rule   response.ChargeType.enum\n"
            "\n  Port\n"
            "    why    expected a JSON number, not null\n"
            "    rule   response.Port.type\n",
        )
        path = self.write("answer.json", "{}")
        self.assertIn("\n  the body\n", self.check("--response", self.write("x", "x"), code=1))
        (record,) = json.loads(self.check("--response", path, "--format=json", code=1))
        self.assertEqual(list(record), ["ruleset", "operation", "verdict", "faults", "leftOut"])
        self.assertEqual(record["operation"], "CreateInstance")

    def test_more_faults_than_are_listed(self):
        body = '{"RequestId":"r","Things":[' + ",".join(["0"] * 150) + "]}"
        text = self.check("--response", "-", "--rules", MADE_UP, stdin=body.encode(), code=1)
        self.assertTrue(text.startswith("invalid, 150 faults (response of ListThings, responses/1)\n"), text)
        self.assertTrue(text.endswith("\n  and 50 more faults\n"), text)

    def test_which_operation(self):
        self.check("--response", "x", "--rules", MADE_UP, "--operation=Silent", code=2,
                   stderr="assay: no response is described of operation `Silent`; there is `ListThings`\n")  # fmt: skip
        self.check("--response", "x", "--rules", MADE_UP, "--rules", RULES, code=2,
                   stderr="assay: say which operation, with --operation; there are `ListThings` and `CreateInstance`\n")  # fmt: skip
        silent = json.loads(pathlib.Path(MADE_UP).read_text(encoding="utf-8"))
        del silent["operations"]["ListThings"]
        self.check("--response", "x", "--rules", self.write("silent.json", silent), code=2,
                   stderr="assay: no ruleset describes a response\n")  # fmt: skip

    def test_what_cannot_be_checked(self):
        for arguments in [
            ("--response=x", VALID),
            ("--response=x", "--input=y"),
            ("--response=x", "--facts=y"),
            ("--response=x", "--first"),
            ("--response=x", "--all"),
            ("--response=x", "--format=sarif"),
            ("--response=x", "--format=body"),
            ("--response=x", "--lang=zh"),
            ("--response=x", "--response=y"),
            ("--operation=CreateInstance", VALID),
        ]:
            result = run("check", *arguments)
            self.assertEqual((result.returncode, result.stdout), (2, b""), arguments)
            self.assertRegex(result.stderr.decode(), r"^assay: [^\n]+; see `assay help`\n$")
        self.check("--response=missing", code=2, stderr="assay: cannot read `missing`: No such file or directory\n")

    def test_hostile_bodies_are_faults_and_printed_safely(self):
        for body, rule in [
            (b"", "response.body"),
            (b"\xff", "response.encoding"),
            (b"{\x00}", "response.encoding"),
            (b" " * (2 << 20), "response.max-bytes"),
            (b'{"a":', "response.json"),
            (b"<a>", "response.xml"),
            ("<a\u202e\u0085/>".encode(), "response.xml"),
            ("<a\u200d\ufb1d\ufff0/>".encode(), "response.root"),
            (b"<a b='1' b='\x1b[31m'/>", "response.xml"),
            (b"<!DOCTYPE a [<!ENTITY b 'c'>]><CreateInstanceResponse/>", "response.xml"),
            (b"<CreateInstanceResponse>&\x1b[31m;</CreateInstanceResponse>", "response.xml"),
        ]:
            for style in ("text", "json", "jsonl"):
                result = run("check", "--response=-", "--format", style, stdin=body)
                self.assertEqual((result.returncode, result.stderr), (1, b""), body[:40])
                self.assertIn(rule, result.stdout.decode())
                self.assertNotRegex(result.stdout.decode(), UNPRINTABLE)
                self.assertLess(len(result.stdout), 1000)


if __name__ == "__main__":
    unittest.main()
