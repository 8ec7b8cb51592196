"""Word files as a long life in many hands leaves them, each with one figure at fault: 987, in a cell of its own."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from functools import cache
from zipfile import ZIP_DEFLATED, ZipFile

from tests.support.generator import make
from tests.support.writers import docx

FIGURE = "987"
_CELL = re.compile(
    r"(<w:tc>(?:<w:tcPr/>|<w:tcPr>.{0,200}?</w:tcPr>))<w:p><w:r>(<w:t[^>]*>)987</w:t></w:r></w:p></w:tc>"
)
_WHO = 'w:id="70" w:author="张三" w:date="2025-01-01T00:00:00Z"'
_RUN = "<w:r><w:t>987</w:t></w:r>"
_MAIN = "word/document.xml"
_TYPES = "[Content_Types].xml"
_RELATIONS = "word/_rels/document.xml.rels"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_CID = "http://schemas.microsoft.com/office/word/2016/wordml/cid"
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

CELLS: Mapping[str, str] = {
    "inserted": f"<w:p><w:del {_WHO}><w:r><w:delText>986</w:delText></w:r></w:del><w:ins {_WHO}>{_RUN}</w:ins></w:p>",
    "inserted in part": f"<w:p><w:r><w:t>9</w:t></w:r><w:ins {_WHO}><w:r><w:t>87</w:t></w:r></w:ins></w:p>",
    "moved": f'<w:p><w:moveToRangeStart {_WHO} w:name="m"/><w:moveTo {_WHO}>{_RUN}</w:moveTo>'
    '<w:moveToRangeEnd w:id="70"/></w:p>',
    "control in the paragraph": f"<w:p><w:sdt><w:sdtPr/><w:sdtContent>{_RUN}</w:sdtContent></w:sdt></w:p>",
    "control around the paragraph": f"<w:sdt><w:sdtPr/><w:sdtContent><w:p>{_RUN}</w:p></w:sdtContent></w:sdt>",
    "simple field": f'<w:p><w:fldSimple w:instr=" =SUM(LEFT) ">{_RUN}</w:fldSimple></w:p>',
    "field": '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> =SUM(LEFT) </w:instrText></w:r>'
    f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{_RUN}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    "link": f'<w:p><w:hyperlink w:anchor="there">{_RUN}</w:hyperlink></w:p>',
    "smart tag": f'<w:p><w:smartTag w:uri="urn:a" w:element="n">{_RUN}</w:smartTag></w:p>',
    "bookmark with the number of a comment": f'<w:p><w:bookmarkStart w:id="0" w:name="a"/>{_RUN}'
    '<w:bookmarkEnd w:id="0"/></w:p>',
    "cut into runs": '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>9</w:t></w:r><w:proofErr w:type="spellStart"/>'
    "<w:r><w:t>8</w:t></w:r><w:r><w:t>7</w:t></w:r></w:p>",
}
"""What may stand in a cell around a figure."""


@cache
def plain() -> bytes:
    """Return the report with the figure in a cell without anything around it."""
    return docx.write_model(make(4, "2021").put("requests.new.total", FIGURE))


def with_cell(inside: str) -> bytes:
    """Return the report with other mark-up in the cell."""
    return _changed({_MAIN: lambda text: _CELL.sub(lambda found: found[1] + inside + "</w:tc>", text, count=1)})


def with_control_around_the_cell() -> bytes:
    """Return the report with the cell in a content control, which Word puts between row and cell."""
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    return _changed({_MAIN: lambda text: _CELL.sub(lambda found: control.format(found[0]), text, count=1)})


def with_nested_table() -> bytes:
    """Return the report with a table of its own in the cell, behind the figure."""
    table = "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p><w:r><w:t>注</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>"
    return with_cell(f"<w:p>{_RUN}</w:p>{table}")


def with_comments_of_people() -> bytes:
    """Return the report with comments, answers to them, and all the parts that Word keeps beside these today."""
    said = "".join(
        f'<w:comment w:id="{number}" w:author="{who}" w:initials="A"><w:p w14:paraId="0000000{at}">'
        f"<w:r><w:t>{words}</w:t></w:r></w:p></w:comment>"
        for at, (number, who, words) in enumerate(((5, "王主任", "请核对"), (41, "李科长", "已核对")), 1)
    )
    parts = {
        "comments": f'<w:comments xmlns:w="{_WORDS}" xmlns:w14="{_W14}">{said}</w:comments>',
        "commentsExtended": f'<w15:commentsEx xmlns:w15="{_W15}"><w15:commentEx w15:paraId="00000001" w15:done="0"/>'
        '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="0"/></w15:commentsEx>',
        "commentsIds": f'<w16cid:commentsIds xmlns:w16cid="{_CID}">'
        '<w16cid:commentId w16cid:paraId="00000001" w16cid:durableId="11111111"/></w16cid:commentsIds>',
        "people": f'<w15:people xmlns:w15="{_W15}"><w15:person w15:author="王主任"/></w15:people>',
    }
    kinds = {
        "comments": f"{_OFFICE}/comments",
        "commentsExtended": "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
        "commentsIds": "http://schemas.microsoft.com/office/2016/09/relationships/commentsIds",
        "people": "http://schemas.microsoft.com/office/2011/relationships/people",
    }
    related = "".join(f'<Relationship Id="p{name}" Type="{kind}" Target="{name}.xml"/>' for name, kind in kinds.items())
    typed = "".join(
        f'<Override PartName="/word/{name}.xml" '
        f'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"/>'
        for name in parts
    )
    marks = "".join(f'<w:commentRangeStart w:id="{number}"/>' for number in (5, 41))
    ends = "".join(
        f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>' for number in (5, 41)
    )
    changed = _changed(
        {
            _MAIN: lambda text: _CELL.sub(
                lambda found: f"{found[1]}<w:p>{marks}{_RUN}{ends}</w:p></w:tc>", text, count=1
            ),
            _RELATIONS: lambda text: text.replace("</Relationships>", related + "</Relationships>"),
            _TYPES: lambda text: text.replace("</Types>", typed + "</Types>"),
        }
    )
    file = io.BytesIO(changed)
    with ZipFile(file, "a", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(f"word/{name}.xml", text)
    return file.getvalue()


def strict() -> bytes:
    """Return the report in the strict variant of the standard, as Word saves it if it is asked to."""
    spaces = {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
        _OFFICE: "http://purl.oclc.org/ooxml/officeDocument/relationships",
    }

    def in_strict(text: str) -> str:
        for usual, other in spaces.items():
            text = text.replace(f'"{usual}', f'"{other}')
        return text

    with ZipFile(io.BytesIO(plain())) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels")) and name != _TYPES]
    return _changed(dict.fromkeys(names, in_strict))


def _changed(changes: Mapping[str, Callable[[str], str]]) -> bytes:
    file = io.BytesIO()
    with ZipFile(io.BytesIO(plain())) as archive, ZipFile(file, "w", ZIP_DEFLATED) as copy:
        for info in archive.infolist():
            content = archive.read(info)
            change = changes.get(info.filename)
            if change:
                content = change(content.decode()).encode()
            copy.writestr(info.filename, content)
    return file.getvalue()


def kinds() -> dict[str, bytes]:
    """Return all of them by what is odd about them."""
    return {
        **{name: with_cell(inside) for name, inside in CELLS.items()},
        "control around the cell": with_control_around_the_cell(),
        "table in the cell": with_nested_table(),
        "comments of people": with_comments_of_people(),
        "strict": strict(),
    }
