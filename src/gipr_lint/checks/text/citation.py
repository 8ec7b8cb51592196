"""Check ``citation``: a document that has to be cited, or must not be cited any more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta

from gipr_lint.checks.places import in_text, listed
from gipr_lint.checks.scope import Scope, heading_location, is_absent, name, parts, texts
from gipr_lint.checks.sentences import sentence_around
from gipr_lint.limits.expressions import expression
from gipr_lint.limits.pattern import Pattern
from gipr_lint.model.finding import Hit
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Check, Wrong
from gipr_lint.parse.normalize import fold

if TYPE_CHECKING:
    from gipr_lint.model.official_format import Editions

_OPENING, _CLOSING = "〔[【(（［〖{", "〕]】)）］〗}"
_QUOTES = "《》〈〉<>“”\"'‘’"
_BETWEEN = rf"[\s{_QUOTES}]*"
_FULL_WIDTH_CODES = ord("０") - ord("0")
"""How far behind a character the one in full width stands in Unicode."""


class Options(Scope, frozen=True, kw_only=True, rename={"near_not": "near-not"}):
    """The document, and whether it is due or outdated."""

    document: Annotated[
        str | tuple[str, ...],
        Meta(
            description="文件的文号或名称，例如 国办公开办函〔2021〕30号；可以写成列表，写到其中一个就算。"
            "括号的样式、空格、书名号和全角、半角都不区分"
        ),
    ]
    must: Annotated[Literal["appear", "not-appear"], Meta(description="appear 应当引用，not-appear 不应再引用")]
    near_not: Annotated[
        Pattern | None,
        Meta(description="must 为 not-appear 时：同一句里有与这个正则表达式相符的文字（例如 废止）时不报告"),
    ] = None

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that are meant."""
        return (self.document,) if isinstance(self.document, str) else self.document

    def validate(self, editions: Editions, /) -> Wrong:
        """Yield what makes no sense."""
        yield from super().validate(editions)
        if not self.documents or not all(_letters(document) for document in self.documents):
            yield "document", "不能为空"
        if self.near_not is not None and self.must == "appear":
            yield "near-not", "只在 must 为 not-appear 时有用"


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each outdated citation, or one where none of the documents is cited."""
    expression = _expression(options.documents)
    if options.must == "not-appear":
        yield from _outdated(report, options, expression)
        return
    if is_absent(report, options) or not parts(report, options):
        return
    if not any(expression.search(text) for _, text, _ in texts(report, options)):
        documents = listed((f"“{document}”" for document in options.documents), "或")
        yield Hit(
            heading_location(report, options), {"document": documents, "section": name(report, options), "match": ""}
        )


def _outdated(report: Report, options: Options, expression: re.Pattern[str]) -> Iterator[Hit]:
    for section, text, item in texts(report, options):
        for match in expression.finditer(text):
            if options.near_not is None or not options.near_not.search(sentence_around(text, *match.span())):
                place = in_text(report, section, item, *match.span())
                yield Hit(place, {"document": match[0], "section": place.label, "match": match[0]})


def _letters(document: str) -> str:
    return "".join(char for char in fold(document) if char not in _QUOTES)


@lru_cache(maxsize=256)
def _expression(documents: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds the documents however their brackets, spaces and digits are written."""
    return expression("|".join(_of_one(_letters(document)) for document in documents))


def _of_one(letters: str) -> str:
    whole = _BETWEEN.join(map(_of_character, letters))
    return (r"(?<!\d)" if letters[0].isdigit() else "") + whole + (r"(?!\d)" if letters[-1].isdigit() else "")


def _of_character(char: str) -> str:
    if char in _OPENING or char in _CLOSING:
        return f"[{re.escape(_OPENING if char in _OPENING else _CLOSING)}]"
    return f"[{char}{chr(ord(char) + _FULL_WIDTH_CODES)}]" if "0" <= char <= "9" else re.escape(char)


CHECK = Check(
    run,
    Options,
    {
        "document": "没有引用的文件，或者报告里引用的文字",
        "section": "检查的范围，或者引用所在的部分",
        "match": "报告里引用的文字，没有引用时为空",
    },
    "应当引用某个文件，或者不应再引用某个文件。",
)
