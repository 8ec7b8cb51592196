"""The formats with what rule packs add: accepted titles and labels, sections, tables, words of the running text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from gipr_lint.extensions.packs.additions import mistakes
from gipr_lint.extensions.packs.pack_file import ExtraSection, Pack
from gipr_lint.files.yaml import YamlError
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.official_format import Editions, Format, RowFormat, SectionFormat, TableFormat

if TYPE_CHECKING:
    from gipr_lint.statements.words.vocabulary import Words


class Extended(NamedTuple):
    """The formats, and what was wrong with the packs: such a pack adds nothing to them."""

    editions: Editions
    errors: tuple[YamlError, ...]


def extend(editions: Editions, packs: Sequence[Pack]) -> Extended:
    """Return the formats with all that the packs add, in their order."""
    formats = {one.edition: one for one in editions}
    owners: dict[str, Pack] = {}
    errors: list[YamlError] = []
    words = _added(packs, errors)
    for pack in packs:
        if not (pack.file.accepted or pack.file.sections or pack.file.tables):
            continue
        chosen = [formats[edition] for edition in pack.file.editions]
        wrong = [pack.error(steps, message) for steps, message in mistakes(pack, chosen, owners)]
        errors += wrong
        if not wrong:
            formats |= {one.edition: _extended(one, pack) for one in chosen}
            owners |= dict.fromkeys([section.id for section in pack.file.sections], pack)
            owners |= dict.fromkeys([table.id for table in pack.file.tables], pack)
    if not words and all(one is editions[name] for name, one in formats.items()):
        return Extended(editions, tuple(errors))
    family = {name: msgspec.structs.replace(one) for name, one in formats.items()}  # a format has just one family
    return Extended(Editions(family, words), tuple(errors))


def _added(packs: Sequence[Pack], errors: list[YamlError]) -> Words:
    """Return the words that the packs add; of a pack with a mistake in them none is used."""
    telling = [pack for pack in packs if pack.file.vocabulary]
    if not telling:
        return ()
    from gipr_lint.extensions.packs.words import Added

    added = Added()
    for pack in telling:
        wrong = [pack.error(steps, message) for steps, message in added.mistakes(pack)]
        errors += wrong
        if not wrong:
            added.add(pack)
    return added.words


def _extended(one: Format, pack: Pack) -> Format:
    sections = [_accepting(section, pack.file.accepted.get(section.id, ())) for section in one.sections]
    for extra in pack.file.sections:
        place = [section.id for section in sections].index(extra.after) + 1
        while place < len(sections) and sections[place].after == extra.after:
            place += 1
        sections.insert(place, _section(extra))
    tables = (*(_relabelled(table, pack.file.accepted) for table in one.tables), *pack.file.tables)
    return msgspec.structs.replace(one, sections=tuple(sections), tables=tables)


def _section(extra: ExtraSection) -> SectionFormat:
    return SectionFormat(
        id=extra.id,
        title=extra.title,
        accepted=extra.accepted,
        table=extra.table,
        after=extra.after,
        required=extra.required,
    )


def _accepting(section: SectionFormat, titles: Sequence[str]) -> SectionFormat:
    return msgspec.structs.replace(section, accepted=(*section.accepted, *titles)) if titles else section


def _relabelled(table: TableFormat, accepted: Mapping[str, Sequence[str]]) -> TableFormat:
    def row(known: RowFormat) -> RowFormat:
        labels = accepted.get(f"{table.id}.{known.id}", ())
        return msgspec.structs.replace(known, accepted=(*known.accepted, *labels)) if labels else known

    return msgspec.structs.replace(table, rows=tuple(map(row, table.rows)))
