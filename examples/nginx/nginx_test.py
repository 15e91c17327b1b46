#!/usr/bin/env python3
"""The gateway of nginx.conf, with Debian's nginx, the clients that people use, and an upstream that records.

  nginx_test.py LIBRARY RULESET
"""
import concurrent.futures
import json
import pathlib
import socket
import subprocess
import sys
import tempfile
import threading
import unittest

import gateway
from gateway import ask

LIBRARY, RULESET = (pathlib.Path(argument).absolute() for argument in sys.argv[1:3])
del sys.argv[1:3]
# What ./dev has installed lies in the source tree, which the links lead to.
CLIENTS = pathlib.Path(__file__).resolve().parent.parent / "clients"
ACCEPTED = {"RegionId": "cn-hangzhou", "Capacity": "1024"}
SECRET = "Hunter2-Hunter2"
RELOADS = 50

# One request for each code that a request alone can bring out, and its message.
INVALID = [
    ({"RegionId": "r"}, "MissingParameter", "Capacity or InstanceClass is mandatory for this action."),
    ({**ACCEPTED, "Token": "ä"}, "InvalidToken.Malformed", None),
    ({**ACCEPTED, "InstanceName": "1"}, "InvalidInstanceName.Malformed", None),
    ({**ACCEPTED, "Password": "x"}, "InvalidPassword.Malformed", None),
    ({**ACCEPTED, "Capacity": "0"}, "InvalidCapacity.NotFound", "The Capacity provided does not exist in our records."),
    ({**ACCEPTED, "Period": "13"}, "InvalidParameter", "The specified parameter Period is not valid."),
]


def messages():
    """The documented message of each code."""
    return {error["code"]: error["message"]["en"] for error in json.loads(RULESET.read_text())["errors"]}


def call(kind, port, parameters):
    ran = subprocess.run(["node", CLIENTS / "call.js", kind, str(port), json.dumps(parameters)], check=False,
                         capture_output=True, text=True, timeout=60)
    if ran.returncode != 0:
        raise RuntimeError(ran.stderr + "\nhave you run `./dev setup`?")
    return json.loads(ran.stdout)


class GatewayTest(unittest.TestCase):
    def setUp(self):
        self.upstream = gateway.Upstream()
        self.addCleanup(self.upstream.server_close)
        self.addCleanup(self.upstream.shutdown)

    def start(self, rules=RULESET, replaced=()):
        started = gateway.Gateway(LIBRARY, rules, self.upstream.server_address[1], replaced)
        started.__enter__()
        self.addCleanup(started.__exit__)
        return started

    def query(self, running, query, **options):
        return ask(running.url("/?" + query), **options)


class ClientsTest(GatewayTest):
    def test_clients(self):
        running = self.start()
        documented = messages()
        for kind in ("pop-get", "pop-post", "sdk"):
            with self.subTest(kind):
                found = call(kind, running.port, ACCEPTED)
                self.assertIn("answer", found)
                self.assertEqual(len(self.upstream.requests), 1)
                self.upstream.requests.clear()
            for parameters, code, message in INVALID:
                with self.subTest(kind, code=code):
                    found = call(kind, running.port, parameters)
                    self.assertEqual(found["code"], code)
                    expected = message or documented[code]
                    self.assertIn(expected, found["message"])
                    if kind != "sdk":
                        self.assertEqual(found["data"]["Message"], expected)
                        self.assertEqual(found["data"]["Violations"][0]["Code"], code)
        self.assertEqual(self.upstream.requests, [], "nothing that is at fault goes on")
        self.assertEqual(running.log(), "")


