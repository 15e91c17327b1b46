"""assay for Python: what the documentation of an API says of a request.

    import assay

    validator = assay.Validator()                       # the rules that are built in
    report = validator.query("Action=CreateInstance&RegionId=cn-hangzhou")
    if report.verdict is assay.Verdict.INVALID:
        print(report.status, report.violations[0].message)

It calls libassay.so by way of ctypes, and needs nothing but this package and that library. The library
is looked for, in this order, where ASSAY_LIBRARY says, in the folder of this file, and where the system
has its libraries.

A Validator may be used by any number of threads at once, and by signal handlers. A Report may be read as
long as it is kept, by the thread that made it, but not by a signal handler that may interrupt that; another
thread that lives at the same time gets a LookupError. Neither can be copied or pickled. Requests may be any
bytes; a str stands for its UTF-8.
"""
from __future__ import annotations

import ctypes
import dataclasses
import enum
import json
import os
import pathlib
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, Optional, Union

from . import _c
from ._c import Error

__all__ = ["Argument", "Error", "Fact", "Facts", "RulesError", "Report", "Validator", "Value", "Verdict", "Violation",
           "Warning"]

Text = _c.TextLike
Pairs = _c.PairsLike
Files = Union[Iterable[Union[str, "os.PathLike[str]"]], Mapping[str, Text]]
Format = Literal["json", "xml", "problem+json"]
Language = Literal["en", "zh"]


class RulesError(Error):
    """The rules are at fault. `diagnostics` has a line for each fault: file, line, column and what was expected."""

    def __init__(self, diagnostics: list[str]):
        super().__init__("\n".join(diagnostics))
        self.diagnostics = diagnostics


class Verdict(enum.Enum):
    VALID = 0  # nothing is wrong and every needed fact is true
    INVALID = 1  # at least one violation
    INDETERMINATE = 2  # no violation, but some needed fact is unknown


@dataclasses.dataclass(frozen=True)
class Violation:
    code: str
    status: int  # HTTP, 400 to 599
    message: str
    parameters: tuple[str, ...]  # none: the request as a whole
    rule: str
    also: tuple[str, ...]  # further rules of the same code and parameters that are broken
    reason: str  # why, for people


@dataclasses.dataclass(frozen=True)
class Warning:  # pylint: disable=redefined-builtin
    message: str
    parameters: tuple[str, ...]  # a name that the client chose may be among them
    rule: str


@dataclasses.dataclass(frozen=True)
class Value:
    """What a parameter amounts to, defaults filled in. Its repr shows no secret."""

    parameter: str
    value: str
    origin: str  # "request", "default" or "absent"
    sensitive: bool

    def __repr__(self) -> str:
        return f"Value({self.parameter}={_shown(self)}, {self.origin})"


@dataclasses.dataclass(frozen=True)
class Argument:
    """What a fact is about. Its repr shows no secret."""

    parameter: str
    value: str
    sensitive: bool

    def __repr__(self) -> str:
        return f"Argument({self.parameter}={_shown(self)})"


@dataclasses.dataclass(frozen=True)
class Fact:
    """Something that the request cannot tell and the verdict depends on."""

    id: str
    check: str
    arguments: tuple[Argument, ...]
    known: Optional[bool]  # what a catalogue of the rules says


# Answers True, False, or None for unknown. True means that the check passes.
Facts = Callable[[Fact], Optional[bool]]

# What arguments of functions are called, in the order of their numbers.
_FORMATS = (None, "json", "xml", "problem+json")
_LANGUAGES = ("en", "zh")
_ORIGINS = ("absent", "request", "default")
_KNOWN = (None, False, True)


def _shown(value: Union[Argument, Value]) -> str:
    return "***" if value.sensitive else repr(value.value)


def _place(words: Sequence[Optional[str]], word: Optional[str], what: str) -> int:
    if word not in words:
        raise ValueError(f"unknown {what} {word!r}; expected one of {', '.join(map(repr, words))}")
    return words.index(word)


