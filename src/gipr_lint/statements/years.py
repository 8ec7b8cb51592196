"""Sentences about a year's work that name another year than the report is on: left over from an earlier report."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product

import msgspec

from gipr_lint.files import yaml
from gipr_lint.files.resources import folder
from gipr_lint.limits.expressions import expression, kept
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.numerals import NUMERALS
from gipr_lint.parse.folded_text import Folded, folded
from gipr_lint.parse.normalize import fold
from gipr_lint.statements.read import sentences
from gipr_lint.statements.words.organ_names import ORGAN, are_strangers

_YEAR = expression(r"[2２](?<![\d０-９].)\s?[0０]\s?[\d０-９]\s?[\d０-９](?=\s*年)")
"""A year as it is written, in either width. Finds ``截至[|2024|]年底`` and ``[|２０ ２４|] 年``, not ``12024年`` or
``2024条``."""
_NAMED = r"(?P<year>(?P<number>20\d\d)年度?)"
_MOST_YEARS_BACK = 3
"""How many years ago a file may have been begun that is still carried on."""

_REPORTED = expression(
    rf"""现将[^。;《]{{0,30}}?{_NAMED}的?
        (?:政府信息公开|政务公开)(?:工作)?(?:年度)?(?:有关)?(?:情况|报告)""",
    re.VERBOSE,
)
"""The year on which a preface says that it reports. Finds ``[|现将松湾镇2023年政府信息公开工作情况|]报告如下``, not
``2023年政府信息公开工作情况``."""
_COMPILED = expression(
    rf"""(?<!已)(?:编制|公布)(?:{ORGAN})?{_NAMED}政府信息公开(?:工作)?(?:年度)?
        (?:报告|年报)(?!(?:编制|发布|的|工作|已))""",
    re.VERBOSE,
)
"""The year of the report that is made known. Finds ``现[|公布松湾镇2023年政府信息公开工作年度报告|]``, not
``已公布2023年政府信息公开年度报告``."""
_UNTIL = expression(
    r"(?:^|(?<=[:;。]))(?:(?:数据)?统计)?截[至止]到?(?P<year>(?P<number>20\d\d)年)(?:12月31日|年?底|末)(?:止|为止)?,?"
)
"""The day on which a sentence counts what there is. Finds ``[|截至2023年12月31日,|]现行有效``, not
``截至2023年6月``."""
_THERE_IS = expression(r"(?:[^,;。]{0,20}(?:现行有效|有效|在用|结转|收到|办结|公开|发布)[^,;。]{0,20}?\d)")
"""What a sentence counts on that day. Begins ``现行有效规范性文件9``, not ``整改完成``."""
_UNDER_GUIDANCE = expression(r"在[^,]{2,30}下")
"""How a sentence on the year's work begins as well. Begins ``在县委的领导下,``, not ``在网站公开``."""
_THAN_NUMBER = expression(r"比\d")
"""What compares with a number. Finds ``[|比2|]022年多``, not ``比较``."""
_WHOLE_YEAR = expression(r"全年|本年度?(?!报告)")
"""After a sentence about the reporting year, one about another compares. Finds ``[|本年度|]收到`` and ``[|全年|]``, not
``本年报告``."""
_MOST_COMPARED_CHARS = 60
"""So near another year stands that a sentence compares with."""
_PLANNED = (
    "将持续",
    "将进一步",
    "将继续",
    "将逐",
    "将加",
    "将重点",
    "将着力",
    "将围绕",
    "将坚持",
    "将不断",
    "计划",
    "拟",
)
"""How a plan begins behind who plans."""
_THIS_YEAR, _OWN_YEAR = "今年", "本年"


class LeftOverYear(NamedTuple):
    """A year that is not the reporting one: ``words`` stand from ``start`` to ``end`` in folded text, digits first."""

    year: int
    words: str
    start: int
    end: int


class YearWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How sentences speak of a year's work, compare, look back and plan.

    ``own`` are words of the organ that reports, ``acts`` what stands behind its name. ``opens`` are the words with
    which a sentence on the year's work begins, ``counts`` those that lead to a number of ``units``, ``none`` those that
    tell of no work. What ``compares`` tells of two years, ``history`` of an earlier one, ``plans`` of the next.
    """

    own: tuple[tuple[tuple[str, ...], ...], ...]
    acts: tuple[str, ...]
    opens: tuple[tuple[tuple[str, ...], ...], ...]
    counts: tuple[tuple[tuple[str, ...], ...], ...]
    units: tuple[str, ...]
    none: tuple[tuple[tuple[str, ...], ...], ...]
    compares: tuple[str, ...]
    history: tuple[str, ...]
    plans: tuple[str, ...]


def names_another_year(text: str, year: int) -> bool:
    """Tell whether a text has a year in it that is not the given one."""
    return any(int(kept(r"\s").sub("", match[0])) != year for match in _YEAR.finditer(text))


def left_over_years(source: str, year: int, organ: str, *, preface: bool) -> Iterator[LeftOverYear]:
    """Yield the years in a paragraph, as it was written, that stand where the reporting year should.

    ``organ`` is the one that reports; ``preface`` is set for what stands before the first section.
    """
    if not _YEAR.search(source):
        return
    text = folded(source)
    for pattern in (_REPORTED, _COMPILED) if preface else (_REPORTED,):
        yield from (_found(match) for match in pattern.finditer(text.text) if int(match["number"]) != year)
    yield from _in_sentences(text.text, year, fold(organ))


def with_year(source: str, left_over: Iterable[LeftOverYear], year: int) -> str:
    """Return a paragraph with the reporting year in the place of those left over: its numbers are that year's."""
    characters, text = list(source), folded(source)
    for one in left_over:
        for offset, digit in enumerate(str(year)):
            characters[_place(text, one.start + offset)] = digit
    return "".join(characters)


