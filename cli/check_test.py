#!/usr/bin/python3
"""What `assay check` says in its own formats, and with which code.

The renderers have their own golden files; here it is about which of them runs on what.
"""

import json
import os
import sys
import unittest
import xml.etree.ElementTree

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from cli_testing import EVERYTHING, EXAMPLE, VALID, CliTest  # pylint: disable=wrong-import-position

MISSING_LINE = {
    "record": 1,
    "ruleset": "r-kvstore/2015-01-01",
    "operation": "CreateInstance",
    "verdict": "invalid",
    "violations": [
        {
            "code": "MissingParameter",
            "status": 400,
            "message": "RegionId is mandatory for this action.",
            "parameters": ["RegionId"],
            "rule": "RegionId.required",
        },
        {
            "code": "MissingParameter",
            "status": 400,
            "message": "Capacity or InstanceClass is mandatory for this action.",
            "parameters": ["Capacity", "InstanceClass"],
            "rule": "capacity-or-class",
        },
    ],
    "warnings": [],
    "unchecked": [],
}

# Code, status, message, and a request with facts that brings it out.
DOCUMENTED = [
    ("MissingParameter", 400, "Period is mandatory for this action.", VALID + "&ChargeType=PrePaid", {}),
    ("InvalidToken.Malformed", 400, 'The Specified parameter "Token" is not valid.', VALID + "&Token=%E4%BA%91", {}),
    (
        "InvalidInstanceName.Malformed",
        400,
        'The Specified parameter "InstanceName" is not valid.',
        VALID + "&InstanceName=1",
        {},
    ),
    (
        "InvalidPassword.Malformed",
        400,
        'The Specified parameter "Password" is not valid.',
        VALID + "&Password=short",
        {},
    ),
    (
        "InsufficientBalance",
        400,
        "Your account does not have enough balance.",
        VALID,
        {"account.balance-sufficient": False},
    ),
    (
        "RealNameAuthenticationError",
        403,
        "Your account has not passed the real-name authentication yet.",
        VALID,
        {"account.real-name-authenticated": False},
    ),
    (
        "QuotaExceed.AfterpayInstance",
        400,
        "Living afterpay instances quota exceeded.",
        VALID,
        {"quota.postpaid-instances": False},
    ),
    (
        "InvalidCapacity.NotFound",
        400,
        "The Capacity provided does not exist in our records.",
        VALID,
        {"catalogue.capacity": {"2048": True, "*": False}},
    ),
    (
        "ResourceNotAvailable",
        400,
        "Resource you requested is not available for finance user.",
        VALID,
        {"account.may-use-resource": False},
    ),
    (
        "PaymentMethodNotFound",
        400,
        "No payment method has been registered on the account.",
        VALID,
        {"account.payment-method-registered": False},
    ),
    (
        "IdempotentParameterMismatch",
        400,
        "Request uses a client token in a previous request but is not identical to that request.",
        VALID + "&Token=t",
        {"idempotency.token-unused-or-identical": {"t": False}},
    ),
    (
        "QuotaNotEnough",
        400,
        "Quota not enough in this zone.",
        VALID + "&ZoneId=z",
        {"quota.zone-sufficient": {"cn-hangzhou": {"z": False, "*": True}}},
    ),
    ("QuotaExceed", 400, "Living afterpay instances quota exceed.", VALID, {"quota.postpaid-limit": False}),
    (
        "VpcServiceError",
        400,
        "Invoke vpc service failed.",
        EVERYTHING,
        {"vpc.service-available": False},
    ),
    (
        "IzNotSupportVpcError",
        400,
        "Specify iz not support vpc.",
        EVERYTHING,
        {"zone.supports-vpc": {"cn-hangzhou": {"z": False}}},
    ),
]