class RequestsTest(GatewayTest):
    def test_a_valid_request_goes_on_as_it_came(self):
        running = self.start()
        query = "Action=CreateInstance&RegionId=r&Capacity=1024&InstanceName=a%62%e4%bd%a0&Token=a+b%2B%20"
        self.query(running, query)
        head, body = self.upstream.requests.pop()
        self.assertEqual((head.split(b"\r\n")[0], body), (f"GET /?{query} HTTP/1.1".encode(), b""))
        form = b"Action=CreateInstance&RegionId=r&Capacity=1024&InstanceName=a%62%e4%bd%a0"
        status, _, _ = ask(running.url("/?Token=x"), form, {"Content-Type": "application/x-www-form-urlencoded"})
        self.assertEqual(status, 200)
        head, body = self.upstream.requests.pop()
        self.assertEqual((head.split(b"\r\n")[0], body), (b"POST /?Token=x HTTP/1.1", form))
        large = form + b"&Config=" + b"%7B%22a%22%3A%22" + b"x" * 500_000 + b"%22%7D"
        ask(running.url("/"), large, {"Content-Type": "application/x-www-form-urlencoded"})
        self.assertEqual(self.upstream.requests.pop()[1], large)

    def test_bodies_in_the_format_of_the_caller(self):
        running = self.start()
        status, kind, body = self.query(running, "Action=CreateInstance&Format=JSON")
        self.assertEqual((status, kind), (400, "application/json; charset=utf-8"))
        self.assertEqual(json.loads(body)["Code"], "MissingParameter")
        status, kind, body = self.query(running, "Action=CreateInstance")
        self.assertEqual((status, kind), (400, "text/xml; charset=utf-8"))
        self.assertIn("<Code>MissingParameter</Code>", body)
        status, _, body = self.query(running, "Action=Nothing&Format=json")
        self.assertEqual((status, json.loads(body)["Code"]), (404, "InvalidAction.NotFound"))
        status, kind, _ = self.query(running, "RegionId=r", headers={"x-acs-action": "CreateInstance"})
        self.assertEqual((status, kind), (400, "application/json; charset=utf-8"))

    def test_what_nobody_may_see(self):
        running = self.start()
        _, _, body = self.query(running, f"Action=CreateInstance&Password={SECRET}%")
        self.assertNotIn(SECRET, body + running.log())

    def test_what_was_judged_once_is_sent_once(self):
        running = self.start()
        self.upstream.hangs_up = True
        statuses = [self.query(running, "Action=CreateInstance&RegionId=r&Capacity=1")[0] for _ in range(8)]
        self.assertEqual(len(self.upstream.requests), len(statuses))
        self.assertIn(502, statuses)

    def test_a_request_without_host_goes_nowhere(self):
        running = self.start()
        with socket.create_connection(("127.0.0.1", running.port), timeout=10) as connection:
            connection.sendall(b"GET /?Action=CreateInstance&RegionId=r&Capacity=1 HTTP/1.0\r\n\r\n")
            self.assertIn(b" 400 ", connection.recv(4096).split(b"\r\n")[0])
        self.assertEqual(self.upstream.requests, [])

    def test_facts_that_fail(self):
        running = self.start(replaced=[('rules = { "rules.json" }',
                                        'rules = { "rules.json" }, facts = function() error("down") end')])
        self.assertEqual(self.query(running, "Action=CreateInstance&RegionId=r&Capacity=1")[0], 503)
        self.assertEqual(self.query(running, "Action=CreateInstance")[0], 400)
        self.assertEqual(self.upstream.requests, [])

    def test_facts(self):
        running = self.start(replaced=[('rules = { "rules.json" }', '''rules = { "rules.json" },
            facts = function(list)
                ngx.sleep(0.01)
                local answers = {}
                for i, fact in ipairs(list) do
                    answers[i] = fact.id ~= "catalogue.capacity" or fact.arguments.Capacity == "1024"
                end
                return answers
            end''')])
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            capacities = ["1024", "1000"] * 40
            answers = pool.map(lambda capacity: self.query(
                running, f"Action=CreateInstance&RegionId=r&Capacity={capacity}&Format=JSON"), capacities)
            for capacity, (status, _, body) in zip(capacities, answers):
                if capacity == "1024":
                    self.assertEqual(status, 200)
                else:
                    self.assertEqual((status, json.loads(body)["Code"]), (400, "InvalidCapacity.NotFound"))
        self.assertEqual(running.log(), "")

    def test_metrics(self):
        running = self.start()
        for _ in range(10):
            self.query(running, "Action=CreateInstance")
        status, kind, page = ask(running.url("/assay/metrics"))
        self.assertEqual((status, kind), (200, "text/plain; version=0.0.4"))
        lines = page.splitlines()
        self.assertEqual(len([line for line in lines if line.startswith("# TYPE assay_requests_total ")]), 1)
        # The other worker tells of itself once a second: what this one counted is there at once.
        counted = [line for line in lines if 'operation="CreateInstance",verdict="invalid"' in line]
        self.assertEqual({line.split("{")[1][:10] for line in counted}, {'worker="0"', 'worker="1"'})


