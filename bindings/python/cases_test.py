#!/usr/bin/env python3
"""The cases of testdata, by way of Python."""
import unittest

import assay
import case_files


def told(violation):
    """A violation as cases have it."""
    found = {"code": violation.code, "status": violation.status, "message": violation.message,
             "parameters": list(violation.parameters), "rule": violation.rule}
    return {**found, "also": list(violation.also)} if violation.also else found


class CasesTest(unittest.TestCase):
    maxDiff = None

    def compare(self, case, report):
        self.assertEqual(report.verdict.name.lower(), case["verdict"])
        expected = [{k: v for k, v in one.items() if k != "message_zh"} for one in case["violations"]]
        self.assertEqual([told(v) for v in report.violations], expected)
        self.assertEqual([{"parameters": list(w.parameters), "rule": w.rule} for w in report.warnings],
                         case["warnings"])
        if case["unchecked"] != "all":
            self.assertEqual([f.id for f in report.unchecked], case["unchecked"])
        if "operation" in case:
            self.assertEqual(report.operation or None, case["operation"])
        for name, (value, origin) in case.get("effective", {}).items():
            found = report.effective(name)
            self.assertEqual((found.value if found.origin != "absent" else None, found.origin), (value, origin), name)

    def test_cases(self):
        count = 0
        for folder, ruleset in case_files.folders():
            validator = assay.Validator([ruleset])
            for place, case in case_files.cases(folder):
                with self.subTest(place):
                    self.compare(case, case_files.validate(validator, case, case_files.answers(case)))
                count += 1
        self.assertGreater(count, 2000)


if __name__ == "__main__":
    unittest.main()
