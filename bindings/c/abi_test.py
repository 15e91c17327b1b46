#!/usr/bin/env python3
"""What libassay.so offers is what it offered: its symbols, and the types that they take.

  abi_test.py LIBRARY            compares with symbols.txt and assay.abi
  abi_test.py LIBRARY --update   writes them anew

Under one ASSAY_ABI_VERSION, functions may be added and structs that the library fills may grow at
their end; abidiff also tells of that, and then the files are updated. Needs Debian's binutils and
abigail-tools.
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

HERE = pathlib.Path(__file__).absolute().parent  # not what a link leads to: the header lies beside it
LIBRARY = pathlib.Path(sys.argv.pop(1))


def symbols():
    listed = subprocess.run(["nm", "-D", "--defined-only", LIBRARY], check=True, capture_output=True, text=True)
    return "".join(sorted(f"{line.split()[2]}\n" for line in listed.stdout.splitlines()))


def is_declaration(element):
    return element.get("is-declaration-only") == "yes"


def pruned(described):
    """Only what the functions of the interface lead to: abidw also tells of what the library uses itself."""
    by_id = {e.get("id"): e for e in described.iter() if e.get("id") and e.tag != "elf-symbol"}
    wanted, open_ends = set(), [f for f in described.iter("function-decl") if f.get("name").startswith("assay_")
                                and f.get("elf-symbol-id")]
    functions = set(open_ends)
    while open_ends:
        element = open_ends.pop()
        if is_declaration(element):
            for member in list(element):
                element.remove(member)
        for part in element.iter():
            for type_id in (part.get("type-id"), part.get("id")):
                if type_id in by_id and type_id not in wanted:
                    wanted.add(type_id)
                    open_ends.append(by_id[type_id])
    for unit in described.findall("abi-instr"):
        for element in list(unit):
            if element not in functions and element.get("id") not in wanted:
                unit.remove(element)
    return described


def abi():
    """The interface as XML, without what changes with the machine or with each build."""
    with tempfile.TemporaryDirectory() as folder:
        headers = pathlib.Path(folder)
        (headers / "assay.h").write_bytes((HERE / "assay.h").read_bytes())
        described = subprocess.run(
            ["abidw", "--headers-dir", headers, "--drop-private-types", "--no-show-locs", "--no-comp-dir-path",
             "--no-corpus-path", "--no-elf-needed", "--type-id-style", "hash", LIBRARY],
            check=True, capture_output=True, text=True)
        root = pruned(xml.etree.ElementTree.fromstring(described.stdout))
        return xml.etree.ElementTree.tostring(root, encoding="unicode") + "\n"


class AbiTest(unittest.TestCase):
    maxDiff = None

    def test_symbols(self):
        self.assertEqual(symbols(), (HERE / "symbols.txt").read_text())

    def test_types(self):
        with tempfile.TemporaryDirectory() as folder:
            now = pathlib.Path(folder) / "now.abi"
            now.write_text(abi())
            ran = subprocess.run(["abidiff", HERE / "assay.abi", now], check=False, capture_output=True, text=True)
        self.assertEqual((ran.returncode, ran.stdout), (0, ""))

    def test_every_function_of_the_header_is_there(self):
        declared = {line.split("(")[0].split()[-1].lstrip("*") for line in
                    (HERE / "assay.h").read_text().splitlines() if line.startswith("ASSAY_API")}
        there = {symbol.split("@")[0] for symbol in symbols().split()}
        self.assertEqual(declared, there - {"ASSAY_1"})


if __name__ == "__main__":
    if sys.argv[1:] == ["--update"]:
        source = pathlib.Path(os.environ["BUILD_WORKSPACE_DIRECTORY"]) / "bindings/c"
        (source / "symbols.txt").write_text(symbols())
        (source / "assay.abi").write_text(abi())
    else:
        unittest.main()
