#!/usr/bin/env python3
"""Tests the mutation run: what is changed, how it is written, and how results are told."""
import contextlib
import io
import os
import sys
import tempfile
import unittest
from unittest import mock

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import explained  # pylint: disable=wrong-import-position
import mutation  # pylint: disable=wrong-import-position
import operators  # pylint: disable=wrong-import-position
import rewrite  # pylint: disable=wrong-import-position
import suites  # pylint: disable=wrong-import-position
import syntax  # pylint: disable=wrong-import-position
import tree  # pylint: disable=wrong-import-position


def place(source, text, file=None):
    """The range of a text, of one character at least, as clang has it."""
    begin = source.index(text)
    start = {"offset": begin, "tokLen": 1}
    if file:
        start["file"] = file
    return {"begin": start, "end": {"offset": begin + len(text) - 1, "tokLen": 1}}


def node(kind, text, *inner, source, **more):
    return dict({"kind": kind, "range": place(source, text, "a.cc"), "inner": list(inner)}, **more)


def mutants(source, *inner):
    file = operators.File("a.cc", source.encode())
    trees = {"kind": "FunctionDecl", "name": "F", "inner": list(inner)}
    for one in inner:
        for end in ("begin", "end"):
            for each in walk(one):
                each["range"][end]["file"] = "a.cc"
    file.walk(trees)
    return sorted(file.mutants.values(), key=lambda m: (m.begin, m.end, m.after))


def walk(one):
    yield one
    for child in one["inner"]:
        yield from walk(child)


class SyntaxTest(unittest.TestCase):

    def test_places_know_their_files(self):
        # clang tells the file where it changes; what was included from where is no such change.
        dump = ('x: {"loc": {"offset": 1, "file": "a.h", "includedFrom": {"file": "b.cc"}}, "range": {"begin": '
                '{"offset": 2, "tokLen": 1}, "end": {"offset": 5, "tokLen": 2}}}\n{"loc": {"offset": 1}}')
        first, second = syntax.trees(dump)
        self.assertEqual(syntax.span(first, "a.h"), (2, 7))
        self.assertIsNone(syntax.span(first, "b.cc"))
        self.assertIsNone(syntax.span(second, "a.h"))


class OperatorsTest(unittest.TestCase):

    def changes(self, source, *inner):
        return [(m.before, m.after) for m in mutants(source, *inner)]

    def test_operators(self):
        source = "x < 1; y && z"
        one = node("IntegerLiteral", "1", source=source)
        less = node("BinaryOperator", "x < 1", node("DeclRefExpr", "x", source=source), one, source=source)
        both = node("BinaryOperator", "y && z", node("DeclRefExpr", "y", source=source),
                    node("DeclRefExpr", "z", source=source), source=source)
        self.assertEqual(self.changes(source, less, both),
                         [("x < 1", "x <= 1"), ("1", "2"), ("y && z", "bool(y)"), ("y && z", "bool(z)")])

    def test_conditions_and_statements(self):
        source = "if (ok) Do(x);"
        condition = node("DeclRefExpr", "ok", source=source)
        call = node("CallExpr", "Do(x)", source=source)
        self.assertEqual(self.changes(source, node("IfStmt", source[:-1], condition, call, source=source)),
                         [("ok", "!(ok)"), ("ok", "false"), ("Do(x)", "")])

    def test_distances_are_not_added(self):
        source = "p - q"
        q = node("DeclRefExpr", "q", source=source, type={"qualType": "const char *"})
        p = node("DeclRefExpr", "p", source=source, type={"qualType": "const char *"})
        self.assertEqual(self.changes(source, node("BinaryOperator", source, p, q, source=source)), [])

    def test_what_the_compiler_computes_stays(self):
        source = "case 1"
        inside = node("IntegerLiteral", "1", source=source)
        self.assertEqual(self.changes(source, node("ConstantExpr", "1", inside, source=source)), [])


