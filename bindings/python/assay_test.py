#!/usr/bin/env python3
"""What the module adds to the library: its types, its errors, its threads."""
import asyncio
import concurrent.futures
import copy
import gc
import os
import pathlib
import pickle
import signal
import subprocess
import sys
import tempfile
import threading
import unittest

import assay

ACCEPTED = "Action=CreateInstance&RegionId=cn-hangzhou&Capacity=1024"
SECRET = "Hunter2-Hunter2"


class AssayTest(unittest.TestCase):
    def setUp(self):
        self.validator = assay.Validator()

    def test_violations(self):
        report = self.validator.query("Action=CreateInstance&RegionId=r&Period=13")
        self.assertIs(report.verdict, assay.Verdict.INVALID)
        self.assertEqual(report.status, 400)
        self.assertEqual((report.ruleset, report.operation), ("r-kvstore/2015-01-01", "CreateInstance"))
        first, second = report.violations
        self.assertEqual(first.parameters, ("Capacity", "InstanceClass"))
        self.assertEqual((second.rule, second.also), ("Period.enum", ("no-period-with-postpaid",)))
        self.assertIn("expected one of", second.reason)

    def test_nothing_is_wrong(self):
        report = self.validator.query(ACCEPTED)
        self.assertEqual((report.verdict, report.status, report.violations), (assay.Verdict.INDETERMINATE, None, []))
        self.assertEqual(report.body(), b"")
        self.assertEqual(report.unchecked[3].arguments[0].value, "1024")

    def test_warnings(self):
        warning, = self.validator.query(ACCEPTED + "&Capactiy=1").warnings
        self.assertEqual((warning.rule, warning.parameters), ("request.unknown-parameter", ("Capactiy",)))
        self.assertIn("did you mean `Capacity`", warning.message)

    def test_every_form(self):
        self.assertIs(self.validator.json('{"Action": "CreateInstance"}').verdict, assay.Verdict.INVALID)
        accepted = {"Action": "CreateInstance", "RegionId": "r", "Capacity": "1024"}
        self.assertIs(self.validator.pairs(accepted).verdict, assay.Verdict.INDETERMINATE)
        report = self.validator.http("GET", "/?RegionId=r&Capacity=1024", {"x-acs-action": "CreateInstance"})
        self.assertIs(report.verdict, assay.Verdict.INDETERMINATE)

    def test_requests_may_be_any_text(self):
        for name in ("\udcff", "\0", "\U0001f600", b"\xff"):
            report = self.validator.pairs([("Action", "CreateInstance"), ("InstanceName", name)])
            self.assertIs(report.verdict, assay.Verdict.INVALID)
        self.assertEqual(self.validator.query(b"\xff=\xff").violations[0].parameters, ("Action",))

    def test_facts(self):
        asked = []

        def look_up(fact):
            asked.append(fact.id)
            return {"catalogue.capacity": False, "account.balance-sufficient": None}.get(fact.id, True)

        report = self.validator.query(ACCEPTED, facts=look_up)
        self.assertEqual(len(asked), 8)
        self.assertEqual([v.code for v in report.violations], ["InvalidCapacity.NotFound"])
        self.assertEqual([f.id for f in report.unchecked], ["account.balance-sufficient"])
        self.validator.query("Action=CreateInstance", facts=look_up)
        self.assertEqual(len(asked), 8, "nothing is asked of a request that is at fault")

    def test_what_facts_raise_comes_out(self):
        def look_up(_):
            raise KeyError("no account service")

        async def look_up_later(_):
            return True

        with self.assertRaises(KeyError):
            self.validator.query(ACCEPTED, facts=look_up)
        for answer in ("yes", 1, 0, 1.0, self.validator):
            with self.assertRaisesRegex(TypeError, "expected True, False or None, got "):
                self.validator.query(ACCEPTED, facts=lambda _, answer=answer: answer)
        with self.assertWarns(RuntimeWarning), self.assertRaisesRegex(TypeError, "got coroutine"):
            self.validator.query(ACCEPTED, facts=look_up_later)
            gc.collect()

    def test_facts_that_are_waited_for(self):
        async def look_up(fact):
            await asyncio.sleep(0)
            return fact.id != "catalogue.capacity" or fact.arguments[0].value == "1024"

        async def serve(capacity):
            report = self.validator.query(f"{ACCEPTED[:-4]}{capacity}", count=False)
            report.resolve(await asyncio.gather(*map(look_up, report.needed)))
            report.count()
            return report.verdict, report.effective("Capacity").value

        async def serve_all():
            return await asyncio.gather(*(serve(1024 + i % 2) for i in range(8)))

        self.assertEqual(asyncio.run(serve_all()), 4 * [(assay.Verdict.VALID, "1024"), (assay.Verdict.INVALID, "1025")])
        self.assertIn('verdict="invalid"} 4\n', self.validator.prometheus())

    def test_bodies(self):
        report = self.validator.query("Action=CreateInstance&Format=JSON")
        self.assertTrue(report.body(request_id="R-1", only_first=True).startswith(b'{"RequestId":"R-1",'))
        self.assertEqual(report.content_type, "application/json; charset=utf-8")
        self.assertTrue(report.body(format="xml", language="zh").startswith(b"<?xml"))
        self.assertIn(b'"status":400', report.body(format="problem+json"))
        with self.assertRaisesRegex(ValueError, "unknown format 'yaml'; expected one of None, 'json', 'xml', 'problem"):
            report.body(format="yaml")
        self.assertEqual(report.record(7)["record"], 7)

    def test_reports_may_be_kept(self):
        reports = [self.validator.query(f"{ACCEPTED}&InstanceName=a{i}") for i in range(80)]
        self.assertEqual([report.effective("InstanceName").value for report in reports], [f"a{i}" for i in range(80)])
        del reports
        self.assertEqual(len(self.validator._workers), 64)  # pylint: disable=protected-access

    def test_reports_in_cycles(self):
        """Which are collected in another order than they were made."""
        def fail(_):
            raise OSError("down")

        def serve():
            kept = None
            try:
                self.validator.query(ACCEPTED, facts=fail)
            except OSError as error:
                kept = error  # has this frame, which has it
            return kept is not None

        for number in range(300):
            self.assertTrue(serve())
            cycle = [self.validator.query(f"{ACCEPTED}&InstanceName=a{number}")]
            cycle.append(cycle)
            if number % 20 == 0:
                gc.collect()
            self.assertEqual(self.validator.query(f"{ACCEPTED}&InstanceName=b{number}").effective("InstanceName").value,
                             f"b{number}")
            self.assertEqual(cycle[0].effective("InstanceName").value, f"a{number}")
        validator = assay.Validator()
        cycle = [validator, validator.query(ACCEPTED)]
        cycle.append(cycle)
        del validator, cycle
        gc.collect()

    def test_reports_outlive_their_validator(self):
        validator = assay.Validator()
        report = validator.query(ACCEPTED)
        del validator
        gc.collect()
        self.assertEqual(report.effective("Capacity").value, "1024")

    def test_nothing_is_copied(self):
        for one in (self.validator, self.validator.query(ACCEPTED)):
            for copy_of in (copy.copy, copy.deepcopy, pickle.dumps):
                with self.assertRaisesRegex(TypeError, "cannot be copied or pickled"):
                    copy_of(one)

    def test_signal_handlers(self):
        """They come between any two steps of what they interrupt."""
        self.addCleanup(signal.signal, signal.SIGALRM, signal.getsignal(signal.SIGALRM))
        seen = []
        signal.signal(signal.SIGALRM, lambda *_: seen.append(self.validator.query(b"Action=CreateInstance&RegionId=B").status))
        signal.setitimer(signal.ITIMER_REAL, 0.0007, 0.0007)
        self.addCleanup(signal.setitimer, signal.ITIMER_REAL, 0)
        number = 0
        while len(seen) < 200:
            number += 1
            report = self.validator.query(f"Action=CreateInstance&RegionId=A{number}")
            self.assertEqual(report.effective("RegionId").value, f"A{number}")

    def test_a_report_is_of_one_thread(self):
        with concurrent.futures.ThreadPoolExecutor(1) as pool:
            report = pool.submit(self.validator.query, ACCEPTED).result()
            self.assertIs(report.verdict, assay.Verdict.INDETERMINATE)
            with self.assertRaises(LookupError):
                report.effective("Capacity")
            self.assertEqual(pool.submit(report.effective, "Capacity").result().value, "1024")

    def test_daemons_at_exit(self):
        script = ("import assay, threading\nvalidator = assay.Validator()\nbegun = threading.Event()\n"
                  "def serve():\n    while True:\n        validator.query('a' * 900000)\n        begun.set()\n"
                  "for _ in range(4): threading.Thread(target=serve, daemon=True).start()\nbegun.wait()\n")
        folder = pathlib.Path(assay.__file__).absolute().parent.parent
        environment = {**os.environ, "PYTHONPATH": str(folder), "ASSAY_LIBRARY": os.path.abspath(os.environ["ASSAY_LIBRARY"])}
        ran = subprocess.run([sys.executable, "-c", script], env=environment, check=False, capture_output=True, timeout=60)
        self.assertEqual((ran.returncode, ran.stderr), (0, b""))

    def test_what_is_no_text_or_no_number(self):
        for wrong in (1024, None, 1.5, [1]):
            with self.assertRaises(TypeError):
                self.validator.pairs({"Capacity": wrong})
        for limits in ({"max_request_bytes": -1}, {"max_request_bytes": 2**64}):
            with self.assertRaises(ValueError):
                assay.Validator(limits=limits)
        for limits in ({"max_bytes": 1}, {"max_request_bytes": 1.5}):
            with self.assertRaises(TypeError):
                assay.Validator(limits=limits)
        with self.assertRaises(ValueError):
            self.validator.query(ACCEPTED, now=2**63)
        with self.assertRaises(TypeError):
            self.validator.query(ACCEPTED, now=1.5)
        for number in (-1, 2**64):
            with self.assertRaises(ValueError):
                self.validator.query(ACCEPTED).record(number)
        for path in ("rules.json", b"rules.json", pathlib.Path("rules.json")):
            with self.assertRaisesRegex(TypeError, "expected a list of paths"):
                assay.Validator(path)

    def test_requests_within_requests(self):
        def pairs():
            yield "Action", "CreateInstance"
            yield "RegionId", str(self.validator.query("Action=Nothing").verdict)
            yield "Capacity", "1024"

        report = self.validator.pairs(pairs())
        self.assertEqual(report.effective("RegionId").value, "Verdict.INVALID")

    def test_secrets_are_in_no_repr(self):
        report = self.validator.query(f"{ACCEPTED}&Password={SECRET}")
        value = report.effective("Password")
        self.assertEqual((value.value, value.sensitive), (SECRET, True))
        for shown in (value, report, report.values, report.record(), report.violations, report.warnings):
            self.assertNotIn(SECRET, repr(shown))

    def test_rules_at_fault(self):
        with self.assertRaises(assay.RulesError) as caught:
            assay.Validator({"parcel.json": '{"formatVersion": 2}'})
        self.assertTrue(caught.exception.diagnostics[0].startswith("parcel.json:1:19: error: "))
        with self.assertRaises(assay.RulesError):
            self.validator.reload([])
        with self.assertRaises(assay.RulesError):
            self.validator.reload({})
        with self.assertRaises(OSError):
            self.validator.reload(["no/such/file.json"])
        self.assertIs(self.validator.query(ACCEPTED).verdict, assay.Verdict.INDETERMINATE, "the old ones stay")

    def test_reload(self):
        self.validator.reload([pathlib.Path("rules/kms/2016-01-20.json")])
        self.assertIs(self.validator.query("Action=CreateKey").verdict, assay.Verdict.VALID)
        self.assertEqual(self.validator.query(ACCEPTED).violations[0].code, "InvalidAction.NotFound")

    def test_reload_reads_the_same_files_anew(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "rules.json")
            text = pathlib.Path("rules/kms/2016-01-20.json").read_text(encoding="utf-8")
            path.write_text(text, encoding="utf-8")
            validator = assay.Validator([path])
            path.write_text(text.replace('"kms"', '"new"'), encoding="utf-8")
            validator.reload()
            self.assertEqual(validator.query("Action=CreateKey").ruleset, "new/2016-01-20")
            path.write_text("{", encoding="utf-8")
            with self.assertRaises(assay.RulesError):
                validator.reload()
            self.assertEqual(validator.query("Action=CreateKey").ruleset, "new/2016-01-20")

    def test_limits(self):
        small = assay.Validator(limits={"max_request_bytes": 10})
        self.assertEqual(small.query(ACCEPTED).violations[0].rule, "request.max-bytes")
        small.reload()
        self.assertEqual(small.query(ACCEPTED).violations[0].rule, "request.max-bytes")
        small.reload(limits={})
        self.assertIs(small.query(ACCEPTED).verdict, assay.Verdict.INDETERMINATE)

    def test_time(self):
        late = ("Action=CreateTairInstance&RegionId=r&InstanceClass=c&InstanceType=tair_rdb&VpcId=v&VSwitchId=s"
                "&ChargeType=PostPaid&SrcDBInstanceId=i&RestoreTime=2020-01-01T00:00:00Z")
        self.assertIs(self.validator.query(late).verdict, assay.Verdict.VALID)
        self.assertIs(self.validator.query(late, now=0).verdict, assay.Verdict.INVALID)

    def test_threads_and_counters(self):
        def serve():
            for _ in range(200):
                self.validator.query(ACCEPTED)

        threads = [threading.Thread(target=serve) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        del threads
        gc.collect()
        counted = {o["operation"]: o for o in self.validator.counters()["operations"]}
        self.assertEqual(counted["CreateInstance"]["indeterminate"], 800)
        self.assertIn('operation="CreateInstance",verdict="indeterminate"} 800\n', self.validator.prometheus())
        self.assertIn('assay_generation{worker="1"} 1\n', self.validator.prometheus({"worker": "1"}))
        self.validator.query(ACCEPTED, count=False)
        self.assertIn('operation="CreateInstance",verdict="indeterminate"} 800\n', self.validator.prometheus())

    def test_without_a_library(self):
        environment = {**os.environ, "ASSAY_LIBRARY": "/no/such/libassay.so"}
        ran = subprocess.run([sys.executable, "-c", "import assay; assay.Validator()"], env=environment,
                             cwd=pathlib.Path(assay.__file__).parent.parent, check=False, capture_output=True, text=True)
        self.assertIn("assay.Error: cannot load /no/such/libassay.so", ran.stderr)
        self.assertIn("ASSAY_LIBRARY says where it is", ran.stderr)


if __name__ == "__main__":
    unittest.main()