def _answer(answer: Optional[bool]) -> int:
    """Says nothing of the answer but its type: it may hold what the fact is about."""
    for number, known in enumerate(_KNOWN):
        if answer is known:
            return number
    raise TypeError(f"facts: expected True, False or None, got {type(answer).__name__}")


def _number(number: int, least: int, what: str) -> int:
    if not isinstance(number, int) or isinstance(number, bool):
        raise TypeError(f"{what}: expected an int, got {type(number).__name__}")
    if not least <= number < 2**63:
        raise ValueError(f"{what}: expected a number from {least} on, below 2**63")
    return number


def _texts(array: Any, count: int) -> tuple[str, ...]:
    return tuple(str(array[i]) for i in range(count))


def _value(value: _c.Value) -> Value:
    return Value(str(value.parameter), str(value.value), _ORIGINS[value.origin], bool(value.sensitive))


def _fact(fact: _c.Fact) -> Fact:
    arguments = tuple(Argument(str(a.parameter), str(a.value), bool(a.sensitive))
                      for a in fact.arguments[:fact.argument_count])
    return Fact(str(fact.id), str(fact.check), arguments, _KNOWN[fact.known])


class Report(_c.NotCopied):
    """What is said of a request. See the module for how long it may be read. It has a worker of its own while it lives,
    which is some 170 KB and 150 MB of addresses; 64 of these are kept for the next."""

    def __init__(self, workers: _c.Workers, handles: tuple[int, int], kept: Any):
        self._workers, self._handles = workers, handles
        self._worker, self._string = handles
        self._kept = kept  # the bytes of the request
        self._thread = threading.get_ident()
        self._verdict = Verdict.INDETERMINATE

    def __del__(self) -> None:
        self._workers.give(self._handles)

    def _handle(self) -> int:
        if self._thread != threading.get_ident():
            raise LookupError("this report is another thread's; read it there, and pass on what it says")
        return self._worker

    def _walk(self, first: str, following: str) -> Iterator[Any]:
        handle, at = self._handle(), getattr(_c.library(), first)(self._handle())
        while at:
            yield at.contents
            at = getattr(_c.library(), following)(handle)

    @property
    def verdict(self) -> Verdict:
        return self._verdict

    @property
    def status(self) -> Optional[int]:
        """The HTTP status of the answer: that of the first violation. None when there is none."""
        return _c.library().status(self._handle()) or None

    @property
    def ruleset(self) -> str:
        """`r-kvstore/2015-01-01`; empty when the request names no known operation."""
        return str(_c.library().ruleset(self._handle()))

    @property
    def operation(self) -> str:
        return str(_c.library().operation(self._handle()))

    @property
    def violations(self) -> list[Violation]:
        """In order of precedence: the first is what a gateway answers."""
        return [
            Violation(str(v.code), v.status, str(v.message), _texts(v.parameters, v.parameter_count), str(v.rule),
                      _texts(v.also, v.also_count), str(v.reason))
            for v in self._walk("first_violation", "next_violation")
        ]

    @property
    def warnings(self) -> list[Warning]:
        """Likely mistakes, which make no request invalid."""
        return [
            Warning(str(w.message), _texts(w.parameters, w.parameter_count), str(w.rule))
            for w in self._walk("first_warning", "next_warning")
        ]

    @property
    def needed(self) -> list[Fact]:
        """All facts that the verdict depends on, answered or not: what `resolve` answers, in this order. None of a
        request that is at fault by itself."""
        return [_fact(f) for f in self._walk("first_needed_fact", "next_fact")]

    @property
    def unchecked(self) -> list[Fact]:
        """Those of `needed` that nobody has answered."""
        return [_fact(f) for f in self._walk("first_unchecked_fact", "next_fact")]

    def resolve(self, answers: Iterable[Optional[bool]]) -> Verdict:
        """Answers the facts of `needed`, in that order; missing ones stay unknown. For answers that have to be waited
        for: make the report with `count=False`, and call `count` once it is resolved. Returns the verdict then."""
        numbers = [_answer(answer) for answer in answers]
        array = (ctypes.c_int * len(numbers))(*numbers)
        self._verdict = Verdict(_c.check(_c.library().resolve(self._handle(), array, len(numbers))))
        return self._verdict

    def count(self) -> None:
        """Has counters tell of the request, with the verdict that it has now. Once, for a request that was validated
        with `count=False`."""
        _c.check(_c.library().count(self._handle()))

    def effective(self, parameter: Text) -> Value:
        """What a parameter amounts to; absent if the operation has none of that name."""
        name = _c.as_bytes(parameter)
        return _value(_c.library().effective(self._handle(), name, len(name)).contents)

    @property
    def values(self) -> list[Value]:
        """The effective values of all parameters of the operation, as they are declared."""
        values: list[Value] = []
        while at := _c.library().effective_at(self._handle(), len(values)):
            values.append(_value(at.contents))
        return values

    def body(self, *, format: Optional[Format] = None,  # pylint: disable=redefined-builtin
             request_id: str = "", host_id: str = "", language: Language = "en", only_first: bool = False) -> bytes:
        """The documented error body: as the request asks for, or "json", "xml" or "problem+json". Empty unless
        the verdict is INVALID."""
        kept = _c.as_bytes(request_id), _c.as_bytes(host_id)
        options = _c.BodyOptions(ctypes.sizeof(_c.BodyOptions), _c.view(kept[0]), _c.view(kept[1]),
                                 _place(_FORMATS, format, "format"), _place(_LANGUAGES, language, "language"),
                                 int(bool(only_first)))
        _c.check(_c.library().body(self._handle(), options, self._string))
        return _c.written(self._string)

    @property
    def content_type(self) -> str:
        """Of `body()` in the format that the request asks for."""
        kind: bytes = _c.library().content_type(_c.library().body_format(self._handle()))
        return kind.decode()

    def record(self, number: int = 1) -> dict[str, Any]:
        """The whole report, as `assay check --format jsonl` prints it."""
        _c.check(_c.library().record(self._handle(), _number(number, 0, "record"), self._string))
        record: dict[str, Any] = json.loads(_c.written(self._string))
        return record

    def __repr__(self) -> str:
        return f"<assay.Report {self.verdict.name}>"