def _place(text: Folded, index: int) -> int:
    return text.source(index, index + 1)[0]


def _found(match: re.Match[str]) -> LeftOverYear:
    return LeftOverYear(int(match["number"]), match["year"], *match.span("year"))


def _in_sentences(text: str, year: int, own: str) -> Iterator[LeftOverYear]:
    spans = list(sentences(text))
    for index, (start, end) in enumerate(spans):
        around = text[spans[max(0, index - 1)][0] : spans[min(len(spans) - 1, index + 1)][1]]
        if f"{year}年" in around or _THIS_YEAR in around or _OWN_YEAR in text[start:end]:
            continue
        before = text[slice(*spans[index - 1])] if index else ""
        for match in _start().finditer(text, start, end):
            distance = int(match["number"]) - year
            named = match["subject"] or match["before"] or ""
            if _is_apart(distance, before) or are_strangers(own, named):
                continue
            if _is_left_over(distance, match, text[match.end() : end]):
                yield _found(match)
        for match in _UNTIL.finditer(text, start, end):
            said = text[match.end() : end]
            if int(match["number"]) == year - 1 and _THERE_IS.match(said) and not _has(said, _words().compares):
                yield _found(match)


def _is_apart(distance: int, before: str) -> bool:
    """Tell whether the sentence before says why another year follows: it plans, or spoke of the reporting year."""
    if distance == 1:
        return _has(before, _words().plans)
    return distance < 0 and _WHOLE_YEAR.search(before) is not None


def _is_left_over(distance: int, match: re.Match[str], said: str) -> bool:
    """Tell whether a sentence that names a year so far from the reporting one speaks of it as if it were that."""
    if distance > 1 or distance < -_MOST_YEARS_BACK or distance == 0:
        return False
    words = _words()
    if match["since"]:
        return "现将" in said and "累计" not in said
    if kept(r"20\d\d年").search(said[:_MOST_COMPARED_CHARS]) and distance < 0:
        return False  # 2024年新收12件，2023年为9件
    if match["subject"] and said.startswith(_PLANNED) and distance < 0:
        return True  # 2022年，我镇将加强培训
    if _has(said, words.compares) or _THAN_NUMBER.search(said) or match["number"] in said:
        return False
    if distance == 1:
        return _work().match(said) is not None and not _has(said, words.plans)
    if said.startswith(_openings()) or _UNDER_GUIDANCE.match(said):
        return True
    return _work().search(said) is not None and not _has(said, words.history)


def _has(text: str, words: Iterable[str]) -> bool:
    return any(word in text for word in words)


@cache
def _words() -> YearWords:
    return yaml.load(folder("gipr_lint.vocabulary").joinpath("years.yaml"), YearWords)


@cache
def _openings() -> tuple[str, ...]:
    return tuple(_spelled(_words().opens))


def _spelled(entries: Iterable[Iterable[Iterable[str]]]) -> Iterator[str]:
    """Yield what is put together of lists: one word of each, in their order."""
    return ("".join(parts) for entry in entries for parts in product(*entry))


def _any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of some words, the longest first."""
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


@cache
def _start() -> re.Pattern[str]:
    """Return what finds the year with which a sentence begins, and who speaks: 一是2023年,本镇."""
    words = _words()
    own = _any_of(_spelled(words.own))
    return expression(
        rf"""(?:^|(?<=[:;。)]))(?:[{NUMERALS}]{{1,2}}[是、]|\d{{1,2}}[.、])?
            (?:(?P<before>{own}|{ORGAN})(?=20))?
            {_NAMED}(?!至|到|[-—~、和及与])(?P<since>以来)?,?
            (?P<subject>{own}|{ORGAN}(?={_any_of(words.acts)}))?,?""",
        re.VERBOSE,
    )


@cache
def _work() -> re.Pattern[str]:
    """Return what finds that something was done, by its number, or that nothing was: 共收到申请3件, 未收取."""
    words = _words()
    counted = rf"[^,;]{{0,24}}?\d+(?:余|多)?{_any_of(words.units)}"
    return expression(f"{_any_of(_spelled(words.counts))}{counted}|{_any_of(_spelled(words.none))}")
