#!/usr/bin/python3
"""A naive second opinion on answers: json and lxml in place of our readers, dictionaries in place of shapes.

Examples are mutated, as trees and as bytes. Both sides must find the same faults at the same places. Of bytes that
lxml or json refuse, ours must find one fault of the body as a whole, or, since it does not look at namespaces, anything.
"""

import json
import os
import random
import re
import subprocess
import sys
import unittest
from collections import Counter
from decimal import Decimal
from xml.sax.saxutils import escape

from lxml import etree

BINARY = "validator/testing/response_lines"
RULES = "testdata/rulesets/responses.json"
SEED = random.SystemRandom().randrange(10**9) if os.environ.get("ASSAY_SEED") == "random" else 1


class Refused(Exception):
    pass


def unique(pairs):
    if len({name for name, _ in pairs}) != len(pairs):
        raise Refused
    return dict(pairs)


class Number(str):
    """As it is written."""


def broken(rules, value):
    """The keywords that a text breaks, of those that the ruleset has."""
    kind = rules.get("type", "string")
    found = []
    if kind == "boolean" and value not in ("true", "false"):
        found.append("type")
    if kind in ("integer", "number"):
        shape = r"-?(0|[1-9][0-9]*)" + (r"(\.[0-9]+)?" if kind == "number" else "")
        if not re.fullmatch(shape, value) or re.fullmatch(r"-[0.]+", value):
            return found + ["type"]
        if Decimal(value) < Decimal(rules.get("minimum", "-Infinity")):
            found.append("minimum")
        if Decimal(value) > Decimal(rules.get("maximum", "Infinity")):
            found.append("maximum")
    if len(value) < rules.get("minLength", 0):
        found.append("minLength")
    too_long = len(value) > rules.get("maxLength", 10**9)
    if too_long:
        found.append("maxLength")
    if "characters" in rules and not re.fullmatch(f"({rules['characters']})*", value):
        found.append("characters")
    if "pattern" in rules and not too_long and not re.fullmatch(rules["pattern"], value):
        found.append("pattern")
    if "enum" in rules and value not in rules["enum"]:
        found.append("enum")
    return found


