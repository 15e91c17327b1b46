#!/usr/bin/python3
"""What `assay docs` prints: the pages of testdata/docs letter by letter, those of the shipped rulesets by what they
must hold, and hostile ones by what they must not do.

To write the pages of testdata/docs anew, run the command that its BUILD file names, and look at the difference."""

import copy
import html.parser
import json
import os
import pathlib
import re
import sys
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from cli_testing import RULES, CliTest, run  # pylint: disable=wrong-import-position

SHOP = os.path.abspath("testdata/docs/shop.json")
SCHEMA = os.path.abspath("rules/ruleset.schema.json")
SHIPPED = [os.path.abspath("rules/" + name) for name in (
    "r-kvstore/2015-01-01.json", "r-kvstore/create-tair-instance.json", "kms/2016-01-20.json", "ecs/2014-05-26.json")]
PAGES = [(language, name) for language in ("en", "zh") for name in ("markdown", "html")]
VOID = {"meta", "br"}

# A value for each keyword of constraints, with what it needs beside it, and what its type is.
KEYWORDS = {
    "minimum": {"type": "integer", "minimum": 77},
    "maximum": {"type": "integer", "maximum": 77},
    "exclusiveMinimum": {"type": "integer", "exclusiveMinimum": 77},
    "exclusiveMaximum": {"type": "integer", "exclusiveMaximum": 77},
    "ranges": {"type": "integer", "ranges": [[77, 78]]},
    "multipleOf": {"type": "integer", "multipleOf": 77},
    "powerOfTwo": {"type": "integer", "powerOfTwo": True},
    "maxDecimals": {"type": "number", "maxDecimals": 7},
    "minLength": {"minLength": 77},
    "maxLength": {"maxLength": 77},
    "unit": {"maxLength": 77, "unit": "bytes"},
    "characters": {"characters": "[7]"},
    "pattern": {"pattern": "7+"},
    "classes": {"classes": {"of": ["[7]", "[8]"], "min": 1}},
    "startsWith": {"startsWith": ["77"]},
    "notStartsWith": {"notStartsWith": ["77"]},
    "endsWith": {"endsWith": ["77"]},
    "notEndsWith": {"notEndsWith": ["77"]},
    "contains": {"contains": ["77"]},
    "notContains": {"notContains": ["77"]},
    "notDoubled": {"notDoubled": "[7]"},
    "enum": {"enum": ["77", "78"]},
    "const": {"const": "77"},
    "otherwise": {"enum": ["77", "78"], "otherwise": "77"},
    "notEnum": {"notEnum": ["77"]},
    "ignoreCase": {"enum": ["a", "b"], "ignoreCase": True},
    "format": {"format": "ipv4"},
    "empty": {"empty": "value"},
    "items": {"type": "array", "items": {"maxLength": 77}},
    "separator": {"type": "array", "separator": ",", "items": {}},
    "minItems": {"type": "array", "minItems": 77},
    "maxItems": {"type": "array", "maxItems": 77},
    "uniqueItems": {"type": "array", "uniqueItems": True, "items": {}},
    "uniqueBy": {"type": "array", "uniqueBy": "K7", "items": {"type": "object", "properties": {"K7": {
        "description": {"en": "d"}, "source": {"at": "-", "basis": "stated"}}}}},
    "maxTotalLength": {"type": "array", "maxTotalLength": 77, "items": {}},
    "gaps": {"type": "array", "gaps": True, "items": {}},
    "properties": {"type": "object", "properties": {"K7": {
        "description": {"en": "d"}, "source": {"at": "-", "basis": "stated"}}}},
    "additionalProperties": {"type": "object", "additionalProperties": False},
    "propertyNames": {"type": "object", "additionalProperties": {}, "propertyNames": {"maxLength": 77}},
    "minProperties": {"type": "object", "minProperties": 77},
    "maxProperties": {"type": "object", "maxProperties": 77},
    "type": {"type": "integer"},
}

HOSTILE = [
    "</td><script>alert(1)</script>",
    "a | b || \\| c \\",
    "` `` ``` <code> `|` ``|",
    "'\" onmouseover=x <!-- --> ]]> &lt; &amp; &#60;",
    "[x](javascript:alert) ![x](http://x.example/) <http://x.example> www.x.example **b** __b__ ~~s~~ # - $x$ @you [^1]: note",
    " two  blanks ",
    "{{parameter}}",
]


