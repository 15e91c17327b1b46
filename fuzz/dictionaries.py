#!/usr/bin/python3
"""Writes the dictionaries whose words are in a ruleset or in the schema of the format.

    fuzz/dictionaries.py            # after a change of either

A word of words/NAME.txt was written by hand, because no file that is read here has it. Dictionaries that hold no
others (format.dict, response.dict, serve.dict) are not made.
"""

import json
import pathlib
import re

HERE = pathlib.Path(__file__).parent
RULES = HERE.parent / "rules"
RULESET = RULES / "r-kvstore/2015-01-01.json"
SCHEMA = RULES / "ruleset.schema.json"

# What keeps further schemas: in an object by name, in a list, or alone.
BY_NAME = ("$defs", "properties", "patternProperties", "dependentSchemas")
IN_LIST = ("allOf", "anyOf", "oneOf", "prefixItems")
ALONE = ("items", "contains", "additionalProperties", "propertyNames", "not", "if", "then", "else")


def quoted(word):
    """As libFuzzer reads it: printable ASCII stands for itself, other bytes as \\xHH."""
    plain = (chr(b) if 0x20 <= b < 0x7F and chr(b) not in '"\\' else f"\\x{b:02x}" for b in word.encode())
    return f'"{"".join(plain)}"'


def unique(words):
    return list(dict.fromkeys(words))


def operations(ruleset):
    common = ruleset.get("commonParameters", {})
    return [{**operation["parameters"], **common} for operation in ruleset["operations"].values()]


def names(ruleset):
    return unique(name for parameters in operations(ruleset) for name in parameters)


def values_of(constraints):
    """Values that something depends on: enumerations, defaults, and both sides of bounds."""
    yield from map(str, constraints.get("enum", []))
    default = constraints.get("default")
    if isinstance(default, str):
        yield default
    for key in ("minimum", "maximum"):
        if isinstance(constraints.get(key), int):
            yield from (str(constraints[key] + step) for step in (-1, 0, 1))
    for name, member in constraints.get("contentSchema", {}).get("properties", {}).items():
        yield name
        yield from values_of(member)


def values(ruleset):
    found = list(ruleset["operations"])
    for parameters in operations(ruleset):
        for constraints in parameters.values():
            found.extend(values_of(constraints))
    return unique(found + [ruleset["version"]] + ruleset.get("suspiciousValues", []))


def schemas(schema):
    """The schema and all in it, in order."""
    if not isinstance(schema, dict):
        return
    yield schema
    for key, value in schema.items():
        inner = list(value.values()) if key in BY_NAME else value if key in IN_LIST else [value] if key in ALONE else []
        for one in inner:
            yield from schemas(one)


def keywords(schema):
    return unique(name for one in schemas(schema) for name in one.get("properties", {}))


def choices(schema):
    """What a keyword may be, where that is a list of texts."""
    found = (value for one in schemas(schema) for value in one.get("enum", []) + [one.get("const")])
    return unique(value for value in found if isinstance(value, str))


def by_hand(name):
    return (HERE / f"words/{name}.txt").read_text(encoding="utf-8").strip()


def section(title, words):
    return "\n".join([f"# {title}"] + list(map(quoted, words)))


def written(target, sections):
    head = f"# Words for {target}_fuzz: libFuzzer's -dict format. Written by dictionaries.py; do not edit."
    return "\n\n".join([head] + sections) + "\n"


def dictionaries():
    """The text of each file by its name."""
    ruleset = json.loads(RULESET.read_text(encoding="utf-8"))
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    made = {}
    for target, joint, hand in (
        ("query", "{}=", ["query"]),
        ("form", "{}=", ["query"]),
        ("json", "{}", ["query", "json"]),
        ("http", "{}=", ["query", "http"]),
    ):
        sections = [
            section("parameters", map(joint.format, names(ruleset))),
            section("values of theirs", values(ruleset)),
        ]
        made[f"{target}.dict"] = written(target, sections + list(map(by_hand, hand)))
    sections = [
        section("keywords of the format", (f'"{word}":' for word in keywords(schema))),
        section("values of theirs", (f'"{word}"' for word in choices(schema))),
        by_hand("rules"),
    ]
    made["rules.dict"] = written("rules", sections)
    return made


def words_in(text):
    """The words of a dictionary, as they are written."""
    return [line for line in re.split("\n+", text) if line and not line.startswith("#")]


if __name__ == "__main__":
    for file_name, text in dictionaries().items():
        (HERE / file_name).write_text(text, encoding="utf-8")
