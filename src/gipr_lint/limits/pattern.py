"""Regular expressions from rule files: checked when the file is read, compiled when they are first used.

Those of rule packs are guarded: whatever their author wrote, they cannot keep the tool busy.
"""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from math import prod
from time import perf_counter
from typing import Any, Protocol, Self

from gipr_lint.limits.errors import RuleError
from gipr_lint.limits.expressions import compiled, expression

SECONDS = 1.0
"""How long a guarded expression may search in vain for its time to run out."""
_SEARCH_SECONDS = 0.01
"""The seconds that each further search adds to that."""
_MAX_CHARS = 2000
"""The longest expression of a pack: nobody can read a longer one."""
_MAX_COPIES = 10_000
"""How many copies of a part the least numbers of repetitions may make."""
_MAX_UNROLLED_CHARS = 200_000
"""How long an expression may be with its copies written out: the guarded engine takes a second for more."""
_REPEAT = expression(r"\{(\d+)(?:,\d*)?\}")
"""A number of repetitions. Finds ``a[|{3,}|]`` and ``a[|{2}|]``, not ``a{,3}``."""
_FUZZY = expression(r"(?<!\\)\{(?=[^}]*[a-zA-Z])[^}]*\}")
r"""What the guarded engine takes for a fuzzy match. Finds ``a[|{e<=1}|]``, not ``a{3}`` or ``a\{e}``."""

_REASONS = (
    ("missing ), unterminated subpattern", "缺少右括号"),
    ("unbalanced parenthesis", "多了右括号"),
    ("unterminated character set", "缺少右方括号"),
    ("bad character range", "字符范围的起止颠倒"),
    ("nothing to repeat", "重复符号前没有可重复的内容"),
    ("multiple repeat", "重复符号连用"),
    ("min repeat greater than max repeat", "重复次数的下限大于上限"),
    ("bad escape", "不认识的转义"),
    ("global flags not at the start", "“(?i)”一类的标志只能写在开头"),
    ("look-behind requires fixed-width", "后向断言的长度必须固定"),
    ("Possible", "有歧义，方括号内的“[”“--”“&&”“~~”“||”请加反斜杠"),
)


class PatternError(RuleError, ValueError):
    """A regular expression cannot be used; the message is Chinese and says where."""


class PatternTimeoutError(RuleError):
    """A guarded expression took too long; the message is Chinese."""


class Match(Protocol):
    """What both engines return for a match."""

    def __getitem__(self, group: int | str, /) -> Any: ...  # noqa: ANN401 - None for a group that took no part
    def start(self, group: int | str = 0, /) -> int:
        """Return where the match, or a group of it, begins."""
        ...

    def end(self, group: int | str = 0, /) -> int:
        """Return where it ends."""
        ...

    def span(self, group: int | str = 0, /) -> tuple[int, int]:
        """Return both."""
        ...


