#!/usr/bin/env python3
"""The gate: fails when a main path executes over 3 % more instructions than record.json says.

  bazel test //benchmarks/gate:gate_test
  bazel run //benchmarks/gate:gate_test -- --update     writes a new record

Instructions are those of one walk over the corpus of seed 1, counted by callgrind, which repeats them
exactly on a machine that is busy as on one that is not. Its processor is an emulated one, without
AVX-512, so what is counted is at most AVX2.
"""
import collections
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path.insert(0, HERE)
import comparison  # pylint: disable=wrong-import-position

SEED = "1"
# expert: the path of the expert that a path is put in proportion to.
Run = collections.namedtuple("Run", "path claim expert")
RUNS = [Run(path, claim, expert) for path, expert in (
    ("assay/raw", "expert/raw/sse2"),
    ("assay/parsed", "expert/parsed/sse2"),
    ("assay/json", None),
    ("expert/raw/sse2", None),
    ("expert/parsed/sse2", None),
) for claim in ("valid", "invalid")]


def output_of(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def compilers(program):
    """Names of the compilers of a program and of what is linked into it, without Debian's revision."""
    comments = output_of("readelf", "--string-dump=.comment", program)
    lines = re.findall(r"\]\s+(.*)", comments)
    return ", ".join(sorted({re.sub(r" \(Debian [^)]*\)", "", line).strip() for line in lines}))


def library(program, name):
    """The version of a shared library, from the name of the file that it is loaded from."""
    found = re.search(r"lib%s\.so\S* => (\S+)" % re.escape(name), output_of("ldd", program))
    return os.path.basename(os.path.realpath(found.group(1))) if found else "none"


def environment(program):
    """What counts depend on besides the code. The C library picks its memcpy by the processor."""
    with open("/proc/cpuinfo", encoding="utf-8") as f:
        avx2 = re.search(r"\bavx2\b", f.read())
    return {
        "compiler": compilers(program),
        "glibc": platform.libc_ver()[1],
        "libstdc++": library(program, "stdc++"),
        "processor": platform.machine() + (" with AVX2" if avx2 else " without AVX2"),
        "simdjson": library(program, "simdjson"),
    }


def count(program, folder, run):
    """(instructions a request, allocations) of one walk."""
    counted = os.path.join(folder, "callgrind")
    out = output_of("valgrind", "--tool=callgrind", "--quiet", "--vgdb=no", "--collect-atstart=no",
                    "--toggle-collect=CountedWalk", "--callgrind-out-file=" + counted,
                    program, folder, run.path, run.claim)
    requests, allocations = re.fullmatch(r"(\d+) requests, .* (\d+) allocations\n", out).groups()
    with open(counted, encoding="utf-8") as f:
        total = re.search(r"^totals: (\d+)$", f.read(), re.MULTILINE).group(1)
    return round(int(total) / int(requests)), int(allocations)


def count_all(program):
    """{name: (instructions a request, allocations)} of all runs."""
    counts = {}
    with tempfile.TemporaryDirectory() as folder:
        output_of(sys.executable, os.path.join(HERE, "../corpus/generate.py"), folder, SEED)
        for run in RUNS:
            counts[run.path + "/" + run.claim] = count(program, folder, run)
    return counts


def ratio(counts, run):
    """Instructions to those of the expert; None: there is none to compare with."""
    if run.expert is None:
        return None
    own, expert = (counts[path + "/" + run.claim][0] for path in (run.path, run.expert))
    return round(own / expert, 2)


def to_record(here, counts):
    entries = {}
    for run in RUNS:
        name = run.path + "/" + run.claim
        entries[name] = {"instructions": counts[name][0]}
        if run.expert is not None:
            entries[name]["to_expert"] = ratio(counts, run)
    return {"environment": here, "counts": entries}


def write_report(findings, notices):
    """The findings as test cases, for `./dev test` to count, when Bazel asks for them.

    A notice is what `./dev test` shows of a test that passed."""
    path = os.environ.get("XML_OUTPUT_FILE")
    if path is None:
        return
    suite = ET.Element("testsuite", name="gate")
    properties = ET.SubElement(suite, "properties")
    for notice in notices:
        ET.SubElement(properties, "property", name="notice", value=notice)
    for finding in findings:
        case = ET.SubElement(suite, "testcase", name=finding.name, classname="gate")
        if finding.kind in ("failed", "skipped"):
            ET.SubElement(case, {"failed": "failure"}.get(finding.kind, finding.kind), message=finding.text)
    ET.ElementTree(suite).write(path, encoding="utf-8", xml_declaration=True)


def report(record, here, counts):
    """Prints what was found; whether it passes."""
    findings = comparison.judge(record, here, counts)
    ratios = {run.path + "/" + run.claim: ratio(counts, run) for run in RUNS}
    for finding in findings:
        factor = ratios.get(finding.name)
        suffix = ", %.2f x the expert's" % factor if factor else ""
        print("%-7s %-26s %s%s" % (finding.kind, finding.name, finding.text, suffix))
    notices = ["%s: %s; renew the record" % (finding.name, finding.text)
               for finding in findings if finding.kind == "renew"]
    differing = comparison.differences(record["environment"], here)
    if differing:
        notices.append("instructions are not compared, for the record is from elsewhere: " + "; ".join(differing))
    for notice in notices:
        print("notice  " + notice)
    failed = any(finding.kind == "failed" for finding in findings)
    if failed or notices:
        print("a new record: bazel run //benchmarks/gate:gate_test -- --update")
    write_report(findings, notices)
    return not failed


def main():
    program = sys.argv[1]
    here, counts = environment(program), count_all(program)
    if "--update" in sys.argv[2:]:
        path = os.path.join(os.environ["BUILD_WORKSPACE_DIRECTORY"], "benchmarks/gate/record.json")
        with open(path, "w", encoding="utf-8") as f:
            json.dump(to_record(here, counts), f, indent=2)
            f.write("\n")
        return 0
    with open(os.path.join(HERE, "record.json"), encoding="utf-8") as f:
        record = json.load(f)
    return 0 if report(record, here, counts) else 1


if __name__ == "__main__":
    sys.exit(main())
