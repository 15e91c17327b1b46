"""Not run: that mypy takes it shows that the types of assay are what it says, and takes nothing else."""
import pathlib

import assay

validator = assay.Validator(["rules.json", pathlib.Path("more.json")], limits={"max_request_bytes": 1000})
assay.Validator({"rules.json": b""})
validator.reload()
lines: list[str] = validator.diagnostics


def look_up(fact: assay.Fact) -> bool | None:
    return fact.arguments[0].value == "1024" if fact.id == "catalogue.capacity" else None


report: assay.Report = validator.query("Action=CreateInstance", facts=look_up, now=0)
is_invalid: bool = report.verdict is assay.Verdict.INVALID
status: int | None = report.status
violation: assay.Violation = report.violations[0]
codes: list[str] = [violation.code, violation.rule, violation.reason, *violation.parameters, *violation.also]
value: assay.Value = report.effective("ChargeType")
answers: list[bool | None] = [look_up(fact) for fact in report.needed]
verdict: assay.Verdict = report.resolve(answers)
report.count()
body: bytes = report.body(format="problem+json", language="zh", only_first=True)

validator.json(b"{}")
validator.pairs({"Action": "CreateInstance"})
validator.pairs({b"Action": b"CreateInstance"})
validator.pairs([("Action", b"CreateInstance")])
validator.http("GET", "/", {"x-acs-action": "CreateInstance"})
page: str = validator.prometheus({"worker": "1"})

try:
    validator.reload({"rules.json": ""})
except assay.RulesError as error:
    lines.extend(error.diagnostics)

validator.query(1)  # type: ignore[arg-type]
validator.query("", facts=lambda fact: "yes")  # type: ignore[arg-type, return-value]
report.body(format="yaml")  # type: ignore[arg-type]
report.verdict = assay.Verdict.VALID  # type: ignore[misc]
violation.code = ""  # type: ignore[misc]
