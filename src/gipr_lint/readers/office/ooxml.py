"""What all office files of the XML kind have in common: parts that name other parts, and what a file says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

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
_DECLARES = "文件内部含有外部引用声明（DOCTYPE），不是正常的 Office 文件，未读取；请用 Office 或 WPS 打开，另存后再检查"
_USUAL = b"http://schemas.openxmlformats.org/%b/2006/%b"
_ABOUT = frozenset(
    {"creator", "lastModifiedBy", "description", "subject", "keywords", "category", "Manager", "Company"}
)


def parse(content: bytes) -> _Element:
    """Return the root of an XML part. Raises ReadError for broken XML, declared entities and absurd nesting."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise ReadError(_DECLARES)
    if b"purl.oclc.org/ooxml" in content:
        content = _STRICT.sub(lambda found: _USUAL % tuple(found[1].split(b"/")), content)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
        if root.getroottree().docinfo.internalDTD is not None:  # in whatever encoding
            raise ReadError(_DECLARES)
        return root
    except (etree.XMLSyntaxError, ValueError):
        raise ReadError("文件内部结构已损坏，请用 Office 或 WPS 打开，另存后再检查") from None


def root_of(parts: Parts, name: str) -> _Element | None:
    """Return the root of a part; None where there is none of that name. Raises ReadError as ``parse`` does."""
    content = parts.read(name)
    return None if content is None else parse(content)


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
