"""The C interface of assay by way of ctypes: see assay.h."""
from __future__ import annotations

import ctypes
import ctypes.util
import os
import pathlib
import threading
import weakref
from collections.abc import Iterable, Mapping
from typing import Any, Optional, Union

TextLike = Union[str, bytes, bytearray, memoryview]
PairsLike = Union[Mapping[str, TextLike], Mapping[bytes, TextLike], Iterable[tuple[TextLike, TextLike]]]

ABI_VERSION = 1
NO_TIME = -(2**63)
BAD_RULES, NO_MEMORY = -2, -3


class Error(Exception):
    """assay cannot do what it was asked to."""

    __module__ = "assay"  # where others find it


class Text(ctypes.Structure):
    _fields_ = [("data", ctypes.c_void_p), ("size", ctypes.c_size_t)]

    def __str__(self) -> str:
        return ctypes.string_at(self.data, self.size).decode("utf-8", "surrogateescape") if self.size else ""


class Pair(ctypes.Structure):
    _fields_ = [("name", Text), ("value", Text)]


class Limits(ctypes.Structure):
    _fields_ = [("struct_size", ctypes.c_size_t)] + [
        (name, ctypes.c_size_t)
        for name in ("max_request_bytes", "max_parameters", "max_value_bytes", "max_name_bytes", "max_list_items",
                     "max_list_index", "max_json_depth")
    ]


class Argument(ctypes.Structure):
    _fields_ = [("parameter", Text), ("value", Text), ("sensitive", ctypes.c_int)]


class Fact(ctypes.Structure):
    _fields_ = [("id", Text), ("check", Text), ("argument_count", ctypes.c_size_t),
                ("arguments", ctypes.POINTER(Argument)), ("known", ctypes.c_int)]


class Http(ctypes.Structure):
    _fields_ = [("struct_size", ctypes.c_size_t), ("method", Text), ("target", Text),
                ("headers", ctypes.POINTER(Pair)), ("header_count", ctypes.c_size_t), ("body", Text)]


class Violation(ctypes.Structure):
    _fields_ = [("code", Text), ("status", ctypes.c_int), ("rule", Text), ("parameter_count", ctypes.c_size_t),
                ("parameters", ctypes.POINTER(Text)), ("also_count", ctypes.c_size_t),
                ("also", ctypes.POINTER(Text)), ("message", Text), ("reason", Text)]


class Warning(ctypes.Structure):
    _fields_ = [("rule", Text), ("parameter_count", ctypes.c_size_t), ("parameters", ctypes.POINTER(Text)),
                ("message", Text)]


class Value(ctypes.Structure):
    _fields_ = [("parameter", Text), ("value", Text), ("origin", ctypes.c_int), ("sensitive", ctypes.c_int)]


class BodyOptions(ctypes.Structure):
    _fields_ = [("struct_size", ctypes.c_size_t), ("request_id", Text), ("host_id", Text),
                ("format", ctypes.c_int), ("language", ctypes.c_int), ("only_first", ctypes.c_int),
                ("reserved", ctypes.c_int)]


HANDLE = ctypes.c_void_p
FUNCTIONS = {
    "abi_version": (ctypes.c_int,),
    "version": (ctypes.c_char_p,),
    "string_new": (HANDLE,),
    "string_free": (None, HANDLE),
    "string_data": (ctypes.c_void_p, HANDLE),
    "string_size": (ctypes.c_size_t, HANDLE),
    "rules_load": (ctypes.c_int, ctypes.POINTER(Pair), ctypes.c_size_t, ctypes.POINTER(Limits),
                   ctypes.POINTER(HANDLE), HANDLE),
    "rules_reload": (ctypes.c_int, HANDLE, ctypes.POINTER(Pair), ctypes.c_size_t, ctypes.POINTER(Limits), HANDLE),
    "rules_free": (None, HANDLE),
    "rules_prometheus": (ctypes.c_int, HANDLE, ctypes.POINTER(Pair), ctypes.c_size_t, HANDLE),
    "rules_counters_json": (ctypes.c_int, HANDLE, HANDLE),
    "worker_new": (HANDLE, HANDLE),
    "worker_free": (None, HANDLE),
    "worker_set_time": (ctypes.c_int, HANDLE, ctypes.c_int64),
    "validate_query": (ctypes.c_int, HANDLE, ctypes.c_char_p, ctypes.c_size_t),
    "validate_json": (ctypes.c_int, HANDLE, ctypes.c_char_p, ctypes.c_size_t),
    "validate_pairs": (ctypes.c_int, HANDLE, ctypes.POINTER(Pair), ctypes.c_size_t),
    "validate_http": (ctypes.c_int, HANDLE, ctypes.POINTER(Http)),
    "resolve": (ctypes.c_int, HANDLE, ctypes.POINTER(ctypes.c_int), ctypes.c_size_t),
    "count": (ctypes.c_int, HANDLE),
    "status": (ctypes.c_int, HANDLE),
    "ruleset": (Text, HANDLE),
    "operation": (Text, HANDLE),
    "first_violation": (ctypes.POINTER(Violation), HANDLE),
    "next_violation": (ctypes.POINTER(Violation), HANDLE),
    "first_warning": (ctypes.POINTER(Warning), HANDLE),
    "next_warning": (ctypes.POINTER(Warning), HANDLE),
    "first_needed_fact": (ctypes.POINTER(Fact), HANDLE),
    "first_unchecked_fact": (ctypes.POINTER(Fact), HANDLE),
    "next_fact": (ctypes.POINTER(Fact), HANDLE),
    "effective": (ctypes.POINTER(Value), HANDLE, ctypes.c_char_p, ctypes.c_size_t),
    "effective_at": (ctypes.POINTER(Value), HANDLE, ctypes.c_size_t),
    "body": (ctypes.c_int, HANDLE, ctypes.POINTER(BodyOptions), HANDLE),
    "body_format": (ctypes.c_int, HANDLE),
    "content_type": (ctypes.c_char_p, ctypes.c_int),
    "record": (ctypes.c_int, HANDLE, ctypes.c_uint64, HANDLE),
}


