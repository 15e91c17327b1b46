#!/usr/bin/python3
"""`assay diff`: what it tells of two versions of a ruleset, as text and as JSON, and its exit codes."""

import copy
import json
import os
import pathlib
import re
import sys
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from cli_testing import RULES, CliTest, run  # pylint: disable=wrong-import-position

SHIPPED = pathlib.Path(RULES).read_text(encoding="utf-8")
GOLDEN = pathlib.Path("testdata/diff").resolve()


def edited(edit):
    """The shipped ruleset with its one operation edited; its other layout is nothing that callers see."""
    ruleset = json.loads(SHIPPED)
    edit(ruleset, ruleset["operations"]["CreateInstance"])
    return json.dumps(ruleset, ensure_ascii=False, indent=1)


def later(_, operation):
    """What a later document says of four parameters."""
    parameters = operation["parameters"]
    parameters["InstanceName"]["pattern"] = parameters["InstanceName"]["pattern"].replace("{1,127}", "{1,79}")
    parameters["Period"]["enum"].append("60")
    parameters["EngineVersion"].update(enum=["2.8", "4.0", "5.0", "6.0", "7.0"], default="5.0")
    parameters["NetworkType"].update(enum=["VPC"], default="VPC")


def like(operation, name, **keys):
    return {**copy.deepcopy(operation["parameters"][name]), **keys}


def parameter(name, **keys):
    return lambda _, operation: operation["parameters"][name].update(keys)


def without(kind, name):
    return lambda _, operation: operation[kind].pop(
        name if kind == "parameters" else [entry["id"] for entry in operation[kind]].index(name)
    )


def swap_codes(ruleset, _):
    errors = ruleset["errors"]
    errors[0], errors[2] = errors[2], errors[0]


def severity(name, value):
    def edit(_, operation):
        next(rule for rule in operation["rules"] if rule["id"] == name)["severity"] = value

    return edit


def response_field(_, operation):
    operation["response"]["properties"].pop("Capacity")


def another_operation(ruleset, operation):
    other = copy.deepcopy(operation)
    other["parameters"]["Action"]["enum"] = ["Other"]
    ruleset["operations"]["Other"] = other


# An edit, what it is told as, whether that is breaking, and what its witnesses show.
EDITS = [
    (parameter("InstanceName", example="abc"), None, False, []),
    (parameter("ZoneId", required=True), "ZoneId.required", True, ["rejected"]),
    (parameter("ZoneId", maxLength=20), "ZoneId.maxLength", True, ["rejected"]),
    (parameter("Token", maxLength=65), "Token.maxLength", False, ["accepted"]),
    (parameter("Token", error="InvalidParameter"), "Token (code)", True, ["answer"]),
    (parameter("Password", sensitive=True, minLength=9), "Password.minLength", True, ["rejected"]),
    (parameter("NodeType", default="STAND_ALONE"), "NodeType (default)", True, ["value"]),
    (lambda _, o: o["parameters"].update(New=like(o, "ZoneId")), "New", False, ["value"]),
    (lambda _, o: o["parameters"].update(New=like(o, "ZoneId", required=True)), "New", True, ["rejected"]),
    (without("parameters", "BusinessInfo"), "BusinessInfo", True, ["value"]),
    (without("rules", "capacity-or-class"), "capacity-or-class", False, ["accepted"]),
    (severity("period-with-prepaid", "shadow"), "period-with-prepaid", False, ["accepted"]),
    (without("checks", "balance"), "balance", False, ["facts"]),
    (lambda r, _: r["errors"][2].update(status=422), "InvalidInstanceName.Malformed", True, ["answer"]),
    (lambda r, _: r["errors"][2]["message"].update(en="No."), "InvalidInstanceName.Malformed", False, ["message"]),
    (swap_codes, "errors (order)", True, ["answer"]),
    (response_field, "response.Capacity", True, []),
    (lambda _, o: o["parameters"]["Config"]["contentSchema"].update(additionalProperties=False),
     "Config.additionalProperties", True, []),
    (lambda _, o: o["parameters"]["Config"]["contentSchema"]["properties"]["EvictionPolicy"].update(required=True),
     "Config.EvictionPolicy.required", True, []),
    (another_operation, "Other", False, ["accepted"]),
]  # fmt: skip


