"""assay for Python: what the documentation of an API says of a request.

    import assay

    validator = assay.Validator()                       # the rules that are built in
    report = validator.query("Action=CreateInstance&RegionId=cn-hangzhou")
    if report.verdict is assay.Verdict.INVALID:
        print(report.status, report.violations[0].message)

It calls libassay.so by way of ctypes, and needs nothing but this file and that library. The library
is looked for, in this order, where ASSAY_LIBRARY says, beside this file, and where the system has its
libraries.

A Validator may be used by any number of threads at once. A Report is about one request, and is to be
read by the thread that made it, before it validates another; else it raises LookupError. Requests may be
any bytes; a str stands for its UTF-8.
"""
from __future__ import annotations

import ctypes
import ctypes.util
import dataclasses
import enum
import json
import os
import pathlib
import threading
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, Literal, Optional, Union

__all__ = ["Error", "Fact", "RulesError", "Report", "Validator", "Value", "Verdict", "Violation", "Warning"]

Text = Union[str, bytes, bytearray, memoryview]
Pairs = Union[Mapping[str, Text], Mapping[bytes, Text], Iterable[tuple[Text, Text]]]
Files = Union[Iterable[Union[str, "os.PathLike[str]"]], Mapping[str, Text]]
Format = Literal["json", "xml", "problem+json"]
Language = Literal["en", "zh"]

_ABI_VERSION = 1
_NO_TIME = -(2**63)
_BAD_RULES, _NO_MEMORY = -2, -3


class Error(Exception):
    """assay cannot do what it was asked to."""


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
        shown = "***" if self.sensitive else repr(self.value)
        return f"Value({self.parameter}={shown}, {self.origin})"


@dataclasses.dataclass(frozen=True)
class Fact:
    """Something that the request cannot tell and the verdict depends on."""

    id: str
    check: str
    arguments: tuple[Value, ...]
    known: Optional[bool]  # what a catalogue of the rules says


# Answers True, False, or None for unknown. True means that the check passes.
Facts = Callable[[Fact], Optional[bool]]


# ---- the C interface, see assay.h ----------------------------------------------------------------


class _Text(ctypes.Structure):
    _fields_ = [("data", ctypes.c_void_p), ("size", ctypes.c_size_t)]

    def __str__(self) -> str:
        return ctypes.string_at(self.data, self.size).decode("utf-8", "surrogateescape") if self.size else ""


class _Pair(ctypes.Structure):
    _fields_ = [("name", _Text), ("value", _Text)]


class _Limits(ctypes.Structure):
    _fields_ = [("struct_size", ctypes.c_size_t)] + [
        (name, ctypes.c_size_t)
        for name in ("max_request_bytes", "max_parameters", "max_value_bytes", "max_name_bytes", "max_list_items",
                     "max_list_index", "max_json_depth")
    ]


class _Argument(ctypes.Structure):
    _fields_ = [("parameter", _Text), ("value", _Text), ("sensitive", ctypes.c_int)]


class _Fact(ctypes.Structure):
    _fields_ = [("id", _Text), ("check", _Text), ("argument_count", ctypes.c_size_t),
                ("arguments", ctypes.POINTER(_Argument)), ("known", ctypes.c_int)]


class _Http(ctypes.Structure):
    _fields_ = [("struct_size", ctypes.c_size_t), ("method", _Text), ("target", _Text),
                ("headers", ctypes.POINTER(_Pair)), ("header_count", ctypes.c_size_t), ("body", _Text)]


class _Violation(ctypes.Structure):
    _fields_ = [("code", _Text), ("status", ctypes.c_int), ("rule", _Text), ("parameter_count", ctypes.c_size_t),
                ("parameters", ctypes.POINTER(_Text)), ("also_count", ctypes.c_size_t),
                ("also", ctypes.POINTER(_Text)), ("message", _Text), ("reason", _Text)]


class _Warning(ctypes.Structure):
    _fields_ = [("rule", _Text), ("parameter_count", ctypes.c_size_t), ("parameters", ctypes.POINTER(_Text)),
                ("message", _Text)]


class _Value(ctypes.Structure):
    _fields_ = [("parameter", _Text), ("value", _Text), ("origin", ctypes.c_int), ("sensitive", ctypes.c_int)]


