#!/usr/bin/python3
"""assay explain: what a name stands for, and what became of a request, in both formats."""

import json
import os
import sys
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from cli_testing import HOSTILE, RULES, UNPRINTABLE, VALID, CliTest, run  # pylint: disable=wrong-import-position

PARCEL = os.path.abspath("examples/rulesets/parcel-3.json")
STRUCTURES = os.path.abspath("testdata/rulesets/structures.json")
LANGUAGE = os.path.abspath("testdata/rulesets/language.json")

CODE = """\
Missing: an error code of parcel/2026-01-01

  status      400
  message     {parameter} is missing.
  meaning     a parameter that has to be there is absent or empty
  precedence  1 of 4
  source      errors, row 1 (stated)

  a request that names no known operation, in the order in which they are reported:
     1  Action.required: `Action` must be given

  Send, in the order in which they are reported:
     1  To.required: `To` must be given
     2  express-needs-phone: `Phone` must be given, when `Service` is `Express`
"""

RULE = """\
express-needs-phone: a rule of Send (parcel/2026-01-01)

  says        an Express parcel needs Phone
  asks        `Phone` must be given
  when        `Service` is `Express`
  code        Missing 400
  severity    enforced
  position    2 of 24
  about       Phone
  source      Send, Service (stated)
"""

CHECK = """\
destination: a check of Send (parcel/2026-01-01)

  says        a courier goes to the postcode
  asks        the fact `courier.serves` of `To` is true
  when        always
  code        NotServed 409
  position    24 of 24
  about       To
  source      errors, row 4 (stated)
"""

CONSTRAINT = """\
Grams.maximum: a constraint of Send (parcel/2026-01-01)

  asks        `Grams` is at most 30000
  code        Invalid 400
  position    15 of 24
  about       Grams
  source      Send, Grams (stated)
"""

PARAMETER = """\
Phone: a parameter of Send (parcel/2026-01-01)

  says        where the addressee can be called
  type        string
  required    no
  sensitive   yes: its value is never shown
  source      Send, Phone (a reading)
  note        no length is given

  asked of its value:
    Phone.duplicate   `Phone` is given once at most [Invalid]
    Phone.decoding    `Phone` can be decoded [Invalid]
    Phone.type        `Phone` is of type string [Invalid]
    Phone.characters  `Phone` has only characters of `[0-9]` [Invalid]
    Phone.empty       `Phone` is not given with an empty value

  looked at by:
    express-needs-phone  `Phone` must be given, when `Service` is `Express` [Missing]
"""

REQUEST_RULE = """\
request.json: a rule of every request (parcel/2026-01-01)

  asks        a JSON request is the text of an object
  code        Invalid 400
  position    8 of 20
"""

CHINESE = """\
Service：Send 的参数（parcel/2026-01-01）

  描述        how fast it goes
  类型        字符串
  是否必选    否
  默认值      `Standard`
  出处        Send, Service（文档明示）

  对其值的要求：
    Service.duplicate  `Service` 最多指定一次 [Invalid]
    Service.decoding   `Service` 可以解码 [Invalid]
    Service.type       `Service` 的类型为字符串 [Invalid]
    Service.enum       `Service` 为 `Standard` 或 `Express` [Invalid]
    Service.empty      指定 `Service` 时其值不为空

  涉及它的规则与检查：
    express-needs-phone  `Service` 为 `Express` 时，必须指定 `Phone` [Missing]
"""


class Explain(CliTest):
    def explain(self, *arguments, code=0, stderr=""):
        result = run("explain", *arguments)
        self.assertEqual(result.stderr.decode(), stderr)
        self.assertEqual(result.returncode, code, result.stdout)
        return result.stdout.decode()


