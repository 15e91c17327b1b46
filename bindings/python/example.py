"""A pre-flight check of a request, with facts of one's own."""
import assay


def look_up(fact: assay.Fact) -> bool:
    """Stands for your account service, your quota database, your catalogue."""
    return fact.arguments[0].value == "1024" if fact.id == "catalogue.capacity" else True


validator = assay.Validator()
for query in ("Action=CreateInstance&RegionId=cn-hangzhou&Period=12",
              "Action=CreateInstance&RegionId=cn-hangzhou&Capacity=1000",
              "Action=CreateInstance&RegionId=cn-hangzhou&Capacity=1024"):
    report = validator.query(query, facts=look_up)
    if report.verdict is assay.Verdict.INVALID:
        print(report.status, report.violations[0].code, report.violations[0].message)
    else:
        print("200", report.effective("ChargeType").value)
