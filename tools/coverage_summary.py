#!/usr/bin/env python3
"""Prints what lcov reports say of lines and branches, by file and by folder, and holds folders to what is promised.

  tools/coverage_summary.py [--floors FILE] [--explained FILE] [--missing FOLDER] REPORT...

A floor is a line of FILE: a folder, and the least per cent of its lines and of its branches that tests run. With
--missing, the lines of FOLDER that no test runs, and those with a branch that no test takes, stand first. With
--explained as well, each run of such lines must stand in that file with its reason, in the form that
mutation/explained.py reads; a run is named by the line before it and its first line.
"""
import argparse
import collections
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from mutation import explained  # pylint: disable=wrong-import-position

# Of a file or a folder: how many there are, and how many tests reach.
Counts = collections.namedtuple("Counts", "lines lines_hit branches branches_hit")
# Of one file: (first, last) of each run of lines that no test runs, and lines with a branch that none takes.
Record = collections.namedtuple("Record", "name counts dead_runs dead_branches")


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
    dead_runs, before = [], 1
    for number, count in sorted(lines.items()):
        if count == 0 and before == 0:
            dead_runs[-1] = (dead_runs[-1][0], number)
        elif count == 0:
            dead_runs.append((number, number))
        before = count
    dead = {number for number, count in branches if count == 0 and lines.get(number)}
    counts = Counts(len(lines), sum(1 for count in lines.values() if count), len(branches),
                    sum(1 for _, count in branches if count))
    return Record(name, counts, dead_runs, sorted(dead))


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
        found = [(first, "%d-%d: no test runs this" % (first, last)) for first, last in record.dead_runs]
        found += [(number, "%d: no test takes a branch" % number) for number in record.dead_branches]
        for _, what in sorted(found):
            yield "%s:%s" % (record.name, what)


def run_names(all_records, folder):
    """The names of runs in a folder, as they stand in the list of what is explained."""
    for record in all_records:
        if record.dead_runs and record.name.startswith(folder.rstrip("/") + "/"):
            with open(record.name, encoding="utf-8") as f:
                lines = ["", *(line.strip() for line in f), ""]
            for first, _ in record.dead_runs:
                yield "%s: `%s` `%s`" % (record.name, lines[first - 1], lines[first])


def unexplained(path, all_records, folder):
    """A sentence for each run without a reason, and for each reason without a run."""
    with open(path, encoding="utf-8") as f:
        reasons = explained.read(f.read())
    names = list(run_names(all_records, folder))
    for name in names:
        if name not in reasons:
            yield "%s: no test runs it, and %s has no reason" % (name, path)
    for name in sorted(reasons.keys() - set(names)):
        yield "%s: %s has a reason, but tests run it" % (name, path)


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
    parser.add_argument("--explained")
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
    if asked.explained:
        faults += unexplained(asked.explained, all_records, asked.missing)
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