class NamesTest(Explain):
    def test_text(self):
        for name, expected in [
            ("Missing", CODE),
            ("express-needs-phone", RULE),
            ("destination", CHECK),
            ("Grams.maximum", CONSTRAINT),
            ("Phone", PARAMETER),
        ]:
            self.assertEqual(self.explain("--rules", PARCEL, name), expected)
        self.assertTrue(self.explain("--rules", PARCEL, "request.json").startswith(REQUEST_RULE))
        self.assertEqual(self.explain("--rules", PARCEL, "--lang=zh", "Service"), CHINESE)

    def test_color_changes_nothing_else(self):
        text = self.explain("--rules", PARCEL, "--color=always", "Missing")
        self.assertIn("\x1b[1m", text)
        for escape in ("\x1b[1m", "\x1b[2m", "\x1b[0m"):
            text = text.replace(escape, "")
        self.assertEqual(text, CODE)

    def test_json(self):
        found = json.loads(self.explain("--rules", PARCEL, "--format=json", "Missing"))
        self.assertEqual((found["rules"], found["parameters"]), ([], []))
        (code,) = found["codes"]
        self.assertEqual((code["status"], code["precedence"], code["of"]), (400, 1, 4))
        self.assertEqual(code["source"], {"at": "errors, row 1", "basis": "stated", "note": None})
        emitters = [(one["operation"], [rule["rule"] for rule in one["rules"]]) for one in code["emitters"]]
        self.assertEqual(emitters, [(None, ["Action.required"]), ("Send", ["To.required", "express-needs-phone"])])
        (rule,) = json.loads(self.explain("--rules", PARCEL, "--format=json", "express-needs-phone"))["rules"]
        self.assertEqual(
            rule,
            {
                "ruleset": "parcel/2026-01-01",
                "operation": "Send",
                "rule": "express-needs-phone",
                "kind": "rule",
                "parameters": ["Phone"],
                "asks": "`Phone` must be given",
                "when": "`Service` is `Express`",
                "code": "Missing",
                "position": 2,
                "of": 24,
                "description": "an Express parcel needs Phone",
                "severity": "enforce",
                "message": None,
                "since": None,
                "until": None,
                "fact": None,
                "arguments": [],
                "source": {"at": "Send, Service", "basis": "stated", "note": None},
            },
        )
        (parameter,) = json.loads(self.explain("--rules", PARCEL, "--format=json", "Service"))["parameters"]
        self.assertEqual(parameter["default"], "`Standard`")
        self.assertEqual([rule["rule"] for rule in parameter["read_by"]], ["express-needs-phone"])
        self.assertEqual(parameter["constraints"][3]["asks"], "`Service` is `Standard` or `Express`")

    def test_parts(self):
        text = self.explain("--rules", STRUCTURES, "Tag.N.Key")
        self.assertIn("Tag.N.Key: a part of Tag, a parameter of ObjectLists (structures/1)\n", text)
        self.assertIn("  required    yes, with Tag.N\n", text)
        self.assertIn("    Tag.N.Key.maxLength      `Tag.N.Key` has at most 5 characters [Invalid]\n", text)

    def test_every_match_is_told(self):
        found = json.loads(self.explain("--format=json", "RegionId"))["parameters"]
        operations = [one["operation"] for one in found]
        self.assertEqual(len(set(operations)), len(operations))
        self.assertIn("CreateInstance", operations)
        self.assertIn("CreateTairInstance", operations)

    def test_every_name_of_a_ruleset_is_known(self):
        for path in (RULES, PARCEL, LANGUAGE):
            with open(path, encoding="utf-8") as file:
                ruleset = json.load(file)
            operation = next(iter(ruleset["operations"].values()))
            names = [error["code"] for error in ruleset["errors"]] + list(operation["parameters"])
            names += [entry["id"] for entry in operation.get("rules", []) + operation.get("checks", [])]
            for name in names[::3]:
                self.explain("--rules", path, "--format=json", name)

    def test_unknown_names(self):
        lead = "assay: there is no error code, rule or parameter of this name"
        self.explain("Capacty", code=2, stderr=f"{lead}; did you mean `Capacity`?\n")
        self.explain("--rules", PARCEL, "expres-needs-phone", code=2,
                     stderr=f"{lead} `expres-needs-phone`; did you mean `express-needs-phone`?\n")  # fmt: skip
        self.explain("Pl4nted", code=2, stderr=f"{lead}\n")
        self.explain("", code=2, stderr=f"{lead} ``\n")

    def test_bad_rules(self):
        self.explain("--rules", "/none.json", "x", code=2, stderr="assay: cannot read `/none.json`: No such file or directory\n")


