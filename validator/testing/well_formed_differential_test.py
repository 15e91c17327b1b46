#!/usr/bin/python3
"""Other opinions on what is well-formed XML: expat's on documents, and libxml2's on names.

Documents are put together from pieces of markup, then cut and joined by character. Expat has the names of the fourth
edition of XML 1.0, so characters that came with the fifth are shown to it as others.
"""

import os
import random
import re
import subprocess
import sys
import unittest
from collections import Counter
from xml.parsers import expat

from lxml import etree

BINARY = "validator/testing/response_lines"
RULES = "testdata/rulesets/responses.json"
SEED = random.SystemRandom().randrange(10**9) if os.environ.get("ASSAY_SEED") == "random" else 1

DECLARATIONS = [
    "<?xml version='1.0'?>",
    "<?xml version='1.0' encoding='UTF-8'?>",
    '<?xml version = "1.0" encoding="utf-8" standalone="yes" ?>',
    "<?xml version='1.0' standalone='no'?>",
    "<?xml encoding='UTF-8'?>",
    "<?xml version='1.0'encoding='UTF-8'?>",
    " <?xml version='1.0'?>",
    "<?xml?>",
]
NAMES = ["a", "b", "_c", "d-e.1", "é", "云", "xml", "A"]
REFERENCES = ["&amp;", "&lt;", "&#65;", "&#x4e91;", "&quot;"]
BAD_REFERENCES = ["&", "&a;", "&#0;", "&#xD800;", "&lt", "&#x;"]
CHARACTERS = list("<>/&;#!?-=[]'\"x1aA. \n\t:_") + ["]]>", "--", "<!--", "-->", "<?", "?>", "<![CDATA[", "&#", "/>", "é", "云", "·", "×", "\u2c00", "\U00010000", "\ufffe", "\x01", "\x7f", "\x85"]


NEW_IN_FIFTH_EDITION = str.maketrans("\u2c00\U00010000", "êë")


def expat_reads(text):
    parser = expat.ParserCreate("utf-8")
    refused = []  # what ours refuses, too: document types and encodings; and versions, which expat passes over
    parser.StartDoctypeDeclHandler = lambda *_: refused.append("document type")

    def look_at_declaration(version, encoding, _):
        if not re.fullmatch(r"1\.[0-9]+", version) or (encoding or "utf-8").lower() != "utf-8":
            refused.append("declaration")

    parser.XmlDeclHandler = look_at_declaration
    try:
        parser.Parse(text.translate(NEW_IN_FIFTH_EDITION).encode(), True)
    except expat.ExpatError:
        return False
    return not refused


def libxml2_reads(text):
    try:
        etree.fromstring(text.encode())
    except (ValueError, etree.XMLSyntaxError):
        return False
    return True


class Writer:
    """Documents, most of them well-formed, without what depends on namespaces."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def rarely(self, usual, other):
        return self.random.choice(other if self.random.random() < 0.02 else usual)

    def blank(self):
        return self.rarely([" ", "\n", "\t ", "\r\n"], ["", "\x0b", "\xa0"])

    def text(self, extra):
        pieces = ["x", " ", "云", ">", "]", "]]", "-", "--", *REFERENCES, *extra]
        return "".join(self.rarely(pieces, BAD_REFERENCES + ["<", "]]>"]) for _ in range(self.random.randrange(4)))

    def attributes(self):
        count = self.random.randrange(3)
        names = self.random.sample(NAMES, count) if self.random.random() < 0.95 else self.random.choices(NAMES, k=count)
        written = ""
        for name in names:
            quote = self.rarely("'\"", ["", "`"])
            equals = self.rarely(["=", " = "], ["", "=="])
            written += self.blank() + name + equals + quote + self.text(["]]>", "\"'".replace(quote, "") if quote else ""]) + quote
        return written

    def miscellany(self):
        comment = self.random.choice(["", "a", " a-b ", "<&>", "]]>", "- -"])
        if self.random.random() < 0.05:
            comment += self.random.choice(["-", "--", "a--b"])
        instruction = self.rarely(["a", "xml-b", "c d", "e ?<&>", "xmlf "], ["xml", "XML g", "", "1", "a?b"])
        return self.random.choice([f"<!--{comment}-->", f"<?{instruction}?>", " ", "\n", ""])

    def element(self, depth=0):
        name = self.rarely(NAMES, ["", "1", "-", "a b"])
        start = name + self.attributes() + self.random.choice(["", " "])
        if self.random.random() < 0.3:
            return f"<{start}/>"
        parts = [self.text([]), self.miscellany(), "<![CDATA[" + self.random.choice(["", "]]", "<&;", "]>"]) + "]]>"]
        if depth < 4:
            parts += [self.element(depth + 1) for _ in range(self.random.randrange(3))]
        self.random.shuffle(parts)
        end = name if self.random.random() < 0.99 else self.random.choice(NAMES)
        return f"<{start}>" + "".join(parts) + f"</{end}{self.random.choice(['', ' '])}>"

    def document(self):
        declaration = self.random.choice(DECLARATIONS[:4] * 5 + [""] * 5 + DECLARATIONS)
        around = [self.rarely([self.miscellany()], ["x", "<b/>", "&#32;", "<![CDATA[]]>", "<!DOCTYPE a>"]) for _ in range(2)]
        return declaration + around[0] + self.element() + around[1]

    def changed(self, text):
        for _ in range(self.random.randrange(1, 3)):
            place = self.random.randrange(len(text) + 1)
            step = self.random.randrange(3)
            if step == 0:
                text = text[:place] + text[place + self.random.randrange(1, 4) :]
            elif step == 1:
                text = text[:place] + self.random.choice(CHARACTERS) + text[place + self.random.randrange(2) :]
            else:
                other = self.random.randrange(len(text) + 1)
                text = text[:place] + text[other : other + self.random.randrange(1, 12)] + text[place:]
        return text


class WellFormedDifferentialTest(unittest.TestCase):
    def compare(self, documents, opinion):
        lines = "".join(document.encode().hex() + "\n" for document in documents)
        ran = subprocess.run([BINARY, RULES, "ListThings"], input=lines, capture_output=True, encoding="utf-8", timeout=200, check=True)
        answers = ran.stdout.split("\n")[:-1]
        self.assertEqual(len(answers), len(documents))
        kinds = Counter()
        for document, answer in zip(documents, answers):
            expected = opinion(document)
            kinds[expected] += 1
            read = not re.fullmatch(r"response\.(xml|body|encoding|json)@", answer)
            self.assertEqual(read, expected, (SEED, document, answer))
        self.assertGreater(min(kinds.values()), 500, kinds)

    def test_documents(self):
        writer = Writer(SEED)
        self.compare([writer.document() for _ in range(15000)], expat_reads)

    def test_changed_documents(self):
        writer = Writer(SEED + 1)
        self.compare([writer.changed(writer.document()) for _ in range(15000)], expat_reads)

    def test_names(self):
        points = [c for c in range(1, 0x10000) if not 0xD800 <= c < 0xE000 and c != ord(":")]  # which is about namespaces
        points += [c + i for c in range(0x10000, 0x110000, 0x1000) for i in (0, 0xFFF)]
        self.compare([f"<{chr(c)}/>" for c in points], libxml2_reads)
        self.compare([f"<a{chr(c)}/>" for c in points], libxml2_reads)


if __name__ == "__main__":
    print("seed", SEED, file=sys.stderr)
    unittest.main()
