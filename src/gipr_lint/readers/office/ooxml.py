"""What all office files of the XML kind have in common: parts that name other parts, and what a file says of itself."""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterator
from contextlib import suppress
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from gipr_lint.limits.expressions import expression
from gipr_lint.model.document import LineOrigin
from gipr_lint.readers import ReadError
from gipr_lint.readers.composer import Composer
from gipr_lint.readers.office.zip_parts import Parts, sibling

_STRICT = expression(
    rb"""http://purl\.oclc\.org/ooxml/
    (wordprocessingml/main|spreadsheetml/main|officeDocument/(?:relationships|math))""",
    re.VERBOSE,
)
"""Namespaces of the strict variant of the standard; all but their beginning and a year is the same in the usual one.
Finds ``http://purl.oclc.org/ooxml/wordprocessingml/main``, not ``http://purl.oclc.org/ooxml/drawingml/main``."""
_DECLARATION = expression(rb"<!(?:DOCTYPE|ENTITY)")
"""What defines entities, which may hold others without end. Finds ``[|<!DOCTYPE|] html>``, not ``<!-- -->``."""
_MAX_DEPTH = 256
"""How deep elements may stand within each other: those of a text box in a table in a text box come to some forty."""
_BROKEN = "文件内部结构已损坏，请用 Office 或 WPS 打开，另存后再检查"
_DECLARES = "文件内部含有外部引用声明（DOCTYPE），不是正常的 Office 文件，未读取；请用 Office 或 WPS 打开，另存后再检查"
_USUAL = b"http://schemas.openxmlformats.org/%b/2006/%b"
_ABOUT = frozenset(
    {"creator", "lastModifiedBy", "description", "subject", "keywords", "category", "Manager", "Company"}
)


def parse(content: bytes, shorten: Callable[[bytes], bytes] | None = None) -> Element:
    """Return the root of an XML part. Raises ReadError for broken XML, declared entities and absurd nesting.

    What ``shorten`` leaves of it is parsed, if that is XML.
    """
    if shorten is not None:
        with suppress(ReadError):
            return parse(shorten(content))
    if _DECLARATION.search(_in_ascii(content)):
        raise ReadError(_DECLARES)
    if b"purl.oclc.org/ooxml" in content:
        content = _STRICT.sub(lambda found: _USUAL % tuple(found[1].split(b"/")), content)
    try:
        root = ElementTree.fromstring(content)  # noqa: S314 - without declarations expat has nothing to expand
    except (ElementTree.ParseError, ValueError, LookupError):  # LookupError: an encoding that nobody knows
        raise ReadError(_BROKEN) from None
    _refuse_depth(root)
    return root


def _in_ascii(content: bytes) -> bytes:
    """Return XML in an encoding that spells markup in ASCII: all that expat reads do, but UTF-16."""
    if b"\0" not in content[:4] and content[:2] not in {BOM_UTF16_LE, BOM_UTF16_BE}:
        return content
    wide = "utf-16" if content[0] and content[1] else "utf-16-be" if content[1] else "utf-16-le"
    return content.decode(wide, "replace").encode()


def _refuse_depth(root: Element) -> None:
    level = [root]
    for _ in range(_MAX_DEPTH):
        level = [child for element in level for child in element]
        if not level:
            return
    raise ReadError("文件内部嵌套过深，不像一份年度报告，未读取")


def root_of(parts: Parts, name: str, shorten: Callable[[bytes], bytes] | None = None) -> Element | None:
    """Return the root of a part; None where there is none of that name. Raises ReadError as ``parse`` does."""
    content = parts.read(name)
    return None if content is None else parse(content, shorten)


def related(parts: Parts, part: str) -> Iterator[tuple[str, str, str]]:
    """Yield kind, name and id of what a part (the whole file: ``""``) names within the file, nothing outside it."""
    folder, _, name = part.rpartition("/")
    root = root_of(parts, f"{folder}/_rels/{name}.rels".lstrip("/"))
    for relation in () if root is None else root:
        target = relation.get("Target", "")
        if relation.get("TargetMode") != "External" and target:
            yield relation.get("Type", "").rpartition("/")[2], sibling(part, target), relation.get("Id", "")


def write_about(parts: Parts, composer: Composer) -> None:
    """Keep the title that a file states of itself, and who made it when for whom."""
    for kind, name, _ in related(parts, ""):
        root = root_of(parts, name) if kind in {"core-properties", "extended-properties"} else None
        for element in () if root is None else root:
            about = str(element.tag).rpartition("}")[2]
            origin = LineOrigin("文件属性", {"property": about})
            if about == "title":
                composer.state("title", element.text or "", origin)
            elif about in _ABOUT:
                composer.aside("property", element.text or "", origin)
