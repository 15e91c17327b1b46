#!/usr/bin/env python3
"""Prints line coverage, by file and in all, of lcov reports.

  tools/coverage_summary.py REPORT...
"""
import sys


def records(path):
    """(source file, lines found, lines hit) of each record of a report."""
    name, found, hit = "", 0, 0
    with open(path, encoding="utf-8") as f:
        for line in f:
            tag, _, rest = line.strip().partition(":")
            if tag == "SF":
                name, found, hit = rest, 0, 0
            elif tag == "LF":
                found = int(rest)
            elif tag == "LH":
                hit = int(rest)
            elif tag == "end_of_record":
                yield name, found, hit


def row(name, found, hit):
    # A file without a line that can run is covered.
    return "%6.1f%% %6d/%-6d %s" % (100.0 * hit / found if found else 100.0, hit, found, name)


def main():
    rows = [record for path in sys.argv[1:] for record in records(path)]
    for record in rows:
        print(row(*record))
    print(row("all", sum(r[1] for r in rows), sum(r[2] for r in rows)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
