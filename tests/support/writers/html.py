"""Reports as web pages: of a government site, saved from Word, and plain; tables with merged cells as in the form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import Literal

from tests.support.generator.model import Model, Text, dice
from tests.support.generator.printing.grid import COVERED, Box, GridRow, grid

Style = Literal["site", "word", "plain"]
STYLES: tuple[Style, ...] = ("site", "word", "plain")
NAVIGATION = (
    "<div class='top'><a href='/'>首页</a> <a href='/xxgk'>政府信息公开</a> <a href='/xxgk/nb'>政府信息公开年报</a>"
    "<a href='/xzxk'>行政许可</a><a href='/xzcf'>行政处罚</a></div>"
    "<ul class='nav'><li><a href='#'>机构职能<li><a href='#'>政策文件</a><li>依申请公开</ul>"
)
FOOT = (
    "<div class='foot'>主办：云溪县人民政府办公室&nbsp;&nbsp;政府网站标识码：4306230001　湘公网安备 43062302000001号"
    "<script>var n = '上年结转政府信息公开申请数量';</script></div>"
)


def write_model(model: Model, style: Style = "site") -> bytes:
    """Return a generated report as a web page."""
    paragraph: Callable[[str], str] = {"site": _scattered, "word": _of_word, "plain": _plain}[style]
    rng = dice("html", model.seed)
    title = "".join(model.title)
    parts = [f"<h1>{'<br>'.join(escape(line) for line in model.title)}</h1>" if style != "word" else ""]
    parts += [paragraph(line) for line in model.title] if style == "word" else []
    parts += [paragraph(text.text) for text in model.front]
    for section in model.sections:
        head = section.ordinal + section.title
        parts.append(f"<h2>{escape(head)}</h2>" if style == "plain" else paragraph(head))
        for part in section.body:
            if isinstance(part, Text):
                parts.append(paragraph("　　" * (part.depth == 0) + part.text))
            else:
                parts.append(table(grid(part, rng), style))
    parts += [paragraph(text.text) for text in model.end]
    body = "\n".join(parts)
    if style == "plain":
        return f"<!doctype html><html lang=zh><title>{escape(title)}</title><main><article>{body}</main>".encode()
    if style == "word":
        head = "<meta http-equiv=Content-Type content='text/html; charset=gb2312'><meta name=Generator content='Word'>"
        page = f"<html xmlns:o='urn:schemas-microsoft-com:office:office'><head>{head}</head><body>{body}</body></html>"
        return page.replace("\n", "\r\n").encode("gb18030")
    about = "<div class='source'>信息来源：本站　浏览次数：128　字号：[<a>大</a> <a>中</a> <a>小</a>]</div>"
    head = f"<meta charset='utf-8'><title>{escape(title)}_云溪县人民政府门户网站</title>"
    heading, rest = parts[0], "\n".join(parts[1:])
    article = f"<div class=article>{heading}{about}<div class='TRS_Editor'>{rest}</div></div>"
    others = "<div class=more><h3>相关阅读</h3><ul><li><a>2019年政府信息公开工作年度报告</a></ul></div>"
    page = f"<!doctype html><html><head>{head}</head><body>{NAVIGATION}<div><div>{article}</div>{others}</div>{FOOT}"
    return f"{page}</body></html>".encode()


def _plain(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _of_word(text: str) -> str:
    """Return a paragraph as Word saves it: spaces as references, lines wrapped in the source, empty elements."""
    words = escape(text).replace("　", "&nbsp;&nbsp;")
    if "&" not in words:
        words = "\n".join(words[start : start + 40] for start in range(0, len(words), 40))
    return f"<p class=MsoNormal style='text-indent:32.0pt'><span lang=EN-US>{words}<o:p></o:p></span></p>"


def _scattered(text: str) -> str:
    """Return a paragraph with a span around every two characters, numbers split in the midst."""
    pieces = [text[start : start + 2] for start in range(0, len(text), 2)]
    spans = "".join(f"<span style='font-family: 仿宋_GB2312'><font>{escape(piece)}</font></span>" for piece in pieces)
    return f"<p style='text-indent: 2em'>{spans}<span>&nbsp;</span></p>"


def table(rows: Sequence[GridRow], style: Style) -> str:
    """Return a table, with cells that span several."""
    placed = [list(_placed(row)) for row in rows]
    lines = []
    for index, boxes in enumerate(placed):
        cells = []
        for at, box in boxes:
            if box.covered:
                continue
            high = 1
            while index + high < len(placed) and (at, COVERED) in placed[index + high]:
                high += 1
            spans = (f" colspan={box.span}" if box.span > 1 else "") + (f" rowspan={high}" if high > 1 else "")
            cells.append(f"<td{spans}>{_content(box.text, style)}" + ("</td>" if style != "plain" else ""))
        lines.append(f"<tr>{''.join(cells)}" + ("</tr>" if style != "plain" else ""))
    body = "\n".join(lines)
    return f"<table border=1 cellspacing=0><tbody>\n{body}\n</tbody></table>"


def _content(text: str, style: Style) -> str:
    if style == "plain":
        return escape(text)
    if style == "word":
        return f"<p class=MsoNormal align=center><span lang=EN-US>{escape(text)}<o:p></o:p></span></p>"
    if 1 < len(text) < 5 and not text.isascii():
        return "".join(f"<p>{escape(character)}</p>" for character in text)
    return f"<p>{''.join(f'<span>{escape(character)}</span>' for character in text)}&nbsp;</p>"


def _placed(row: GridRow) -> Iterator[tuple[int, Box]]:
    at = 0
    for box in row.boxes:
        yield at, box
        at += box.span