class ReadmeTest(unittest.TestCase):
    def test_commands(self):
        """Each, but those that install and build; on a free port; nginx is stopped at the end."""
        readme = (gateway.HERE / "README.md").read_text()
        block = readme.split("```console\n")[1].split("```")[0]
        commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
        self.assertEqual([command.split()[0] for command in commands[:2]], ["apt-get", "bazel"])
        port = str(gateway.free_port())
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for path, target in [("examples/nginx", gateway.HERE), ("rules/r-kvstore", RULESET.parent),
                                 ("bazel-bin/bindings/c", LIBRARY.parent)]:
                (root / path).parent.mkdir(parents=True)
                (root / path).symlink_to(target)
            changed = [r"sed -i s/127.0.0.1:8080/127.0.0.1:%s/ gateway/nginx.conf" % port]
            script = "\n".join(["set -e", *commands[2:5], *changed, *commands[5:]]).replace("8080/?", f"{port}/?")
            script += '\nkill "$(cat gateway/nginx.pid)"\n'
            ran = subprocess.run(["bash", "-c", script], cwd=folder, check=True, capture_output=True, text=True, timeout=60)
            self.assertIn(block.splitlines()[-1], ran.stdout)


class ReloadTest(GatewayTest):
    def other_rules(self):
        """The same rules with another status, so that answers tell which they are of."""
        text = RULESET.read_text().replace('"status": 400', '"status": 422', 1)
        other = pathlib.Path(tempfile.mkdtemp()) / "other.json"
        other.write_text(text)
        return other

    def test_no_request_fails_while_rules_change(self):
        running, kinds = self.start(), [RULESET, self.other_rules()]
        answers, done = [], threading.Event()

        def load():
            while not done.is_set():
                answers.append(self.query(running, "Action=CreateInstance&Format=JSON")[0])
                answers.append(self.query(running, "Action=CreateInstance&RegionId=r&Capacity=1")[0])

        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            loads = [pool.submit(load) for _ in range(2)]
            for i in range(1, RELOADS + 1):
                running.put_rules(kinds[i % 2])
                before = len(answers)
                running.nginx("-s", "reload")
                while len(answers) < before + 20 and not any(one.done() for one in loads):
                    pass
            done.set()
            for one in loads:
                one.result()  # raises what a request has failed with
        self.assertEqual(set(answers), {200, 400, 422})
        self.assertEqual(answers.count(200), len(answers) // 2)
        self.assertEqual(running.log(), "")

    def test_broken_rules_change_nothing(self):
        running = self.start()
        broken = self.other_rules()
        broken.write_text(broken.read_text()[:-20])
        running.put_rules(broken)
        running.nginx("-s", "reload")
        while "error: " not in running.log():
            self.assertEqual(self.query(running, "Action=CreateInstance")[0], 400)
        self.assertRegex(running.log(), r"assay: rules\.json:\d+:\d+: error: ")
        self.assertEqual(self.query(running, "Action=CreateInstance")[0], 400)
        with self.assertRaisesRegex(RuntimeError, r"assay: rules\.json:\d+:\d+: error: "):
            gateway.Gateway(LIBRARY, broken, 1).__enter__()


if __name__ == "__main__":
    unittest.main()