class _BodyOptions(ctypes.Structure):
    _fields_ = [("struct_size", ctypes.c_size_t), ("request_id", _Text), ("host_id", _Text),
                ("format", ctypes.c_int), ("language", ctypes.c_int), ("only_first", ctypes.c_int),
                ("reserved", ctypes.c_int)]


_HANDLE = ctypes.c_void_p
_FUNCTIONS = {
    "abi_version": (ctypes.c_int,),
    "version": (ctypes.c_char_p,),
    "string_new": (_HANDLE,),
    "string_free": (None, _HANDLE),
    "string_data": (ctypes.c_void_p, _HANDLE),
    "string_size": (ctypes.c_size_t, _HANDLE),
    "rules_load": (ctypes.c_int, ctypes.POINTER(_Pair), ctypes.c_size_t, ctypes.POINTER(_Limits),
                   ctypes.POINTER(_HANDLE), _HANDLE),
    "rules_reload": (ctypes.c_int, _HANDLE, ctypes.POINTER(_Pair), ctypes.c_size_t, ctypes.POINTER(_Limits), _HANDLE),
    "rules_free": (None, _HANDLE),
    "rules_prometheus": (ctypes.c_int, _HANDLE, ctypes.POINTER(_Pair), ctypes.c_size_t, _HANDLE),
    "rules_counters_json": (ctypes.c_int, _HANDLE, _HANDLE),
    "worker_new": (_HANDLE, _HANDLE),
    "worker_free": (None, _HANDLE),
    "worker_set_time": (ctypes.c_int, _HANDLE, ctypes.c_int64),
    "validate_query": (ctypes.c_int, _HANDLE, ctypes.c_char_p, ctypes.c_size_t),
    "validate_json": (ctypes.c_int, _HANDLE, ctypes.c_char_p, ctypes.c_size_t),
    "validate_pairs": (ctypes.c_int, _HANDLE, ctypes.POINTER(_Pair), ctypes.c_size_t),
    "validate_http": (ctypes.c_int, _HANDLE, ctypes.POINTER(_Http)),
    "resolve": (ctypes.c_int, _HANDLE, ctypes.POINTER(ctypes.c_int), ctypes.c_size_t),
    "count": (ctypes.c_int, _HANDLE),
    "status": (ctypes.c_int, _HANDLE),
    "ruleset": (_Text, _HANDLE),
    "operation": (_Text, _HANDLE),
    "first_violation": (ctypes.POINTER(_Violation), _HANDLE),
    "next_violation": (ctypes.POINTER(_Violation), _HANDLE),
    "first_warning": (ctypes.POINTER(_Warning), _HANDLE),
    "next_warning": (ctypes.POINTER(_Warning), _HANDLE),
    "first_needed_fact": (ctypes.POINTER(_Fact), _HANDLE),
    "first_unchecked_fact": (ctypes.POINTER(_Fact), _HANDLE),
    "next_fact": (ctypes.POINTER(_Fact), _HANDLE),
    "effective": (ctypes.POINTER(_Value), _HANDLE, ctypes.c_char_p, ctypes.c_size_t),
    "effective_at": (ctypes.POINTER(_Value), _HANDLE, ctypes.c_size_t),
    "body": (ctypes.c_int, _HANDLE, ctypes.POINTER(_BodyOptions), _HANDLE),
    "body_format": (ctypes.c_int, _HANDLE),
    "content_type": (ctypes.c_char_p, ctypes.c_int),
    "record": (ctypes.c_int, _HANDLE, ctypes.c_uint64, _HANDLE),
}


def _find_library() -> str:
    named = os.environ.get("ASSAY_LIBRARY")
    if named:
        return named
    beside = pathlib.Path(__file__).resolve().parent / "libassay.so"
    return str(beside) if beside.exists() else ctypes.util.find_library("assay") or "libassay.so.1"