class Html(html.parser.HTMLParser):
    """Fails on what is not well formed, and keeps the elements, attributes and text."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.tags, self.ids, self.links, self.text = [], set(), [], [], []
        self.feed(text)
        self.close()
        if self.open:
            raise ValueError(f"not closed: {self.open}")

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        for name, value in attrs:
            if name.startswith("on") or name in ("src", "style"):
                raise ValueError(f"attribute {name}")
            if name == "id":
                self.ids.append(value)
            if name == "href":
                self.links.append(value)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            raise ValueError(f"</{tag}> closes {self.open}")

    def handle_comment(self, data):
        raise ValueError("a comment")

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.text.append(data)


def cells_of(line):
    """The cells of a row of a Markdown table, as GitHub splits it, and as those do that know no escape."""
    return line.count("|") - 1


def parts_of(constraints):
    yield from ((["N"] + path) for path in parts_of(constraints["items"])) if constraints.get("items", {}) else ()
    for name, member in constraints.get("properties", {}).items():
        yield [name]
        yield from ([name] + path for path in parts_of(member.get("contentSchema", member)))


class DocsTest(CliTest):
    def docs(self, *arguments, code=0, stderr=""):
        result = run("docs", *arguments)
        self.assertEqual((result.returncode, result.stderr.decode()), (code, stderr), arguments)
        return result.stdout.decode()

    def page(self, ruleset, *arguments):
        return self.docs(self.write("r.json", ruleset), *arguments)

    def check_html(self, text):
        page = Html(text)
        self.assertLessEqual(page.tags, {
            "html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "h4", "p", "div", "table", "thead",
            "tbody", "tr", "th", "td", "code", "pre", "strong", "sup", "a", "br", "ol", "li"})
        self.assertEqual(len(page.ids), len(set(page.ids)))
        self.assertEqual([link for link in page.links if link[0] != "#" or link[1:] not in page.ids], [])
        return page

    def check_markdown(self, text):
        columns = 0
        for line in text.splitlines():
            if line.startswith("|"):
                columns = columns or cells_of(line)
                self.assertEqual(cells_of(line), columns, line)
                self.assertTrue(line.endswith("|"), line)
            else:
                columns = 0
            self.assertRegex(line, r"^(|\||#{1,4} |\[\^\d+\]: |```|[A-Z\u4e00-\u9fff].*)")

    def test_pages_of_a_ruleset_with_every_construct(self):
        for language, name in PAGES:
            suffix = {"markdown": "md", "html": "html"}[name]
            expected = pathlib.Path(f"testdata/docs/shop.{language}.{suffix}").read_text(encoding="utf-8")
            self.assertEqual(self.docs("--lang", language, "--format", name, SHOP), expected)

    def test_the_default_is_english_markdown(self):
        self.assertEqual(self.docs(SHOP), self.docs("--lang=en", "--format=markdown", SHOP))

    def test_pages_of_the_shipped_rulesets_have_everything(self):
        for path in SHIPPED + [SHOP]:
            ruleset = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
            names = {error["code"] for error in ruleset["errors"]} | set(ruleset.get("commonParameters", {}))
            for operation in ruleset["operations"].values():
                names |= {rule["id"] for rule in operation.get("rules", []) + operation.get("checks", [])}
                for name, parameter in operation["parameters"].items():
                    names.add(name)
                    schema = parameter.get("contentSchema", parameter)
                    names |= {".".join([name] + part) for part in parts_of(schema)}
            for language, form in PAGES:
                text = self.docs("--lang", language, "--format", form, path)
                quoted = "`{}`" if form == "markdown" else "<code>{}</code>"
                self.assertEqual([name for name in names if quoted.format(name) not in text], [])
                (self.check_markdown if form == "markdown" else self.check_html)(text)

    def test_examples_are_accepted(self):
        for path in SHIPPED:
            request = re.search("```text\n(.*)\n```", self.docs(path)).group(1)
            self.assertEqual(run("check", "--rules", path, request).returncode, 0, request)

    def test_several_rulesets_are_one_page(self):
        text = self.docs("--format=html", RULES, SHOP, SHOP)
        self.assertEqual(text.count("<html"), 1)
        self.check_html(text)
        self.assertEqual(self.docs(os.path.dirname(RULES)).count("\n# "), 1)

    def shop(self):
        return json.loads(pathlib.Path(SHOP).read_text(encoding="utf-8"))

    def test_every_keyword_of_constraints_has_words(self):
        schema = json.loads(pathlib.Path(SCHEMA).read_text(encoding="utf-8"))["$defs"]["constraints"]["properties"]
        elsewhere = {"use", "description", "source", "example", "required", "default", "sensitive", "error",
                     "contentMediaType", "contentSchema"}
        self.assertEqual(set(schema) - elsewhere - set(KEYWORDS), set())
        ruleset = self.shop()
        parameters = ruleset["operations"]["Cancel"]["parameters"]
        for keyword, constraints in KEYWORDS.items():
            rest = {key: value for key, value in constraints.items() if key != keyword}
            for name, keys in ("Probe", constraints), ("Rest", rest):
                described = {"description": {"en": "d"}, "source": {"at": "-", "basis": "stated"}}
                parameters[name + keyword] = {**described, **keys}
        for language in "en", "zh":
            rows = [line for line in self.page(ruleset, "--lang", language).splitlines() if line.startswith("| `")]
            for keyword in KEYWORDS:
                probe, rest = (
                    [row.replace(name + keyword, "X") for row in rows if row.startswith(f"| `{name}{keyword}")]
                    for name in ("Probe", "Rest"))
                self.assertTrue(probe, keyword)
                self.assertNotEqual(probe, rest, keyword)

    def hostile(self, word):
        """The shop's ruleset with the word in each text and in most values."""
        ruleset = self.shop()
        operation = ruleset["operations"]["Order"]
        texts = [ruleset["title"], ruleset["document"]["title"], operation["title"]]
        sources = [operation["source"]]
        for error in ruleset["errors"]:
            texts += [error["meaning"]]
            sources += [error["source"]]
        for item in list(operation["parameters"].values()) + operation["rules"] + operation["checks"]:
            texts.append(item["description"])
            sources.append(item["source"])
        for text in texts:
            text["en"] = text["zh"] = word
        for source in sources:
            source.update(at=word, basis="reading", note=word)
        ruleset["document"]["url"] = "javascript:" + word
        ruleset["suspiciousValues"] = [word]
        ruleset["ruleset"] = ruleset["version"] = word
        operation["parameters"]["Article"].update(pattern="(?s).*", example=word)
        operation["parameters"]["Host"]["contains"] = [word]
        operation["parameters"]["Note"]["example"] = "\n\n# \r\n|\x1b\u2028\u202e\u200b" + word
        operation["parameters"]["Color"].update(enum=["red", "blue", word], default=word)
        operation["parameters"][word.replace(".", "")] = copy.deepcopy(operation["parameters"]["Gift"])
        operation["rules"][0]["id"] = "rule " + word.replace(".", "")
        operation["checks"][0]["fact"] = word
        ruleset["errors"].append(dict(ruleset["errors"][2], code=word))
        operation["parameters"]["Inner"]["error"] = word
        ruleset["operations"]["Op " + word] = ruleset["operations"].pop("Cancel")
        for name in "Order", "Op " + word:
            ruleset["operations"][name]["parameters"]["Action"]["enum"] = ["Order", "Op " + word]
        return ruleset

    def test_hostile_rulesets_stay_within_their_places(self):
        for word in HOSTILE:
            ruleset = self.hostile(word)
            for language, form in PAGES:
                text = self.page(ruleset, "--lang", language, "--format", form)
                self.assertNotRegex(text, "[\u202e\u200b\u2028\r\x1b]|<script|<!--|<http")
                if form == "html":
                    shown = "".join(self.check_html(text).text)
                    self.assertGreater(shown.count(word), 30, word)
                else:
                    self.check_markdown(text)
                    outside = re.sub("```text\n.*\n```|`[^`\n]*`", "", text)
                    self.assertEqual(set(re.findall("<[^>]*>?", outside)) - {"<br>", "<code>", "</code>"}, set())
                    self.assertNotRegex(outside, r"://|www\.")

    def test_no_secret_is_shown(self):
        ruleset = self.shop()
        ruleset["operations"]["Order"]["parameters"]["Secret"].update(example="Pl4nted", default="Pl4nted0")
        for _, form in PAGES:
            self.assertNotIn("Pl4nted", self.page(ruleset, "--format", form))
        ruleset["operations"]["Order"]["parameters"]["Secret"]["required"] = True
        self.assertNotIn("```", self.page(ruleset))

    def test_a_file_with_errors(self):
        path = self.write("bad.json", '{"formatVersion": 1}')
        result = run("docs", SHOP, path)
        self.assertEqual((result.returncode, result.stdout), (2, b""))
        for line in result.stderr.decode().splitlines():
            self.assertRegex(line, f"^{re.escape(path)}:1:[0-9]+: error: ")
        none = str(self.folder / "none.json")
        result = run("docs", none)
        self.assertEqual((result.returncode, result.stdout), (2, b""))
        self.assertTrue(result.stderr.startswith(b"assay: "))

    def test_usage(self):
        for arguments in [], ["--format=text", SHOP], ["--lang=fr", SHOP], ["--color=never", SHOP]:
            result = run("docs", *arguments)
            self.assertEqual((result.returncode, result.stdout), (2, b""), arguments)
            self.assertRegex(result.stderr.decode(), r"^assay: [^\n]+; see `assay help`\n$")


if __name__ == "__main__":
    unittest.main()
