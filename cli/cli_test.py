#!/usr/bin/python3
"""Runs the assay binary as a shell would: exact output, exit codes, and what happens when things go wrong.

The renderers have their own golden files; here it is about which of them runs on what, and about input and output.
"""

import json
import os
import pathlib
import re
import stat
import subprocess
import tempfile
import threading
import unittest
import xml.etree.ElementTree

ASSAY = os.path.abspath("cli/assay")
RULES = os.path.abspath("rules/r-kvstore/2015-01-01.json")
CATALOGUE = os.path.abspath("rules/r-kvstore/capacity-catalogue.facts.json")

VALID = "Action=CreateInstance&RegionId=cn-hangzhou&Capacity=1024"
EXAMPLE = (
    "Action=CreateInstance&RegionId=cn-hongkong&InstanceClass=redis.master.2xlarge.default&InstanceName=apitest"
)
# What a valid request makes known to depend on all twelve facts.
EVERYTHING = (
    VALID + "&Token=t&NetworkType=VPC&VpcId=v&VSwitchId=s&PrivateIpAddress=10.0.0.1&ZoneId=z"
)
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


def run(*arguments, stdin=b"", **options):
    return subprocess.run(
        [ASSAY, *arguments],
        input=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
        **options,
    )


class CliTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return str(path)

    def check(self, *arguments, code=0, stderr="", **options):
        """Standard output of `assay check`, which must end with this code and say this on standard error."""
        result = run("check", *arguments, **options)
        self.assertEqual(result.stderr.decode(), stderr)
        self.assertEqual(result.returncode, code, result.stdout)
        return result.stdout.decode()

    def records(self, *arguments, **options):
        return [json.loads(line) for line in self.check(*arguments, "--format=jsonl", **options).splitlines()]


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


class FactsTest(CliTest):
    def test_unknown_until_told(self):
        unchecked = self.records(EVERYTHING)[0]["unchecked"]
        self.assertEqual(len(unchecked), 12)
        facts = dict.fromkeys(unchecked, True)
        record = self.records("--facts", self.write("all.json", facts), EVERYTHING)[0]
        self.assertEqual((record["verdict"], record["unchecked"]), ("valid", []))

    def test_later_files_win(self):
        yes = self.write("yes.json", {"account.balance-sufficient": True, "catalogue.capacity": {"*": True}})
        no = self.write("no.json", {"account.balance-sufficient": False, "catalogue.capacity": {"2048": False}})
        self.assertEqual(self.records("--facts", no, "--facts", yes, VALID)[0]["violations"], [])
        codes = [v["code"] for v in self.records("--facts", yes, "--facts", no, VALID, code=1)[0]["violations"]]
        self.assertEqual(codes, ["InsufficientBalance"])  # and the capacity is still known from the first

    def test_the_shipped_catalogue(self):
        self.assertNotIn("catalogue.capacity", self.records("--facts", CATALOGUE, VALID)[0]["unchecked"])
        record = self.records("--facts", CATALOGUE, VALID.replace("1024", "1025"), code=1)[0]
        self.assertEqual(record["violations"][0]["rule"], "capacity-catalogue")

    def test_from_standard_input(self):
        out = self.records("--facts=-", VALID, code=1, stdin=b'{"account.balance-sufficient": false}')
        self.assertEqual(out[0]["violations"][0]["code"], "InsufficientBalance")

    def test_not_asked_of_an_invalid_request(self):
        facts = self.write("no.json", {"account.balance-sufficient": False})
        record = self.records("--facts", facts, VALID + "&Period=13", code=1)[0]
        self.assertEqual([v["code"] for v in record["violations"]], ["InvalidParameter"])
        self.assertEqual(record["unchecked"], [])

    def test_bad_files(self):
        path = self.write("bad.json", '{"account.balance-sufficient": "yes"}')
        result = run("check", "--facts", path, VALID)
        self.assertEqual((result.returncode, result.stdout), (2, b""))
        self.assertTrue(result.stderr.decode().startswith(f"{path}:1:32: error: "), result.stderr)
        result = run("check", "--facts", str(self.folder / "none"), VALID)
        self.assertEqual((result.returncode, result.stdout), (2, b""))
        self.assertIn(b"No such file", result.stderr)
        self.assertEqual(run("check", "--facts=-", VALID, stdin=b"").returncode, 2)