TRACE = """\
Send (parcel/2026-01-01)

  the request
    held         Action.required: `Action` must be given
    held         request.max-bytes: the request is not larger than the limit
    held         request.max-parameters: the request has no more parameters than the limit
    held         request.max-value-bytes: no value is longer than the limit
    held         request.max-name-bytes: no name is longer than the limit
    held         request.max-list-items: no list has more items than the limit
    held         request.max-json-depth: a JSON request is not nested deeper than the limit
    held         request.json: a JSON request is the text of an object
    held         request.method: over HTTP, the method is GET without a body, or POST
    held         request.target: over HTTP, the target is a path or an http URL, without blanks and
                 a fragment
    held         request.header: over HTTP, every server reads the headers alike
    held         request.content-type: over HTTP, the body is a form or JSON in UTF-8, and says so
                 once
    held         request.empty-name: every parameter has a name
    held         request.name-decoding: the names of parameters can be decoded
    held         request.value-decoding: the values of unknown parameters can be decoded
    held         request.version: over HTTP, the version is that of the rules, if it is given
    held         Action.duplicate: `Action` is given once at most
    held         Action.decoding: `Action` can be decoded
    held         Action.type: `Action` is of type string
    held         Action.operation: `Action` names an operation
    broken       request.unknown-parameter (warning): the operation has all parameters that are
                 given
        unknown parameters: Phnoe

  Action = Send
    held         Action.empty (warning): `Action` is not given with an empty value

  To = 10115
    held         To.required: `To` must be given
    held         To.duplicate: `To` is given once at most
    held         To.decoding: `To` can be decoded
    held         To.type: `To` is of type string
    held         To.pattern: `To` consists of 5 characters of `[0-9]`
    held         To.empty (warning): `To` is not given with an empty value

  Grams = 0
    held         Grams.duplicate: `Grams` is given once at most
    held         Grams.decoding: `Grams` can be decoded
    held         Grams.type: `Grams` is of type integer
    broken       Grams.minimum: expected at least 1
    held         Grams.maximum: `Grams` is at most 30000
    held         Grams.empty (warning): `Grams` is not given with an empty value

  Service = Standard, by default
    not reached  Service.duplicate, Service.decoding, Service.type, Service.enum, Service.empty

  Phone, not given
    not reached  Phone.duplicate, Phone.decoding, Phone.type, Phone.characters, Phone.empty

  rules
    not applied  express-needs-phone: `Phone` must be given
        false: `Service` is `Express` (Service = Standard, by default)

  checks
    not reached  destination: the fact `courier.serves` of `To` is true

"""

# Answers to what these requests ask that differ in nothing else.
ANSWERS = [
    ({}, 0, "unknown      destination: the fact `courier.serves` of `To` is true; nobody answers it"),
    ({"courier.serves": True}, 0, "held         destination: the fact `courier.serves` of `To` is true"),
    ({"courier.serves": False}, 1, "broken       destination: this is not so: a courier goes to the postcode"),
]

# Places where a secret may stand, or be taken for something else.
SECRETS = [
    "Phone=Pl4nted",
    "Phone=Pl4nted&Phone=1",
    "Phone=Pl4nted%",
    "Phone:Pl4nted",
    "Phone=1&Pl4nted",
    "Grams=1;Phone=Pl4nted",
    "Unknown=Pl4nted",
    "Service=Phone=Pl4nted",
]

# The same of a ruleset with JSON text, with lists, and with what they hold.
SHIPPED_SECRETS = [
    VALID + "&Password=Pl4nted",
    VALID + '&Config={"Password": "Pl4nted"}',
    VALID + '&Config={"EvictionPolicy": "Password=Pl4nted"}',
    VALID + "&AutoRenew=Password%3dPl4nted",
    "Action=Password=Pl4nted",
    '{"Action": "CreateInstance", "Password": "Pl4nted", "RegionId": {"Password": "Pl4nted"}}',
    "Action=CreateTairInstance&Tag.1.Key=Password&Tag.1.Value=Password:Pl4nted&Password=Pl4nted",
]


