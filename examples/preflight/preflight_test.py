#!/usr/bin/python3
"""The steps for builds: what README.md shows, the script of the action, and that nothing is sent of what is at fault."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import yaml

ROOT = pathlib.Path.cwd()
HERE = ROOT / "examples/preflight"
ASSAY = ROOT / "cli/assay"
# What ./dev has installed lies in the source tree, which the links lead to.
CLIENTS = pathlib.Path(__file__).resolve().parent.parent / "clients/node_modules"
sys.path.insert(0, str(ROOT / "examples/nginx"))
import gateway  # pylint: disable=wrong-import-position

ACCEPTED = "Action=CreateInstance&RegionId=cn-hangzhou&Capacity=1024"
REFUSED = "Action=CreateInstance&RegionId=cn-hangzhou"


class PreflightTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        (self.folder / "bazel-bin").symlink_to(ROOT)
        # Copies: Node looks for modules beside what a link leads to.
        shutil.copytree(HERE, self.folder / "examples/preflight")

    def run_script(self, script, **environment):
        return subprocess.run(["bash", "-c", script], cwd=self.folder, env={**os.environ, "HOME": str(self.folder), **environment}, check=False,
                              capture_output=True, text=True, timeout=60)

    def requests(self, *lines):
        (self.folder / "requests.txt").write_text("".join(f"{line}\n" for line in lines))
        return "requests.txt"

    def action(self, **inputs):
        """Runs the steps of the action, as GitHub does."""
        action = yaml.safe_load((HERE / "action.yml").read_text())
        self.assertEqual(action["runs"]["using"], "composite")
        values = {name: spec.get("default") for name, spec in action["inputs"].items()} | inputs
        step, = action["runs"]["steps"]
        environment = {}
        for name, value in step["env"].items():
            expression = value.removeprefix("${{ inputs.").removesuffix(" }}")
            environment[name] = values[expression]
        return self.run_script("set -eo pipefail\n" + step["run"], **environment)

    def test_action(self):
        accepted = self.action(assay=str(ASSAY), requests=self.requests(ACCEPTED))
        self.assertEqual((accepted.returncode, accepted.stdout, accepted.stderr), (0, "", ""))
        refused = self.action(assay=str(ASSAY), requests=self.requests(ACCEPTED, "", REFUSED))
        self.assertEqual(refused.returncode, 1)
        self.assertTrue(refused.stdout.startswith("::error file=requests.txt,line=3,title=MissingParameter::"), refused.stdout)
        unknown = self.action(assay=str(ASSAY), requests=self.requests("Action=Send"),
                              rules=str(ROOT / "examples/rulesets/parcel-3.json"),
                              facts=str(ROOT / "examples/rulesets/parcel.facts.json"))
        self.assertIn("title=Missing::", unknown.stdout)
        self.assertEqual(self.action(assay=str(ASSAY), requests="none.txt").returncode, 2)

    def test_script(self):
        script = f"{HERE}/preflight.sh"
        self.assertEqual(self.run_script(f"{script} {self.requests(ACCEPTED)}", ASSAY=str(ASSAY)).returncode, 0)
        both = self.run_script(f"{script} none.txt {self.requests(REFUSED)}", ASSAY=str(ASSAY))
        self.assertEqual(both.returncode, 2)
        self.assertEqual(self.run_script(f"{script} requests.txt", ASSAY="no-such-command").returncode, 2)
        self.assertTrue(both.stdout.startswith("requests.txt:1: error: MissingParameter: "), both.stdout)

    def test_readme(self):
        """Commands print what they are shown to."""
        for block in (HERE / "README.md").read_text().split("```console\n")[1:]:
            commands = block.split("```")[0].split("$ ")[1:]
            for command, shown in (part.split("\n", 1) for part in commands):
                if command.startswith(("bazel build ", "npm install @alicloud/")):
                    continue  # it is there
                ran = self.run_script(command, NODE_PATH=str(CLIENTS))
                if command.startswith("npm install bazel-bin/"):
                    self.assertEqual(ran.returncode, 0, ran.stderr)
                else:
                    self.assertEqual((ran.stdout, ran.stderr), (shown, ""), command)
                    self.assertEqual(ran.returncode, 1, command)

    def test_nothing_is_sent_that_is_at_fault(self):
        upstream = gateway.Upstream()
        self.addCleanup(upstream.close)
        self.run_script("npm install bazel-bin/bindings/node/assay.tgz")
        parameters = {"RegionId": "cn-hangzhou", "Capacity": "1024"}
        for change, code, sent in (({}, 0, 1), ({"Capacity": 1024}, 0, 1), ({"Capacity": "0"}, 1, 0),
                                   ({"Period": "13"}, 1, 0), ({"Config": []}, 1, 0)):
            (self.folder / "parameters.json").write_text(json.dumps(parameters | change))
            ran = self.run_script(
                f"node examples/preflight/create.js http://127.0.0.1:{upstream.port} parameters.json",
                NODE_PATH=str(CLIENTS), ACCESS_KEY_ID="id", ACCESS_KEY_SECRET="secret")
            self.assertEqual((ran.returncode, len(upstream.requests)), (code, sent), ran.stderr)
            if code == 0:
                self.assertEqual(ran.stdout, "created r-1\n")
            upstream.requests.clear()
        # The client would write `password` as `Password`, which nobody has checked.
        (self.folder / "parameters.json").write_text(json.dumps(parameters | {"password": "weak"}))
        self.run_script(f"node examples/preflight/create.js http://127.0.0.1:{upstream.port} parameters.json",
                        NODE_PATH=str(CLIENTS), ACCESS_KEY_ID="id", ACCESS_KEY_SECRET="secret")
        self.assertNotIn(b"Password", b"".join(b"".join(request) for request in upstream.requests))


if __name__ == "__main__":
    unittest.main()
