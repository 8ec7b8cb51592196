"""Names of persons: a surname and one or two characters, told from the words that begin alike."""

from collections.abc import Iterator

import msgspec

from gipr_lint.files import yaml
from gipr_lint.files.resources import folder
from gipr_lint.limits.expressions import expression


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of ``vocabulary/names.yaml``, which says of each what stands in it."""

    plain_surnames: str
    wordy_surnames: str
    double_surnames: str
    given: str
    never: str
    other_words: str
    other_names: str
    titles: str
    between: str
    household: str
    sounds: str


_NAMES = yaml.load(folder("gipr_lint.vocabulary").joinpath("names.yaml"), Names)


def _characters(listed: str) -> str:
    """Return a list of characters without the line ends that it was written with."""
    return "".join(listed.split())


_PLAIN = frozenset(_characters(_NAMES.plain_surnames))
_WORDY = frozenset(_characters(_NAMES.wordy_surnames))
_DOUBLE = frozenset(_NAMES.double_surnames.split())
_GIVEN = frozenset(_characters(_NAMES.given))
_NEVER = frozenset(_characters(_NAMES.never))
_OTHER_WORDS = tuple(_NAMES.other_words.split())
_OTHER_NAMES = tuple(_NAMES.other_names.split())
_TITLES = tuple(_NAMES.titles.split())
_BARELY = _NAMES.between
_HOUSEHOLD = _NAMES.household
_SOUNDS = _characters(_NAMES.sounds)
_FOREIGN = expression(f"[{_SOUNDS}]{{2,7}}(?:[·•・‧][{_SOUNDS}]{{2,8}}){{1,2}}")
"""A name of another language, in its two parts. Takes ``买买提·阿布力孜``, not ``信息·公开``."""


_SINGLE, _USUAL = ("".join(sorted(characters)) for characters in (_PLAIN | _WORDY, _GIVEN))
_FIRST = "".join(sorted({name[0] for name in (*_PLAIN, *_WORDY, *_DOUBLE)}))
_REST = "|".join(f"(?<={name[0]}){name[1:]}" for name in sorted(_DOUBLE))
_SURNAME = expression(f"[{_FIRST}](?:(?<=[{_SINGLE}]) ?|{_REST})(?=[{_USUAL}])")  # a set of characters is found soonest
"""A surname before a character that is usual in given names. Finds ``[|张|]伟`` and ``欧阳秀``, not ``张某``."""


def usual_names(text: str) -> Iterator[tuple[int, int]]:
    """Yield where something that looks like a name of a person begins and ends, anywhere in a text."""
    for surname in _SURNAME.finditer(text):
        for end in name_ends(text, surname.start(), usual=True):
            yield surname.start(), end
    if "·" in text:
        for foreign in _FOREIGN.finditer(text):
            yield foreign.span()


def surname_length(name: str) -> int:
    """Return how many characters of a name are its surname, at least one."""
    return 2 if name[:2] in _DOUBLE else 1


def name_ends(text: str, start: int, *, usual: bool) -> Iterator[int]:
    """Yield where a name of a person that begins at a place of the text may end, the shorter one first.

    Its characters must be usual in given names where the surname often begins other words, everywhere if ``usual``.
    """
    if foreign := _FOREIGN.match(text, start):
        yield foreign.end()
        return
    given = start + surname_length(text[start : start + 2])
    if given == start + 1:
        surname = text[start : start + 1]
        if surname not in _PLAIN and surname not in _WORDY:
            return
        if usual and text.startswith(_OTHER_NAMES, start):
            return
        usual = usual or surname in _WORDY
        if text[given : given + 1] == " ":
            given += 1
    if text.startswith(_OTHER_WORDS, start) or text.startswith(_TITLES, given):
        return
    for end in (given + 1, given + 2):
        character = text[end - 1 : end]
        if not (character in _GIVEN if usual else "\u4e00" <= character <= "\u9fff" and character not in _NEVER):
            return
        household = character == _HOUSEHOLD and usual and end == given + 1
        if not household and not (character in _BARELY and text.startswith(_TITLES, end)):
            yield end