class RequestsTest(Explain):
    REQUEST = "Action=Send&To=10115"

    def trace(self, *arguments, code=0):
        return json.loads(self.explain("--rules", PARCEL, "--format=json", *arguments, code=code))

    def test_text_ends_with_the_report(self):
        request = self.REQUEST + "&Grams=0&Phnoe=1"
        report = self.check("--rules", PARCEL, request, code=1)
        self.assertEqual(self.explain("--rules", PARCEL, request, code=1), TRACE + report)

    def test_json_has_the_report(self):
        request = self.REQUEST + "&Service=Express"
        trace = self.trace(request, code=1)
        (record,) = self.records("--rules", PARCEL, request, code=1)
        self.assertEqual(trace["report"], record)
        (rule,) = trace["rules"]
        self.assertEqual((rule["rule"], rule["outcome"], rule["broken_by"]), ("express-needs-phone", "broken", ["Phone"]))
        self.assertEqual(
            rule["condition"],
            {
                "kind": "term",
                "truth": "true",
                "words": "`Service` is `Express`",
                "parameter": "Service",
                "origin": "request",
                "value": "Express",
            },
        )
        origins = {one["parameter"]: (one["origin"], one["value"]) for one in trace["parameters"]}
        self.assertEqual(origins["Phone"], ("absent", None))
        self.assertEqual(origins["Service"], ("request", "Express"))

    def test_facts(self):
        for facts, code, expected in ANSWERS:
            path = self.write("some.facts.json", facts)
            text = self.explain("--rules", PARCEL, "--facts", path, self.REQUEST, code=code)
            self.assertIn("    " + expected + "\n", text)

    def test_unknown_because_of_a_value_at_fault(self):
        (rule,) = self.trace(self.REQUEST + "&Service=x", code=1)["rules"]
        self.assertEqual((rule["outcome"], rule["condition"]["truth"]), ("unknown", "unknown"))

    def test_no_operation(self):
        trace = self.trace("Action=Sned", code=1)
        self.assertEqual((trace["operation"], trace["parameters"], trace["rules"]), (None, [], []))
        broken = [rule["rule"] for rule in trace["request"] if rule["outcome"] == "broken"]
        self.assertEqual(broken, ["Action.operation"])
        self.assertEqual(self.trace('{"Action": ["Send"]}', code=1)["operation"], None)
        self.assertEqual(self.trace("{", code=1)["operation"], None)

    def test_parts(self):
        text = self.explain("--rules", STRUCTURES, "Method=ObjectLists&Tag.1.Key=a&Tag.2.Key=abcdef", code=1)
        self.assertIn("  Tag.N.Key, 2 of them: a, abcdef\n", text)
        self.assertIn("    broken       Tag.N.Key.maxLength: Tag.2.Key: expected at most 5 characters, not 6\n", text)

    def test_secrets_are_never_shown(self):
        for secret in SECRETS:
            for options in (("--format=json",), ("--format=text",), ("--lang=zh",)):
                result = run("explain", "--rules", PARCEL, *options, self.REQUEST + "&" + secret)
                self.assertIn(result.returncode, (0, 1))
                self.assertNotIn(b"Pl4nted", result.stdout + result.stderr, secret)
        for request in SHIPPED_SECRETS:
            for options in (("--format=json",), ("--format=text",)):
                result = run("explain", *options, request)
                self.assertIn(result.returncode, (0, 1))
                self.assertNotIn(b"Pl4nted", result.stdout + result.stderr, request)

    def test_nothing_unprintable_is_shown(self):
        for request in HOSTILE:
            for options in (("--format=json",), ("--format=text",)):
                text = run("explain", "--rules", RULES, *options, request).stdout.decode()
                self.assertTrue(text)
                self.assertIsNone(UNPRINTABLE.search(text), request)

    def test_time(self):
        outcomes = {}
        for now in ("2025-01-01T00:00:00Z", "2027-01-01T00:00:00Z"):
            text = self.explain("--format=json", "--now", now, "Action=CreateTairInstance&RestoreTime=2026-01-01T00:00:00Z", code=1)
            for rule in json.loads(text)["rules"]:
                if rule["rule"] == "restore-time-has-been":
                    outcomes[now] = rule["outcome"]
        self.assertEqual(list(outcomes.values()), ["broken", "held"])


if __name__ == "__main__":
    unittest.main()
