"""What the tests of the command share: the binary, requests to give it, and how to run it."""

import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

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
FORMATS = ("text", "json", "jsonl", "sarif", "junit", "github", "body")

# Requests whose names and values are markup, commands, or bytes that act where they are shown.
HOSTILE = [
    VALID + "&" + name + "=" + value
    for name in ("InstanceName", "ZoneId", "Config", "%1b[31m%0d%0a", "%E2%80%AEgpj.exe", "a,b:c%250A", "]]%3E%3C/testcase%3E")
    for value in (
        "1%1b[31m%07%00",
        "]]%3E%3C!--%26%22'%3Ca/%3E",
        "%0d%0a::error file=x::y%250A%2c:",
        "%E2%80%AE%E2%80%8B%EF%BF%BE%FF",
        "[a](http://b){0}{{1}}",
    )
]  # fmt: skip
# What no reader should ever be given to show, wherever it was escaped on the way.
UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufffe\uffff]")


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
        self.assertTrue(os.access(ASSAY, os.X_OK), ASSAY)
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

    def write_warned(self):
        """A ruleset with one warning and no error, relative to the folder."""
        ruleset = pathlib.Path(RULES).read_text(encoding="utf-8")
        self.write("warned.json", ruleset.replace('"example": "PostPaid"', '"example": "x"', 1))
        return "warned.json"

    def check(self, *arguments, code=0, stderr="", **options):
        """Standard output of `assay check`, which must end with this code and say this on standard error."""
        result = run("check", *arguments, **options)
        self.assertEqual(result.stderr.decode(), stderr)
        self.assertEqual(result.returncode, code, result.stdout)
        return result.stdout.decode()

    def records(self, *arguments, **options):
        return [json.loads(line) for line in self.check(*arguments, "--format=jsonl", **options).splitlines()]
