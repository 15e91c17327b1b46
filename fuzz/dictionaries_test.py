#!/usr/bin/python3
"""Holds the dictionaries against the files that they are made of, and to what libFuzzer reads."""

import pathlib
import re
import sys
import unittest

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE))
import dictionaries  # noqa: E402, of this folder, wherever the test is started

WORD = re.compile(r'"(?:[ !#-\[\]-~]|\\\\|\\"|\\x[0-9a-f]{2})+"')
NOT_MADE = {"format.dict", "response.dict", "serve.dict"}


class DictionariesTest(unittest.TestCase):
    def test_the_files_are_up_to_date(self):
        for name, text in dictionaries.dictionaries().items():
            with self.subTest(name):
                self.assertEqual((HERE / name).read_text(encoding="utf-8"), text, "run fuzz/dictionaries.py")

    def test_libfuzzer_reads_every_line(self):
        for path in HERE.glob("*.dict"):
            words = dictionaries.words_in(path.read_text(encoding="utf-8"))
            self.assertGreater(len(words), 10, path.name)
            for word in words:
                self.assertRegex(word, WORD.pattern + "$", path.name)

    def test_no_word_by_hand_can_be_derived(self):
        for name, text in dictionaries.dictionaries().items():
            with self.subTest(name):
                words = dictionaries.words_in(text)
                self.assertEqual(sorted({word for word in words if words.count(word) > 1}), [])

    def test_every_other_dictionary_is_known(self):
        found = {path.name for path in HERE.glob("*.dict")}
        self.assertEqual(found, NOT_MADE | dictionaries.dictionaries().keys())

    def test_what_is_derived(self):
        made = dictionaries.dictionaries()
        for name, word in (
            ("query.dict", '"Capacity="'),
            ("form.dict", '"PrePaid"'),
            ("http.dict", '"2015-01-01"'),
            ("json.dict", '"hash-max-ziplist-entries"'),
            ("query.dict", '"9223372036854775808"'),
            ("rules.dict", r'"\x22exactlyOne\x22:"'),
            ("rules.dict", r'"\x22codePoints\x22"'),
        ):
            self.assertIn(word, dictionaries.words_in(made[name]), name)


if __name__ == "__main__":
    unittest.main()
