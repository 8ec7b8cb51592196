"""Answers about texts that come again: labels of tables, sentences that several rules read.

A run over files ends soon. A process that lives long sees ever new texts, and forgets them all now and then: so many
entries of long lines would take hundreds of megabytes.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from functools import _lru_cache_wrapper

T = TypeVar("T")

_caches: list[_lru_cache_wrapper[Any]] = []


def kept_by_text(entries: int) -> Callable[[Callable[..., T]], _lru_cache_wrapper[T]]:
    """Make a function of texts keep that many of its answers, until they are forgotten."""

    def keeping(function: Callable[..., T]) -> _lru_cache_wrapper[T]:
        cached = lru_cache(maxsize=entries)(function)
        _caches.append(cached)
        return cached

    return keeping


def forget_texts() -> None:
    """Forget what is kept of all texts."""
    for cached in _caches:
        cached.cache_clear()
