"""Runs one check with the options of a rule file on a report, without a rule around it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec

from gipr_lint.checks import CHECKS
from gipr_lint.limits import pattern
from gipr_lint.limits.pattern import Pattern
from gipr_lint.model import official_format
from gipr_lint.model.finding import Fields, Phrase, plain
from gipr_lint.model.report import Report
from gipr_lint.parse import parse_report
from gipr_lint.readers import read
from gipr_lint.rulefiles import equation_language

TITLE = "云溪县松湾镇人民政府2024年政府信息公开工作年度报告"


class Found(NamedTuple):
    """A hit: the words at its place, its logical path, and its fields as text."""

    words: str
    logical: str
    fields: Mapping[str, str]


def options_of(check: str, options: Mapping[str, Any]) -> Any:  # noqa: ANN401 - each check has its own
    """Return the typed options of a check as a rule file gives them."""

    def decode(type_: type, value: Any) -> Any:  # noqa: ANN401 - msgspec's hook
        return pattern.parse(value) if type_ is Pattern else equation_language.parse(value)

    return msgspec.convert(options, CHECKS[check].options, dec_hook=decode)


def mistakes(check: str, options: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what a check refuses in its options."""
    return list(options_of(check, options).validate(official_format.national()))


def report_of(text: str) -> Report:
    """Return the report in a text."""
    return parse_report(read(text.encode(), "example.txt"))


def found(check: str, options: Mapping[str, Any], text: str) -> list[Found]:
    """Return what a check finds in a text."""
    report = report_of(text)
    lines = report.document.lines
    result = []
    for hit in CHECKS[check].run(report, options_of(check, options)):
        assert set(hit.fields) <= set(CHECKS[check].fields), "every field of a hit is documented"
        span = hit.location.span
        assert span is not None
        assert span.line == span.end_line
        words = lines[span.line - 1][span.column - 1 : span.end_column - 1]
        result.append(Found(words, "/".join(hit.location.logical), _plain(hit.fields)))
    return result


def words(check: str, options: Mapping[str, Any], text: str) -> list[str]:
    """Return the words at which a check finds something."""
    return [one.words for one in found(check, options, text)]


def only(check: str, options: Mapping[str, Any], text: str) -> Found:
    """Return the one thing that a check finds."""
    (one,) = found(check, options, text)
    return one


def _plain(fields: Fields) -> dict[str, str]:
    def text(value: str | int | Phrase) -> str:
        return plain(value) if isinstance(value, tuple) else str(value)

    return {name: text(value) for name, value in fields.items()}


def report(overview: str, *, preface: str = "本报告按年编制。", rest: str = "", title: str = TITLE) -> str:
    """Return a report of few words; ``overview`` is section one, ``rest`` what follows section two."""
    return f"{title}\n{preface}\n一、总体情况\n{overview}\n二、主动公开政府信息情况\n表略。\n{rest}"
