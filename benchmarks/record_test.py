#!/usr/bin/env python3
"""Tests record.py on what the runners print, cut down to a few peers (testdata/record)."""
import copy
import json
import os
import sys
import unittest
import xml.etree.ElementTree as ET

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import record  # pylint: disable=wrong-import-position

ABOUT = {"date": "2026-01-31", "commit": "0123456789ab", "machine": "A <machine>", "seed": 1, "ajv": "8"}
REPETITIONS = 3


def sample(name):
    with open("%s/testdata/record/%s.json" % (HERE, name), encoding="utf-8") as file:
        return json.load(file)


class RecordTest(unittest.TestCase):

    def setUp(self):
        self.runner = sample("createinstance")
        self.ajv = sample("ajv")

    def make(self):
        return record.make_record(self.runner, self.ajv, REPETITIONS, ABOUT)

    def test_takes_medians_and_ratios_of_one_form(self):
        made = self.make()
        self.assertEqual(made["medians"], {
            "assay/raw": {"valid": 600.0, "invalid": 750.5},
            "assay/json": {"valid": 900.0, "invalid": 1000.0},
            "expert/raw/sse2": {"valid": 400.0, "invalid": 300.2},
            "expert/raw/avx512": {"valid": 200.0, "invalid": 150.1},
            "expert/json/simdjson": {"valid": 450.0, "invalid": 400.0},
            "ajv/raw": {"valid": 12000.0, "invalid": 9000.0},
        })
        self.assertEqual(made["ratios"], {
            "assay/raw": {"expert/raw/sse2": {"valid": 1.5, "invalid": 2.5},
                          "expert/raw/avx512": {"valid": 3.0, "invalid": 5.0}},
            "assay/json": {"expert/json/simdjson": {"valid": 2.0, "invalid": 2.5}},
            "ajv/raw": {"expert/raw/sse2": {"valid": 30.0, "invalid": 29.98},
                        "expert/raw/avx512": {"valid": 60.0, "invalid": 59.96}},
        })

    def test_tells_of_the_machine_what_figures_depend_on_and_no_more(self):
        made = self.make()
        self.assertEqual({key: made[key] for key in ("cores", "load", "compiler", "node", "date", "commit")},
                         {"cores": 2, "load": 0.25, "compiler": "g++ 12.2.0", "node": "v20.1.0",
                          "date": ABOUT["date"], "commit": ABOUT["commit"]})
        for part in ("secret-host", "somebody"):
            self.assertIn(part, json.dumps(self.runner), "the sample has nothing to hide")
            self.assertNotIn(part, json.dumps(made))

    def refuse(self, message):
        with self.assertRaisesRegex(record.Refused, message):
            self.make()

    def test_refuses_what_is_not_whole(self):
        runs = copy.deepcopy(self.runner["benchmarks"])
        self.runner["benchmarks"] = runs[:-1]
        self.refuse("has 2 repetitions, not 3")
        self.runner["benchmarks"] = [run for run in runs if run["name"] != "assay/raw/valid"]
        self.refuse("assay/raw lacks one of valid, invalid")
        self.runner["benchmarks"] = [run for run in runs if "expert/json" not in run["name"]]
        self.refuse("no expert takes requests as json")
        self.runner["benchmarks"] = [dict(run, error_occurred=True, error_message="why") for run in runs]
        self.refuse("failed: why")

    def test_takes_medians_of_counters(self):
        runs = [{"name": "request/one", "run_type": "iteration", "cpu_time": 5, "time_unit": "ns", "request": 2e-9},
                {"name": "request/one", "run_type": "iteration", "cpu_time": 5, "time_unit": "ns", "request": 8e-9},
                {"name": "request/one", "run_type": "iteration", "cpu_time": 5, "time_unit": "ns", "request": 3e-9},
                {"name": "compile/all", "run_type": "iteration", "cpu_time": 1.5, "time_unit": "ms"},
                {"name": "compile/each", "run_type": "iteration", "cpu_time": 9, "time_unit": "ms", "bytes": 7.0,
                 "operation": 1e-6},
                {"name": "request/one_mean", "run_type": "aggregate"}]
        self.assertEqual(record.counters(runs), {"request/one": {"request": 3.0},
                                                 "compile/all": {"iteration": 1500000.0},
                                                 "compile/each": {"bytes": 7.0, "operation": 1000.0}})
        with self.assertRaisesRegex(record.Refused, "one failed: why"):
            record.counters([dict(runs[0], name="one", error_occurred=True, error_message="why")])

    def test_prints_a_line_a_peer(self):
        lines = record.table(self.make())
        self.assertEqual(len(lines), 7)
        self.assertEqual(lines[1].split(), ["expert/raw/avx512", "200", "150"])
        self.assertEqual(lines[3].split(), "assay/raw 600 750 avx512 3.00, 5.00; sse2 1.50, 2.50".split())

    def test_draws_a_bar_a_peer_by_form_and_time(self):
        root = ET.fromstring(record.svg(self.make()))
        namespace = "{http://www.w3.org/2000/svg}"
        texts = [text.text for text in root.iter(namespace + "text")]
        drawn = [text for text in texts if "/" in text]
        self.assertEqual(drawn, ["expert/raw/avx512", "expert/raw/sse2", "assay/raw", "ajv/raw",
                                 "expert/json/simdjson", "assay/json"])
        self.assertIn("12,000", texts)
        widths = [float(bar.get("width")) for bar in root.iter(namespace + "rect")][1:]  # the first is the ground
        self.assertEqual(len(widths), len(drawn))
        self.assertEqual(widths[:4], sorted(widths[:4]))
        # From 200 to 400 is as far as from 450 to 900, and a decade is as wide as any other.
        self.assertAlmostEqual(widths[1] - widths[0], widths[5] - widths[4], delta=0.2)
        self.assertTrue(any("A <machine>" in text for text in texts))

    def test_the_picture_is_of_the_last_record(self):
        records = sorted(os.listdir(HERE + "/records"))
        with open("%s/records/%s" % (HERE, records[-1]), encoding="utf-8") as file:
            last = json.load(file)
        self.assertEqual(records[-1], last["date"] + ".json")
        with open(HERE + "/field.svg", encoding="utf-8") as file:
            self.assertEqual(file.read(), record.svg(last), "field.svg is not what record.py draws")


if __name__ == "__main__":
    unittest.main()
