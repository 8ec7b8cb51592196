"""Regular expressions from rule files: checked when the file is read, compiled when they are first used."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator

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


class PatternError(ValueError):
    """A regular expression cannot be used; the message is Chinese and says where."""


class Pattern:
    """A regular expression that costs nothing until it is used."""

    __slots__ = ("_compiled", "source")

    def __init__(self, source: str) -> None:
        self.source = source
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression. Raises ``re.error`` for a malformed one."""
        if self._compiled is None:
            self._compiled = re.compile(self.source)
        return self._compiled

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match anywhere in a text."""
        return self.compiled.search(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return all matches in a text."""
        return self.compiled.finditer(text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pattern) and other.source == self.source

    def __hash__(self) -> int:
        return hash(self.source)

    def __repr__(self) -> str:
        return f"Pattern({self.source!r})"


def parse(source: str) -> Pattern:
    """Return a pattern that is known to compile.

    Raises PatternError, also for what Python only warns of, and for a pattern that finds nothing everywhere.
    """
    pattern = Pattern(source)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            empty = pattern.search("")
    except re.error as error:
        place = "" if error.pos is None else f"第 {error.pos + 1} 个字符处"
        raise PatternError(f"正则表达式有误：{place}{_chinese(error.msg)}") from None
    except Warning as warning:
        raise PatternError(f"正则表达式有误：{_chinese(str(warning))}") from None
    except (RecursionError, OverflowError):
        raise PatternError("正则表达式有误：嵌套过深或重复次数过大") from None
    if empty:
        raise PatternError("正则表达式有误：什么文字都没有时也算匹配，请去掉多余的“*”“?”或“|”")
    return pattern


def _chinese(reason: str) -> str:
    return next((chinese for english, chinese in _REASONS if english in reason), reason)
