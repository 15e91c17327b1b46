#!/usr/bin/env python3
"""The gateway of nginx.conf, with Debian's nginx, the clients that people use, and an upstream that records.

  nginx_test.py LIBRARY RULESET
"""
import concurrent.futures
import json
import pathlib
import re
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

# One request for each code that a request alone can bring out, and its message if the document leaves a place in it.
INVALID = [
    ({"RegionId": "r"}, "MissingParameter", "Capacity or InstanceClass is mandatory for this action."),
    ({**ACCEPTED, "Token": "ä"}, "InvalidToken.Malformed", None),
    ({**ACCEPTED, "InstanceName": "1"}, "InvalidInstanceName.Malformed", None),
    ({**ACCEPTED, "Password": "x"}, "InvalidPassword.Malformed", None),
    ({**ACCEPTED, "Capacity": "0"}, "InvalidCapacity.NotFound", None),
    ({**ACCEPTED, "Period": "13"}, "InvalidParameter", "The specified parameter Period is not valid."),
]
# All that a fact is asked about, and what each client writes in its own way.
FULL = {**ACCEPTED, "Token": "a b+c~*'()!", "InstanceName": "你好-%é", "NetworkType": "VPC", "VpcId": "vpc-1",
        "VSwitchId": "vsw-1", "PrivateIpAddress": "172.16.0.10", "Password": "Aa1!@#$%^&*()_+=-"}
# Answers false to the fact that a file names, and true to others.
FACTS = ('rules = { "rules.json" }', '''rules = { "rules.json" },
            facts = function(list)
                local file = io.open(ngx.config.prefix() .. "failing")
                local failing, answers = file:read("*a"), {}
                file:close()
                for i, fact in ipairs(list) do answers[i] = fact.id ~= failing end
                return answers
            end''')


def documented():
    """The message of each code."""
    return {error["code"]: error["message"]["en"] for error in json.loads(RULESET.read_text())["errors"]}


def sent_lines(head):
    """The request line, and the headers: in any order, their names in any case, without that of the connection."""
    first, *lines = head.removesuffix(b"\r\n\r\n").split(b"\r\n")
    headers = (line.partition(b":") for line in lines)
    return first, sorted((name.lower(), value) for name, _, value in headers if name.lower() != b"connection")


class Client:
    """One of the clients of call.js."""

    def __init__(self, kind, port):
        self.kind = kind
        self.process = subprocess.Popen(["node", CLIENTS / "call.js", kind, str(port)], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)

    def call(self, parameters, operation="CreateInstance", **more):
        print(json.dumps({"operation": operation, "parameters": parameters, **more}), file=self.process.stdin, flush=True)
        answer = self.process.stdout.readline()
        if not answer:
            raise RuntimeError("node ended; have you run `./dev setup`?")
        return json.loads(answer)

    def close(self):
        self.process.communicate()


class Catalogue(gateway.Recorder):
    """A service that knows which capacity is sold. It answers when as many wait as come at once, and none before."""
    AT_ONCE = 8

    def __init__(self):
        self.together = threading.Barrier(self.AT_ONCE)
        super().__init__()

    def answer(self, head, body):
        self.together.wait(timeout=30)
        return 200, "text/plain", b"sold" if b"?Capacity=1024 " in head else b"unknown"


class GatewayTest(unittest.TestCase):
    def setUp(self):
        self.upstream = gateway.Upstream()
        self.addCleanup(self.upstream.close)

    def start(self, rules=RULESET, replaced=()):
        started = gateway.Gateway(LIBRARY, rules, self.upstream.port, replaced)
        started.__enter__()
        self.addCleanup(started.__exit__)
        return started

    def query(self, running, query, **options):
        return ask(running.url("/?" + query), **options)