class Validator(_c.NotCopied):
    """Rules, compiled. Any number of threads at once.

    `files` are paths of rulesets and of the libraries that they import, or texts by name when it is a
    mapping; None stands for the rules that are built in. `limits` are what a request may be at most:
    max_request_bytes, max_parameters, max_value_bytes, max_name_bytes, max_list_items, max_list_index,
    max_json_depth; 0 is the usual limit. Raises RulesError when the rules are at fault, OSError when a file
    cannot be read.
    """

    def __init__(self, files: Optional[Files] = None, *, limits: Optional[Mapping[str, int]] = None):
        self._files = self._listed(files)
        chosen, rules = self._limits(limits or {}), _c.HANDLE()
        self.diagnostics = self._build(
            self._files, lambda array, count, text: _c.library().rules_load(array, count, chosen, rules, text))
        self._rules = rules.value or 0  # it is not, for it was built
        self._workers = _c.Workers(self._rules)
        _c.free_with(self, self._free, self._rules, self._workers)

    def reload(self, files: Optional[Files] = None, *, limits: Optional[Mapping[str, int]] = None) -> None:
        """Puts other rules in place, for requests from then on; without `files`, those given last, read anew. Without
        `limits`, they stay. Raises as the constructor does, and then the old rules stay."""
        listed = self._files if files is None else self._listed(files)
        chosen = None if limits is None else self._limits(limits)
        self.diagnostics = self._build(
            listed, lambda array, count, text: _c.library().rules_reload(self._rules, array, count, chosen, text))
        self._files = listed

    @staticmethod
    def _free(rules: int, workers: _c.Workers) -> None:
        workers.close()
        _c.library().rules_free(rules)

    @staticmethod
    def _listed(files: Optional[Files]) -> Any:
        if isinstance(files, (str, bytes, os.PathLike)):
            raise TypeError("files: expected a list of paths, or texts by name")
        return files if files is None or isinstance(files, Mapping) else list(files)

    @staticmethod
    def _limits(limits: Mapping[str, int]) -> _c.Limits:
        known = {name for name, _ in _c.Limits._fields_[1:]}
        for name, value in limits.items():
            if name not in known:
                raise TypeError(f"unknown limit {name!r}; expected one of {', '.join(sorted(known))}")
            _number(value, 0, name)
        return _c.Limits(ctypes.sizeof(_c.Limits), **limits)

    @staticmethod
    def _build(files: Any, build: Callable[[Any, int, Any], Any]) -> list[str]:
        if files is not None and not isinstance(files, Mapping):
            files = {os.fspath(path): pathlib.Path(path).read_bytes() for path in files}
        pairs, text = _c.Pairs(files or {}), _c.String()
        status = build(None if files is None else pairs.array, len(pairs), text.handle)
        diagnostics = text.text().splitlines()
        if status == _c.BAD_RULES:
            raise RulesError(diagnostics)
        _c.check(status)
        return diagnostics

    def _validate(self, function: str, arguments: tuple[Any, ...], kept: Any, facts: Optional[Facts],
                  now: Optional[int], count: bool) -> Report:
        """Each report has a worker of its own for as long as it lives, whatever else is validated by then."""
        time = _c.NO_TIME if now is None else _number(now, -(2**63) + 1, "now")
        library = _c.library()
        report = Report(self._workers, self._workers.take(), kept)
        library.worker_set_time(report._worker, time)
        report._verdict = Verdict(_c.check(getattr(library, function)(report._worker, *arguments)))
        if facts is not None:
            needed = report.needed
            if needed:
                report.resolve([facts(fact) for fact in needed])
        if count:
            report.count()
        return report

    def query(self, query: Text, *, facts: Optional[Facts] = None, now: Optional[int] = None,
              count: bool = True) -> Report:
        """The query of a URL, without `?`, or the body of a form. `facts` answers what the request cannot tell;
        `now` is the time, in Unix seconds, that rules about the present compare with. `count`: whether counters
        tell of it already."""
        data = _c.as_bytes(query)
        return self._validate("validate_query", (data, len(data)), data, facts, now, count)

    def json(self, text: Text, *, facts: Optional[Facts] = None, now: Optional[int] = None,
             count: bool = True) -> Report:
        """The text of a JSON object, a member a parameter."""
        data = _c.as_bytes(text)
        return self._validate("validate_json", (data, len(data)), data, facts, now, count)

    def pairs(self, pairs: Pairs, *, facts: Optional[Facts] = None, now: Optional[int] = None,
              count: bool = True) -> Report:
        """Names and values that are decoded already."""
        given = _c.Pairs(pairs)
        return self._validate("validate_pairs", (given.array, len(given)), given, facts, now, count)

    def http(self, method: Text, target: Text, headers: Pairs = (), body: Text = b"", *,
             facts: Optional[Facts] = None, now: Optional[int] = None, count: bool = True) -> Report:
        """A request as it came over HTTP: parameters of query and body together, the operation perhaps in a header.
        `headers` should have a pair for each line of them, as `message.items()` of http.server gives them."""
        lines = _c.Pairs(headers)
        kept = _c.as_bytes(method), _c.as_bytes(target), _c.as_bytes(body)
        request = _c.Http(ctypes.sizeof(_c.Http), _c.view(kept[0]), _c.view(kept[1]), lines.array, len(lines),
                          _c.view(kept[2]))
        return self._validate("validate_http", (request,), (kept, lines), facts, now, count)

    def prometheus(self, labels: Optional[Mapping[str, str]] = None) -> str:
        """What has been counted, as Prometheus' text format; `labels` are for all series, and have other names than
        those that these have of their own."""
        pairs, text = _c.Pairs(labels or {}), _c.String()
        _c.check(_c.library().rules_prometheus(self._rules, pairs.array, len(pairs), text.handle))
        return text.text()

    def counters(self) -> dict[str, Any]:
        """The same as an object; see docs/embedding.md."""
        text = _c.String()
        _c.check(_c.library().rules_counters_json(self._rules, text.handle))
        counters: dict[str, Any] = json.loads(text.text())
        return counters
