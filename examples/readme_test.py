#!/usr/bin/python3
"""Tries out what README.md and docs/ show: each code block, by its kind, and tables that repeat what a ruleset says.

console  each `$ command` is run, in a folder laid out as the repository, and must print what follows it and exit
         with 0, or with 1 when that tells of something invalid. `./dev run` and `bazel run //examples:embed` run
         what is built already.
cpp      is a whole file of examples/, or consecutive lines of one: those are compiled and run.
c, js, python  is a whole example of bindings/, which a console block or a test of its own runs.
json     is consecutive lines of a file of examples/rulesets/, which are linted and held against the schemas.

Any other kind of block fails, so that nothing can be shown that nobody tries.
"""

import json
import pathlib
import re
import subprocess
import tempfile
import textwrap
import unittest

import jsonschema

ROOT = pathlib.Path.cwd()
README = ROOT / "README.md"
EMBEDDING = ROOT / "docs/embedding.md"
COMMAND_LINE = ROOT / "docs/command-line.md"
HTTP = ROOT / "docs/http.md"
BINDINGS = ROOT / "bindings/README.md"
FORMAT = ROOT / "docs/format.md"
READINGS = ROOT / "docs/readings.md"
RULESETS = sorted((ROOT / "examples/rulesets").glob("*.json"))
RULESET = ROOT / "rules/r-kvstore/2015-01-01.json"

# Stand-ins for what a block calls. The tests are not run from within a test.
COMMANDS = {
    "dev": '[ "$1" = run ] || { echo "not to be run here: ./dev $1" >&2; exit 99; }\nshift\nexec "$ROOT/cli/assay" "$@"',
    "bin/bazel": '[ "$1" = build ] && exit 0\n[ "$*" = "run //examples:embed" ] || { echo "not to be run here: bazel $*" >&2; exit 99; }\n'
    'cd "$ROOT" && exec examples/embed',
    "bin/npm": '[ "$1" = install ] && mkdir -p node_modules/assay && '
    'tar --extract --file "$2" --strip-components 1 --directory node_modules/assay',
}
EXAMPLES = {"c": "bindings/c/example.c", "python": "bindings/python/example.py", "js": "bindings/node/example.js"}
TESTS = "./dev test"
# What the command prints when its exit code is 1: a verdict, or a count of errors, in whichever format.
FAULTY = re.compile(r'^invalid, |: invalid, |^[1-9][0-9]* changes?, |: [1-9][0-9]* errors?, |"invalid"|<failure |^::error ', re.MULTILINE)
TESTS_LAST_LINE = re.compile(r"[1-9][0-9]* passed, 0 failed")


class Block:
    def __init__(self, path, line, kind, text):
        self.place = f"{path.name}:{line}"
        self.kind = kind
        self.text = text


def blocks(path):
    """The fenced code blocks of a document."""
    found, kind, lines, begin = [], None, [], 0
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        fence = re.fullmatch(r"\s*(?:```|~~~)(.*)", line)
        if fence and kind is None:
            kind, lines, begin = fence[1], [], number
        elif fence:
            found.append(Block(path, begin, kind, "\n".join(lines) + "\n"))
            kind = None
        elif kind is not None:
            lines.append(line)
    assert kind is None, f"{path.name}:{begin}: the block does not end"
    return found


def of_kind(path, kind):
    return [block for block in blocks(path) if block.kind == kind]


def commands(text):
    """Pairs of a command and the output that the document shows."""
    parts = re.split(r"^\$ (.*)\n", text, flags=re.MULTILINE)
    assert parts[0] == "", "output without a command"
    return list(zip(parts[1::2], parts[2::2]))


def holds(file, excerpt):
    """Whether the excerpt is consecutive lines of the file, however deep they are indented there."""
    lines = file.read_text(encoding="utf-8").splitlines()
    wanted = excerpt.splitlines()
    windows = (lines[i : i + len(wanted)] for i in range(len(lines) - len(wanted) + 1))
    return any(textwrap.dedent("\n".join(window)) == "\n".join(wanted) for window in windows)


