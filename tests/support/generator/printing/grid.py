"""A table as the form prints it: boxes that span columns and rows, before a layout makes lines of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from random import Random
from typing import NamedTuple

from tests.support.generator.form import COLUMNS, GROUPS, IDENTITY_NOTE, OLD_COLUMNS, PROACTIVE
from tests.support.generator.model import Row, Sheet


class Box(NamedTuple):
    """One box: its text, the key of its place, how many columns it spans; covered by a box above it or not."""

    text: str
    key: str = ""
    span: int = 1
    covered: bool = False


Boxes = tuple[Box, ...]
COVERED = Box("", covered=True)
LABELS_WIDE = 3


class GridRow(NamedTuple):
    """A printed row: the boxes, and the row of the model that it shows (none for headers and captions)."""

    boxes: Boxes
    row: Row | None = None


def grid(sheet: Sheet, rng: Random) -> tuple[GridRow, ...]:
    """Return the printed rows of a table."""
    draw = {"proactive": _proactive, "requests": _requests, "remedies": _remedies}[sheet.id]
    return tuple(draw(sheet, rng))


def _column(sheet: Sheet, column: str) -> str:
    return (OLD_COLUMNS if sheet.edition == "2019" else {}).get(column, COLUMNS[column])


def _values(sheet: Sheet, row: Row) -> Boxes:
    return tuple(Box(text, f"{sheet.id}.{row.id}.{column}") for column, text in row.cells)


def _proactive(sheet: Sheet, _: Random) -> Iterator[GridRow]:
    captions = {block: caption for block, caption, *_ in PROACTIVE[sheet.edition]}
    before = ""
    for row in sheet.rows:
        wide = {1: 3, 2: 2}.get(len(row.cells), 1)
        if row.group != before:
            before = row.group
            yield GridRow((Box(captions[row.group], span=4),))
            names = (Box(_column(sheet, column), span=wide) for column, _ in row.cells if column in COLUMNS)
            yield GridRow((Box("信息内容"), *names))
        values = (box._replace(span=wide) for box in _values(sheet, row))
        yield GridRow((Box(row.label, f"proactive.{row.id}"), *values), row)


def _requests(sheet: Sheet, rng: Random) -> Iterator[GridRow]:
    columns = [column for column, _ in sheet.rows[0].cells if column != "surplus"]
    kinds = [column for column in columns if column not in {"natural", "total"}]
    outside = {"natural": Box("自然人"), "total": Box("总计")}
    has = {column: column in columns for column in outside}
    total_on_top = rng.random() < 0.5 and has["total"]
    top = len(columns) - total_on_top
    note = Box(IDENTITY_NOTE, span=LABELS_WIDE)
    under = (COVERED,) * LABELS_WIDE
    yield GridRow((note, Box("申请人情况", span=top), *((outside["total"],) if total_on_top else ())))
    middle = [Box("法人或其他组织", span=len(kinds))]
    yield GridRow(
        (
            *under,
            *((outside["natural"],) if has["natural"] else ()),
            *middle,
            *(((COVERED if total_on_top else outside["total"]),) if has["total"] else ()),
        )
    )
    names = [Box(_column(sheet, column)) if column != "other_org" else Box("其他") for column in kinds]
    yield GridRow((*under, *((COVERED,) if has["natural"] else ()), *names, *((COVERED,) if has["total"] else ())))
    for before, row in pairwise((None, *sheet.rows)):
        assert row is not None
        yield GridRow((*_labels(before, row), *_values(sheet, row)), row)


def _labels(before: Row | None, row: Row) -> Boxes:
    key = f"requests.{row.id}"
    if not row.group:
        return (Box(row.label, key, LABELS_WIDE),)
    first = before is None or not before.group
    results = Box(GROUPS["results"]) if first else COVERED
    if row.group == "results":
        return results, Box(row.label, key, LABELS_WIDE - 1)
    group = Box(GROUPS[row.group]) if first or before is None or before.group != row.group else COVERED
    return results, group, Box(row.label, key)


def _remedies(sheet: Sheet, _: Random) -> Iterator[GridRow]:
    blocks = {row.id: [column for column, _ in row.cells if column != "surplus"] for row in sheet.rows}
    names = {row: [Box(_column(sheet, column)) for column in columns] for row, columns in blocks.items()}
    spans = {row: len(columns) for row, columns in blocks.items()}
    suits = [row for row in sheet.rows if row.id != "review"]
    litigation = Box("行政诉讼", span=sum(spans[row.id] for row in suits))
    review = [row for row in sheet.rows if row.id == "review"]
    yield GridRow((*(Box(row.label, "remedies.review", spans["review"]) for row in review), litigation))
    yield GridRow(
        (
            *(name for row in review for name in names[row.id]),
            *(Box(row.label, f"remedies.{row.id}", spans[row.id]) for row in suits),
        )
    )
    covered = [COVERED for row in review for _ in names[row.id]]
    yield GridRow((*covered, *(name for row in suits for name in names[row.id])))
    yield GridRow(tuple(box for row in sheet.rows for box in _values(sheet, row)), Row("all", "", "", ()))
