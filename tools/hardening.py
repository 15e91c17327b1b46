#!/usr/bin/env python3
"""Says what a program lacks of what makes a fault in it hard to use.

  tools/hardening.py PROGRAM

Looks at what the file itself shows; exit 0: it has all of it. What is expected is what the OpenSSF's guide to
compiler options for C and C++ asks of programs, as far as a file tells: that stack frames are probed, it does not.
"""
import re
import subprocess
import sys

# What is expected, and the line of `readelf --wide` that shows it.
PRESENT = (
    ("a position-independent executable", r"FLAGS_1\).*\bPIE\b"),
    ("symbols bound before it starts", r"FLAGS_1\).*\bNOW\b"),
    ("tables read-only after that", r"^\s*GNU_RELRO\s"),
    ("a stack that is not executable", r"^\s*GNU_STACK(\s+0x\w+){5}\s+RW\s"),
    ("stack protectors", r"UND __stack_chk_fail"),
    ("checked functions of the C library", r"UND __\w+_chk@"),
    ("assertions of the C++ library", r"UND _ZSt21__glibcxx_assert_fail"),
)
ABSENT = (
    ("a segment that is both writable and executable", r"^\s*LOAD(\s+0x\w+){5}\s+RWE\s"),
    ("relocations in code", r"\(TEXTREL\)"),
    ("a path to libraries of its own", r"\((RPATH|RUNPATH)\)"),
)


def faults(text):
    """A sentence for each thing that is not as expected, given what readelf says."""
    found = ["lacks " + what for what, line in PRESENT if not re.search(line, text, re.MULTILINE)]
    return found + ["has " + what for what, line in ABSENT if re.search(line, text, re.MULTILINE)]


def main(program):
    command = ["readelf", "--wide", "--segments", "--dynamic", "--dyn-syms", program]
    found = faults(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    for fault in found:
        print("%s: %s" % (program, fault))
    return 1 if found else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