class _Library:
    """The functions of assay.h, without their common prefix."""

    def __init__(self) -> None:
        path = _find_library()
        try:
            library = ctypes.CDLL(path)
        except OSError as error:
            raise Error(f"cannot load {path}: {error}; ASSAY_LIBRARY says where it is") from error
        for name, (result, *arguments) in _FUNCTIONS.items():
            function = getattr(library, f"assay_{name}")
            function.restype, function.argtypes = result, arguments
            setattr(self, name, function)
        if self.abi_version() != _ABI_VERSION:
            raise Error(f"{path} has interface {self.abi_version()}; expected {_ABI_VERSION}")

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)


_lock = threading.Lock()
_loaded: Optional[_Library] = None


def _library() -> _Library:
    """Loaded when it is first needed, so that importing this module needs no library."""
    global _loaded  # pylint: disable=global-statement
    with _lock:
        if _loaded is None:
            _loaded = _Library()
        return _loaded


def _bytes(text: Text) -> bytes:
    if isinstance(text, str):
        return text.encode("utf-8", "surrogatepass")  # what is not UTF-8 is for the rules to judge
    if isinstance(text, (bytes, bytearray, memoryview)):
        return bytes(text)
    raise TypeError(f"expected a str or bytes, got {type(text).__name__}")


def _text(data: bytes) -> _Text:
    """A view: the caller keeps `data`."""
    return _Text(ctypes.cast(ctypes.c_char_p(data), ctypes.c_void_p), len(data))


class _Pairs:
    """Texts in pairs as C has them, and what keeps them."""

    def __init__(self, pairs: Pairs):
        listed = pairs.items() if isinstance(pairs, Mapping) else pairs
        self._kept = [(_bytes(name), _bytes(value)) for name, value in listed]
        self.array = (_Pair * len(self._kept))(*(_Pair(_text(n), _text(v)) for n, v in self._kept))

    def __len__(self) -> int:
        return len(self._kept)


def _texts(array: Any, count: int) -> tuple[str, ...]:
    return tuple(str(array[i]) for i in range(count))


_ORIGINS = ("absent", "request", "default")
_KNOWN = (None, False, True)


def _free_with(owner: Any, free: Any, handle: int) -> None:
    """Not at exit: threads that are daemons still use what they have then."""
    weakref.finalize(owner, free, handle).atexit = False


class _String:
    """A text that the library writes."""

    def __init__(self) -> None:
        self.handle = _library().string_new()
        if not self.handle:
            raise MemoryError
        _free_with(self, _library().string_free, self.handle)

    def bytes(self) -> bytes:
        return ctypes.string_at(_library().string_data(self.handle), _library().string_size(self.handle))

    def text(self) -> str:
        return self.bytes().decode("utf-8", "replace")


def _check(status: int) -> int:
    if status >= 0:
        return status
    if status == _NO_MEMORY:
        raise MemoryError
    raise Error("the library refuses the arguments")


class _Worker:
    """What one thread has."""

    def __init__(self, rules: int):
        self.handle = _library().worker_new(rules)
        if not self.handle:
            raise MemoryError
        _free_with(self, _library().worker_free, self.handle)
        self.thread = threading.get_ident()
        self.string = _String()
        self.requests = 0  # so far
        self.kept: tuple[Any, ...] = ()  # the bytes of the last one


