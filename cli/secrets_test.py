#!/usr/bin/python3
"""No command shows what a rule file or a request holds of a secret: marks stand wherever a value can, and in no output.

That the marks would be seen is shown by the same files with nothing sensitive in them.
"""

import copy
import itertools
import json
import os
import re
import sys
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from cli_testing import FORMATS, CliTest, run  # pylint: disable=wrong-import-position

NUMBER = 7654321
MARK = re.compile(rf"S3CR3T|{NUMBER}|\[R\]", re.IGNORECASE)
STATED = {"description": {"en": "x"}, "source": {"at": "x", "basis": "stated"}}


def secret(**keys):
    return {**STATED, "sensitive": True, **keys}


def error(code):
    return {"code": code, "status": 400, "message": {"en": "{parameter} is bad."}, "meaning": {"en": "m"}, "source": STATED["source"]}


def rule(name, **keys):
    return {"id": name, **STATED, **({} if "severity" in keys else {"error": "Invalid"}), **keys}


def parameters(mark):
    member = {**STATED, "enum": [mark + "member", mark + "other"], "example": mark + "member"}
    return {
        "Action": {**STATED, "required": True, "enum": ["Go"]},
        "Choice": secret(
            enum=[mark + "a", mark + "b", mark + "c"],
            otherwise=mark + "b",
            ignoreCase=True,
            default=[{"when": {"Open": "x"}, "value": mark + "a"}, {"value": mark + "c"}],
            example=mark + "a",
        ),
        "Kind": secret(enum=[mark + "a", mark + "b", mark + "c"], default=mark + "a"),
        "Const": secret(const=mark + "const"),
        "Defined": secret(use="defined"),
        "Pattern": secret(pattern=f"{mark}[0-9]|x"),
        "Row": secret(pattern=f"{mark}[0-9]"),
        "Spelt": secret(pattern="".join(f"[{c}]" for c in mark)),
        "Texts": secret(
            startsWith=[mark], notStartsWith=[mark + "1"], endsWith=[mark + "2"], notEndsWith=[mark + "3"],
            contains=[mark + "4"], notContains=[mark + "5"], notEnum=[mark + "6", mark + "7"],
        ),
        "Number": secret(type="integer", ranges=[1, [NUMBER, NUMBER + len(mark)]], default=str(NUMBER)),
        "List": secret(type="array", maxItems=2, items={"enum": [mark + "item", mark + "other"]}),
        "Text": secret(type="array", separator=",", items={"notEnum": [mark + "item"], "maxLength": 30}),
        "Object": secret(
            type="object",
            properties={"Known": member},
            additionalProperties={"enum": [mark + "value"]},
            propertyNames={"startsWith": [mark], "notEndsWith": [mark + "name"]},
        ),
        "Closed": secret(type="object", properties={"Known": member}, additionalProperties=False),
        "Json": secret(
            contentMediaType="application/json",
            contentSchema={"type": "object", "properties": {"Known": member}, "additionalProperties": {"enum": [mark + "value"]}},
            default=json.dumps({"Known": mark + "member"}),
        ),
        "Open": {**STATED, "enum": ["x", "y"], "default": [{"when": {"Kind": mark + "a"}, "value": "x"}, {"value": "y"}]},
        "Other": {**STATED, "maxLength": 99, "example": "x"},
    }  # fmt: skip


def rules(mark):
    return [
        rule("value", when={"Kind": mark + "a"}, require=["Other"]),
        rule("values", when={"not": {"Kind": [mark + "a", mark + "b"]}}, require=["Other"]),
        rule("used", when={"use": "chosen"}, require=["Other"]),
        rule("asked", when={"anyOf": [{"Texts": {"startsWith": [mark]}}, {"Pattern": {"pattern": mark}}]}, require=["Other"]),
        rule("then", when={"Other": {"present": True}}, then={"Kind": {"enum": [mark + "a"]}, "Pattern": {"notEnum": [mark]}}),
        rule("compare", compare={"left": [{"of": "Number", "absent": NUMBER}], "is": "!=", "right": [NUMBER + len(mark)]}),
        rule("different", different=["Other", "Pattern"]),
        rule("warn", severity="warn", when={"Kind": mark + "b"}, forbid=["Other"], message={"en": "{parameter} is odd"}),
        rule("shadow", severity="shadow", error="Invalid", when={"Kind": mark + "b"}, forbid=["Other"]),
        rule("off", severity="off", error="Invalid", when={"Kind": mark + "b"}, forbid=["Other"]),
    ]