class DiffTest(CliTest):
    def diff(self, old, new, *options, code):
        """Standard output for these two rulesets, with their paths shortened."""
        paths = [self.write("old.json", old), self.write("new.json", new)]
        result = run("diff", *options, *paths)
        self.assertEqual((result.stderr, result.returncode), (b"", code), result.stdout)
        return result.stdout.decode().replace(str(self.folder) + "/", "")

    def changes(self, old, new, code):
        return json.loads(self.diff(old, new, "--format=json", code=code))["changes"]

    def check_golden(self, name, text):
        """Without places, which move whenever the shipped ruleset does."""
        text = re.sub(r"(?<=\.json):\d+:\d+|(?<=\"line\": )\d+|(?<=\"column\": )\d+", "", text)
        self.assertEqual(text, (GOLDEN / name).read_text(encoding="utf-8"))

    def test_a_later_document(self):
        new = edited(later)
        self.check_golden("later.txt", self.diff(SHIPPED, new, code=1))
        self.check_golden("later.json.txt", self.diff(SHIPPED, new, "--format=json", code=1))

    def test_places_are_those_of_what_has_changed(self):
        new = edited(later)
        for change in self.changes(SHIPPED, new, code=1):
            for text, side in ((SHIPPED, "before"), (new, "after")):
                place = change[side]
                line = text.splitlines()[place["line"] - 1].encode()
                self.assertRegex(line[place["column"] - 1 :], rb'^["\[]', change["name"])

    def test_single_edits(self):
        for edit, name, breaking, effects in EDITS:
            with self.subTest(name):
                found = self.changes(SHIPPED, edited(edit), code=1 if name else 0)
                told = [(c["name"], c["breaking"], [w["effect"] for w in c["witnesses"]]) for c in found]
                self.assertEqual(told, [(name, breaking, effects)] if name else [])
                for change in found:
                    self.assertEqual(change["noWitness"] is None, bool(effects))

    def test_an_operation_is_gone(self):
        (change,) = self.changes(edited(another_operation), SHIPPED, code=1)
        self.assertEqual((change["name"], change["breaking"]), ("Other", True))
        self.assertEqual([w["effect"] for w in change["witnesses"]], ["rejected"])

    def test_witnesses_are_answered_as_told(self):
        new = edited(later)
        paths = {"before": self.write("old.json", SHIPPED), "after": self.write("new.json", new)}
        for change in self.changes(SHIPPED, new, code=1):
            for witness in change["witnesses"]:
                for side, path in paths.items():
                    code = 0 if witness[side].startswith("accepted") else 1
                    (record,) = self.records("--rules", path, witness["request"], code=code)
                    for violation in record["violations"][:1]:
                        told = f'{violation["status"]} {violation["code"]}: {violation["message"]}'
                        self.assertEqual(told, witness[side])

    def test_without_examples_there_is_no_request_to_try(self):
        def bare(_, operation):
            del operation["parameters"]["RegionId"]["example"]

        def stricter(*arguments):
            bare(*arguments)
            parameter("Token", maxLength=63)(*arguments)

        def asking(ruleset, operation):
            bare(ruleset, operation)
            operation["parameters"]["New"] = like(operation, "ZoneId", required=True)

        for edit, name in ((stricter, "Token.maxLength"), (asking, "New")):
            (change,) = self.changes(edited(bare), edited(edit), code=1)
            self.assertEqual((change["name"], change["breaking"]), (name, True))
            self.assertEqual(
                change["noWitness"], "the examples of required parameters do not make up a request that is accepted"
            )

    def test_secrets_are_masked(self):
        enum = {"enum": ["Pl4nted-one", "Pl4nted-two"], "sensitive": True, "default": "Pl4nted-one"}
        base = {"description": {"en": "x"}, "source": {"at": "x", "basis": "stated"}}
        old = edited(lambda _, o: o["parameters"].update(Secret={**base, **enum}))
        enum.update(enum=["Pl4nted-two"], default="Pl4nted-two")
        new = edited(lambda _, o: o["parameters"].update(Secret={**base, **enum}))
        public = edited(lambda _, o: o["parameters"].update(Secret={**base, **enum, "sensitive": False}))
        for before, after in ((old, new), (new, old)):
            text = self.diff(before, after, code=1)
            self.assertIn("Secret=***", text)
            self.assertNotIn("Pl4nted", text)
        self.assertNotIn("Secret=", self.diff(old, public, code=1))

    def test_nothing_changes(self):
        same = "nothing changes for callers\n\n  note     the files are the same\n"
        layout = (
            "nothing changes for callers\n\n"
            "  note     the files differ in what callers do not see, such as descriptions, examples and layout\n"
        )
        order = (
            "nothing changes for callers\n\n"
            "  note     the parameters of `CreateInstance` stand in another order, in which several faults of one\n"
            "           code are told\n"
        )
        self.assertEqual(self.diff(SHIPPED, SHIPPED, code=0), same)
        for edit, told in (
            (lambda *_: None, layout),
            (parameter("Token", description={"en": "x"}), layout),
            (lambda _, o: o["parameters"].update(RegionId=o["parameters"].pop("RegionId")), order),
        ):
            self.assertEqual(self.diff(SHIPPED, edited(edit), code=0), told)

    def test_what_is_said_of_the_whole_is_compared(self):
        closed = edited(lambda r, _: r.update(catalogues={"account.balance-sufficient": False}))
        open_ = edited(lambda r, _: r.update(catalogues={"account.balance-sufficient": True}))
        codes = edited(lambda r, _: r["codes"].update(invalid="MissingParameter"))
        suspicious = edited(lambda r, _: r["suspiciousValues"].append("None"))
        empty = edited(parameter("Token", empty="value"))
        names = edited(lambda _, o: o["checks"][0].update(parameters=["Token"]))
        for before, after, name in (
            (SHIPPED, closed, "catalogue account.balance-sufficient"),
            (closed, SHIPPED, "catalogue account.balance-sufficient"),
            (closed, open_, "catalogue account.balance-sufficient"),
            (SHIPPED, codes, "codes.invalid"),
            (SHIPPED, suspicious, "suspiciousValues"),
            (SHIPPED, empty, "CreateInstance, Token.empty"),
            (SHIPPED, names, "CreateInstance, " + json.loads(SHIPPED)["operations"]["CreateInstance"]["checks"][0]["id"]),
        ):
            told = self.diff(before, after, code=1)
            self.assertRegex(told, r"^1 change, [01] breaking\n")
            self.assertRegex(told, rf"  {re.escape(name)}(: [a-z ]+)?\n    before ")

    def test_what_is_not_compared_is_not_passed_over(self):
        told = self.diff(SHIPPED, edited(parameter("Token", sensitive=True)), code=1)
        self.assertIn("/operations/CreateInstance/parameters/Token/sensitive", told)
        called_source = [edited(lambda _, o, v=value: o["parameters"].update(source=like(o, "ZoneId", sensitive=v))) for value in (False, True)]
        self.assertIn("/operations/CreateInstance/parameters/source/sensitive", self.diff(*called_source, code=1))
        # A place is a JSON pointer.
        unused = [edited(lambda r, _, v=value: r.update(conditions={"a/b~c": {"ChargeType": v}})) for value in ("PrePaid", "PostPaid")]
        self.assertIn("`/conditions/a~1b~0c/ChargeType`", self.diff(*unused, code=1))

    def test_only_breaking_changes_count(self):
        accepts = edited(parameter("Token", maxLength=65))
        self.diff(SHIPPED, accepts, code=1)
        self.diff(SHIPPED, accepts, "--breaking", code=0)
        self.diff(accepts, SHIPPED, "--breaking", code=1)

    def test_what_is_not_found_in_time_may_break(self):
        def error(code, status, text):
            return lambda r, _: r["errors"].append({**r["errors"][0], "code": code, "status": status, "message": {"en": text}})

        def schema(**keys):
            return lambda _, operation: operation["parameters"]["Config"]["contentSchema"].update(**keys)

        def nothing(*_):
            pass

        # A change, the edits that make the versions, whether it is breaking, and what is shown; first in an operation
        # that has no other change, then in one with too many to try.
        none = "no request that was tried is answered differently because of it"
        given_up = "the search was given up, as it takes too many steps"
        table = [
            ("Token.maxLength", nothing, parameter("Token", maxLength=65), (False, ["accepted"]), (True, ["accepted"])),
            ("Config.minProperties", nothing, schema(minProperties=1), (True, none), (True, given_up)),
            ("Config.maxProperties", schema(maxProperties=9), nothing, (False, none), (False, given_up)),
            ("Status", error("Status", 400, "x"), error("Status", 422, "x"), (False, none), (True, given_up)),
            ("Message", error("Message", 400, "x"), error("Message", 400, "y"), (False, none), (False, given_up)),
        ]

        def versions(rows, count, names):
            def edit(side):
                def run_all(ruleset, operation):
                    for i in range(count):
                        like_token = like(operation, "Token", enum=[f"{names[side]}{j}" for j in range(60)])
                        operation["parameters"][f"P{i:02}"] = like_token
                    for row in rows:
                        row[1 + side](ruleset, operation)

                return run_all

            return edited(edit(0)), edited(edit(1))

        def told(rows, count, names="ab"):
            result = json.loads(self.diff(*versions(rows, count, names), "--format=json", code=1))
            shown = {c["name"]: (c["breaking"], c["noWitness"] or [w["effect"] for w in c["witnesses"]]) for c in result["changes"]}
            return [shown[row[0]] for row in rows], result["notes"]

        # A change to the whole may show in all 60; one to the operation is told as if it were alone.
        (alone, whole), notes = told([table[0], table[3]], 60, "aa")
        self.assertEqual((alone, whole, notes), (table[0][3], table[3][4], []))
        for row in table:
            self.assertEqual(told([row], 0), ([row[3]], []))
        shown, notes = told(table, 60)
        self.assertEqual(shown, [row[4] for row in table])
        self.assertEqual(
            notes,
            [
                "the search for witnesses was given up, as it takes too many steps: changes may do more than is shown, "
                "and are breaking unless they can only let more requests pass"
            ],
        )

    def test_could_not_compare(self):
        bad = self.write("bad.json", "{")
        fault = f"{bad}:1:2: error: the text ends too early [syntax]\n"
        none = "assay: cannot read `none.json`: No such file or directory\n"
        for paths, told in (((RULES, bad), fault), ((bad, RULES), fault), ((RULES, "none.json"), none)):
            result = run("diff", *paths)
            self.assertEqual((result.returncode, result.stdout, result.stderr.decode()), (2, b"", told))


if __name__ == "__main__":
    unittest.main()
