"""Names of files that may be shown: without personal data, and still those by which somebody finds the file.

Long numbers by which systems name files (``P020250117345678901234.docx``) stay, other than in texts.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from gipr_lint.limits.expressions import expression
from gipr_lint.limits.text_cache import kept_by_text
from gipr_lint.privacy.identifiers import find
from gipr_lint.privacy.search.kinds import NUMBERS, Identifier

_SEPARATOR = expression(r"([/\\])")
"""What stands between folders. Finds ``a[|/|]b``, not ``a_b``."""
_LIKE_ID = expression(r"(?<!\d)[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)")
"""The shape of a resident identity number (GB 11643), its check character right or not.

Finds ``张某[|11010519491231002X|]``, not ``P020250117345678901234``.
"""
_OF_SITE = expression(r"[A-Za-z]{0,2}20\d{6}[_-]?\d+")
"""How web sites name files: by the day and a number. Takes ``t20250123_18432737113``, not ``张三18432737113``."""
_DIGIT = expression(r"[0-9０-９XxＸｘ]")
"""What is masked of a number. Finds ``[|1|]``, not ``年``."""
_ANY = expression(r".")
"""What is masked of anything else. Takes ``张``, not ``张三``."""


def find_in_name(stem: str) -> Sequence[Identifier]:
    """Return the personal data in the name of a file without its suffix: a number alone may be anything."""
    return () if _OF_SITE.fullmatch(stem) else find(stem, "")


def mask_name(path: str) -> str:
    """Return a path with the personal data in its folders and its name masked, one character by one."""
    return "".join(_masked(part) for part in _SEPARATOR.split(path))


def apart(names: Iterable[str]) -> Iterator[str]:
    """Yield names in their order, one that stood there before with a number behind it: masking may make them alike."""
    seen: dict[str, int] = {}
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:
            suffix = PurePath(name).suffix
            yield f"{name.removesuffix(suffix)}（{seen[name]}）{suffix}"
        else:
            yield name


@kept_by_text(entries=1024)
def _masked(part: str) -> str:
    for found in find_in_name(_without_suffix(part)):
        if found.kind != "weak-mask":
            what = _DIGIT if found.kind in NUMBERS else _ANY
            part = f"{part[: found.start]}{what.sub('*', part[found.start : found.end])}{part[found.end :]}"
    return _LIKE_ID.sub(lambda found: "*" * len(found[0]), part)


def _without_suffix(part: str) -> str:
    """Return a name without its suffix, if that is none of the address of a mailbox."""
    stem = PurePath(part).stem
    return part if "@" in stem and "." not in stem.rpartition("@")[2] else stem
