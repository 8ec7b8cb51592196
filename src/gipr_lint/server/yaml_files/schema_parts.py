"""The parts of a JSON Schema that hold at a place of a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Schema = Mapping[str, Any]
_MAX_DEPTH = 12
"""So many references are followed one within another."""


def parts_at(root: Schema, steps: Sequence[str | None], scalars: Mapping[str, str]) -> list[Schema]:
    """Return the schemas of what the steps lead to, each without references and choices of its own."""
    found = list(_plain(root, root, scalars))
    for step in steps:
        inner = (_inside(one, step) for one in found)
        found = [part for schemas in inner for one in schemas for part in _plain(one, root, scalars)]
    return found


def _plain(schema: Schema, root: Schema, scalars: Mapping[str, str], depth: int = 0) -> Iterator[Schema]:
    """Yield a schema and those that it is made of."""
    if depth > _MAX_DEPTH:
        return
    yield schema
    further: list[Schema] = []
    if "$ref" in schema:
        further.append(root["$defs"][str(schema["$ref"]).rpartition("/")[2]])
    for key in ("allOf", "anyOf", "oneOf"):
        further += schema.get(key, ())
    if "then" in schema and _holds(schema["if"], scalars):
        further.append(schema["then"])
    for one in further:
        yield from _plain(one, root, scalars, depth + 1)


def _holds(condition: Schema, scalars: Mapping[str, str]) -> bool:
    """Tell whether the plain values of a file fulfil a condition."""
    wanted = condition.get("properties", {})
    return all(scalars.get(key) == one.get("const") for key, one in wanted.items())


def _inside(schema: Schema, step: str | None) -> Iterator[Schema]:
    if step is None:
        if isinstance(schema.get("items"), Mapping):
            yield schema["items"]
        return
    named = schema.get("properties", {}).get(step)
    if named is not None:
        yield named
    elif isinstance(schema.get("additionalProperties"), Mapping):
        yield schema["additionalProperties"]


def keys_of(parts: Sequence[Schema], root: Schema) -> dict[str, str]:
    """Return the keys that a mapping may have, with their meanings."""
    found: dict[str, str] = {}
    for part in parts:
        for key, schema in part.get("properties", {}).items():
            about = schema.get("description", "")
            found[key] = found.get(key) or about
        for names in _plain(part.get("propertyNames", {}), root, {}):
            found |= {str(one): "" for one in names.get("enum", ()) if str(one) not in found}
    return found


def values_of(parts: Sequence[Schema]) -> dict[str, str]:
    """Return the values that are known for a place, with what is said of them."""
    found: dict[str, str] = {}
    about = next((str(part["description"]) for part in parts if "description" in part), "")
    for part in parts:
        if part.get("type") == "boolean":
            found |= {"true": about, "false": about}
        for value in (*part.get("enum", ()), *([part["const"]] if "const" in part else [])):
            if value is not None:
                found[str(value)] = about
    return found


def about(parts: Sequence[Schema]) -> str:
    """Return the meanings of a place, each once."""
    return "\n\n".join(dict.fromkeys(str(part["description"]) for part in parts if part.get("description")))
