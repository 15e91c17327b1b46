#!/usr/bin/env python3
"""Times assay for Python: nanoseconds a request, for a verdict alone and for all that is said of it.

  walk.py CORPUS   with bindings/python in the PYTHONPATH, and ASSAY_LIBRARY
"""
import pathlib
import statistics
import sys
import time

import assay

WALKS = 9


def main():
    validator = assay.Validator()
    for claim in ("valid", "invalid"):
        lines = (pathlib.Path(sys.argv[1]) / f"{claim}.q").read_bytes().splitlines()
        queries = [line.split(b"\t", 1)[1] for line in lines]
        for what, use in (("verdict", lambda report: report.verdict), ("violations", lambda report: report.violations)):
            times = []
            for _ in range(WALKS):
                begin = time.thread_time_ns()
                for query in queries:
                    use(validator.query(query))
                times.append((time.thread_time_ns() - begin) / len(queries))
            print(f"python/{what}/{claim} {statistics.median(times):.0f}")


if __name__ == "__main__":
    main()