def ruleset(mark="S3CR3T"):
    """One with a mark wherever the file can name a value of a secret, or a piece of one."""
    check = {"id": "check", **STATED, "error": "Fact", "fact": "f.k", "arguments": ["Kind", "Pattern"], "parameters": ["Kind"]}
    asked = {**check, "id": "asked-when", "fact": "f.when", "arguments": ["Pattern"], "when": {"Kind": [mark + "a", mark + "b"]}}
    return {
        "formatVersion": 1, "ruleset": "secrets", "version": "1", "style": "rpc",
        "title": {"en": "t"}, "document": {"title": {"en": "t"}},
        "codes": {"missing": "Missing", "invalid": "Invalid", "unknownOperation": "Unknown"},
        "operationParameter": "Action",
        "errors": [error(code) for code in ("Missing", "Invalid", "Unknown", "Fact")],
        "constraints": {"defined": {"enum": [mark + "defined", mark + "other"]}},
        "conditions": {"chosen": {"Kind": mark + "c"}},
        "catalogues": {"f.k": {mark + "a": {mark + "1": False, "*": True}, mark + "b": False, "*": True}},
        "operations": {
            "Go": {
                "title": {"en": "t"}, "source": STATED["source"],
                "parameters": parameters(mark), "rules": rules(mark), "checks": [check, asked],
            }
        },
    }  # fmt: skip


def opened(rules_of):
    """The same with nothing sensitive."""
    copied = copy.deepcopy(rules_of)
    for parameter in copied["operations"]["Go"]["parameters"].values():
        parameter.pop("sensitive", None)
    return copied


# Each parameter with a value that names the mark and is wrong, one that is right, and requests that hold several.
VALUES = {
    "Choice": ("S3CR3Tz", "S3CR3Ta"), "Kind": ("S3CR3Td", "S3CR3Ta"), "Const": ("S3CR3T", "S3CR3Tconst"),
    "Defined": ("S3CR3T", "S3CR3Tdefined"), "Pattern": ("S3CR3T", "S3CR3T1"), "Row": ("S3CR3T", "S3CR3T1"), "Spelt": ("S3CR3Tx", "S3CR3T"),
    "Texts": ("S3CR3T1S3CR3T5S3CR3T3", "S3CR3TS3CR3T4S3CR3T2"), "Number": ("76543210", "7654321"),
    "List.1": ("S3CR3T", "S3CR3Titem"), "Text": ("S3CR3Titem,S3CR3T", "S3CR3T"), "Object.Known": ("S3CR3T", "S3CR3Tmember"),
    "Object.S3CR3Tname": ("S3CR3T", "S3CR3Tvalue"), "Object.S3CR3Tkey": ("S3CR3T", "S3CR3Tvalue"),
    "Closed.S3CR3Tname": ("S3CR3T", "S3CR3T"), "Closed.Known": ("S3CR3T", "S3CR3Tmember"),
    "Json": ('{"S3CR3Tname":"S3CR3T","Known":"S3CR3T"}', '{"Known":"S3CR3Tmember"}'),
}  # fmt: skip
TEXTS = [f"Action=Go&{name}={value}" for name, pair in VALUES.items() for value in pair]
TEXTS += ["Action=Go&" + "&".join(f"{name}={pair[at]}" for name, pair in VALUES.items()) for at in (0, 1)]
TEXTS += ["Action=Go&Pattern=ab&S3CR3T==", "Action=Go&Kind=S3CR3Ta&Other=x", "Action=Go&Kind=S3CR3Tb&Other=x", "Action=Go&Kind=S3CR3Tb&Kind=S3CR3Ta"]
TEXTS += [
    json.dumps({"Action": "Go", "Object": {"S3CR3T.name": "S3CR3T"}, "Closed": {"S3CR3Tname": "x"}, "List": ["S3CR3T"]}),
    json.dumps({"Action": "Go", "Json": {"S3CR3Tname": "S3CR3T"}, "Kind": {"S3CR3T": "S3CR3T"}, "Text": ["S3CR3T"]}),
]


def of(name, **keys):
    """An edit of a parameter."""
    return lambda r: r["operations"]["Go"]["parameters"][name].update(keys)


def add_rule(**keys):
    return lambda r: r["operations"]["Go"]["rules"].append(rule("added", **keys))


