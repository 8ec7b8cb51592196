"""How each kind of personal data is hidden so that one still sees what stood there: 430922********1234, 张某某."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.document import Span
from gipr_lint.model.finding import Edit, Fix
from gipr_lint.model.report import Report
from gipr_lint.privacy.identifiers import Kind
from gipr_lint.privacy.identifiers.person_names import surname_length

_STAR, _SOMEBODY = "*", "某"
_REGION = expression(r".*(?:[省县旗镇乡州盟]|街道|(?<![小社园])区|(?<!城)市)", 0)
"""The part of an address that many people share. Begins ``云溪县松湾镇``, not ``幸福小区3栋``."""
_HIDDEN_HOME = _STAR * 4
_MOBILE_DIGITS = 11
"""The digits of a mobile number, without the code of the country."""


class _Sign(NamedTuple):
    """A character of what is found: where it stands in the lines of the document, from 1."""

    line: int
    column: int
    char: str


Hidden = Mapping[int, str]
"""What is put in the place of characters, by their number in the stretch."""


def masked(report: Report, span: Span | None, kind: Kind) -> Fix | None:
    """Return what masks personal data where it stands; nothing where it has not the shape of its kind.

    It is only offered, and private: whether it should be masked or left out is for people to say.
    """
    if span is None:
        return None
    signs = _signs(report.document.lines, span)
    hidden = _MASKS[kind]([sign.char for sign in signs])
    edits = tuple(_edits(signs, hidden))
    return Fix(edits, certain=False, private=True) if edits else None


def _signs(lines: Sequence[str], span: Span) -> list[_Sign]:
    return [
        _Sign(line, column, lines[line - 1][column - 1])
        for line in range(span.line, min(span.end_line, len(lines)) + 1)
        for column in range(
            span.column if line == span.line else 1,
            span.end_column if line == span.end_line else len(lines[line - 1]) + 1,
        )
        if column <= len(lines[line - 1])
    ]


def _edits(signs: Sequence[_Sign], hidden: Hidden) -> list[Edit]:
    """Return the edits that hide characters, those that stand side by side in one."""
    edits = []
    for _, run in groupby(sorted(hidden), lambda number: (signs[number].line, signs[number].column - number)):
        numbers = list(run)
        first, last = signs[numbers[0]], signs[numbers[-1]]
        span = Span(first.line, first.column, first.line, last.column + 1)
        edits.append(Edit(span, "".join(hidden[number] for number in numbers)))
    return edits


def _letters(chars: Sequence[str]) -> list[int]:
    return [number for number, char in enumerate(chars) if char.isalnum()]


def _between(numbers: Sequence[int], head: int, tail: int) -> Hidden:
    """Return stars for all but so many at the start and at the end."""
    return dict.fromkeys(numbers[head : len(numbers) - tail], _STAR)


def _resident(chars: Sequence[str]) -> Hidden:
    """430922********1234, and 430922******123 of the old form: the region and the last ones stay."""
    letters = _letters(chars)
    tail = {18: 4, 15: 3}.get(len(letters))
    return _between(letters, 6, tail) if tail else {}


def _mobile(chars: Sequence[str]) -> Hidden:
    """138****5678, whatever code of a country stands before it."""
    letters = _letters(chars)
    return _between(letters, len(letters) - 8, 4) if len(letters) >= _MOBILE_DIGITS else {}


def _card(chars: Sequence[str]) -> Hidden:
    """6222***********1234: the bank and the last four stay."""
    return _between(_letters(chars), 4, 4)


def _permit(chars: Sequence[str]) -> Hidden:
    """E*****678; those of the form of a resident ID as that."""
    return _resident(chars) or _between(_letters(chars), 1, 3)


def _weak(chars: Sequence[str]) -> Hidden:
    """Hide what a mask has left in the middle, by the length of the number."""
    signs = [number for number, char in enumerate(chars) if char not in " -"]
    head, tail = (6, 4) if len(signs) >= 17 else (4, 4) if len(signs) >= 14 else (3, 4)
    middle = _between(signs, head, tail)
    return {number: star for number, star in middle.items() if chars[number].isnumeric()}


def _mail(chars: Sequence[str]) -> Hidden:
    """z*******@qq.com."""
    at = next((number for number, char in enumerate(chars) if char in "@＠"), 0)
    return dict.fromkeys(range(min(1, at - 1), at), _STAR) if at else {}


def _account(chars: Sequence[str]) -> Hidden:
    """1******89."""
    return _between(_letters(chars), 1, 2)


def _plate(chars: Sequence[str]) -> Hidden:
    """湘A***45."""
    return _between(_letters(chars), 2, 2)


def _home(chars: Sequence[str]) -> Hidden:
    """云溪县松湾镇****: neither how long the rest was nor a number of it is told."""
    shared = _REGION.match("".join(chars))
    rest = range(shared.end() if shared else 0, len(chars))
    return {number: _HIDDEN_HOME if number == rest.start else "" for number in rest}


def _name(chars: Sequence[str]) -> Hidden:
    """张某某, 欧阳某: the surname stays."""
    letters = _letters(chars)
    return dict.fromkeys(letters[surname_length("".join(chars[number] for number in letters)) :], _SOMEBODY)


_MASKS: Mapping[Kind, Callable[[Sequence[str]], Hidden]] = {
    "resident-id": _resident,
    "resident-id-like": _resident,
    "mobile-number": _mobile,
    "bank-card": _card,
    "permit-number": _permit,
    "weak-mask": _weak,
    "email-address": _mail,
    "social-account": _account,
    "vehicle-plate": _plate,
    "home-address": _home,
    "person-name": _name,
    "sensitive-person": _name,
}
