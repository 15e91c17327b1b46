#!/usr/bin/python3
"""The files that `assay check` takes besides requests: rulesets and facts."""

import os
import pathlib
import sys
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from cli_testing import CATALOGUE, EVERYTHING, EXAMPLE, RULES, VALID, CliTest, run  # pylint: disable=wrong-import-position


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

    def test_the_time_of_requests(self):
        tair = (
            "Action=CreateTairInstance&RegionId=cn-hangzhou&InstanceClass=tair.rdb.2g&InstanceType=tair_rdb"
            "&VpcId=vpc-1&VSwitchId=vsw-1&Period=1&SrcDBInstanceId=r-1&RestoreTime=2020-01-31T08:30:00Z"
        )
        for now, code in (("2020-01-31T08:30:00Z", 0), ("2020-01-31T08:29:59Z", 1), ("2020-01-31T09:30:00+01:00", 0)):
            self.assertEqual(run("check", "--now", now, tair).returncode, code, now)
        self.assertEqual(run("check", tair).returncode, 0)  # it is past by now
        self.assertEqual(run("check", tair.replace("2020", "9999")).returncode, 1)
        for bad in ("yesterday", "1580459400", "2020-01-31", "2020-02-30T00:00:00Z"):
            done = run("check", "--now=" + bad, tair)
            self.assertEqual(done.returncode, 2, bad)
            self.assertIn(b"`--now` takes", done.stderr)

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


if __name__ == "__main__":
    unittest.main()
