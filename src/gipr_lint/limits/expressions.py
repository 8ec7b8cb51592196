"""Regular expressions of the program: compiled when they are first used, and in one run for all later ones.

Compiling is most of a short run: what Python's compiler made of an expression, a list of numbers, is kept and only
checked the next time. The engine's own interface to it is no public one, so a Python that has another one, or refuses
what was kept, only costs the time that was saved.
"""

import re
from array import array
from collections.abc import Mapping, MutableMapping
from contextlib import suppress
from functools import lru_cache
from importlib import import_module
from typing import Any, AnyStr, cast

from gipr_lint.limits.tuples import NamedTuple

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")
_UNIT = "I"
"""The type of a number of the engine's code."""


class Code(NamedTuple):
    """What the compiler made of an expression: all that the engine wants to know beside its source."""

    flags: int
    code: bytes
    groups: int
    names: dict[str, int]


class Codes(NamedTuple):
    """The codes of former runs, and those that this run had to make; the keys are flags and source."""

    known: MutableMapping[str, Code]
    made: MutableMapping[str, Code]


CODES = Codes({}, {})
"""Of this process."""


def expression(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a regular expression that costs nothing until it is used, but for that like a compiled one."""
    return cast("re.Pattern[AnyStr]", Expression(source, flags))


def compiled(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a compiled expression, from its code where that is known. Raises ``re.error`` for a malformed one."""
    if not isinstance(source, str):
        return re.compile(source, flags)
    key = f"{int(flags)} {source}"
    with suppress(ImportError, AttributeError, TypeError, ValueError, RuntimeError, OverflowError, LookupError):
        code = CODES.known.get(key) or CODES.made.get(key)
        if code is None:
            code = CODES.made[key] = _code(source, int(flags))
        return _engine(source, code)
    return re.compile(source, flags)


@lru_cache(maxsize=512)
def kept(source: str) -> re.Pattern[str]:
    """Return a compiled expression, made once: for one that is written where it is used.

    Its code is kept on the disk, so nothing of a report may be part of the source.
    """
    return compiled(source)


def engine_version() -> str:
    """Return what changes with the form of the codes."""
    import sys

    magic = getattr(import_module("_sre"), "MAGIC", "")
    return f"{sys.implementation.name} {sys.version} {sys.byteorder} {array(_UNIT).itemsize} {magic}"


class Expression:
    """An expression whose methods are those of the compiled one from the first use of any of them on."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self.pattern = source
        self._given_flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a compiled expression has
        if name.startswith("__"):
            raise AttributeError(name)
        engine: Any = compiled(self.pattern, self._given_flags)
        vars(self).update({method: getattr(engine, method) for method in _METHODS})
        return getattr(engine, name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Expression) and vars(other)["pattern"] == self.pattern

    def __hash__(self) -> int:
        return hash(self.pattern)

    def __repr__(self) -> str:
        return f"expression({self.pattern!r})"


def _code(source: str, flags: int) -> Code:
    """Compile an expression as ``re.compile`` does. Raises re.error, and anything where the compiler is another one."""
    compiler: Any = import_module("re._compiler")
    parsed = import_module("re._parser").parse(source, flags)
    numbers = compiler._code(parsed, flags)  # noqa: SLF001 - see above
    names: Mapping[str, int] = parsed.state.groupdict
    return Code(flags | parsed.state.flags, array(_UNIT, numbers).tobytes(), parsed.state.groups - 1, dict(names))


def _engine(source: str, code: Code) -> re.Pattern[str]:
    """Return the expression of a code, which the engine checks. Raises RuntimeError where it is none."""
    flags, numbers, groups, names = code
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    made: re.Pattern[str] = import_module("_sre").compile(
        source, flags, array(_UNIT, numbers).tolist(), groups, names, tuple(by_number)
    )
    return made
