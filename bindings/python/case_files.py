"""The cases of testdata for Python: see testdata/README.md."""
import json
import pathlib


def folders():
    """Folders of cases, each with the ruleset that it is about."""
    return [line.split() for line in pathlib.Path("testdata/folders.txt").read_text().splitlines()]


def cases(folder):
    for path in sorted(pathlib.Path("testdata", folder).glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                yield f"{path}:{number}", json.loads(line)


def data(text):
    """The bytes of a text of a case."""
    return bytes.fromhex(text["hex"]) if isinstance(text, dict) else text.encode("utf-8", "surrogatepass")


def pairs(listed):
    return [(data(name), data(value)) for name, value in listed]


def over_http(validator, http, options):
    headers = http.get("headers", [])
    return validator.http(data(http["method"]), data(http["target"]),
                          pairs(headers.items() if isinstance(headers, dict) else headers),
                          data(http.get("body", "")), **options)


def validate(validator, case, facts):
    """Answers the request of a case."""
    options = {"facts": facts, "now": case.get("now")}
    if "pairs" in case:
        return validator.pairs(pairs(case["pairs"]), **options)
    if "http" in case:
        return over_http(validator, case["http"], options)
    if "request_hex" in case:
        text = bytes.fromhex(case["request_hex"])
    elif "request_parts" in case:
        text = b"".join(data(part) * times for part, times in case["request_parts"])
    else:
        text = data(case["request"])
    if text.startswith(b'{"http":'):
        return over_http(validator, json.loads(text)["http"], options)
    read = validator.json if text.startswith(b"{") else validator.query
    return read(text, **options)


def answers(case):
    """What the facts of a case say, as a function; None when it has none."""
    listed = case.get("facts")
    if listed is None:
        return None

    def answer(fact):
        found = listed.get(fact.id)
        for argument in fact.arguments:
            if not isinstance(found, dict):
                break
            found = found.get(argument.value, found.get("*"))
        return found

    return answer