class ClientsTest(GatewayTest):
    def clients(self, port):
        for kind in ("pop-get", "pop-post", "sdk"):
            client = Client(kind, port)
            self.addCleanup(client.close)
            yield client

    def expect_error(self, client, found, code, message):
        self.assertEqual(found["code"], code, (client.kind, found))
        if client.kind == "sdk":  # which writes more around it
            self.assertRegex(found["message"],
                             rf"^{code}: code: 40[034], {re.escape(message)} request id: [0-9a-f]{{32}}$")
        else:
            self.assertEqual((found["data"]["Code"], found["data"]["Message"]), (code, message))
            self.assertEqual(found["data"]["Violations"][0]["Code"], code)

    def test_a_valid_request_reaches_the_upstream_to_the_byte(self):
        running = self.start()
        tap = gateway.Tap(running.port)
        self.addCleanup(tap.close)
        for client in self.clients(tap.port):
            for parameters in (ACCEPTED, FULL):
                found = client.call(parameters)
                self.assertIn("answer", found, client.kind)
                (head, body), = tap.requests
                self.assertIn(b"CreateInstance", head + body)
                (found_head, found_body), = self.upstream.requests
                self.assertEqual(sent_lines(found_head), sent_lines(head))
                self.assertEqual(found_body, body)
                tap.requests.clear()
                self.upstream.requests.clear()
        self.assertEqual(running.log(), "")

    def test_codes_of_requests(self):
        running, messages = self.start(), documented()
        for client in self.clients(running.port):
            for parameters, code, message in INVALID:
                self.expect_error(client, client.call(parameters), code, message or messages[code])
            code = "InvalidAction.NotFound"
            self.expect_error(client, client.call({"RegionId": "r"}, "DescribeInstances"), code, messages[code])
            if client.kind != "sdk":
                code = "InvalidVersion"
                self.expect_error(client, client.call(ACCEPTED, version="2014-05-26"), code, messages[code])
        self.assertEqual(self.upstream.requests, [], "nothing that is at fault goes on")
        self.assertEqual(running.log(), "")

    def test_codes_of_facts(self):
        running, messages = self.start(replaced=[FACTS]), documented()
        failing = running.prefix / "failing"
        checks = json.loads(RULESET.read_text())["operations"]["CreateInstance"]["checks"]
        messages["InvalidParameter"] = "The specified parameter PrivateIpAddress is not valid."
        for client in self.clients(running.port):
            for check in checks:
                failing.write_text(check["fact"])
                self.expect_error(client, client.call(FULL), check["error"], messages[check["error"]])
            self.assertEqual(self.upstream.requests, [], "nothing that is at fault goes on")
            failing.write_text("")
            self.assertIn("answer", client.call(FULL))
            self.upstream.requests.clear()
        self.assertEqual(running.log(), "")

    def test_each_code_is_tried(self):
        checks = json.loads(RULESET.read_text())["operations"]["CreateInstance"]["checks"]
        tried = {code for _, code, _ in INVALID} | {check["error"] for check in checks}
        self.assertEqual(tried | {"InvalidAction.NotFound", "InvalidVersion"}, set(documented()))


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
        for facts in ('error("down")', "return nil", "return {}", 'return { "true", "true" }'):
            running = self.start(replaced=[('rules = { "rules.json" }',
                                            f'rules = {{ "rules.json" }}, facts = function() {facts} end')])
            self.assertEqual(self.query(running, "Action=CreateInstance&RegionId=r&Capacity=1")[0], 503, facts)
            self.assertEqual(self.query(running, "Action=CreateInstance")[0], 400)
        self.assertEqual(self.upstream.requests, [])

    def test_options_that_are_none(self):
        for options, why in (('rulesets = {}', "unknown option `rulesets`; expected library, rules or facts"),
                             ("rules = {}", "error: no rule file is given")):
            with self.assertRaisesRegex(RuntimeError, why):
                gateway.Gateway(LIBRARY, RULESET, 1, [('rules = { "rules.json" }', options)]).__enter__()

    def test_facts(self):
        """Asked of a service by a subrequest, during which other requests go on."""
        service = Catalogue()
        self.addCleanup(service.close)
        running = self.start(replaced=[
            ('rules = { "rules.json" }', '''rules = { "rules.json" },
            facts = function(list)
                local answers = {}
                for i, fact in ipairs(list) do
                    answers[i] = fact.id ~= "catalogue.capacity" or
                        ngx.location.capture("/catalogue", { args = fact.arguments }).body == "sold"
                end
                return answers
            end'''),
            ("        location / {", f"        location = /catalogue {{ internal; proxy_pass http://127.0.0.1:{service.port}; }}\n"
             "        location / {")])
        capacities = ["1024", "1000"] * Catalogue.AT_ONCE
        with concurrent.futures.ThreadPoolExecutor(Catalogue.AT_ONCE) as pool:
            answers = pool.map(lambda capacity: self.query(
                running, f"Action=CreateInstance&RegionId=r&Capacity={capacity}&Format=JSON"), capacities)
            for capacity, (status, _, body) in zip(capacities, answers):
                if capacity == "1024":
                    self.assertEqual(status, 200)
                else:
                    self.assertEqual((status, json.loads(body)["Code"]), (400, "InvalidCapacity.NotFound"))
        self.assertEqual(len(service.requests), len(capacities))
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
