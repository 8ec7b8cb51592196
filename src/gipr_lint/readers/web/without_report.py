"""Pages that announce a report and do not hold it: only a link to a file, or scripts that would fetch it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from gipr_lint.limits.expressions import expression
from gipr_lint.model.numerals import DIGITS
from gipr_lint.readers import ReadError
from gipr_lint.readers.web.report_region import lines_of
from gipr_lint.readers.web.text_flow import text_of
from gipr_lint.readers.web.tree import Element

_ANNOUNCED = expression(r"(政府信息公开|政务公开|信息公开).{0,14}(年度报告|年报|工作报告)")
"""The title of a report. Finds ``[|政府信息公开工作年度报告|]全文``, not ``政府信息公开指南``."""
_YEAR = expression(rf"20\d\d|二[〇○Ｏ0零][一二三][〇○Ｏ零{DIGITS}]")
"""The year of a report. Finds ``某县[|2024|]年`` and ``[|二〇二四|]年``, not ``1998年``."""
_HEADINGS = frozenset({"h1", "h2", "h3"})
_SUFFIX = expression(r"\.(pdf|docx?|wps|xlsx?|et|ofd|zip|rar)(?=$|[?#&\"'])", re.IGNORECASE)
"""The end of a link to a document. Finds ``/att/1[|.pdf|]?id=2``, not ``/index.html``."""
_TARGETS = ("href", "src", "data")
_MAX_SCRIPTED_CHARS = 150
"""So few characters on a page with scripts, and the scripts bring its text."""
_MAX_ANNOUNCEMENT_CHARS = 250
"""Sentences of so few characters only say that there is a report."""


def refuse_announcement(body: Element, heads: Sequence[Element]) -> None:
    """Raise ReadError for a page without a report that announces one, or that has next to no text but scripts."""
    text = text_of(body).text
    short = len(text) < _MAX_SCRIPTED_CHARS
    elements = list(body.below())
    announced = _announces(elements, heads) or (short and bool(_ANNOUNCED.search(text)))
    if announced and (name := _attachment(elements)):
        raise ReadError(f"网页里没有报告正文，只有附件“{name}”，请下载附件后检查")
    if any(one.tag == "script" for one in elements) and (short or announced):
        raise ReadError("网页里没有正文（由脚本另行加载），请在浏览器里打开网页，另存为完整网页或复制全文后检查")
    if announced:
        raise ReadError("网页里只有报告的标题，没有正文，请在浏览器里打开网页核对，取得报告全文后检查")


def _announces(elements: Iterable[Element], heads: Iterable[Element]) -> bool:
    """Tell whether a title or heading names the report of one year; those of several years are a list of them."""
    titles = [one for one in heads if one.tag == "title"]
    headings = [one for one in elements if one.tag in _HEADINGS]
    named = [text for one in (*titles, *headings) if _ANNOUNCED.search(text := text_of(one).text)]
    return len({year for text in named for year in _YEAR.findall(text)}) == 1


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


def has_prose(body: Element) -> bool:
    """Tell whether there are more sentences on a page than those that go with a link."""
    return sum(len(text) for _, words in lines_of(body) if "。" in (text := "".join(words))) > _MAX_ANNOUNCEMENT_CHARS
