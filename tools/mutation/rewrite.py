"""Writes all mutants of a file into it, each behind the question whether it is the chosen one."""
import os


def schema():
    """What every file with mutants begins with."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "schema.inc")
    with open(path, encoding="utf-8") as f:
        return f.read()


def groups(numbered):
    """[((begin, end), [(number, mutant)])], outer ones first."""
    by_place = {}
    for number, mutant in numbered:
        by_place.setdefault((mutant.begin, mutant.end), []).append((number, mutant))
    return sorted(by_place.items(), key=lambda group: (group[0][0], -group[0][1]))


def cast_for(afters):
    """Both sides of a choice have one type: of a statement none, of a condition bool."""
    if "" in afters:
        return "(void)"
    return "bool" if any(a == "false" or a.startswith(("bool(", "!(")) for a in afters) else ""


def choice(mutants, original):
    """An expression that is the original, or what a mutant makes of it."""
    cast = cast_for({mutant.after for _, mutant in mutants})
    text = "("
    for number, mutant in mutants:
        text += "assay_mutant::On(%d) ? %s(%s) : " % (number, cast, mutant.after or "0")
    return text + "%s(%s))" % (cast, original)


def render(source, begin, end, places):
    """The text from begin to end; takes the groups that stand there from `places`."""
    text, at = "", begin
    while places and places[0][0][1] <= end:
        (first, last), mutants = places.pop(0)
        text += source[at:first].decode()
        text += choice(mutants, render(source, first, last, places))
        at = last
    return text + source[at:end].decode()


def rewrite(source, numbered):
    """The file with its mutants; lines keep their numbers, by which the compiler complains."""
    body = render(source, 0, len(source), groups(numbered))
    return schema() + "#line 1\n" + body
