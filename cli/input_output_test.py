#!/usr/bin/python3
"""Where requests come from and answers go, and what happens when that goes wrong."""

import json
import os
import pathlib
import re
import subprocess
import sys
import threading
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from cli_testing import ASSAY, FORMATS, RULES, VALID, CliTest, run  # pylint: disable=wrong-import-position


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
            [ASSAY, "check", "--input=-", "--format=jsonl"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # AddressSanitizer, where the command is built with it, holds freed memory back.
            env={**os.environ, "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":quarantine_size_mb=1"},
        ) as process:

            def most_kilobytes():
                # Not the usage of a process that has ended: that counts the fork of this one.
                status = pathlib.Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
                return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1])

            def records(lines):
                return [json.loads(process.stdout.readline())["record"] for _ in range(lines)]

            def feed():
                for _ in range(64):
                    process.stdin.write(b"x" * (1 << 20))
                process.stdin.write(b"\n" + (VALID.encode() + b"\n") * 20000)
                process.stdin.flush()

            process.stdin.write(VALID.encode() + b"\n")
            process.stdin.flush()
            first = records(1)
            at_first = most_kilobytes()
            feeder = threading.Thread(target=feed)
            feeder.start()
            rest = records(20001)
            feeder.join()
            self.assertLess(most_kilobytes() - at_first, 16 << 10)
            process.stdin.close()
            self.assertEqual((process.stdout.read(), process.wait()), (b"", 1))
        self.assertEqual(first + rest, list(range(1, 20003)))

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
            for request in (
                "Action=CreateInstance&Password=Hunter2!",
                '{"Password": "Hunter2!"}',
                "Password%3DHunter2!",
                "Password%3dHunter2!",
                "%7B%22Password%22:%22Hunter2!%22%7D",
            ):
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
        for argument in [f"--format={f}" for f in FORMATS] + ["--lang=zh", "--lang=zh --format=sarif"]:
            for first in [], ["--first"]:
                out = self.check(*argument.split(), *first, *requests, code=1)
                self.assertNotIn(secret, out)
                self.assertIsNone(re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e]", out))


if __name__ == "__main__":
    unittest.main()