class Opinion:
    """Over values of JSON: dict, list, str, Number, bool, None. Of XML: elements."""

    def __init__(self, is_xml):
        self.is_xml = is_xml
        self.faults = []

    def fault(self, way, keyword, path):
        self.faults.append(f"{way}.{keyword}@{path}")

    def text_of(self, value):
        """What a scalar is as text; None for what has parts."""
        if self.is_xml:
            return None if len(value) else (value.text or "")
        if isinstance(value, bool):
            return str(value).lower()
        return None if isinstance(value, (dict, list)) else "null" if value is None else str(value)

    def kind_in_order(self, rules, value):
        kind = rules.get("type", "string")
        if self.is_xml:
            text = (value.text or "") + "".join(child.tail or "" for child in value)
            return not len(value) if kind not in ("array", "object") else not text.strip(" \t\r\n")
        number = isinstance(value, Number)
        return {
            "string": isinstance(value, str) and not number,
            "integer": number,
            "number": number,
            "boolean": isinstance(value, bool),
            "array": isinstance(value, list),
            "object": isinstance(value, dict),
        }[kind]

    def value(self, rules, value, way, path):
        if not self.kind_in_order(rules, value):
            return self.fault(way, "type", path)
        kind = rules.get("type", "string")
        if kind == "object":
            return self.object(rules, value, way, path)
        if kind == "array":
            return self.list(rules, list(value), way, path)
        text = self.text_of(value)
        if kind == "number" and isinstance(value, Number):
            text = format(Decimal(text), "f")
            text = text[1:] if not Decimal(text) and text.startswith("-") else text
            text = text.rstrip("0").rstrip(".") if "." in text else text
        for keyword in broken(rules, text):
            self.fault(way, keyword, path)

    def object(self, rules, value, way, path):
        found = {}
        pairs = [(child.tag, child) for child in value] if self.is_xml else value.items()
        for name, child in pairs:
            found.setdefault(name, []).append(child)
        if len(found) < rules.get("minProperties", 0):
            self.fault(way, "minProperties", path)
        if len(found) > rules.get("maxProperties", 10**9):
            self.fault(way, "maxProperties", path)

        def inner(name):
            shown = re.sub("[\x00-\x1f\x7f-\x9f]", lambda c: f"\\u{{{ord(c[0]):x}}}", name)
            return f"{path}.{shown}" if path else shown

        declared = rules.get("properties", {})
        for name, member in declared.items():
            self.member(member, found.get(name, []), f"{way}.{name}", inner(name))
        for name in [name for name in found if name not in declared]:
            others = rules.get("additionalProperties", True)
            if others is False:
                self.fault(way, "additionalProperties", inner(name))
                continue
            if broken(rules.get("propertyNames", {}), name):
                self.fault(way, "propertyNames", inner(name))
            if isinstance(others, dict):
                self.member(others, found[name], f"{way}.*", inner(name))

    def member(self, rules, values, way, path):
        kind = rules.get("type", "string")
        if self.is_xml and kind == "array" and values:
            return self.list(rules, self.unwrapped(rules, values), way, path)
        if len(values) > 1:
            return self.fault(way, "duplicate", path)
        scalar = kind not in ("array", "object") and (self.is_xml or kind == "string")
        empty = values and scalar and not isinstance(values[0], Number) and self.text_of(values[0]) == ""
        if not values or (empty and rules.get("empty") != "value"):
            if rules.get("required"):
                self.fault(way, "required", path)
            return None
        return self.value(rules, values[0], way, path)

    @staticmethod
    def unwrapped(rules, elements):
        first = elements[0]
        texts = [first.text or ""] + [child.tail or "" for child in first]
        if len(elements) > 1 or any(text.strip(" \t\r\n") for text in texts):
            return elements
        names = {child.tag for child in first}
        return list(first) if not names or (len(names) == 1 and not names & set(rules["items"].get("properties", {}))) else elements

    def list(self, rules, items, way, path):
        texts = [self.text_of(item) for item in items]
        texts = [text for text in texts if text is not None]
        if len(items) < rules.get("minItems", 0):
            self.fault(way, "minItems", path)
        if len(items) > rules.get("maxItems", 10**9):
            self.fault(way, "maxItems", path)
        if rules.get("uniqueItems") and len(set(texts)) < len(texts):
            self.fault(way, "uniqueItems", path)
        if "uniqueBy" in rules:
            named = [self.only(item, rules["uniqueBy"]) for item in items]
            named = [text for text in named if text is not None]
            if len(set(named)) < len(named):
                self.fault(way, "uniqueBy", path)
        if sum(map(len, texts)) > rules.get("maxTotalLength", 10**9):
            self.fault(way, "maxTotalLength", path)
        for i, item in enumerate(items, 1):
            self.value(rules.get("items", {}), item, f"{way}.N", f"{path}.{i}")

    def only(self, item, name):
        if self.is_xml:
            found = [child for child in item if child.tag == name]
        else:
            found = [item[name]] if isinstance(item, dict) and name in item else []
        return self.text_of(found[0]) if len(found) == 1 else None


def opinion(rules, operation, body):
    """The faults, or None when the body cannot be read."""
    try:
        if body.lstrip().startswith(b"{"):
            value = json.loads(body.decode(), object_pairs_hook=unique, parse_int=Number, parse_float=Number,
                               parse_constant=lambda _: (_ for _ in ()).throw(Refused()))  # fmt: skip
            said = Opinion(False)
        else:
            parser = etree.XMLParser(resolve_entities=False, remove_comments=True, remove_pis=True, no_network=True, strip_cdata=True)
            value = etree.fromstring(body, parser)
            for element in value.iter(etree.Element):  # names as they are written, whatever their namespaces
                name = etree.QName(element).localname
                element.tag = f"{element.prefix}_{name}" if element.prefix else name
            if value.tag != operation + "Response":
                return ["response.root@"]
            said = Opinion(True)
    except (Refused, ValueError, etree.XMLSyntaxError):
        return None
    said.value(rules, value, "response", "")
    return said.faults


NAMES = "RequestId Total Ratio Truncated Password Note Names Things Thing Id State Ports Place Zone Rack Labels env A x".split()
TEXTS = ["", " ", "a", "abcde", "t-1", "t-2", "Up", "up", "5", "-1", "05", "101", "5.5", "1e3", "true", "secretsecret", "云", "&<>"]