# What makes lint speak: of values that break constraints, that are repeated or unknown, of texts that are no patterns.
FAULTS = {
    "default-value": of("Kind", default="S3CR3Tz"),
    "enum-value": of("Kind", maxLength=3),
    "duplicate": of("Kind", enum=["S3CR3Ta", "S3CR3Tb", "S3CR3Tc", "S3CR3Ta"]),
    "duplicate ": of("Texts", startsWith=["S3CR3T", "S3CR3T"]),
    "duplicate  ": add_rule(when={"Kind": ["S3CR3Ta", "S3CR3Ta"]}, require=["Other"]),
    "unknown-value": add_rule(when={"Kind": "S3CR3Td"}, require=["Other"]),
    "unknown-value ": of("Choice", otherwise="S3CR3Td"),
    "empty-range": of("Number", ranges=[[NUMBER + 1, NUMBER]]),
    "pattern-syntax": of("Pattern", pattern="S3CR3T("),
    "pattern-syntax ": add_rule(when={"Pattern": {"pattern": "S3CR3T("}}, require=["Other"]),
    "enum-value ": of("List", items={"enum": ["S3CR3T"], "maxLength": 1}),
    "catalogue-value": lambda r: r["catalogues"]["f.k"].update({"S3CR3Td": True}),
    "contradiction": lambda r: r["operations"]["Go"]["rules"].extend(
        [rule("a", when={"Kind": "S3CR3Ta"}, require=["Other"]), rule("b", when={"Kind": "S3CR3Ta"}, forbid=["Other"])]
    ),
    "never-fires": add_rule(when={"allOf": [{"Kind": "S3CR3Ta"}, {"Kind": "S3CR3Tb"}]}, require=["Other"]),
    "unknown-place": lambda r: r.update(suppressions=[{"finding": "catalogue-value", "at": "/catalogues/f.k/S3CR3Td", "reason": "x"}]),
    "sensitive-example": of("Kind", example="S3CR3T"),
}