def find_library() -> str:
    named = os.environ.get("ASSAY_LIBRARY")
    if named:
        return named
    beside = pathlib.Path(__file__).resolve().parent / "libassay.so"
    return str(beside) if beside.exists() else ctypes.util.find_library("assay") or "libassay.so.1"


class Library:
    """The functions of assay.h, without their common prefix."""

    def __init__(self) -> None:
        path = find_library()
        try:
            loaded = ctypes.CDLL(path)
        except OSError as error:
            raise Error(f"cannot load {path}: {error}; ASSAY_LIBRARY says where it is") from error
        for name, (result, *arguments) in FUNCTIONS.items():
            function = getattr(loaded, f"assay_{name}")
            function.restype, function.argtypes = result, arguments
            setattr(self, name, function)
        if self.abi_version() != ABI_VERSION:
            raise Error(f"{path} has interface {self.abi_version()}; expected {ABI_VERSION}")

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)


_lock = threading.RLock()  # a signal handler may interrupt whoever has it
_loaded: Optional[Library] = None


def library() -> Library:
    """Loaded when it is first needed, so that importing this module needs no library."""
    global _loaded  # pylint: disable=global-statement
    if _loaded is None:
        with _lock:
            if _loaded is None:
                _loaded = Library()
    return _loaded


def as_bytes(text: TextLike) -> bytes:
    if isinstance(text, str):
        return text.encode("utf-8", "surrogatepass")  # what is not UTF-8 is for the rules to judge
    if isinstance(text, (bytes, bytearray, memoryview)):
        return bytes(text)
    raise TypeError(f"expected a str or bytes, got {type(text).__name__}")


def view(data: bytes) -> Text:
    """A view: the caller keeps `data`."""
    return Text(ctypes.cast(ctypes.c_char_p(data), ctypes.c_void_p), len(data))


class Pairs:
    """Texts in pairs as C has them, and what keeps them."""

    def __init__(self, pairs: PairsLike):
        listed = pairs.items() if isinstance(pairs, Mapping) else pairs
        self._kept = [(as_bytes(name), as_bytes(value)) for name, value in listed]
        self.array = (Pair * len(self._kept))(*(Pair(view(n), view(v)) for n, v in self._kept))

    def __len__(self) -> int:
        return len(self._kept)


def free_with(owner: Any, function: Any, *arguments: Any) -> None:
    """Not at exit: threads that are daemons still use what they have then."""
    weakref.finalize(owner, function, *arguments).atexit = False


def written(string: int) -> bytes:
    loaded = library()
    return ctypes.string_at(loaded.string_data(string), loaded.string_size(string))


class NotCopied:
    """What refers to the library's memory, which a copy would share and free again."""

    def __reduce_ex__(self, protocol: Any) -> Any:
        raise TypeError(f"an assay.{type(self).__name__} cannot be copied or pickled")


class String(NotCopied):
    """A text that the library writes."""

    def __init__(self) -> None:
        self.handle = library().string_new()
        if not self.handle:
            raise MemoryError
        free_with(self, library().string_free, self.handle)

    def text(self) -> str:
        return written(self.handle).decode("utf-8", "replace")


def check(status: int) -> int:
    if status >= 0:
        return status
    if status == NO_MEMORY:
        raise MemoryError
    raise Error("the library refuses the arguments")


class Workers:
    """Workers that no report has. Handles alone: whoever has one gives it back, and what is in here is freed with the
    last that refers to it. Nothing that a report refers to has a finalizer of its own, which the collector of cycles
    would call before the report's."""

    MOST = 64

    def __init__(self, rules: int):
        self._rules = rules
        self._idle: list[tuple[int, int]] = []

    def take(self) -> tuple[int, int]:
        """A worker, and a text for what it writes."""
        try:
            return self._idle.pop()
        except IndexError:
            pass
        loaded = library()
        worker, string = loaded.worker_new(self._rules), loaded.string_new()
        if worker and string:
            return worker, string
        loaded.worker_free(worker)
        loaded.string_free(string)
        raise MemoryError

    def give(self, handles: tuple[int, int]) -> None:
        if len(self._idle) < self.MOST:
            self._idle.append(handles)
        else:
            free(handles)

    def __len__(self) -> int:
        return len(self._idle)

    def close(self) -> None:
        """The validator is gone: what reports still have is freed with them."""
        idle, self.MOST = self._idle, 0  # pylint: disable=invalid-name
        while idle:
            free(idle.pop())


def free(handles: tuple[int, int]) -> None:
    loaded = library()
    loaded.worker_free(handles[0])
    loaded.string_free(handles[1])
