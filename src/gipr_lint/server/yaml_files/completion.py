"""Keys and values offered while a YAML file of this tool is written, and what a key means."""

from __future__ import annotations

from typing import Any

from lsprotocol import types

from gipr_lint.authoring.json_schema import schemas
from gipr_lint.server.session import Session
from gipr_lint.server.texts import Text
from gipr_lint.server.yaml_files.schema_parts import about, keys_of, parts_at, values_of
from gipr_lint.server.yaml_files.yaml_place import YamlPlace, place_at


def completion(session: Session, text: Text, position: types.Position) -> list[types.CompletionItem]:
    """Return what may stand at a place; nothing in a file that is not this tool's."""
    schema = _schema(session, text)
    if schema is None:
        return []
    place = _place(text, position)
    start = text.position(position.line + 1, text.point(position)[1] - len(place.word))
    replaced = types.Range(start, position)
    if place.key is not None:
        offered = values_of(parts_at(schema, (*place.steps, place.key), place.scalars))
        return [_item(one, told, replaced, types.CompletionItemKind.Value) for one, told in offered.items()]
    parts = parts_at(schema, place.steps, place.scalars)
    keys = keys_of(parts, schema)
    if not place.steps:
        keys = {key: told for key, told in keys.items() if not any(line.startswith(f"{key}:") for line in text.lines)}
    found = [_item(f"{one}: ", told, replaced, types.CompletionItemKind.Property) for one, told in keys.items()]
    values = values_of(parts)
    return found + [_item(one, told, replaced, types.CompletionItemKind.Value) for one, told in values.items()]


def key_hover(session: Session, text: Text, position: types.Position) -> types.Hover | None:
    """Return what the key on a line means."""
    schema = _schema(session, text)
    if schema is None or position.line >= len(text.lines):
        return None
    line = text.lines[position.line]
    place = place_at([*text.lines], position.line, len(line.partition(":")[0]) + 2)
    told = about(parts_at(schema, (*place.steps, place.key), place.scalars)) if place.key else ""
    return types.Hover(types.MarkupContent(types.MarkupKind.PlainText, told)) if told else None


def _schema(session: Session, text: Text) -> dict[str, Any] | None:
    kind = session.kind(text.uri)
    if kind not in {"config", "pack", "rule"}:
        return None
    tools = session.project(text.uri).tools
    known = session.kept("schemas", (tools,), lambda: schemas(tools.checks, tools.rules))
    return known[kind]


def _place(text: Text, position: types.Position) -> YamlPlace:
    line, column = text.point(position)
    return place_at([*text.lines], line - 1, column - 1)


def _item(word: str, told: str, replaced: types.Range, kind: types.CompletionItemKind) -> types.CompletionItem:
    return types.CompletionItem(
        word.removesuffix(": "), kind=kind, documentation=told or None, text_edit=types.TextEdit(replaced, word)
    )