class Report:
    """What is said of a request. See the module for how long it may be read."""

    def __init__(self, worker: _Worker, verdict: int):
        self._worker, self._request = worker, worker.requests
        self.verdict: Final = Verdict(verdict)

    def _handle(self) -> int:
        if self._worker.thread != threading.get_ident():
            raise LookupError("this report is another thread's; read it there, and pass on what it says")
        if self._worker.requests != self._request:
            raise LookupError("this report is gone: its thread has validated another request since")
        handle: int = self._worker.handle
        return handle

    def _walk(self, first: str, following: str) -> Iterator[Any]:
        handle, at = self._handle(), getattr(_library(), first)(self._handle())
        while at:
            yield at.contents
            at = getattr(_library(), following)(handle)

    @property
    def status(self) -> Optional[int]:
        """The HTTP status of the answer: that of the first violation. None when there is none."""
        return _library().status(self._handle()) or None

    @property
    def ruleset(self) -> str:
        """`r-kvstore/2015-01-01`; empty when the request names no known operation."""
        return str(_library().ruleset(self._handle()))

    @property
    def operation(self) -> str:
        return str(_library().operation(self._handle()))

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
        return [
            Warning(str(w.message), _texts(w.parameters, w.parameter_count), str(w.rule))
            for w in self._walk("first_warning", "next_warning")
        ]

    @property
    def unchecked(self) -> list[Fact]:
        """Facts that nobody has answered."""
        return [_fact(f) for f in self._walk("first_unchecked_fact", "next_fact")]

    def effective(self, parameter: Text) -> Value:
        name = _bytes(parameter)
        return _value(_library().effective(self._handle(), name, len(name)).contents)

    @property
    def values(self) -> list[Value]:
        """The effective values of all parameters of the operation, as they are declared."""
        values: list[Value] = []
        while at := _library().effective_at(self._handle(), len(values)):
            values.append(_value(at.contents))
        return values

    def body(self, *, format: Optional[Format] = None,  # pylint: disable=redefined-builtin
             request_id: str = "", host_id: str = "", language: Language = "en", only_first: bool = False) -> bytes:
        """The documented error body: as the request asks for, or "json", "xml" or "problem+json". Empty unless
        the verdict is INVALID."""
        formats = [None, "json", "xml", "problem+json"]
        kept = _bytes(request_id), _bytes(host_id)
        options = _BodyOptions(ctypes.sizeof(_BodyOptions), _text(kept[0]), _text(kept[1]), formats.index(format),
                               ["en", "zh"].index(language), int(only_first))
        _check(_library().body(self._handle(), options, self._worker.string.handle))
        return self._worker.string.bytes()

    @property
    def content_type(self) -> str:
        """Of `body()` in the format that the request asks for."""
        kind: bytes = _library().content_type(_library().body_format(self._handle()))
        return kind.decode()

    def record(self, number: int = 1) -> dict[str, Any]:
        """The whole report, as `assay check --format jsonl` prints it."""
        _check(_library().record(self._handle(), number, self._worker.string.handle))
        record: dict[str, Any] = json.loads(self._worker.string.bytes())
        return record

    def __repr__(self) -> str:
        return f"<assay.Report {self.verdict.name}>"


def _value(value: _Value) -> Value:
    return Value(str(value.parameter), str(value.value), _ORIGINS[value.origin], bool(value.sensitive))


def _fact(fact: _Fact) -> Fact:
    arguments = tuple(
        Value(str(a.parameter), str(a.value), "request", bool(a.sensitive))
        for a in (fact.arguments[i] for i in range(fact.argument_count)))
    return Fact(str(fact.id), str(fact.check), arguments, _KNOWN[fact.known])