class Pattern:
    """A regular expression that costs nothing until it is used.

    One of the words ``required``, if there are any, stands in every text that it matches: without them a text is not
    searched, and the expression often never compiled. ``parts`` are expressions, if there are any, of which one matches
    wherever it does: its alternatives, each with words of its own.
    """

    __slots__ = ("_compiled", "parts", "required", "source")

    def __init__(self, source: str, required: Sequence[str] = (), parts: Sequence[Pattern] = ()) -> None:
        self.source = source
        self.required = required
        self.parts = parts
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression. Raises ``re.error`` for a malformed one."""
        if self._compiled is None:
            self._compiled = compiled(self.source)
        return self._compiled

    def within(self, before: str, behind: str) -> Self:
        """Return the expression with others before and behind it, guarded as it is."""
        return type(self)(f"{before}(?:{self.source}){behind}", self.required)

    def occurs(self, text: str) -> bool:
        """Tell whether there is a match anywhere in a text: where there seldom is, sooner than by searching for it."""
        return any(part.occurs(text) for part in self.parts) if self.parts else self.search(text) is not None

    def search(self, text: str) -> Match | None:
        """Return the first match anywhere in a text."""
        return self.compiled.search(text) if self._may_match(text) else None

    def finditer(self, text: str) -> Iterator[Match]:
        """Return all matches in a text."""
        return self.compiled.finditer(text) if self._may_match(text) else iter(())

    def _may_match(self, text: str) -> bool:
        for word in self.required:  # a loop: it is asked for every expression and text, and any() costs twice as much
            if word in text:
                return True
        return not self.required

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pattern) and other.source == self.source

    def __hash__(self) -> int:
        return hash(self.source)

    def __repr__(self) -> str:
        return f"Pattern({self.source!r})"


class _Untimed:
    """An expression of the standard library, called as one of the guarded engine; it does not give up."""

    def __init__(self, engine: re.Pattern[str]) -> None:
        self._engine = engine

    def search(self, text: str, timeout: float) -> Match | None:  # noqa: ARG002 - as the guarded engine has it
        """Return the first match anywhere in a text."""
        return self._engine.search(text)

    def finditer(self, text: str, timeout: float) -> Iterator[Match]:  # noqa: ARG002 - as above
        """Return all matches in a text."""
        return self._engine.finditer(text)


class Guarded(Pattern):
    """A regular expression that gives up: searching without an end raises PatternTimeoutError.

    The time of all its searches is added up. Once it has run out, each search adds a little more of it, so that a
    run over thousands of files is not kept up by one expression either.
    """

    __slots__ = ("_left", "_timed")

    def __init__(self, source: str, required: Sequence[str] = ()) -> None:
        super().__init__(source, required)
        self._left = SECONDS
        self._timed: Any = None

    def prepare(self) -> None:
        """Compile the expression. Raises PatternError for what the engine with a time-out does not know."""
        if sys.platform == "emscripten":  # there is no such engine: the page ends the worker that takes too long
            self._timed = _Untimed(self.compiled)
            return
        import regex

        try:
            self._timed = regex.compile(self.source)
        except regex.error as error:
            raise PatternError(f"正则表达式有误：{_chinese(str(error))}") from None

    def search(self, text: str) -> Match | None:
        """Return the first match anywhere in a text. Raises PatternTimeoutError."""
        found: Match | None = self._spend(lambda left: self._engine.search(text, timeout=left))
        return found

    def finditer(self, text: str) -> Iterator[Match]:
        """Return all matches in a text. Raises PatternTimeoutError."""
        found: list[Match] = self._spend(lambda left: list(self._engine.finditer(text, timeout=left)))
        return iter(found)

    @property
    def _engine(self) -> Any:  # noqa: ANN401 - an expression of the library regex
        if self._timed is None:
            self.prepare()
        return self._timed

    def _spend(self, search: Callable[[float], Any]) -> Any:  # noqa: ANN401 - whatever the search returns
        start = perf_counter()
        self._left += _SEARCH_SECONDS
        try:
            return search(self._left)
        except TimeoutError:
            message = f"正则表达式“{self.source}”匹配用时过长（超过 {SECONDS:g} 秒），可能反复回溯"
            raise PatternTimeoutError(message) from None
        finally:
            self._left = min(SECONDS, max(0.0, self._left - (perf_counter() - start)))


def parse(source: str, *, guarded: bool = False) -> Pattern:
    """Return a pattern that is known to compile.

    Raises PatternError, also for what Python only warns of, and for a pattern that finds nothing everywhere.
    """
    if not source:
        raise PatternError("正则表达式不能为空")
    if guarded:
        _limit(source)
    pattern = Guarded(source) if guarded else Pattern(source)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            compiled = pattern.compiled
    except re.error as error:
        place = "" if error.pos is None else f"第 {error.pos + 1} 个字符处"
        raise PatternError(f"正则表达式有误：{place}{_chinese(error.msg)}") from None
    except Warning as warning:
        raise PatternError(f"正则表达式有误：{_chinese(str(warning))}") from None
    except (RecursionError, OverflowError):
        raise PatternError("正则表达式有误：嵌套过深或重复次数过大") from None
    if isinstance(pattern, Guarded):
        pattern.prepare()
    if _finds_nothing(pattern, compiled):
        raise PatternError("正则表达式有误：什么文字都没有时也算匹配，请去掉多余的“*”“?”或“|”")
    return pattern


def _finds_nothing(pattern: Pattern, compiled: re.Pattern[str]) -> bool:
    """Tell whether an expression matches where there is no text at all."""
    if not isinstance(pattern, Guarded):
        return bool(compiled.search(""))
    try:
        return bool(pattern.search(""))
    except PatternTimeoutError as error:
        raise PatternError(str(error)) from None


def _limit(source: str) -> None:
    """Refuse what would fill the memory, and what the two engines do not read alike.

    The guarded engine writes out what is repeated a fixed number of times, and takes ``{e<=1}`` for a fuzzy match.
    """
    if len(source) > _MAX_CHARS:
        raise PatternError(f"正则表达式有误：过长（最多 {_MAX_CHARS} 个字符）")
    copies = prod(max(1, int(least)) for least in _REPEAT.findall(source))
    if copies > _MAX_COPIES or (copies > 1 and copies * len(source) > _MAX_UNROLLED_CHARS):
        limits = f"各处下限的乘积最多 {_MAX_COPIES}，乘以长度最多 {_MAX_UNROLLED_CHARS}"
        raise PatternError(f"正则表达式有误：重复次数过大（{limits}）")
    fuzzy = _FUZZY.search(source)
    if fuzzy:
        raise PatternError(f"正则表达式有误：第 {fuzzy.start() + 1} 个字符处的花括号不是重复次数，请加反斜杠")


def _chinese(reason: str) -> str:
    return next((chinese for english, chinese in _REASONS if english in reason), reason)