class Workspace:
    """A folder to run commands in."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        for name in ("bindings", "examples", "rules"):
            (self.folder / name).symlink_to(ROOT / name)
        (self.folder / "bazel-bin").symlink_to(ROOT)
        (self.folder / "bin").mkdir()
        for name, script in COMMANDS.items():
            path = self.folder / name
            path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
            path.chmod(0o755)

    def run(self, command):
        environment = {"ROOT": str(ROOT), "PATH": f"{self.folder}/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8",
                       # Modules are looked for beside links, not beside what those lead to.
                       "NODE_OPTIONS": "--preserve-symlinks --preserve-symlinks-main"}
        return subprocess.run(
            ["bash", "-c", command], cwd=self.folder, env=environment, stdin=subprocess.DEVNULL,
            capture_output=True, encoding="utf-8", timeout=60, check=False,
        )  # fmt: skip


class DocumentsTest(unittest.TestCase):
    maxDiff = None

    def test_every_kind_of_block_is_tried(self):
        for path in (README, EMBEDDING, COMMAND_LINE, HTTP, BINDINGS):
            for block in blocks(path):
                self.assertIn(block.kind, ("console", "cpp", "json", *EXAMPLES), block.place)
        for kind in ("console", "cpp", "json"):
            self.assertTrue(of_kind(README, kind), f"README.md shows no {kind} any more")

    def test_console(self):
        for path in (README, EMBEDDING, COMMAND_LINE, HTTP, BINDINGS):
            with tempfile.TemporaryDirectory() as folder:
                workspace = Workspace(folder)
                for block in of_kind(path, "console"):
                    with self.subTest(block.place):
                        self.check_console(block, workspace)

    def check_console(self, block, workspace):
        for command, shown in commands(block.text):
            if command.startswith(TESTS):
                self.assertEqual(command, TESTS)
                self.assertRegex(shown.splitlines()[-1], TESTS_LAST_LINE)
                continue
            ran = workspace.run(command)
            self.assertEqual(ran.stderr, "", command)
            self.assertEqual(ran.stdout, shown, command)
            faulty = FAULTY.search(shown) and " | " not in command  # a pipe ends with the code of its last part
            self.assertEqual(ran.returncode, 1 if faulty else 0, f"exit code of `{command}`")

    def test_readme_shows_a_whole_program(self):
        self.assertIn((ROOT / "examples/embed.cc").read_text(), [b.text for b in of_kind(README, "cpp")])

    def test_cpp(self):
        sources = [ROOT / "examples/embed.cc", ROOT / "examples/tour.cc"]
        for block in of_kind(README, "cpp") + of_kind(EMBEDDING, "cpp"):
            self.assertTrue(any(holds(s, block.text) for s in sources), f"{block.place} is in no example")

    def test_bindings_show_whole_programs(self):
        for kind, path in EXAMPLES.items():
            self.assertEqual([block.text for block in of_kind(BINDINGS, kind)], [(ROOT / path).read_text()], path)

    def test_examples_run(self):
        for name in ("embed", "tour"):
            ran = subprocess.run([f"examples/{name}"], capture_output=True, timeout=60, check=False)
            self.assertEqual((ran.returncode, ran.stderr), (0, b""), name)

    def test_json(self):
        for block in of_kind(README, "json") + of_kind(EMBEDDING, "json"):
            self.assertTrue(any(holds(r, block.text) for r in RULESETS), f"{block.place} is in no ruleset")

    def test_rulesets(self):
        self.assertTrue(RULESETS)
        for path in RULESETS:
            self.lint(path)
            kind = "facts" if path.name.endswith(".facts.json") else "ruleset"
            schema = json.loads((ROOT / f"rules/{kind}.schema.json").read_text(encoding="utf-8"))
            jsonschema.Draft202012Validator(schema).validate(json.loads(path.read_text(encoding="utf-8")))

    def test_format_document(self):
        """The complete files that the format's document shows are accepted."""
        tried = set()
        for block in of_kind(FORMAT, "json"):
            name = "a.json" if '"formatVersion"' in block.text else "a.facts.json"
            if name == "a.facts.json" and '"account.' not in block.text:
                continue  # a part of a ruleset
            with tempfile.TemporaryDirectory() as folder:
                path = pathlib.Path(folder) / name
                path.write_text(block.text, encoding="utf-8")
                self.lint(path)
            tried.add(name)
        self.assertEqual(tried, {"a.json", "a.facts.json"})

    def lint(self, path):
        ran = subprocess.run(["cli/assay", "lint", path], capture_output=True, encoding="utf-8", timeout=60, check=False)
        self.assertEqual((ran.returncode, ran.stdout, ran.stderr), (0, "1 file: no fault found\n", ""), path)

    def test_table_of_codes(self):
        """All codes of the shipped ruleset, in its order, with their statuses."""
        errors = json.loads(RULESET.read_text(encoding="utf-8"))["errors"]
        rows = re.findall(r"^\| `([A-Za-z.]+)` \| ([0-9]{3}) \|", README.read_text(encoding="utf-8"), re.MULTILINE)
        self.assertEqual(rows, [(error["code"], str(error["status"])) for error in errors])

    def test_readings(self):
        """The document of readings has every element of the ruleset, with the same basis."""
        ruleset = json.loads(RULESET.read_text(encoding="utf-8"))
        operation = ruleset["operations"]["CreateInstance"]
        sources = {**ruleset["commonParameters"], **operation["parameters"]}
        sources |= operation["parameters"]["Config"]["contentSchema"]["properties"]
        sources |= {element["id"]: element for element in operation["rules"] + operation["checks"]}
        sources |= {f"response.{name}": member for name, member in operation["response"]["properties"].items()}
        expected = {name: element["source"]["basis"] for name, element in sources.items()}
        told = {}
        for row in READINGS.read_text(encoding="utf-8").splitlines():
            cells = [cell.strip() for cell in row.strip("|").split("|")]
            if cells[-1] in ("stated", "reading"):
                told |= {name: cells[-1] for name in cells[0].split(", ")}
        self.assertEqual({name: told.get(name) for name in expected}, expected)


if __name__ == "__main__":
    unittest.main()
