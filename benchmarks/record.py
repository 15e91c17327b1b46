#!/usr/bin/env python3
"""Times all peers over one corpus, and writes it down: a dated record, a table, a picture.

  benchmarks/record.py FOLDER CORPUS SEED

FOLDER has the binaries createinstance, scale and matchers; ajv must be installed in benchmarks/ajv. Writes
records/DATE.json and field.svg beside this file, in place of those of the same day, and prints the table.
`./dev bench` calls it.

A figure is the median of REPETITIONS, in nanoseconds of CPU time a request. A ratio is to the expert of
the same form of requests, one for each instruction set that the expert was built for. Under `sse2`, assay
had no more than that; under `scale` and `matchers` are the counters of these programs, times in nanoseconds.
"""
import collections
import datetime
import json
import math
import os
import statistics
import subprocess
import sys
from xml.sax.saxutils import escape

HERE = os.path.dirname(os.path.abspath(__file__))
REPETITIONS = 15
CLAIMS = ("valid", "invalid")
FLAGS = "bazel -c opt, for any x86-64"  # what ./dev bench builds with


class Refused(Exception):
    """The figures are not what a record can be made of."""


# ---- figures ----


def medians(runs, repetitions):
    """{peer: {claim: ns}} of what runners print, which hold each peer and claim as often as was asked for."""
    seconds = collections.defaultdict(list)
    for run in runs:
        if run["run_type"] != "iteration":
            continue
        if run.get("error_occurred"):
            raise Refused("%s failed: %s" % (run["name"], run.get("error_message", "")))
        seconds[run["name"]].append(run["request"])
    result = {}
    for name, values in sorted(seconds.items()):
        if len(values) != repetitions:
            raise Refused("%s has %d repetitions, not %d" % (name, len(values), repetitions))
        peer, claim = name.rsplit("/", 1)
        result.setdefault(peer, {})[claim] = round(statistics.median(values) * 1e9, 1)
    for peer, figures in result.items():
        if sorted(figures) != sorted(CLAIMS):
            raise Refused("%s lacks one of %s" % (peer, ", ".join(CLAIMS)))
    # The runner shuffles; two records differ in figures alone.
    return {peer: {claim: figures[claim] for claim in CLAIMS} for peer, figures in result.items()}


def form_of(peer):
    """raw, parsed or json."""
    return peer.split("/")[1]


def experts_of(figures, form):
    return [peer for peer in figures if peer.startswith("expert/%s/" % form)]


def ratios(figures):
    """{peer: {expert: {claim: times as long}}}"""
    return {
        peer: {
            expert: {claim: round(figures[peer][claim] / figures[expert][claim], 2) for claim in CLAIMS}
            for expert in experts_of(figures, form_of(peer))
        }
        for peer in figures if not peer.startswith("expert/")
    }


COUNTERS = {"request": 1e9, "operation": 1e9, "value": 1e9, "bytes": 1}  # and what they are told times


def counters(runs):
    """{name: {counter: median}} of runs that have counters, and of others the time of an iteration."""
    found = collections.defaultdict(lambda: collections.defaultdict(list))
    for run in runs:
        if run["run_type"] != "iteration":
            continue
        if run.get("error_occurred"):
            raise Refused("%s failed: %s" % (run["name"], run.get("error_message", "")))
        of_run = {name: run[name] * factor for name, factor in COUNTERS.items() if name in run}
        if not of_run:
            of_run = {"iteration": run["cpu_time"] * {"ns": 1, "us": 1e3, "ms": 1e6}[run["time_unit"]]}
        for name, value in of_run.items():
            found[run["name"]][name].append(value)
    return {name: {key: round(statistics.median(values), 1) for key, values in sorted(of.items())}
            for name, of in sorted(found.items())}


def make_record(runner, ajv, repetitions, about):
    """The record of what both runners printed. `about` tells what they do not know. Of what they tell of the
    machine, only what is listed here is kept: neither its name nor its folders."""
    figures = medians(runner["benchmarks"] + ajv["benchmarks"], repetitions)
    for form in {form_of(peer) for peer in figures}:
        if not experts_of(figures, form):
            raise Refused("no expert takes requests as %s" % form)
    context = runner["context"]
    return {
        **about,
        "cores": context["num_cpus"],
        "load": round(context["load_avg"][0], 2),  # when it began: much more than 0 spoils figures
        "compiler": context["compiler"],
        "flags": FLAGS,
        "node": ajv["context"]["node"],
        "repetitions": repetitions,
        "medians": figures,
        "ratios": ratios(figures),
    }


# ---- what people see ----


TITLES = {"raw": "from the bytes of a query", "parsed": "from decoded pairs, or a parsed document",
          "json": "from the bytes of a JSON object"}


def fastest_first(record, form):
    figures = record["medians"]
    return sorted((peer for peer in figures if form_of(peer) == form), key=lambda peer: figures[peer]["valid"])


def table(record):
    """Lines of text, by form and then by time."""
    lines = ["%-22s %9s %9s   %s" % ("ns a request", *CLAIMS, "times the expert's (valid, invalid)")]
    for peer in [peer for form in TITLES for peer in fastest_first(record, form)]:
        figures = record["medians"][peer]
        against = "; ".join("%s %.2f, %.2f" % (expert.split("/")[2], of["valid"], of["invalid"])
                            for expert, of in record["ratios"].get(peer, {}).items())
        lines.append("%-22s %9.0f %9.0f   %s" % (peer, figures["valid"], figures["invalid"], against))
    return [line.rstrip() for line in lines]


