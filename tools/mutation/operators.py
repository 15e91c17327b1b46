"""What can be changed in a file: each change makes a mutant.

A mutant is an expression, or a statement that is one, and what stands in its place. Changes are
small, and each is one that a test should see: a boundary, a check that is left out, a condition the
other way round, a constant that is off by one, a statement that is dropped.
"""
import dataclasses
import re

import syntax

COMPARISONS = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="}
ARITHMETIC = {"+": "-", "-": "+", "&": "|", "|": "&", "<<": ">>", ">>": "<<"}
CALLS = {"CallExpr", "CXXMemberCallExpr", "CXXOperatorCallExpr", "ExprWithCleanups"}
# What the compiler computes, or has written itself.
SKIPPED = {"ConstantExpr", "StaticAssertDecl", "EnumConstantDecl", "TemplateArgument", "CXXDefaultArgExpr",
           "CXXDefaultInitExpr", "ImplicitValueInitExpr"}
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
NUMBER = re.compile(r"(\d+)([uUlL]*)$")


@dataclasses.dataclass(frozen=True)
class Mutant:
    file: str
    function: str
    begin: int
    end: int
    before: str  # the text there
    after: str  # what stands in its place; empty: a statement is dropped


def flat(text):
    """Text on one line, without comments."""
    return " ".join(COMMENT.sub("", text).split())


def is_distance(operator, node):
    """Whether pointers or iterators are subtracted, which cannot be added."""
    right = syntax.inner(node)[-1].get("type", {}).get("qualType", "")
    is_place = "*" in right or "pointer" in right or "iterator" in right
    return operator == "-" and (node["kind"] == "CXXOperatorCallExpr" or is_place)


class File:
    """Finds the mutants of one file."""

    def __init__(self, path, source):
        self.path, self.source = path, source  # bytes, as clang counts
        self.mutants = {}

    def text(self, begin, end):
        return flat(self.source[begin:end].decode())

    def span(self, node):
        return syntax.span(node, self.path)

    def add(self, place, function, after):
        """Once only: instances of templates show the same text again."""
        before = self.text(*place)
        self.mutants[place + (after,)] = Mutant(self.path, function, *place, before, after)

    def walk(self, node, function=""):
        kind = node.get("kind", "")
        if kind in SKIPPED or node.get("isImplicit") or node.get("explicitlyDefaulted"):
            return
        if kind == "VarDecl" and node.get("constexpr"):
            return
        name = node.get("name", "")
        if kind in ("FunctionDecl", "CXXMethodDecl", "CXXConstructorDecl") and name != "operator()":
            function = name
        # Outside, there are only the first values of members, nearly all of which are written over.
        for change in (self.binary, self.condition, self.negation, self.literal, self.statements):
            if function:
                change(node, function)
        for child in syntax.inner(node):
            self.walk(child, function)

    def binary(self, node, function):
        """Operators between two operands; which one, the text says: C++20 rewrites some."""
        if node.get("kind") not in ("BinaryOperator", "CXXOperatorCallExpr"):
            return
        operands = [self.span(child) for child in syntax.inner(node)[-2:]]
        place = self.span(node)
        if len(operands) != 2 or None in operands or not place:
            return
        (begin, left), (right, end) = operands
        operator = self.text(left, right)
        if (begin, end) != place:
            return
        if operator in ("&&", "||"):
            self.add(place, function, "bool(%s)" % self.text(begin, left))
            self.add(place, function, "bool(%s)" % self.text(right, end))
        other = COMPARISONS.get(operator) or ARITHMETIC.get(operator)
        if other and not is_distance(operator, node):
            self.add(place, function, "%s %s %s" % (self.text(begin, left), other, self.text(right, end)))

    def condition(self, node, function):
        """Of `if`, which is never met, and of `?:`, which is turned round, as are loops."""
        kind, children = node.get("kind"), syntax.inner(node)
        if kind not in ("IfStmt", "ConditionalOperator", "WhileStmt") or node.get("isConstexpr"):
            return
        if node.get("hasVar"):
            return
        condition = children[1 if node.get("hasInit") else 0]
        place = self.span(condition)
        if not place:
            return
        if kind == "IfStmt":
            self.add(place, function, "false")
        while condition.get("kind") in ("ImplicitCastExpr", "ExprWithCleanups", "CXXRewrittenBinaryOperator"):
            condition = syntax.inner(condition)[0]
        # Comparisons and the like have mutants of their own.
        if condition.get("kind") not in ("BinaryOperator", "UnaryOperator", "CXXOperatorCallExpr",
                                         "CXXBoolLiteralExpr"):
            self.add(place, function, "!(%s)" % self.text(*place))

    def negation(self, node, function):
        place = self.span(node)
        if node.get("kind") != "UnaryOperator" or node.get("opcode") != "!" or not place:
            return
        operator = self.source[place[0]:place[0] + 2]
        if operator.startswith(b"!") and operator != b"!=":  # which C++20 rewrites as one
            self.add(place, function, "bool(%s)" % self.text(place[0] + 1, place[1]))

    def literal(self, node, function):
        place = self.span(node)
        if node.get("kind") not in ("IntegerLiteral", "CXXBoolLiteralExpr") or not place:
            return
        text = self.text(*place)
        number = NUMBER.match(text)
        if number:
            self.add(place, function, "%d%s" % (int(number[1]) + 1, number[2]))
        elif text in ("true", "false"):
            self.add(place, function, "false" if text == "true" else "true")

    def statements(self, node, function):
        """Expressions whose value nobody takes."""
        kind, children = node.get("kind"), syntax.inner(node)
        if kind == "IfStmt":
            children = children[(2 if node.get("hasInit") else 1):]
        elif kind in ("ForStmt", "WhileStmt", "CXXForRangeStmt"):
            children = children[-1:]
        elif kind == "ReturnStmt":
            children = [c for c in children if c.get("type", {}).get("qualType") == "void"]
        elif kind != "CompoundStmt":
            return
        for child in children:
            place = self.span(child)
            if place and self.does_something(child):
                self.add(place, function, "")

    def does_something(self, node):
        kind = node.get("kind")
        if kind == "UnaryOperator":
            return node["opcode"] in ("++", "--")
        return kind in CALLS or kind == "CompoundAssignOperator" or (
            kind == "BinaryOperator" and node["opcode"] == "=")


def mutants_of(root, path):
    """All of a file, in the order of its text."""
    with open("%s/%s" % (root, path), "rb") as f:
        file = File(path, f.read())
    for tree in syntax.trees(syntax.dump(root, path)):
        file.walk(tree)
    return sorted(file.mutants.values(), key=lambda m: (m.begin, m.end, m.after))
