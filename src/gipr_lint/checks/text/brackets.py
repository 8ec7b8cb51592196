"""Check ``brackets``: brackets and quotation marks that do not close within their paragraph, or in another width."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta

from gipr_lint.checks.once_per_paragraph import once
from gipr_lint.checks.places import in_text
from gipr_lint.checks.scope import Scope, texts
from gipr_lint.checks.text.halves import ORDINAL, full_width, halves
from gipr_lint.model.finding import Hit
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Check, Wrong

if TYPE_CHECKING:
    from gipr_lint.model.official_format import Editions

_KIND_CHARS = 4
"""Left and right in full width, left and right in half width."""
_ALIKE = {"《": "〉", "〈": "》"}
"""Title marks of the wrong kind: one fault, that of the closing mark."""
_ENDS = ("。", "！", "？")


class Options(Scope, frozen=True, kw_only=True):
    """Which marks go together, and which are the same bracket in another width."""

    must: Annotated[
        Literal["be-paired", "be-of-one-width"],
        Meta(description="括号应当怎样：be-paired 成对，be-of-one-width 一对括号都用全角或者都用半角"),
    ] = "be-paired"
    pairs: Annotated[str, Meta(description="成对的符号，一左一右依次写；圆括号写全角的，半角的视同全角")] = (
        "（）《》〈〉“”"
    )
    kinds: Annotated[
        tuple[str, ...],
        Meta(
            description="must 为 be-of-one-width 时：各种括号，每种四个字符：全角的左、右，半角的左、右，例如 （）()",
            min_length=1,
        ),
    ] = ("（）()", "【】[]", "〔〕[]", "［］[]", "｛｝{}")

    def validate(self, editions: Editions, /) -> Wrong:
        """Yield pairs that are none, and brackets that are not told in both widths."""
        yield from super().validate(editions)
        if len(self.pairs) % 2 or len(set(self.pairs)) < len(self.pairs) or not self.pairs:
            yield "pairs", "应为一左一右成对的符号，每个只写一次"
        if any(len(kind) != _KIND_CHARS for kind in self.kinds):
            yield "kinds", "每种括号应写四个字符：全角的左、右，半角的左、右"


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each paragraph or heading with a mark that has no partner, or one of another width."""
    if options.must == "be-of-one-width":
        yield from halves(report, texts(report, options), options.kinds)
        return
    groups: list[list[Hit]] = []
    begun: list[Hit] = []  # the paragraph whose last mark may be closed further down
    for section, text, item in texts(report, options):
        marks = full_width(text)
        alone = _alone(marks, options.pairs)
        while alone and begun and marks[alone[0]] == _partner(str(begun[-1].fields["match"]), options.pairs):
            begun.pop()  # conversion broke the paragraph: what the one half opens, the other closes
            del alone[0]
        groups.append(
            [Hit(in_text(report, section, item, at, at + 1), {"match": text[at], "more": ""}) for at in alone]
        )
        if text.endswith(_ENDS):
            begun = []
        elif alone:
            begun = groups[-1]
    yield from once(groups, len(groups))


def _partner(mark: str, pairs: str) -> str:
    """Return the mark that closes another, nothing for one that closes itself."""
    at = pairs.index(full_width(mark))
    return "" if at % 2 else pairs[at + 1]


def _alone(text: str, pairs: str) -> list[int]:
    """Return where the marks without a partner stand, in order."""
    if all(text.count(pairs[at]) == text.count(pairs[at + 1]) for at in range(0, len(pairs), 2)):
        return []
    ordinals = {match.end() for match in ORDINAL.finditer(text)}
    alone: list[int] = []
    opened: list[int] = []
    waiting: Counter[str] = Counter()
    for at, mark in enumerate(text):
        kind = pairs.find(mark)
        if kind < 0 or at in ordinals:
            continue
        if kind % 2 == 0:
            opened.append(at)
            waiting[mark] += 1
            continue
        if not waiting[pairs[kind - 1]]:
            alone.append(at)
            if opened and _ALIKE.get(text[opened[-1]]) == mark:
                waiting[text[opened.pop()]] -= 1
            continue
        while text[last := opened.pop()] != pairs[kind - 1]:
            alone.append(last)
            waiting[text[last]] -= 1
        waiting[text[last]] -= 1
    return _without_doubles(text, sorted(alone + opened), pairs)


def _without_doubles(text: str, alone: list[int], pairs: str) -> list[int]:
    """Leave out one of two equal marks in a row: “……“ is one fault, of the second mark, and ”……” of the first."""
    kept: list[int] = []
    for at in alone:
        if not kept or text[kept[-1]] != text[at]:
            kept.append(at)
        elif pairs.index(text[at]) % 2 == 0:
            kept[-1] = at
    return kept


CHECK = Check(
    run,
    Options,
    {"match": "没有配对的符号，或者一半全角、一半半角的一对括号", "more": "说明本段或全文共有几处；只有一处时为空"},
    "括号、书名号、引号在一段之内应当成对，一对括号应当都用全角或者都用半角。",
)
