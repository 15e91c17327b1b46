"""What the tests of the command share: the binary, requests to give it, and how to run it."""

import json
import os
import pathlib
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

    def check(self, *arguments, code=0, stderr="", **options):
        """Standard output of `assay check`, which must end with this code and say this on standard error."""
        result = run("check", *arguments, **options)
        self.assertEqual(result.stderr.decode(), stderr)
        self.assertEqual(result.returncode, code, result.stdout)
        return result.stdout.decode()

    def records(self, *arguments, **options):
        return [json.loads(line) for line in self.check(*arguments, "--format=jsonl", **options).splitlines()]