class Validator:
    """Rules, compiled. Any number of threads at once.

    `files` are paths of rulesets and of the libraries that they import, or texts by name when it is a
    mapping; None stands for the rules that are built in. `limits` are what a request may be at most:
    max_request_bytes, max_parameters, max_value_bytes, max_name_bytes, max_list_items, max_list_index,
    max_json_depth. Raises RulesError when the rules are at fault, OSError when a file cannot be read.
    """

    def __init__(self, files: Optional[Files] = None, *,
                 limits: Optional[Mapping[str, int]] = None):
        self._threads = threading.local()
        known = {name for name, _ in _Limits._fields_[1:]}
        for name, value in (limits or {}).items():
            if name not in known:
                raise TypeError(f"unknown limit {name!r}; expected one of {', '.join(sorted(known))}")
            if not 0 <= value < 2**63:
                raise ValueError(f"{name}: expected a number from 0 on")
        self._limits = _Limits(ctypes.sizeof(_Limits), **(limits or {}))
        rules = _HANDLE()
        self.diagnostics = self._build(
            files, lambda array, count, text: _library().rules_load(array, count, self._limits, rules, text))
        self._rules = rules.value or 0  # it is not, for it was built
        _free_with(self, _library().rules_free, self._rules)

    def reload(self, files: Optional[Files] = None) -> None:
        """Puts other rules in place, for the next request of each thread. Raises as the constructor does, and then
        the old ones stay."""
        self.diagnostics = self._build(
            files, lambda array, count, text: _library().rules_reload(self._rules, array, count, self._limits, text))

    @staticmethod
    def _build(files: Any, build: Callable[[Any, int, int], Any]) -> list[str]:
        if files is not None and not isinstance(files, Mapping):
            files = {os.fspath(path): pathlib.Path(path).read_bytes() for path in files}
        if files is not None and not files:
            raise RulesError(["error: no rule file is given"])
        files = files or {}
        pairs, text = _Pairs(files), _String()
        status = build(pairs.array, len(pairs), text.handle)
        diagnostics = text.text().splitlines()
        if status == _BAD_RULES:
            raise RulesError(diagnostics)
        _check(status)
        return diagnostics

    def _worker(self, now: Optional[int]) -> _Worker:
        """This thread's, made ready for another request."""
        worker: Optional[_Worker] = getattr(self._threads, "worker", None)
        if worker is None:
            worker = self._threads.worker = _Worker(self._rules)
        if now is not None and not -(2**63) < now < 2**63:
            raise ValueError("now: expected a time in seconds")
        worker.requests += 1
        _library().worker_set_time(worker.handle, _NO_TIME if now is None else now)
        return worker

    @staticmethod
    def _finish(worker: _Worker, verdict: int, facts: Optional[Facts], count: bool) -> Report:
        _check(verdict)
        library = _library()
        if facts is not None:
            asked = Report(worker, verdict)
            needed = [_fact(f) for f in asked._walk("first_needed_fact", "next_fact")]
            if needed:
                answers = [_KNOWN.index(facts(fact)) for fact in needed]
                asked._handle()  # `facts` may have validated another request
                verdict = _check(library.resolve(worker.handle, (ctypes.c_int * len(answers))(*answers), len(answers)))
        if count:
            _check(library.count(worker.handle))
        return Report(worker, verdict)

    def query(self, query: Text, *, facts: Optional[Facts] = None, now: Optional[int] = None,
              count: bool = True) -> Report:
        """The query of a URL, without `?`, or the body of a form. `facts` answers what the request cannot tell;
        `now` is the time, in Unix seconds, that rules about the present compare with. `count`: whether counters
        tell of it; a request that is validated twice, since answers had to be waited for, counts once."""
        data = _bytes(query)
        worker = self._worker(now)
        worker.kept = (data,)
        return self._finish(worker, _library().validate_query(worker.handle, data, len(data)), facts, count)

    def json(self, text: Text, *, facts: Optional[Facts] = None, now: Optional[int] = None,
             count: bool = True) -> Report:
        """The text of a JSON object, a member a parameter."""
        data = _bytes(text)
        worker = self._worker(now)
        worker.kept = (data,)
        return self._finish(worker, _library().validate_json(worker.handle, data, len(data)), facts, count)

    def pairs(self, pairs: Pairs, *, facts: Optional[Facts] = None, now: Optional[int] = None,
              count: bool = True) -> Report:
        """Names and values that are decoded already."""
        given = _Pairs(pairs)
        worker = self._worker(now)
        worker.kept = (given,)
        return self._finish(worker, _library().validate_pairs(worker.handle, given.array, len(given)), facts, count)

    def http(self, method: Text, target: Text, headers: Pairs = (), body: Text = b"", *,
             facts: Optional[Facts] = None, now: Optional[int] = None, count: bool = True) -> Report:
        """A request as it came over HTTP: parameters of query and body together, the operation perhaps in a header."""
        lines = _Pairs(headers)
        kept = _bytes(method), _bytes(target), _bytes(body)
        request = _Http(ctypes.sizeof(_Http), _text(kept[0]), _text(kept[1]), lines.array, len(lines), _text(kept[2]))
        worker = self._worker(now)
        worker.kept = (kept, lines)
        return self._finish(worker, _library().validate_http(worker.handle, request), facts, count)

    def prometheus(self, labels: Optional[Mapping[str, str]] = None) -> str:
        """What has been counted, as Prometheus' text format; `labels` are for all series."""
        pairs, text = _Pairs(labels or {}), _String()
        _check(_library().rules_prometheus(self._rules, pairs.array, len(pairs), text.handle))
        return text.text()

    def counters(self) -> dict[str, Any]:
        """The same as an object; see docs/embedding.md."""
        text = _String()
        _check(_library().rules_counters_json(self._rules, text.handle))
        counters: dict[str, Any] = json.loads(text.bytes())
        return counters
