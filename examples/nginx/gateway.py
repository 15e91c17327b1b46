"""The gateway of nginx.conf on free ports of this machine, and servers that record what reaches them: for tests."""
import http.client
import os
import pathlib
import pwd
import shutil
import socket
import socketserver
import subprocess
import tempfile
import threading
import time
import urllib.request

# Debian keeps it where users' PATHs do not lead.
os.environ["PATH"] += ":/usr/sbin"
HERE = pathlib.Path(__file__).absolute().parent


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Handler(socketserver.StreamRequestHandler):
    """Keeps each request as it came, and answers it as its server says."""

    def handle(self):
        while True:
            head = b""
            while not head.endswith(b"\r\n\r\n"):
                line = self.rfile.readline()
                if not line:
                    return
                head += line
            lengths = [line.split(b":")[1] for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")]
            body = self.rfile.read(int(lengths[0])) if lengths else b""
            self.server.requests.append((head, body))
            if self.server.hangs_up and len(self.server.requests) % 2 == 0:
                return  # as a connection that breaks, behind one that was answered
            status, kind, answer = self.server.answer(head, body)
            self.wfile.write(b"HTTP/1.1 %d x\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s" %
                             (status, kind.encode(), len(answer), answer))


class Recorder(socketserver.ThreadingTCPServer):
    """Records, each as bytes of head and body, the requests that it answers."""
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.port = self.server_address[1]
        self.requests = []
        self.hangs_up = False
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def answer(self, head, body):
        """Status, Content-Type and body."""
        raise NotImplementedError

    def close(self):
        self.shutdown()
        self.server_close()


class Upstream(Recorder):
    """Answers like the API."""

    def answer(self, head, body):
        return 200, "application/json", b'{"RequestId":"U-1","InstanceId":"r-1"}'


class Tap(Recorder):
    """Between clients and what they call: passes on each byte as it came, and what is answered to it."""

    def __init__(self, port):
        super().__init__()
        self.called = port

    def answer(self, head, body):
        with socket.create_connection(("127.0.0.1", self.called), timeout=10) as connection:
            connection.sendall(head + body)
            found = http.client.HTTPResponse(connection)
            found.begin()
            return found.status, found.headers["Content-Type"], found.read()


class Gateway:
    """nginx with a prefix directory of its own, not as root."""

    def __init__(self, library, rules, upstream_port, replaced=()):
        self.port = free_port()
        self.prefix = pathlib.Path(tempfile.mkdtemp(prefix="assay-nginx-"))
        (self.prefix / "tmp").mkdir()
        shutil.copy(library, self.prefix / "libassay.so")
        shutil.copy(HERE / "assay.lua", self.prefix)
        self.put_rules(rules)
        text = (HERE / "nginx.conf").read_text()
        for old, new in [("127.0.0.1:8080", f"127.0.0.1:{self.port}"), ("127.0.0.1:9000", f"127.0.0.1:{upstream_port}"),
                         *replaced]:
            assert old in text, old
            text = text.replace(old, new)
        (self.prefix / "nginx.conf").write_text(text)
        self.user = {}
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            self.user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
            for path in [self.prefix, *self.prefix.rglob("*")]:
                os.chown(path, nobody.pw_uid, nobody.pw_gid)
        self.command = ["nginx", "-p", f"{self.prefix}/", "-c", "nginx.conf"]

    def __enter__(self):
        try:
            self.nginx()
        except RuntimeError:
            shutil.rmtree(self.prefix)
            raise
        return self

    def __exit__(self, *_):
        pid = int((self.prefix / "nginx.pid").read_text())
        os.kill(pid, 15)
        while pathlib.Path(f"/proc/{pid}").exists() and b"nginx" in pathlib.Path(f"/proc/{pid}/cmdline").read_bytes():
            time.sleep(0.01)
        shutil.rmtree(self.prefix)

    def nginx(self, *arguments):
        ran = subprocess.run([*self.command, *arguments], check=False, capture_output=True, text=True, **self.user)
        if ran.returncode != 0:
            raise RuntimeError(ran.stderr)

    def put_rules(self, rules):
        """In one step, as whoever replaces a file that others read."""
        beside = self.prefix / "rules.json.new"
        shutil.copy(rules, beside)
        beside.chmod(0o644)
        beside.rename(self.prefix / "rules.json")

    def log(self):
        return (self.prefix / "error.log").read_text()

    def url(self, target):
        return f"http://127.0.0.1:{self.port}{target}"


def ask(url, data=None, headers=()):
    """Status, Content-Type and body of an answer, whatever its status."""
    request = urllib.request.Request(url, data=data, headers=dict(headers))
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read().decode()
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.status, answer.headers["Content-Type"], answer.read().decode()
