#!/usr/bin/python3
"""Holds every JSON file of this folder against its schema, with a validator that is not ours.

The schemas promise editors the same language that the loader reads. A schema that accepts everything would
pass the first two tests, so the last one breaks a shipped ruleset, one key at a time, and expects a refusal.
"""

import copy
import json
import pathlib
import sys
import unittest

try:
    import jsonschema
except ImportError:
    sys.exit("jsonschema is missing (hint: apt-get install python3-jsonschema)")

HERE = pathlib.Path(__file__).parent
LIBRARY = HERE.parent / "testdata/rules_good/imports-common.library.json"
RULESET = HERE / "r-kvstore/2015-01-01.json"


def refuse_duplicates(pairs):
    """Python keeps the last of two equal keys in silence; the format forbids them."""
    names = [name for name, _ in pairs]
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"key `{name}` is repeated")
    return dict(pairs)


def read(path):
    return json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=refuse_duplicates)


def schema_of(path):
    """The kind of a file is in its name: *.facts.json holds facts, any other JSON file a ruleset."""
    return HERE / ("facts.schema.json" if path.name.endswith(".facts.json") else "ruleset.schema.json")


def validator(path):
    return jsonschema.Draft202012Validator(read(path))


def complaints(schema, instance):
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in schema.iter_errors(instance)]


OPERATION = ("operations", "CreateInstance")
PARAMETERS = OPERATION + ("parameters",)

# Where, which key, and what it becomes. DELETE takes the key away.
DELETE = object()
MUTATIONS = [
    ((), "formatVersion", 2),
    ((), "operations", DELETE),
    ((), "style", "rest"),
    ((), "operation", {}),
    (("codes",), "invalid", DELETE),
    (("errors", 0), "status", "400"),
    (("errors", 0), "status", 200),
    (("errors", 0), "use", "MissingParameter"),
    ((), "imports", ["a", "a"]),
    ((), "library", "common"),
    ((), "catalogues", {"catalogue.capacity": {"1024": "true"}}),
    (("errors", 0, "message"), "en", "{name} is mandatory for this action."),
    (("errors", 0, "message"), "en", "two\nlines"),
    (("errors", 0, "source"), "basis", "guessed"),
    (PARAMETERS + ("RegionId",), "requird", True),
    (PARAMETERS + ("RegionId",), "required", "true"),
    (PARAMETERS + ("RegionId",), "source", DELETE),
    (PARAMETERS + ("Capacity",), "type", DELETE),
    (PARAMETERS + ("Capacity",), "maximum", 2**63),
    (PARAMETERS + ("Capacity",), "minimum", "1"),
    (PARAMETERS + ("Capacity",), "maxLength", 19),
    (PARAMETERS + ("Token",), "maxLength", -1),
    (PARAMETERS + ("Token",), "characters", "A-Z"),
    (PARAMETERS + ("ChargeType",), "enum", []),
    (PARAMETERS + ("ChargeType",), "enum", ["PrePaid", "PrePaid"]),
    (PARAMETERS + ("PrivateIpAddress",), "format", "ipv5"),
    (PARAMETERS + ("Config",), "contentMediaType", DELETE),
    (PARAMETERS + ("Config",), "contentSchema", DELETE),
    (PARAMETERS + ("Config", "contentSchema", "properties", "EvictionPolicy"), "required", "yes"),
    (PARAMETERS + ("Config", "contentSchema"), "type", "string"),
    (PARAMETERS + ("Config", "contentSchema"), "minItems", -1),
    (OPERATION + ("response",), "type", "array"),
    (OPERATION + ("response",), "required", True),
    (OPERATION + ("response", "properties", "Port"), "source", DELETE),
    (OPERATION + ("response", "properties", "Port"), "maxLength", 5),
    (OPERATION + ("rules", 0), "compare", {"left": ["Capacity"], "is": "=<", "right": [1]}),
    (OPERATION + ("rules", 0), "error", DELETE),
    (OPERATION + ("rules", 0), "require", ["Capacity"]),
    (OPERATION + ("rules", 0), "severity", "warn"),
    (OPERATION + ("rules", 1, "when"), "ChargeType", {"present": "true"}),
    (OPERATION + ("rules", 4), "message", DELETE),
    (OPERATION + ("checks", 0), "fact", DELETE),
]


def mutate(ruleset, path, key, value):
    """A copy of the ruleset with one key changed or taken away; the steps before the key must exist."""
    changed = copy.deepcopy(ruleset)
    place = changed
    for step in path:
        place = place[step]
    if value is DELETE:
        del place[key]
    else:
        place[key] = value
    return changed


class SchemaTest(unittest.TestCase):
    def test_schemas_are_valid(self):
        schemas = sorted(HERE.glob("*.schema.json"))
        self.assertEqual(len(schemas), 2)
        for path in schemas:
            with self.subTest(path.name):
                schema = read(path)
                self.assertEqual(schema["$schema"], "https://json-schema.org/draft/2020-12/schema")
                jsonschema.Draft202012Validator.check_schema(schema)

    def test_shipped_files_are_accepted(self):
        files = [p for p in sorted(HERE.rglob("*.json")) if not p.name.endswith(".schema.json")]
        made_up = sorted((HERE.parent / "testdata/rulesets").glob("*.json"))
        made_up += sorted((HERE.parent / "testdata/rules_good").glob("*import*.json"))
        made_up += sorted((HERE.parent / "testdata/rules_good").glob("catalogue*.json"))
        self.assertIn(LIBRARY, made_up)
        self.assertGreater(len(made_up), 1)
        self.assertIn(RULESET, files)
        self.assertIn(HERE / "r-kvstore/capacity-catalogue.facts.json", files)
        for path in files + made_up:
            with self.subTest(path.name):
                self.assertEqual(complaints(validator(schema_of(path)), read(path)), [])

    def test_broken_rulesets_are_refused(self):
        ruleset = read(RULESET)
        schema = validator(schema_of(RULESET))
        for path, key, value in MUTATIONS:
            with self.subTest("/".join(map(str, path + (key,))), value=str(value)):
                self.assertNotEqual(complaints(schema, mutate(ruleset, path, key, value)), [])

    def test_broken_libraries_are_refused(self):
        library = read(LIBRARY)
        schema = validator(schema_of(LIBRARY))
        for key, value in (
            ("library", 1),
            ("formatVersion", 2),
            ("operations", {}),
            ("errors", [{"use": "Missing"}]),
            ("imports", "shop-texts"),
            ("parameters", {"Period": {"type": "integer"}}),
        ):
            with self.subTest(key, value=str(value)):
                self.assertNotEqual(complaints(schema, mutate(library, (), key, value)), [])

    def test_broken_facts_are_refused(self):
        schema = validator(HERE / "facts.schema.json")
        for broken in ({"a": "true"}, {"a": 1}, {"a": None}, {"a": {"b": []}}, {"a": {"*": 0}}, []):
            with self.subTest(json.dumps(broken)):
                self.assertNotEqual(complaints(schema, broken), [])


if __name__ == "__main__":
    unittest.main()
