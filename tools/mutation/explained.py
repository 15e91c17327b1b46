"""The list of mutants that no test can tell from the original, each with the reason.

  validator/read/query.cc Walk: `end < last` -> `end <= last`
    behind the last pair stands an end mark, so both stop there

Mutants of one reason stand under each other. A line that starts with # is a comment.
"""
import collections

MAX_TEXT = 120


def shown(text):
    return text if len(text) <= MAX_TEXT else text[:MAX_TEXT // 2] + " … " + text[-MAX_TEXT // 2:]


def keys_of(mutants):
    """A name for each mutant that outlives changes elsewhere in its file; equal ones are counted."""
    keys, seen = [], collections.Counter()
    for m in mutants:
        after = "`%s`" % shown(m.after) if m.after else "nothing"
        key = "%s %s: `%s` -> %s" % (m.file, m.function or "(outside)", shown(m.before), after)
        seen[key] += 1
        keys.append(key if seen[key] == 1 else "%s #%d" % (key, seen[key]))
    return keys


def read(text):
    """{key: reason}; ValueError for keys without one, or that stand there twice."""
    reasons, waiting = {}, []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith(" "):
            for key in waiting:
                reasons[key] = (reasons.get(key, "") + " " + line.strip()).strip()
            followed = True
            continue
        if waiting and followed:
            waiting = []
        followed = False
        if line in reasons or line in waiting:
            raise ValueError("line %d: `%s` stands there twice" % (number, line))
        waiting.append(line)
    if waiting and not followed:
        raise ValueError("`%s` has no reason" % waiting[-1])
    return reasons