class RewriteTest(unittest.TestCase):

    def written(self, source, *changes):
        made = [operators.Mutant("a.cc", "F", source.index(b), source.index(b) + len(b), b, a)
                for b, a in changes]
        text = rewrite.rewrite(source.encode(), list(enumerate(made)))
        self.assertTrue(text.startswith(rewrite.schema() + "#line 1\n"))
        return text[len(rewrite.schema()):].replace("assay_mutant::On", "On").split("\n", 1)[1]

    def test_writes_a_choice(self):
        self.assertEqual(self.written("return a < b;", ("a < b", "a <= b")),
                         "return (On(0) ? (a <= b) : (a < b));")

    def test_inner_changes_stand_in_the_original(self):
        self.assertEqual(self.written("f(a + 1);", ("f(a + 1)", ""), ("a + 1", "a - 1"), ("1", "2")),
                         "(On(0) ? (void)(0) : (void)(f((On(1) ? (a - 1) : (a + (On(2) ? (2) : (1)))))));")

    def test_conditions_become_bool(self):
        self.assertEqual(self.written("if (p) x();", ("p", "!(p)"), ("p", "false")),
                         "if ((On(0) ? bool(!(p)) : On(1) ? bool(false) : bool(p))) x();")


class TreeTest(unittest.TestCase):

    def test_finds_what_does_not_compile(self):
        with tempfile.TemporaryDirectory() as root:
            with open(os.path.join(root, "a.cc"), "w", encoding="utf-8") as f:
                f.write("one\ntwo\nthree\n")
            made = [operators.Mutant("a.cc", "F", at, at + 3, "", "") for at in (0, 4, 8)]
            output = "a.cc:2:7: error: no\nb.cc:1:1: error: no\na.cc:3:1: note: here\n"
            self.assertEqual(tree.at_fault(root, made, output), {1})


class ResultsTest(unittest.TestCase):

    def test_names_who_noticed(self):
        self.assertEqual(suites.first_noticed("[ RUN      ] A.b\n[  FAILED  ] A.b (3 ms)\n[  FAILED  ] 1 test"),
                         "A.b")
        self.assertEqual(suites.first_noticed("[ RUN      ] A.b\n[       OK ] A.b (0 ms)\n[ RUN      ] A.c\n"), "A.c")
        self.assertEqual(suites.first_noticed(""), "before any test")

    def test_a_sample_is_spread_and_stays(self):
        keys = ["mutant %d" % n for n in range(1000)]
        numbers = list(range(1000))
        chosen = mutation.sample(numbers, keys, 100, 1)
        self.assertEqual(mutation.sample([1, 2, 3], keys, 5, 1), [1, 2, 3])
        self.assertEqual(len(chosen), 100)
        self.assertTrue(35 < sum(n < 500 for n in chosen) < 65)
        others = [n for n in numbers if n not in chosen]
        self.assertEqual(mutation.sample(chosen + others[:50], keys, 100, 1), chosen)
        self.assertNotEqual(mutation.sample(numbers, keys, 100, 2), chosen)

    def test_reads_explanations(self):
        self.assertEqual(explained.read("# why\na: `x` -> `y`\nb: `x` -> `y`\n  it is\n  so\n\nc: `x` -> `y`\n  not\n"),
                         {"a: `x` -> `y`": "it is so", "b: `x` -> `y`": "it is so", "c: `x` -> `y`": "not"})
        for bad in ("a\n", "a\n  so\nb\n", "a\na\n  so\n"):
            with self.assertRaises(ValueError):
                explained.read(bad)

    def test_tells_equal_changes_apart(self):
        made = [operators.Mutant("a.cc", "F", at, at + 1, "0", "1") for at in (3, 9)]
        self.assertEqual(explained.keys_of(made), ["a.cc F: `0` -> `1`", "a.cc F: `0` -> `1` #2"])

    def test_counts(self):
        made = [operators.Mutant("a.cc", "F", 0, 0, str(n), "") for n in range(3)]
        keys = explained.keys_of(made)
        result = mutation.Result(made, keys, {keys[1]: "so"})
        for number, killer in enumerate([("//a:b", "A.b"), None, None]):
            result.take(number, killer)
        with contextlib.redirect_stdout(io.StringIO()) as out, \
             mock.patch.object(mutation, "line_of", lambda mutant: 7):
            result.print(lambda number: True)
        self.assertEqual(out.getvalue().splitlines(),
                         ["    1 killed by //a:b", "survived, line 7: a.cc F: `2` -> nothing",
                          "3 mutants, 1 killed, 1 explained, 1 survived"])


if __name__ == "__main__":
    unittest.main()
