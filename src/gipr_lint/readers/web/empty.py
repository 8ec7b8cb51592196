"""Pages that announce a report and do not hold it: only a link to a file, or scripts that would fetch it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from gipr_lint.readers import ReadError
from gipr_lint.readers.web.flow import text_of
from gipr_lint.readers.web.tree import Element

_ANNOUNCED = re.compile(r"(政府信息公开|政务公开|信息公开).{0,14}(年度报告|年报|工作报告)")
_YEAR = re.compile(r"20\d\d|二[〇○Ｏ0零]")
_SUFFIX = re.compile(r"\.(pdf|docx?|wps|xlsx?|et|ofd|zip|rar)(?=$|[?#&\"'])", re.IGNORECASE)
_TARGETS = ("href", "src", "data")
_FEW = 150
"""So few characters on a page with scripts, and the scripts bring its text."""
_PROSE = 80
"""A paragraph of more characters says something."""


def refuse_announcement(body: Element, heads: Sequence[Element]) -> None:
    """Raise ReadError for a page without a report that announces one, or that has next to no text but scripts."""
    text = text_of(body).text
    short = len(text) < _FEW
    elements = list(body.below())
    headings = [one for one in elements if one.tag in {"h1", "h2", "h3"}]
    titles = {
        title
        for one in (*(head for head in heads if head.tag == "title"), *headings)
        if _ANNOUNCED.search(title := text_of(one).text) and _YEAR.search(title)
    }
    years = {year for title in titles for year in re.findall(r"20\d\d", title)}
    announced = (bool(titles) and len(years) < 2) or (short and bool(_ANNOUNCED.search(text)))
    if announced and (name := _attachment(elements)):
        raise ReadError(f"网页里没有报告正文，只有附件“{name}”，请下载附件后检查")
    scripted = any(one.tag == "script" for one in elements)
    if scripted and (short or (announced and not _has_prose(elements))):
        raise ReadError("网页里没有正文（由脚本另行加载），请在浏览器里打开网页，另存为完整网页或复制全文后检查")


def _attachment(elements: Iterable[Element]) -> str | None:
    """Return the name of the first file that a page links to or shows in a frame."""
    for element in elements:
        if element.tag in {"a", "iframe", "embed", "object"}:
            attributes = element.attributes
            named = text_of(element).text
            for target in (named, *(attributes.get(name, "") for name in _TARGETS)):
                if _SUFFIX.search(target):
                    return (named or target.rsplit("/", 1)[-1])[:60]
    return None


def _has_prose(elements: Iterable[Element]) -> bool:
    return any(one.tag == "p" and len(text_of(one).text) > _PROSE for one in elements)