class InputTest(CliTest):
    def numbers(self, content, **options):
        return [r["record"] for r in self.records("--input=-", stdin=content, **options)]

    def test_records_are_numbered_by_line(self):
        content = b"\n".join([VALID.encode(), b"", b"  \t", b"\r", VALID.encode() + b"\r", b"Action=X"])
        self.assertEqual(self.numbers(content, code=1), [1, 5, 6])
        self.assertEqual(self.numbers(content + b"\n\n", code=1), [1, 5, 6])
        self.assertEqual(self.numbers(b""), [])
        self.assertEqual(self.numbers(b"\n\r\n"), [])

    def test_arguments_are_numbered_by_place_and_never_skipped(self):
        records = self.records("", VALID, code=1)
        self.assertEqual([r["record"] for r in records], [1, 2])
        self.assertEqual(records[0]["violations"][0]["rule"], "Action.required")

    def test_one_carriage_return_belongs_to_the_line_end(self):
        def names(content):
            records = self.records("--input=-", stdin=content, code=1)
            return [[v["rule"] for v in r["violations"]] for r in records]

        self.assertEqual(self.records("--input=-", stdin=VALID.encode() + b"\r\n")[0]["violations"], [])
        self.assertEqual(names(VALID.encode() + b"\r\r\n"), [["Capacity.decoding"]])
        self.assertEqual(names(VALID.encode() + b"\r"), [["Capacity.decoding"]])

    def test_objects_and_queries_mix(self):
        content = b'{"Action":"CreateInstance","RegionId":"r","Capacity":1024}\n' + VALID.encode() + b"\n{\n"
        records = self.records("--input=-", stdin=content, code=1)
        self.assertEqual([r["verdict"] for r in records], ["indeterminate", "indeterminate", "invalid"])
        self.assertEqual(records[2]["violations"][0]["rule"], "request.json")

    def test_a_file(self):
        path = self.write("in.txt", VALID + "\n")
        self.assertEqual(len(self.records("--input", path)), 1)
        fifo = str(self.folder / "fifo")
        os.mkfifo(fifo)
        threading.Thread(target=lambda: pathlib.Path(fifo).write_text(VALID, encoding="utf-8")).start()
        self.assertEqual(len(self.records("--input", fifo)), 1)

    def test_a_line_beyond_the_limit(self):
        limit = 1 << 20
        start = VALID.encode() + b"&InstanceName="
        content = b"\n".join(start + b"x" * (n - len(start)) for n in (limit, limit + 1, 20 * limit)) + b"\n" + VALID.encode()
        rules = [
            (r["record"], [v["rule"] for v in r["violations"]])
            for r in self.records("--input=-", stdin=content, code=1)
        ]
        self.assertEqual(
            rules, [(1, ["InstanceName.pattern"]), (2, ["request.max-bytes"]), (3, ["request.max-bytes"]), (4, [])]
        )

    def test_memory_does_not_grow_with_the_input(self):
        with subprocess.Popen(
            [ASSAY, "check", "--input=-", "--format=jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as process:

            def feed():
                for _ in range(64):
                    process.stdin.write(b"x" * (1 << 20))
                process.stdin.write(b"\n" + (VALID.encode() + b"\n") * 20000)
                process.stdin.flush()

            feeder = threading.Thread(target=feed)
            feeder.start()
            records = [json.loads(process.stdout.readline())["record"] for _ in range(20001)]
            feeder.join()
            # Not the usage of a process that has ended: that counts the fork of this one.
            status = pathlib.Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
            process.stdin.close()
            self.assertEqual((process.stdout.read(), process.wait()), (b"", 1))
        self.assertEqual(records, list(range(1, 20002)))
        self.assertLess(int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]), 64 << 10)

    def test_answers_do_not_wait_for_the_end_of_the_input(self):
        with subprocess.Popen(
            [ASSAY, "check", "--input=-", "--format=jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as process:
            for record in 1, 2:
                process.stdin.write(VALID.encode() + b"\n")
                process.stdin.flush()
                self.assertEqual(json.loads(process.stdout.readline())["record"], record)
            process.stdin.close()
            self.assertEqual(process.stdout.read(), b"")
            self.assertEqual(process.wait(), 0)

    def test_what_cannot_be_read(self):
        none = str(self.folder / "none")
        for place in ("check", "--input"), ("check", "Action=a", "--rules"), ("check", "Action=a", "--facts"), ("lint",):
            for request in "Action=CreateInstance&Password=Hunter2!", '{"Password": "Hunter2!"}':
                result = run(*place, request)
                self.assertEqual(result.returncode, 2)
                self.assertIn(b"a request where a path belongs", result.stderr)
                self.assertNotIn(b"Hunter2", result.stdout + result.stderr)
        self.check("--input", none, code=2, stderr=f"assay: cannot open {none}: No such file or directory\n")
        self.check(
            "--input", str(self.folder), code=2, stderr=f"assay: cannot read {self.folder}: Is a directory\n"
        )


class OutputTest(CliTest):
    def test_a_reader_that_goes_away(self):
        path = self.write("in.txt", (VALID + "\n") * 5000)
        with subprocess.Popen(
            [ASSAY, "check", "--input", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            process.stdout.read(10)
            process.stdout.close()
            self.assertEqual(process.stderr.read(), b"assay: cannot write standard output: Broken pipe\n")
            self.assertEqual(process.wait(timeout=60), 2)

    def test_a_full_device(self):
        for arguments in ["check", VALID], ["help"], ["lint", RULES]:
            with open("/dev/full", "wb") as full:
                result = subprocess.run([ASSAY, *arguments], stdout=full, stderr=subprocess.PIPE, check=False)
            self.assertEqual(result.returncode, 2)
            self.assertEqual(result.stderr, b"assay: cannot write standard output: No space left on device\n")

    def test_no_output_holds_secrets_or_control_characters(self):
        secret = "Pl4nted"
        requests = [
            VALID + f"&Password={secret}",
            VALID + f"&Password={secret}%&Password={secret}",
            f"Action=CreateInstance&Capacity=16384;Password={secret}",
            VALID + f"&passwrd={secret}%FF&password={secret}",
            VALID + f"&InstanceName=x%0d%0aSet-Cookie:a%1b[31m&Config=Password={secret}",
            f"Action=Password={secret}",
            '{"Action":"CreateInstance","Password":"' + secret,
            '{"Password":["' + secret + '"]}',
            VALID + f"&%1b[31m%0d%0a%E2%80%AEPassword={secret}",
        ]
        for arguments in ["--format=text"], ["--format=json"], ["--format=jsonl"], ["--format=body"], ["--lang=zh"]:
            for first in [], ["--first"]:
                out = self.check(*arguments, *first, *requests, code=1)
                self.assertNotIn(secret, out)
                self.assertIsNone(re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e]", out))


class RulesTest(CliTest):
    def test_files_replace_the_built_in_rulesets(self):
        rules = pathlib.Path(RULES).read_text(encoding="utf-8").replace("CreateInstance", "MakeInstance")
        path = self.write("rules/own.json", rules)
        self.write("rules/a.facts.json", {"account.balance-sufficient": True})
        self.write("rules/a.schema.json", {})
        for given in path, str(self.folder / "rules"):
            record = self.records("--rules", given, "Action=MakeInstance", code=1)[0]
            self.assertEqual(record["operation"], "MakeInstance")
            record = self.records("--rules", given, "Action=CreateInstance", code=1)[0]
            self.assertEqual((record["operation"], record["violations"][0]["status"]), (None, 404))
        both = self.records("--rules", path, "--rules", RULES, "Action=MakeInstance", "Action=CreateInstance", code=1)
        self.assertEqual([r["operation"] for r in both], ["MakeInstance", "CreateInstance"])

    def test_the_built_in_rules_are_the_shipped_ones(self):
        for request in VALID, EXAMPLE, "Action=CreateInstance", "Action=X":
            code = 0 if request in (VALID, EXAMPLE) else 1
            self.assertEqual(self.records(request, code=code), self.records("--rules", RULES, request, code=code))

    def test_bad_rules(self):
        path = self.write("bad.json", '{"formatVersion": 1, "rulset": "x"}')
        result = run("check", "--rules", path, VALID)
        self.assertEqual((result.returncode, result.stdout), (2, b""))
        self.assertIn(f"{path}:1:22: error: unknown key `rulset`", result.stderr.decode())
        empty = self.folder / "empty"
        empty.mkdir()
        self.check("--rules", str(empty), VALID, code=2, stderr=f"assay: no *.json file in {empty}\n")
        self.assertEqual(run("check", "--rules", str(self.folder / "none"), VALID).returncode, 2)


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

    def test_names_are_escaped(self):
        bad = self.write("\x1b[31m.json", "{")
        none = str(self.folder / "\x1b[2J")
        result = run("lint", bad, none)
        self.assertNotIn(b"\x1b", result.stdout + result.stderr)
        self.assertIn(b"\\u{1b}[2J", result.stderr)


class UsageTest(CliTest):
    def test_errors_go_to_standard_error_and_repeat_no_request(self):
        for arguments in [
            [],
            ["chek", "Password=Pl4nted"],
            ["check"],
            ["check", "--pasword=Pl4nted", VALID],
            ["check", "--format=Pl4nted", VALID],
            ["check", "--format=sarif", VALID],
            ["check", "--input=x", "Password=Pl4nted"],
            ["lint"],
            ["explain", "Pl4nted=1"],
        ]:
            result = run(*arguments)
            self.assertEqual((result.returncode, result.stdout), (2, b""), arguments)
            self.assertRegex(result.stderr.decode(), r"^assay: [^\n]+; see `assay help`\n$")
            self.assertNotIn(b"Pl4nted", result.stderr)

    def test_help_and_version(self):
        for arguments in ["help"], ["--help"], ["help", "check"], ["check", "--help"], ["help", "lint"]:
            result = run(*arguments)
            self.assertEqual((result.returncode, result.stderr), (0, b""))
            self.assertIn(b"Exit codes: ", result.stdout)
            self.assertTrue(all(len(line) <= 100 for line in result.stdout.splitlines()), result.stdout)
        self.assertRegex(run("--version").stdout, rb"^assay \d+\.\d+\.\d+\n$")


if __name__ == "__main__":
    assert os.stat(ASSAY).st_mode & stat.S_IXUSR
    unittest.main()
