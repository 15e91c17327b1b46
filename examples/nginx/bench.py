#!/usr/bin/env python3
"""What assay costs in nginx: requests a second and processor time a request, with it and without, by turns in one run.

  bench.py LIBRARY RULESET CORPUS   LIBRARY from `bazel build -c opt //bindings/c:libassay`, CORPUS with valid.q

A third gateway runs Lua that only reads the request, which is the part of the cost that is not assay's.

wrk (Debian's) sends valid requests of the corpus over 16 connections to two workers of the gateway, which pass them on to another
nginx that answers at once. All of it shares this machine, so requests a second say little by themselves; the processor
time of the gateway's workers is what one request costs.
"""
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

import gateway

ROUNDS, SECONDS = 5, 4
CALL = 'require("assay").access()'
ACCESS = f"""            access_by_lua_block {{
                {CALL}
            }}
"""
# What assay.lua asks nginx for.
READ = """ngx.req.read_body()
                ngx.req.get_body_data()
                ngx.req.get_method()
                ngx.req.get_headers(0, true)
                local _ = ngx.var.request_uri, ngx.time()"""
UPSTREAM = """
worker_processes 1;
pid nginx.pid;
error_log error.log crit;
events { worker_connections 1024; }
http {
    access_log off;
    server { listen 127.0.0.1:%d; keepalive_requests 100000000; location / { return 200 '{"RequestId":"U-1"}'; } }
}
"""
WRK = """
wrk.headers["Host"] = "127.0.0.1"
local paths = {}
for line in io.lines(os.getenv("CORPUS") .. "/valid.q") do
  paths[#paths + 1] = wrk.format("GET", "/?" .. line:match("\\t(.*)"))
end
local i = 0
request = function()
  i = i % #paths + 1
  return paths[i]
end
"""


def worker_pids(running):
    master = (running.prefix / "nginx.pid").read_text().strip()
    return pathlib.Path(f"/proc/{master}/task/{master}/children").read_text().split()


def processor_seconds(running):
    ticks = 0
    for pid in worker_pids(running):
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def load(running, script, corpus):
    """Requests a second, and microseconds of the workers' time a request."""
    before = processor_seconds(running)
    ran = subprocess.run(["wrk", "-t1", "-c16", f"-d{SECONDS}s", "-s", script, running.url("/")], check=False,
                         capture_output=True, text=True, env={**os.environ, "CORPUS": str(corpus)})
    if ran.returncode != 0 or "Non-2xx" in ran.stdout or "Socket errors" in ran.stdout:
        raise RuntimeError(ran.stdout + ran.stderr)
    requests = int(re.search(r"(\d+) requests in", ran.stdout)[1])
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", ran.stdout)[1])
    return rate, (processor_seconds(running) - before) / requests * 1e6


def main():
    library, rules, corpus = (pathlib.Path(argument).absolute() for argument in sys.argv[1:])
    port = gateway.free_port()
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "nginx.conf").write_text(UPSTREAM % port)
        script = pathlib.Path(folder) / "wrk.lua"
        script.write_text(WRK)
        os.chmod(folder, 0o777)
        subprocess.run(["nginx", "-p", folder, "-c", "nginx.conf"], check=True)
        try:
            with gateway.Gateway(library, rules, port) as judged, \
                    gateway.Gateway(library, rules, port, [(CALL, READ)]) as reading, \
                    gateway.Gateway(library, rules, port, [(ACCESS, "")]) as plain:
                kinds = {"with assay": judged, "Lua alone": reading, "without": plain}
                found = {name: [] for name in kinds}
                for _ in range(ROUNDS):
                    for name, running in kinds.items():
                        found[name].append(load(running, script, corpus))
        finally:
            os.kill(int((pathlib.Path(folder) / "nginx.pid").read_text()), 15)
    costs = {}
    for name, runs in found.items():
        rate, costs[name] = (statistics.median(values) for values in zip(*runs))
        print(f"{name}: {rate:.0f} requests a second, {costs[name]:.1f} us of the workers a request")
    whole, lua = (costs[name] - costs["without"] for name in ("with assay", "Lua alone"))
    print(f"assay: {whole:.1f} us a request, {lua:.1f} of them Lua that reads the request")


if __name__ == "__main__":
    main()
