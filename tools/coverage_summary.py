#!/usr/bin/env python3
"""Prints what lcov reports say of lines and branches, by file and by folder, and holds folders to their floors.

  tools/coverage_summary.py [--floors FILE] [--missing FOLDER] REPORT...

A floor is a line of FILE: a folder, and the least per cent of its lines and of its branches that tests run.
Branches that only exceptions take are not counted. With --missing, the lines of FOLDER that no test runs, and those
with a branch that no test takes, stand first.
"""
import argparse
import collections
import os
import sys

# Of a file or a folder: how many there are, and how many tests reach.
Counts = collections.namedtuple("Counts", "lines lines_hit branches branches_hit")
# Of one file: numbers of lines that nothing runs, and of those with a branch that nothing takes.
Record = collections.namedtuple("Record", "name counts dead_lines dead_branches")


def records(path):
    """The records of a report, one a source file."""
    name, lines, branches = "", {}, []
    with open(path, encoding="utf-8") as f:
        for line in f:
            tag, _, rest = line.strip().partition(":")
            if tag == "SF":
                name, lines, branches = rest, {}, []
            elif tag == "DA":
                number, count = rest.split(",")[:2]
                lines[int(number)] = int(count)
            elif tag == "BRDA":
                number, _, _, count = rest.split(",")
                branches.append((int(number), 0 if count == "-" else int(count)))
            elif tag == "end_of_record":
                yield record_of(name, lines, branches)


def record_of(name, lines, branches):
    dead_lines = sorted(number for number, count in lines.items() if count == 0)
    dead = {number for number, count in branches if count == 0} - set(dead_lines)
    counts = Counts(len(lines), len(lines) - len(dead_lines), len(branches),
                    sum(1 for _, count in branches if count != 0))
    return Record(name, counts, dead_lines, sorted(dead))


def add(a, b):
    return Counts(*(x + y for x, y in zip(a, b)))


def per_cent(hit, found):
    # Where there is nothing to reach, all of it is reached.
    return 100.0 * hit / found if found else 100.0


def row(name, counts):
    return "%6.1f%% %6d/%-6d %6.1f%% %6d/%-6d %s" % (
        per_cent(counts.lines_hit, counts.lines), counts.lines_hit, counts.lines,
        per_cent(counts.branches_hit, counts.branches), counts.branches_hit, counts.branches, name)


def folders(all_records):
    """Counts by folder, each with all that is below it."""
    totals = {}
    for record in all_records:
        folder = os.path.dirname(record.name)
        while folder:
            totals[folder] = add(totals.get(folder, Counts(0, 0, 0, 0)), record.counts)
            folder = os.path.dirname(folder)
    return totals


def missing(all_records, folder):
    """`file:line: what`, for each line of a folder that tests do not reach in full."""
    for record in all_records:
        if not record.name.startswith(folder.rstrip("/") + "/"):
            continue
        found = [(number, "no test runs this") for number in record.dead_lines]
        found += [(number, "no test takes a branch") for number in record.dead_branches]
        for number, what in sorted(found):
            yield "%s:%d: %s" % (record.name, number, what)


def below_floors(path, totals):
    """A sentence for each folder that is below its floor."""
    with open(path, encoding="utf-8") as f:
        floors = [line.split() for line in f if line.strip() and not line.startswith("#")]
    for folder, lines, branches in floors:
        counts = totals.get(folder)
        if counts is None:
            yield "%s has a floor, but no file" % folder
            continue
        for what, least, hit, found in (("lines", lines, counts.lines_hit, counts.lines),
                                        ("branches", branches, counts.branches_hit, counts.branches)):
            if per_cent(hit, found) < float(least):
                yield "%s: %.1f %% of %s, %s are the floor" % (folder, per_cent(hit, found), what, least)


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--floors")
    parser.add_argument("--missing", metavar="FOLDER")
    parser.add_argument("reports", nargs="+")
    asked = parser.parse_args(arguments)
    all_records = [record for path in asked.reports for record in records(path)]
    if asked.missing:
        for place in missing(all_records, asked.missing):
            print(place)
    for record in all_records:
        print(row(record.name, record.counts))
    totals = folders(all_records)
    for folder in sorted(totals):
        print(row(folder + "/", totals[folder]))
    faults = list(below_floors(asked.floors, totals)) if asked.floors else []
    for fault in faults:
        print("below the floor: " + fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