class FormatsTest(CliTest):
    def test_jsonl_is_exactly_the_documented_line(self):
        out = self.check("--format", "jsonl", "Action=CreateInstance", code=1)
        self.assertEqual(out, json.dumps(MISSING_LINE) + "\n")

    def test_json_is_an_array_of_the_same(self):
        out = self.check("--format=json", "Action=CreateInstance", VALID, code=1)
        lines = self.check("--format=jsonl", "Action=CreateInstance", VALID, code=1).splitlines()
        self.assertEqual(out, "[\n" + ",\n".join(lines) + "\n]\n")
        self.assertEqual(json.loads(self.check("--format=json", "--input=-")), [])

    def test_text(self):
        self.assertEqual(
            self.check("Action=CreateInstance", code=1),
            "invalid, 2 violations (CreateInstance, r-kvstore/2015-01-01)\n"
            "\n"
            "  MissingParameter 400  RegionId is mandatory for this action.\n"
            "    why    it is required and was not given\n"
            "    rule   RegionId.required\n"
            "\n"
            "  MissingParameter 400  Capacity or InstanceClass is mandatory for this action.\n"
            "    why    the size of the instance is given by Capacity, by InstanceClass, or by both\n"
            "    rule   capacity-or-class\n",
        )

    def test_text_numbers_several_records(self):
        out = self.check(VALID, "Action=X", code=1)
        self.assertIn("record 1: indeterminate, ", out)
        self.assertIn("record 2: invalid, ", out)
        self.assertTrue(out.endswith("\n2 records: 0 valid, 1 invalid, 1 indeterminate\n"), out)
        self.assertIn("record 1: ", self.check("--input=-", stdin=VALID.encode()))
        self.assertNotIn("record", self.check(VALID))

    def test_first_is_the_first_of_all(self):
        record = self.records("--first", "Action=CreateInstance", code=1)[0]
        self.assertEqual(record["violations"], MISSING_LINE["violations"][:1])
        self.assertEqual(self.records("--all", "Action=CreateInstance", code=1), [MISSING_LINE])
        self.assertEqual(self.check("--first", "Action=CreateInstance", code=1).count("MissingParameter"), 1)
        self.assertNotIn("Violations", self.check("--first", "--format=body", "Action=CreateInstance", code=1))

    def test_languages(self):
        record = self.records("--lang=zh", "Action=CreateInstance", code=1)[0]
        self.assertEqual(record["violations"][0]["message"], "调用该操作必须提供参数 RegionId。")
        self.assertIn("调用该操作必须提供参数 RegionId。", self.check("--lang", "zh", "Action=CreateInstance", code=1))

    def test_colors(self):
        self.assertIn("\x1b[1;31m", self.check("--color=always", "Action=CreateInstance", code=1))
        for color in "auto", "never":
            self.assertNotIn("\x1b", self.check("--color", color, "Action=CreateInstance", code=1))
        self.assertNotIn("\x1b", self.check("--color=always", "--format=jsonl", "Action=CreateInstance", code=1))

    def test_body_json(self):
        out = self.check("--format=body", "Action=CreateInstance&Format=json", code=1)
        head, body = out.split("\n\n")
        self.assertEqual(head, "HTTP/1.1 400 Bad Request\nContent-Type: application/json; charset=utf-8")
        self.assertTrue(body.endswith("}\n"))
        answer = json.loads(body)
        self.assertEqual(list(answer), ["RequestId", "HostId", "Code", "Message", "Violations"])
        self.assertRegex(answer["RequestId"], "^[0-9A-F]{8}-[0-9A-F]{4}-4[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$")
        self.assertEqual(answer["Code"], "MissingParameter")
        self.assertEqual(answer["Message"], "RegionId is mandatory for this action.")
        self.assertEqual([v["Rule"] for v in answer["Violations"]], ["RegionId.required", "capacity-or-class"])

    def test_body_xml_is_the_default(self):
        out = self.check("--format=body", "Action=createInstance", code=1)
        head, body = out.split("\n\n")
        self.assertEqual(head, "HTTP/1.1 404 Not Found\nContent-Type: text/xml; charset=utf-8")
        root = xml.etree.ElementTree.fromstring(body)
        self.assertEqual(root.tag, "Error")
        self.assertEqual([child.tag for child in root], ["RequestId", "HostId", "Code", "Message", "Violations"])
        self.assertEqual(root.find("Code").text, "InvalidAction.NotFound")

    def test_body_follows_format(self):
        self.assertIn("application/json", self.check("--format=body", "Action=CreateInstance&Format=Json", code=1))
        for query in "Format=XML", "Format=JSON&Format=JSON", "Format=%4", "x=y":
            self.assertIn("text/xml", self.check("--format=body", "Action=CreateInstance&" + query, code=1), query)

    def test_body_follows_format_without_an_operation_too(self):
        for query in "Action=Nope&Format=JSON", "Format=json", '{"Action":"Nope","Format":"JSON"}':
            self.assertIn("application/json", self.check("--format=body", query, code=1), query)
        for query in "Action=Nope&Format=XML", "Action=Nope":
            self.assertIn("text/xml", self.check("--format=body", query, code=1), query)

    def test_body_of_a_request_without_violation(self):
        self.assertEqual(self.check("--format=body", VALID), "HTTP/1.1 200 OK\n\n")


class CodesTest(CliTest):
    def test_every_documented_code(self):
        self.assertEqual(len(DOCUMENTED), 15)
        for code, status, message, request, facts in DOCUMENTED:
            with self.subTest(code):
                path = self.write("facts.json", facts)
                violations = self.records("--facts", path, request, code=1)[0]["violations"]
                self.assertEqual([v["code"] for v in violations], [code])
                self.assertEqual(violations[0]["status"], status)
                self.assertEqual(violations[0]["message"], message)
                body = self.check("--format=body", "--facts", path, request + "&Format=JSON", code=1)
                self.assertTrue(body.startswith(f"HTTP/1.1 {status} "), body)
                answer = json.loads(body.split("\n\n")[1])
                self.assertEqual((answer["Code"], answer["Message"]), (code, message))

    def test_the_documents_own_example(self):
        record = self.records(EXAMPLE)[0]
        self.assertEqual(record["verdict"], "indeterminate")
        self.assertEqual(record["violations"], [])
        self.assertIn("account.balance-sufficient", record["unchecked"])


if __name__ == "__main__":
    unittest.main()