class SecretsTest(CliTest):
    def output(self, *arguments, **options):
        result = run(*arguments, **options)
        self.assertIn(result.returncode, (0, 1, 2), result.stderr)
        return (result.stdout + result.stderr).decode()

    def sweep(self, runs):
        """Runs of a command on the secret rules, and on the open ones, by the path of either."""
        shown = {path: self.write(path, content) for path, content in (("secret.json", ruleset()), ("open.json", opened(ruleset())))}
        for arguments in runs:
            with self.subTest(arguments=arguments):
                told = self.output(*(shown["secret.json"] if one == "RULES" else one for one in arguments))
                self.assertNotRegex(told, MARK)
                self.assertNotEqual(told, "")
        seen = (self.output(*(shown["open.json"] if one == "RULES" else one for one in arguments)) for arguments in runs)
        self.assertTrue(any(MARK.search(told) for told in seen), runs)

    def requests(self):
        return self.write("requests.txt", "\n".join(TEXTS))

    def test_check(self):
        path = self.requests()
        facts = self.write("f.facts.json", {"f.when": {"S3CR3T1": False, "*": True}})
        for more in ((), ("--facts", facts), ("--lang", "zh"), ("--first",)):
            self.sweep([("check", "--rules", "RULES", "--input", path, "--format", name, *more) for name in FORMATS])

    def test_explain(self):
        names = ["Invalid", "Missing", "Fact", "check", "asked-when"]
        names += [rule["id"] for rule in rules("")] + list(parameters(""))
        names += [f"{name}.{key}" for name in ("Kind", "Texts") for key in ("enum", "startsWith", "notEnum", "contains")]
        names += ["Pattern.pattern", "Row.pattern", "Spelt.pattern", "Number.ranges", "List.N.enum", "Object.*", "Object.*.enum", "Object.Known.enum"]
        names += ["Object.propertyNames", "Json.Known.enum", "Json.Known", "Object.Known", "Kind.suspicious"]
        for extra in (("--format", "json"), ("--lang", "zh"), ()):
            self.sweep([("explain", "--rules", "RULES", name, *extra) for name in names])
            self.sweep([("explain", "--rules", "RULES", text, *extra) for text in TEXTS])

    def test_docs(self):
        for language in ("en", "zh"):
            self.sweep([("docs", "RULES", "--lang", language, "--format", name) for name in ("markdown", "html")])

    def test_coverage(self):
        path = self.requests()
        self.sweep([("coverage", "--rules", "RULES", "--input", path, "--format", name) for name in ("text", "json", "html")])

    def test_cases(self):
        def told(rules_of):
            result = run("cases", "--rules", self.write("rules.json", rules_of))
            lines = [json.loads(line) for line in result.stdout.decode().splitlines()]
            self.assertGreater(len(lines), 50)
            self.assertTrue(any(MARK.search(line["request"]) for line in lines))
            return json.dumps([{**line, "request": ""} for line in lines]) + result.stderr.decode()

        self.assertNotRegex(told(ruleset()), MARK)
        self.assertRegex(told(opened(ruleset())), MARK)

    def test_diff(self):
        old = self.write("old.json", ruleset())
        others = {"other": ruleset("OTHERS3CR3T"), "open": opened(ruleset("S3CR3TX")), "none": {**ruleset(), "catalogues": {}}}
        for name, other in others.items():
            new = self.write(f"{name}.json", other)
            for pair in ((old, new), (new, old)):
                for extra in ((), ("--format", "json")):
                    with self.subTest(name=name, extra=extra):
                        told = self.output("diff", *pair, *extra)
                        self.assertNotRegex(told, MARK)
        public = self.output("diff", self.write("a.json", opened(ruleset())), self.write("b.json", opened(ruleset("OTHERS3CR3T"))))
        self.assertRegex(public, MARK)

    def test_diff_of_what_one_version_takes_for_no_secret(self):
        when = {"when": {"Other": {"present": True}}, "value": "S3CR3Ta"}
        defaults = ({}, {"default": "S3CR3Tb"}, {"default": [when, {"value": "S3CR3Tc"}]}, {"default": [when]})
        refusal = {"then": {"Kind": {"maxLength": 3}}, "when": {"Other": {"present": False}}}
        told_value = [rule("refused", error="Told", **refusal)]

        def version(name, kind, rules_of):
            one = {**ruleset(), "catalogues": {}}
            go = one["operations"]["Go"]
            keys = {"Action": go["parameters"]["Action"], "Other": go["parameters"]["Other"], "Kind": {**STATED, "maxLength": 9, **kind}}
            go.update(parameters=keys, rules=rules_of, checks=[])
            if rules_of:
                one["errors"].append({**error("Told"), "message": {"en": "{parameter} is not {value}"}})
            return self.write(name, one)

        shown = 0
        for default, other in itertools.permutations(defaults, 2):
            for rules_of in ([], told_value):
                hidden = version("hidden.json", {"sensitive": True, **other}, [])
                public = version("public.json", default, rules_of)
                both = version("both.json", other, [])
                for pair, extra in itertools.product(((hidden, public), (public, hidden)), ((), ("--format", "json"))):
                    with self.subTest(default=default, other=other, rules=len(rules_of), pair=pair):
                        told = self.output("diff", *pair, *extra)
                        self.assertIn("Kind", told)
                        self.assertNotRegex(told, MARK)
                shown += bool(MARK.search(self.output("diff", public, both)))
        self.assertEqual(shown, 2 * 4 * 3)

    def test_diff_tells_that_values_changed(self):
        pair = [self.write("old.json", ruleset()), self.write("new.json", ruleset("OTHERS3CR3T"))]
        hidden = json.loads(self.output("diff", "--format", "json", *pair))["changes"]
        pair = [self.write("old.json", opened(ruleset())), self.write("new.json", opened(ruleset("OTHERS3CR3T")))]
        shown = json.loads(self.output("diff", "--format", "json", *pair))["changes"]
        self.assertEqual(sorted(one["name"] for one in hidden), sorted(one["name"] for one in shown))
        (kind,) = [one for one in hidden if one["name"] == "Kind.enum"]
        self.assertEqual([kind[key]["words"] for key in ("before", "after")], ["valid values: `***`"] * 2)

    def test_lint(self):
        for name, edit in FAULTS.items():
            faulty = ruleset()
            edit(faulty)
            for kind in ("text", "json", "jsonl", "sarif", "junit", "github"):
                told = self.output("lint", "--format", kind, self.write("rules.json", faulty))
                with self.subTest(name=name, kind=kind):
                    self.assertIn(name.strip(), told)
                    self.assertNotRegex(told, MARK)

    def test_repeated_keys(self):
        text = json.dumps(ruleset()).replace('"S3CR3Tb": false', '"S3CR3Tb": false, "S3CR3Tb": true')
        facts = '{"f.when": {"S3CR3T1": false, "S3CR3T1": true}}'
        for path in (self.write("rules.json", text), self.write("f.facts.json", facts)):
            told = self.output("lint", path)
            self.assertIn("this key is repeated", told)
            self.assertNotRegex(told, MARK)


if __name__ == "__main__":
    unittest.main()
