"""Compares what was counted with the record, and says of each path what follows."""
import collections

# In per cent. Counts repeat exactly, so this is no room for noise: it is what a change may cost without
# a word about it. What a compiler's mood moves elsewhere stays below it.
TOLERANCE = 3

# kind: passed; failed; skipped, not comparable with the record; or renew, so much faster that the record
# no longer guards what was won, which is told but is no failure.
Finding = collections.namedtuple("Finding", "name kind text")


def differences(recorded, here):
    """What makes counts incomparable, one sentence each: the compiler, the libraries, the processor."""
    return ["%s: %s in the record, %s here" % (key, recorded.get(key), here.get(key))
            for key in sorted(set(recorded) | set(here)) if recorded.get(key) != here.get(key)]


def is_gated(name):
    """Whether a path is ours. The others are counted to compare with."""
    return name.startswith("assay/")


def compare(name, recorded, instructions):
    """One path that is in the record."""
    change = 100 * (instructions - recorded) / recorded
    text = "%d instructions a request, %d in the record (%+.1f %%)" % (instructions, recorded, change)
    if not is_gated(name):
        return Finding(name, "passed", text)
    if 100 * instructions > (100 + TOLERANCE) * recorded:
        return Finding(name, "failed", text)
    if 100 * instructions < (100 - TOLERANCE) * recorded:
        return Finding(name, "renew", text)
    return Finding(name, "passed", text)


def judge(record, environment, counts):
    """Findings for `counts`, {name: (instructions, allocations)}, in their order, then for what they lack."""
    comparable = not differences(record["environment"], environment)
    recorded = {name: entry["instructions"] for name, entry in record["counts"].items()}
    findings = []
    for name, (instructions, allocations) in counts.items():
        if is_gated(name) and allocations:
            findings.append(Finding(name, "failed", "%d allocations, where none may be" % allocations))
        elif name not in recorded:
            findings.append(Finding(name, "failed", "not in the record"))
        elif not comparable:
            findings.append(Finding(name, "skipped", "%d instructions a request" % instructions))
        else:
            findings.append(compare(name, recorded[name], instructions))
    for name in recorded.keys() - counts.keys():
        findings.append(Finding(name, "failed", "in the record, but no longer counted"))
    return findings