COLOURS = {"assay": "#c2410c", "expert": "#334155"}
OTHER_COLOUR = "#94a3b8"
LEFT, WIDTH, ROW, BAR = 170, 640, 22, 14  # where bars begin, how wide all of it is, heights


def svg(record):
    """A bar a peer, by form and then by time, on a logarithmic axis; an element a line, so that a new record
    changes few of them."""
    figures = {peer: of["valid"] for peer, of in record["medians"].items()}
    low = 10**math.floor(math.log10(min(figures.values())))
    decades = math.ceil(math.log10(max(figures.values()) / low))
    step = (WIDTH - LEFT - 70) / decades

    def right_end(ns):
        return round(LEFT + step * math.log10(ns / low), 1)

    body = []
    y = 54
    for form, title in TITLES.items():
        y += ROW
        body.append('<text x="8" y="%d" font-weight="bold">%s</text>' % (y, escape(title)))
        y += 8
        for peer in fastest_first(record, form):
            colour = COLOURS.get(peer.split("/")[0], OTHER_COLOUR)
            x = right_end(figures[peer])
            body += [
                '<text x="%d" y="%d" text-anchor="end">%s</text>' % (LEFT - 6, y + 11, escape(peer)),
                '<rect x="%d" y="%d" width="%s" height="%d" fill="%s"/>' % (LEFT, y, round(x - LEFT, 1), BAR, colour),
                '<text x="%s" y="%d">%s</text>' % (x + 5, y + 11, format(round(figures[peer]), ",")),
            ]
            y += ROW
    axis = []
    for decade in range(decades + 1):
        x = right_end(low * 10**decade)
        axis.append('<path d="M%s 58V%d" stroke="#e2e8f0"/>' % (x, y))
        axis.append('<text x="%s" y="%d" text-anchor="middle" fill="#64748b">%s</text>' %
                    (x, y + 16, format(low * 10**decade, ",")))
    caption = "%s, %s, %s" % (record["date"], record["machine"], record["compiler"])
    height = y + 30
    return "\n".join([
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">' %
        (WIDTH, height),
        '<rect width="%d" height="%d" fill="#ffffff"/>' % (WIDTH, height),
        '<text x="8" y="22" font-size="15" font-weight="bold">Nanoseconds a valid CreateInstance request</text>',
        '<text x="8" y="42" fill="#64748b">%s; logarithmic, shorter is faster</text>' % escape(caption),
        *axis,
        *body,
        "</svg>",
        "",
    ])


# ---- running ----


def run(*command):
    """What a command prints, as JSON. Ends with its exit code when it fails: it has said why."""
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        sys.exit(done.returncode)
    return json.loads(done.stdout)


def machine():
    """The model of the processor."""
    with open("/proc/cpuinfo", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return "unknown"


def commit():
    """Of the working tree, marked when there is more in it than that; what is written here does not count."""

    def git(*arguments):
        return subprocess.run(("git", "-C", HERE) + arguments, stdout=subprocess.PIPE, check=True, text=True).stdout

    changes = git("status", "--porcelain", "--", ":/", ":(exclude)records", ":(exclude)field.svg")
    return git("rev-parse", "--short=12", "HEAD").strip() + (" and changes" if changes else "")


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    folder, corpus, seed = sys.argv[1:]
    with open(HERE + "/ajv/package.json", encoding="utf-8") as file:
        ajv_version = json.load(file)["dependencies"]["ajv"]
    about = {"date": datetime.date.today().isoformat(), "commit": commit(), "machine": machine(),
             "seed": int(seed), "ajv": ajv_version}

    def timed(program, *arguments, repetitions=REPETITIONS):
        return run(folder + "/" + program, *arguments, "--benchmark_repetitions=%d" % repetitions,
                   "--benchmark_enable_random_interleaving=true", "--benchmark_min_time=0.1",
                   "--benchmark_format=json")

    field = timed("createinstance", "--corpus=" + corpus)
    ajv = run("node", HERE + "/ajv/run.js", corpus, str(REPETITIONS))
    limited = timed("createinstance", "--corpus=" + corpus, "--kernels=sse2",
                    "--benchmark_filter=^(assay/(raw|parsed|json)/(in)?valid|expert/.*)$")
    others = {name: timed(name, repetitions=5) for name in ("scale", "matchers")}
    try:
        record = make_record(field, ajv, REPETITIONS, about)
        figures = medians(limited["benchmarks"], REPETITIONS)
        record["sse2"] = {"medians": figures, "ratios": ratios(figures)}
        for name, printed in others.items():
            record[name] = counters(printed["benchmarks"])
    except Refused as refused:
        sys.exit("error: %s" % refused)
    with open("%s/records/%s.json" % (HERE, record["date"]), "w", encoding="utf-8") as file:
        file.write(json.dumps(record, indent=2) + "\n")
    with open(HERE + "/field.svg", "w", encoding="utf-8") as file:
        file.write(svg(record))
    print("\n".join(table(record)))


if __name__ == "__main__":
    main()
