"""The edits of an example in Chinese words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from gipr_lint.checks.file.beside import NAMES
from gipr_lint.model.official_format import Format


def in_words(edits: Mapping[str, Any], official: Format) -> Iterator[str]:
    """Yield a sentence without its full stop for each edit; ``previous`` and ``at`` are told by ``expected``."""
    for name, value in edits.items():
        match name:
            case "title" | "preface" | "published" | "signoff":
                yield f"{_PARTS[name]}为“{_text(value)}”"
            case "text":
                yield f"第一部分写“{_text(value)}”"
            case "section":
                yield from (f"{_section(one, official)}写“{_text(text)}”" for one, text in value.items())
            case "heading" | "lengthen" | "order":
                yield from _of_structure(name, value, official)
            case "edition":
                yield from (f"{_table(one, official)}用 {edition} 版的格式" for one, edition in value.items())
            case "previous" | "neighbour" | "county":
                yield from _of_companions(name, value, official)
            case "beside":
                yield from (f"文件里有{NAMES[kind]}“{_text(text)}”" for kind, texts in value.items() for text in texts)
            case "at":
                pass
            case _:
                yield from _of_tables(name, value, official)


def expected(at: str | Iterable[str], official: Format) -> str:
    """Return the places where an example expects findings."""
    places = [at] if isinstance(at, str) else list(at)
    return "、".join(_logical(place, official) for place in places)


def _of_companions(name: str, value: Any, official: Format) -> Iterator[str]:  # noqa: ANN401 - each edit has its own form
    """Yield what is said of other reports than the example's own."""
    reports = value if name == "county" else {_COMPANIONS[name]: value}
    for organ, changes in reports.items():
        told = "没有" if changes is None else "；".join(in_words(changes, official)) or "无误"
        yield f"{organ}的报告：{told}"


def _of_structure(name: str, value: Any, official: Format) -> Iterator[str]:  # noqa: ANN401 - each edit has its own form
    match name:
        case "heading":
            yield from (f"{_section(one, official)}的标题为“{_text(text)}”" for one, text in value.items())
        case "lengthen":
            yield f"第一部分加长 {value} 句"
        case "order":
            yield f"各部分依次为{'、'.join(_section(one, official) for one in value)}"


def _of_tables(name: str, value: Any, official: Format) -> Iterator[str]:  # noqa: ANN401 - each edit has its own form
    match name:
        case "set":
            for cell, text in value.items():
                more = str(text).startswith("+")
                yield f"{_cell(cell, official)}{'加' if more else '填'}“{str(text).removeprefix('+')}”"
        case "label":
            yield from (f"{_cell(row, official)}的行名写作“{_text(text)}”" for row, text in value.items())
        case "append":
            yield from (f"{_cell(cell, official)}后面多一格“{text}”" for cell, text in value.items())
        case "insert":
            yield from (f"{_cell(row, official)}后面多一行“{text}”" for row, text in value.items())
        case "drop":
            yield from (f"没有{_dropped(one, official)}" for one in ([value] if isinstance(value, str) else value))
        case "collapse":
            yield f"{_cell(value, official)}合并成一行"
        case "swap":
            yield f"{_cell(value[0], official)}与{_cell(value[1], official)}对调"
        case "repeat":
            yield f"{_cell(value, official)}写了两遍"


_COMPANIONS = {"previous": "上年", "neighbour": "邻近机关"}
_PARTS = {"title": "报告标题", "preface": "前言", "published": "发布日期", "signoff": "落款"}


def _text(value: object) -> str:
    lines = [str(line) for line in value] if isinstance(value, (list, tuple)) else str(value).split("\n")
    return " ／ ".join(line.replace("\t", " ") for line in lines if line)


def _section(name: str, official: Format) -> str:
    known = official.section.get(name)
    return f"“{known.title}”部分" if known else f"“{name}”部分"


def _table(name: str, official: Format) -> str:
    known = official.table.get(name)
    return f"“{known.name}”" if known else f"“{name}”"


def _dropped(place: str, official: Format) -> str:
    kind, _, name = place.partition(".")
    if kind == "section":
        return _section(name, official)
    return _table(name, official) if kind == "table" else _cell(place, official)


def _logical(place: str, official: Format) -> str:
    if not place:
        return "标题或整份报告"
    return (
        _section(place, official)
        if place in official.section and place not in official.table
        else _cell(place.replace("/", "."), official)
    )


def _cell(place: str, official: Format) -> str:
    """Return the name of ``table``, ``table.row``, ``table.column`` or ``table.row.column``."""
    name, *parts = place.split(".")
    table = official.table.get(name)
    if table is None:
        return f"“{place}”"
    rows = {one.id: f"“{one.label}”行" for one in table.rows} | {one.id: f"“{one.label}”组" for one in table.groups}
    columns = {one.id: f"“{one.label}”列" for one in table.columns}
    kinds = ({**columns, **rows, "*": "各行"}, {**columns, "*": "各列"})
    return _table(name, official) + "".join(
        kind.get(part, f"“{part}”") for part, kind in zip(parts, kinds, strict=False)
    )
