#!/usr/bin/python3
"""The service: what it answers, what it refuses, how it starts, reloads and ends."""

import concurrent.futures
import http.client
import json
import os
import pathlib
import re
import select
import signal
import socket
import subprocess
import sys
import threading
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from cli_testing import ASSAY, CATALOGUE, RULES, VALID, CliTest, run  # pylint: disable=wrong-import-position

SECRET = "Hunter2-Hunter2"


class Running:
    """A service on a port of its own."""

    def __init__(self, *arguments, listen="127.0.0.1:0"):
        self.process = subprocess.Popen(
            [ASSAY, "serve", f"--listen={listen}", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.address = self.process.stdout.readline().decode().removeprefix("listening on http://").strip()

    def connect(self):
        return http.client.HTTPConnection(self.address, timeout=20)

    def ask(self, method, path, body=None, headers=None):
        """Status, Content-Type and body of an answer."""
        connection = self.connect()
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        told = answer.status, answer.headers["Content-Type"], answer.read().decode()
        connection.close()
        return told

    def check(self, request):
        status, _, body = self.ask("POST", "/check", request)
        assert status == 200, (status, body)
        return json.loads(body)

    def stop(self, signal_number=signal.SIGTERM):
        """Exit code and what was said on standard error."""
        self.process.send_signal(signal_number)
        _, errors = self.process.communicate(timeout=20)
        return self.process.returncode, errors.decode()


class ServeTest(CliTest):
    def start(self, *arguments, **options):
        running = Running(*arguments, **options)
        self.addCleanup(self.end, running.process)
        return running

    @staticmethod
    def end(process):
        """Asks it to, in case it still runs: what is measured of it is written when it ends by itself."""
        process.terminate()
        try:
            process.communicate(timeout=20)
        finally:
            process.kill()

    def test_verdicts_are_those_of_the_command(self):
        running = self.start()
        http_request = json.dumps({"http": {"method": "GET", "target": "/?" + VALID, "headers": {}}})
        for request in (VALID, VALID + "&Period=13", '{"Action": "CreateInstance"}', http_request, "", "%", "{"):
            if request:
                expected, = self.records(request, code=1 if "invalid" in json.dumps(running.check(request)) else 0)
                self.assertEqual(running.check(request), expected)
        self.assertEqual(running.check("")["violations"][0]["code"], "MissingParameter")
        self.assertEqual(running.check(b"Action=CreateInstance&\xff=\xff")["verdict"], "invalid")

    def test_answers_of_a_gateway(self):
        running = self.start()
        self.assertEqual(running.ask("POST", "/answer", VALID), (204, None, ""))
        call = b"POST /answer HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n%s" % (len(VALID), VALID.encode())
        self.assertNotIn(b"Content-Length", self.raw(running, call))
        status, kind, body = running.ask("POST", "/answer", "Action=CreateInstance&Format=JSON")
        self.assertEqual((status, kind), (400, "application/json; charset=utf-8"))
        self.assertEqual(json.loads(body)["Code"], "MissingParameter")
        self.assertRegex(json.loads(body)["RequestId"], "^[0-9A-F-]{36}$")
        status, kind, body = running.ask("POST", "/answer", "Action=Nothing")
        self.assertEqual((status, kind), (404, "text/xml; charset=utf-8"))

    def test_what_is_no_call(self):
        running = self.start()
        for method, path, status, why in (
            ("GET", "/check", 404, "expected POST /check, POST /answer, GET /metrics or GET /health"),
            ("POST", "/Check", 404, "expected POST /check, POST /answer, GET /metrics or GET /health"),
            ("POST", "/check/../health", 404, "expected POST /check, POST /answer, GET /metrics or GET /health"),
        ):
            self.assertEqual(running.ask(method, path, "" if method == "POST" else None),
                             (status, "application/json", json.dumps({"error": why}) + "\n"))
        for headers in ({"Content-Encoding": "gzip"}, {"Content-Type": "multipart/form-data; boundary=x"},
                        {"Range": "bytes=0-,0-"}):
            status, _, body = running.ask("POST", "/check", b"\x1f\x8b", headers)
            self.assertEqual(status, 415, body)
        self.assertEqual(running.ask("GET", "/health", "x")[0], 415)
        for head, status in (
            (b"GET /health HTTP/1.1", 400), (b"GET /health HTTP/1.0", 200),
            (b"PUT /check HTTP/1.1\r\nHost: a", 405),
            (b"POST /check HTTP/1.1\r\nHost: a", 411),
            (b"POST /check HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked", 411),
            (b"POST /check HTTP/1.1\r\nHost: a\r\nContent-Length: -8", 400),
            (b"POST /check HTTP/1.1\r\nHost: a\r\nContent-Length: 7000000", 413),
        ):
            answered = self.raw(running, head + b"\r\n\r\na")
            self.assertEqual(answered.split(b" ")[1:2], [b"%d" % status], (head, answered))
            self.assertNotIn(b"Keep-Alive:", answered)
        self.assertEqual(running.check(VALID)["verdict"], "indeterminate", "it goes on")

    def test_size_of_bodies(self):
        running = self.start()
        large = VALID + "&InstanceName=" + "a" * 900_000
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        self.assertEqual(running.ask("POST", "/check", large, form)[0], 200)
        self.assertEqual(running.check("a" * 2_000_000)["violations"][0]["rule"], "request.max-bytes")
        status, _, body = running.ask("POST", "/check", "a" * 7_000_000)
        self.assertEqual((status, body), (413, '{"error": "the body is too large"}\n'))
        self.assertEqual(running.check(VALID)["verdict"], "indeterminate", "it goes on")

    def raw(self, running, sent, then=b""):
        """All that is answered to these bytes, on one connection."""
        host, port = running.address.split(":")
        with socket.create_connection((host, int(port)), timeout=20) as connection:
            answered = b""
            try:
                connection.sendall(sent)
                if then:
                    answered += connection.recv(1 << 20)
                    connection.sendall(then)
                connection.shutdown(socket.SHUT_WR)
                while more := connection.recv(1 << 20):
                    answered += more
            except OSError:
                pass  # the other end is gone
            return answered

    def test_a_body_is_no_call(self):
        """What is refused unread is not taken for the next call on the connection."""
        running = self.start()
        smuggled = b"GET /health HTTP/1.1\r\nHost: a\r\n\r\n"
        length = b"Content-Length: %d\r\n" % len(smuggled)
        for head in (b"POST /check HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\n" + length,
                     b"GET /health HTTP/1.1\r\nHost: a\r\n" + length,
                     b"GET /health HTTP/1.1\r\nHost: a\r\n" + length.replace(b":", b" :"),
                     b"GET /health HTTP/1.1\r\nHost: a\r\n" + length.replace(b"\r\n", b"\nX: a\r\n"),
                     b"GET /health HTTP/1.1\r\nHost: a\r\nX: a\r\n " + length,
                     b"POST /check HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=x\r\n" + length):
            answered = self.raw(running, head + b"\r\n", smuggled)
            self.assertEqual((answered.count(b"HTTP/1.1 "), answered.count(b" Refused\r\n")), (1, 1), answered)

    def test_calls_of_any_size(self):
        """Lines and headers of a call together have a limit, which the library alone does not have."""
        running = self.start()
        for sent in (b"GET /" + b"a" * 9_000_000,
                     b"GET /health HTTP/1.1\r\nHost: a\r\n" + b"X-A: " + b"a" * 9_000_000,
                     b"GET /health HTTP/1.1\r\nHost: a\r\n" + b"X-A: a\r\n" * 1_000_000):
            self.assertNotIn(b" 200 ", self.raw(running, sent))
        status = pathlib.Path(f"/proc/{running.process.pid}/status").read_text(encoding="utf-8")
        peak = int(re.search(r"VmHWM:\s+(\d+) kB", status)[1])
        keeps_what_is_freed = b"__asan_init" in pathlib.Path(ASSAY).read_bytes()
        self.assertLess(peak, 400_000 if keeps_what_is_freed else 200_000, "kB of memory")
        self.assertEqual(running.check(VALID)["verdict"], "indeterminate", "it goes on")

    def test_clients_that_are_slow(self):
        """A call has seconds as a whole, not for each byte: others are answered after that."""
        running = self.start("--threads=2")
        host, port = running.address.split(":")
        slow = [socket.create_connection((host, int(port)), timeout=20) for _ in range(4)]
        done = threading.Event()

        def trickle(connection):
            """A byte now and then, so that no single one is late."""
            try:
                connection.sendall(b"POST /check HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n")
                while not done.wait(0.5):
                    connection.sendall(b"a")
            except OSError:
                pass  # it is cut off

        with concurrent.futures.ThreadPoolExecutor(len(slow)) as pool:
            for connection in slow:
                pool.submit(trickle, connection)
            self.assertEqual(running.check(VALID)["verdict"], "indeterminate")
            done.set()
        for connection in slow:
            connection.close()

    def test_connections_that_are_idle(self):
        """They make room for others at once, and not after seconds."""
        running = self.start("--threads=2")
        idle = [running.connect() for _ in range(2)]
        for connection in idle:
            connection.request("GET", "/health")
            connection.getresponse().read()
        other = running.connect()
        other.timeout = 3  # less than a connection may stay open
        other.request("GET", "/health")
        self.assertEqual(other.getresponse().status, 200)
        for connection in [*idle, other]:
            connection.close()

    def test_clients_that_take_nothing(self):
        """What nobody takes is given up after seconds, and the connection with it."""
        running = self.start("--threads=1")
        host, port = running.address.split(":")
        with socket.create_connection((host, int(port)), timeout=20) as connection:
            connection.sendall(b"GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n" * 900)  # whose answers no buffer holds
            broken = select.poll()
            broken.register(connection, 0)
            self.assertEqual(len(broken.poll(20_000)), 1, "the connection is not given up")
        self.assertEqual(running.check(VALID)["verdict"], "indeterminate", "it goes on")

    def test_calls_a_connection(self):
        running = self.start()
        answered = self.raw(running, b"GET /health HTTP/1.1\r\nHost: a\r\n\r\n" * 1100)
        self.assertEqual(answered.count(b"HTTP/1.1 200 "), 1000)
        self.assertIn(b"Connection: close\r\n", answered)

    def test_a_second_signal_waits_for_nobody(self):
        running = self.start()
        connection = running.connect()
        connection.putrequest("POST", "/check")
        connection.putheader("Content-Length", "100")
        connection.endheaders(b"a")
        running.check(VALID)  # by then the other call has begun
        running.process.send_signal(signal.SIGTERM)
        while True:  # until it takes no more connections
            try:
                running.connect().connect()
            except ConnectionRefusedError:
                break
        running.process.send_signal(signal.SIGTERM)
        running.process.wait(timeout=20)
        self.assertEqual(running.process.returncode, 2)
        connection.close()

    def test_bytes_that_are_no_http(self):
        running = self.start()
        for sent in (b"\r\n\r\n", b"\x00" * 100, b"POST /check HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                     b"POST /check HTTP/9\r\n\r\n", b"POST /check HTTP/1.1\r\n\r\n", b"GET /" + b"a" * 100_000):
            self.assertNotIn(b" 200 ", self.raw(running, sent))
        self.assertEqual(running.check(VALID)["verdict"], "indeterminate", "it goes on")

    def test_facts(self):
        running = self.start(f"--rules={RULES}", f"--facts={CATALOGUE}")
        self.assertEqual(running.check(VALID.replace("1024", "1000"))["violations"][0]["code"], "InvalidCapacity.NotFound")

    def test_health_and_metrics(self):
        running = self.start()
        self.assertEqual(running.ask("GET", "/health"), (200, "text/plain", "ok\n"))
        running.check("Action=CreateInstance")
        running.ask("POST", "/answer", VALID)
        status, kind, page = running.ask("GET", "/metrics")
        self.assertEqual((status, kind), (200, "text/plain; version=0.0.4"))
        for verdict in ("invalid", "indeterminate"):
            self.assertIn(f'operation="CreateInstance",verdict="{verdict}"}} 1\n', page)

    def test_no_secret_is_told(self):
        running = self.start()
        request = f"{VALID}&Password={SECRET}&Pasword={SECRET}%"
        told = [running.ask(method, path, request) for method, path in (("POST", "/check"), ("POST", "/answer"))]
        told.append(running.ask("GET", "/metrics"))
        told.append(running.stop())
        self.assertNotIn(SECRET, json.dumps(told))

    def test_many_at_once(self):
        running = self.start("--threads=4")
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            verdicts = set(pool.map(lambda i: (i % 2, running.check(VALID + "&Period=1" * (i % 2))["verdict"]), range(200)))
        self.assertEqual(verdicts, {(0, "indeterminate"), (1, "invalid")})

    def test_rules_and_facts_are_read_anew(self):
        rules = pathlib.Path(RULES).read_text(encoding="utf-8")
        path = self.write("rules.json", rules)
        running = self.start(f"--rules={path}")
        self.write("rules.json", rules.replace('"status": 400', '"status": 422', 1))
        running.process.send_signal(signal.SIGHUP)
        statuses = [running.check("Action=CreateInstance")["violations"][0]["status"]]
        while statuses[-1] == 400:
            statuses.append(running.check("Action=CreateInstance")["violations"][0]["status"])
        self.assertEqual(statuses[-1], 422)
        self.write("rules.json", rules[:-20])
        running.process.send_signal(signal.SIGHUP)
        self.assertRegex(running.process.stderr.readline().decode(), r"rules.json:\d+:\d+: error: ")
        self.assertEqual(running.check("Action=CreateInstance")["violations"][0]["status"], 422)

    def test_it_ends_what_has_begun(self):
        running = self.start()
        connection = running.connect()
        connection.putrequest("POST", "/check")
        connection.putheader("Content-Length", str(len(VALID)))
        connection.endheaders(VALID[:10].encode())
        running.check(VALID)  # by then the other call has begun
        running.process.send_signal(signal.SIGTERM)
        connection.send(VALID[10:].encode())
        self.assertEqual(json.loads(connection.getresponse().read())["verdict"], "indeterminate")
        connection.close()
        running.process.wait(timeout=20)
        self.assertEqual(running.process.returncode, 0)

    def test_it_ends_by_either_signal(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            self.assertEqual(self.start().stop(number), (0, ""))

    def test_addresses(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.assertEqual(self.start(listen=f"127.0.0.1:{port}").address, f"127.0.0.1:{port}")
        if pathlib.Path("/proc/net/if_inet6").exists():
            running = self.start(listen="[::1]:0")
            self.assertRegex(running.address, r"^\[::1\]:\d+$")
            self.assertEqual(running.check(VALID)["verdict"], "indeterminate")

    def test_nobody_is_told_where_it_listens(self):
        with open("/dev/full", "wb") as full:
            ran = subprocess.run([ASSAY, "serve", "--listen=127.0.0.1:0"], check=False, stdout=full,
                                 stderr=subprocess.PIPE, timeout=20)
        self.assertEqual((ran.returncode, ran.stderr),
                         (2, b"assay: cannot write standard output: No space left on device\n"))

    def test_what_it_cannot_serve(self):
        running = self.start()
        for arguments, why in (
            ([f"--listen={running.address}"], f"assay: cannot listen on http://{running.address}\n"),
            (["--listen=127.0.0.1"], "assay: `--listen` takes an address such as 127.0.0.1:8008; see `assay help`\n"),
            (["--listen=127.0.0.1:99999"], "assay: `--listen` takes an address such as 127.0.0.1:8008; see `assay help`\n"),
            (["--listen=[]:8008"], "assay: `--listen` takes an address such as 127.0.0.1:8008; see `assay help`\n"),
            (["--threads=0"], "assay: `--threads` takes a number from 1 to 1000; see `assay help`\n"),
            (["--facts=-"], "assay: `--facts` takes files, which can be read anew; see `assay help`\n"),
            (["--rules=no/such.json"], "assay: cannot read `no/such.json`: No such file or directory\n"),
        ):
            result = run("serve", *arguments)
            self.assertEqual((result.returncode, result.stdout, result.stderr.decode()), (2, b"", why))


if __name__ == "__main__":
    unittest.main()
