"""Texts that may be nearly the same, found without comparing each with each: MinHash signatures in bands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

_SIGNATURE_ENTRIES = 64
"""So many numbers stand for a text: enough to tell half alike from hardly alike."""
_SHINGLE_CHARS = 6
"""How long the pieces are by which texts are compared: longer than most words."""
_MIN_SHINGLE_ENTRIES = 40
"""A shorter text is like too many others."""
_ALIKE_SHARE = 0.5
"""So much alike, texts are worth an exact comparison, which asks for more."""


def is_installed() -> bool:
    """Tell whether the library is there."""
    from importlib.util import find_spec

    return find_spec("datasketch") is not None


def signature(text: str) -> Any | None:  # noqa: ANN401 - nobody else knows the library
    """Return what a text is found again by; None where it is too short."""
    shingles = {text[start : start + _SHINGLE_CHARS] for start in range(len(text) - _SHINGLE_CHARS + 1)}
    if len(shingles) < _MIN_SHINGLE_ENTRIES:
        return None
    from datasketch import LeanMinHash

    made = _empty().copy()
    made.update_batch([one.encode("utf-8", "surrogatepass") for one in shingles])
    return LeanMinHash(made)


def near(signatures: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each name with those before it, in their order, of which the text may be nearly the same."""
    from datasketch import MinHashLSH

    index = MinHashLSH(threshold=_ALIKE_SHARE, num_perm=_SIGNATURE_ENTRIES)
    for name in sorted(signatures):
        found: Iterable[str] = index.query(signatures[name])
        yield name, tuple(sorted(found))
        index.insert(name, signatures[name], check_duplication=False)


@cache
def _empty() -> Any:  # noqa: ANN401 - nobody else knows the library
    from datasketch import MinHash

    return MinHash(num_perm=_SIGNATURE_ENTRIES)
