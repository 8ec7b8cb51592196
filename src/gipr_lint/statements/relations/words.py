"""The words by which numbers are set in relation to one another, read once from the vocabulary."""

from __future__ import annotations

from functools import cache

import msgspec

from gipr_lint.files.cache import recall
from gipr_lint.files.resources import folder
from gipr_lint.files.yaml import YamlFile


class RelationWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``rates`` are words of a rate with those that tell its number, ``manners`` what narrows both.

    ``verdicts`` are words of a rate with the result of reviews and suits that they mean.
    """

    rates: dict[str, tuple[str, ...]]
    manners: tuple[str, ...]
    verdicts: dict[str, str]


@cache
def relation_words() -> RelationWords:
    """Return the words of the national vocabulary."""
    resource = folder("gipr_lint.vocabulary").joinpath("relations.yaml")
    content = resource.read_bytes()
    return recall("relations", [content], RelationWords, lambda: YamlFile(str(resource), content).read(RelationWords))