class Mutator:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def scalar(self):
        return self.random.choice(TEXTS + [None, True, False, 0, 5, -1, 101, 5.5, 1e-7, 1e22, -0.0])

    def grown(self, depth=0):
        choice = self.random.random()
        if depth > 3 or choice < 0.6:
            return self.scalar()
        if choice < 0.8:
            return [self.grown(depth + 1) for _ in range(self.random.randrange(4))]
        return {self.random.choice(NAMES): self.grown(depth + 1) for _ in range(self.random.randrange(4))}

    def tree(self, value):
        """The value with something in it replaced, added or gone."""
        if isinstance(value, dict) and value and self.random.random() < 0.9:
            changed = dict(value)
            name = self.random.choice(list(changed))
            step = self.random.randrange(6)
            if step == 0:
                del changed[name]
            elif step == 1:
                changed[self.random.choice(NAMES)] = self.grown()
            else:
                changed[name] = self.tree(changed[name])
            return changed
        if isinstance(value, list) and value and self.random.random() < 0.9:
            changed = list(value)
            place = self.random.randrange(len(changed))
            step = self.random.randrange(4)
            if step == 0:
                del changed[place]
            elif step == 1:
                changed.insert(place, self.random.choice([changed[place], self.grown()]))
            else:
                changed[place] = self.tree(changed[place])
            return changed
        return self.grown()

    def xml(self, name, value):
        """Lists are repeated, or wrapped; null is an empty element."""
        if isinstance(value, list):
            if self.random.random() < 0.5:
                return "".join(self.xml(name, item) for item in value)
            inner = self.random.choice(["Thing", "item", "Id"])
            return f"<{name}>" + "".join(self.xml(inner, item) for item in value) + f"</{name}>"
        if isinstance(value, dict):
            text = "".join(self.xml(key, item) for key, item in value.items())
            if self.random.random() < 0.05:
                text += self.random.choice([" ", "x", "<!-- c -->", "<?p?>"])
        else:
            text = escape(value) if isinstance(value, str) else "" if value is None else json.dumps(value)
        return f"<{name}>{text}</{name}>"

    def bytes(self, body):
        changed = bytearray(body)
        for _ in range(self.random.randrange(1, 4)):
            place = self.random.randrange(len(changed))
            step = self.random.randrange(3)
            if step == 0:
                changed[place] = self.random.randrange(256)
            elif step == 1:
                del changed[place : place + self.random.randrange(1, 9)]
            else:
                other = self.random.randrange(len(body))
                changed[place:place] = body[other : other + self.random.randrange(1, 30)]
        return bytes(changed) or b"x"


class ResponseDifferentialTest(unittest.TestCase):
    def setUp(self):
        with open(RULES, encoding="utf-8") as file:
            self.rules = json.load(file)["operations"]["ListThings"]["response"]
        with open("testdata/responses/list-things.json", "rb") as file:
            self.json = file.read()
        with open("testdata/responses/list-things.xml", "rb") as file:
            self.xml = file.read()
        self.mutator = Mutator(SEED)

    def compare(self, bodies, lenient):
        lines = "".join(body.hex() + "\n" for body in bodies)
        ran = subprocess.run([BINARY, RULES, "ListThings"], input=lines, capture_output=True, encoding="utf-8", timeout=200, check=True)
        answers = ran.stdout.split("\n")[:-1]
        self.assertEqual(len(answers), len(bodies))
        kinds = Counter()
        for body, answer in zip(bodies, answers):
            found = answer.split("\t") if answer else []
            expected = opinion(self.rules, "ListThings", body)
            kinds["refused" if expected is None else "faulty" if expected else "valid"] += 1
            if expected is None and (lenient or re.fullmatch(r"response\.(json|xml|encoding|body)@", answer)):
                continue
            if expected is not None and lenient and re.fullmatch(r"response\.(json|xml|encoding|body)@", answer):
                continue  # ours is the stricter one: control characters, byte order marks, numbers out of range
            self.assertEqual(sorted(found), sorted(["a fault of the body"] if expected is None else expected), (SEED, body))
        return kinds

    def test_trees(self):
        bodies = []
        for _ in range(6000):
            value = json.loads(self.json)
            for _ in range(self.mutator.random.randrange(1, 6)):
                value = self.mutator.tree(value)
                if not isinstance(value, dict):
                    value = {}
            bodies.append(json.dumps(value).encode())
            bodies.append(self.mutator.xml("ListThingsResponse", value).encode())
        kinds = self.compare(bodies, False)
        self.assertEqual(kinds["refused"], 0)
        self.assertGreater(min(kinds["faulty"], kinds["valid"]), 500, kinds)

    def test_bytes(self):
        bodies = [self.mutator.bytes(body) for body in [self.json, self.xml] * 4000]
        kinds = self.compare(bodies, True)
        self.assertGreater(min(kinds["faulty"], kinds["valid"], kinds["refused"]), 100, kinds)


if __name__ == "__main__":
    print("seed", SEED, file=sys.stderr)
    unittest.main()
