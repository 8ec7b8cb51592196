"""Where on a web page the report stands, among navigation and other articles: known by its own marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gipr_lint.limits.expressions import expression, kept
from gipr_lint.readers.web.text_flow import text_of
from gipr_lint.readers.web.tree import CharacterData, Element

_MARKS = tuple(
    expression(mark)
    for mark in (
        r"^[一1]、?总体(工作)?情况",
        r"主动公开政府信息(的)?情况",
        r"收到和处理政府信息公开申请",
        r"行政复议、?(和|提起)?行政诉讼(的)?情况",
        r"存在的?(主要)?问题[及和与]?(改进|整改|下一步)",
        r"其[他它]需要?(报告|说明)的?(事项|情况)",
        r"本年新收政府信息公开申请",
        r"上年结转政府信息公开申请",
        r"结转下年度继续办理",
        r"现行有效(件数|数量)|对外公开总数量",
        r"本年处理决定数量|处理决定数量",
        r"结果维持|尚未审结",
    )
)
"""What stands in a report and nowhere else on its page. Finds ``一、总体情况`` and ``存在的主要问题及改进情况``, not
``通知公告``."""
_TITLE = expression(r"(政府信息公开|政务公开|信息公开).{0,14}(报告|年报)")
"""The title of a report. Finds ``县[|政府信息公开工作年度报告|]``, not ``政府工作报告``."""
_ABOUT = expression(
    r"""(索\s*引\s*号|发布(机构|日期|时间|单位)|公开(日期|时间|机构)|成文日期|生成日期
        |信息来源|来\s*源|文\s*号|名\s*称|主题分类|日期|时间)
    \s*[:：\]】]?""",
    re.VERBOSE,
)
"""What a site says above a report. Finds ``[|索 引 号：|]000014349``, not ``截至12月31日``."""
UNSEEN = frozenset({"script", "style", "noscript", "template", "nav", "footer", "select", "button", "iframe", "head"})
"""Elements in which no report stands."""
_MAX_TITLE_LEVELS = 6
"""How many elements above the report its title may stand."""
_MIN_MARK_CHARS = 4
"""No mark of a report is shorter."""
_MAX_MARK_CHARS = 120
"""How much of a line is looked at: its marks stand at the front."""
_MAX_MARK_WORDS = 60
"""A title of a section or a label of a row is shorter, even a character at a time."""


def shown(element: Element) -> list[Element | CharacterData]:
    """Return the children that a reader of the page sees."""
    return [
        child
        for child in element.children
        if isinstance(child, CharacterData) or not (child.hidden or child.tag in UNSEEN)
    ]


def report_root(page: Element) -> Element | None:
    """Return the smallest element that holds all marks of a report on the page; None where there are none."""
    masks: dict[Element, int] = {}
    for line, words in lines_of(page):
        mask = _marks("".join(words)) if len(words) <= _MAX_MARK_WORDS else 0
        element: Element | None = line if mask else None
        while element is not None:
            masks[element] = masks.get(element, 0) | mask
            element = element.parent
    wanted = masks.get(page)
    if not wanted:
        return None
    root = page
    while True:
        below = [one for one in root.elements if masks.get(one) == wanted]
        if len(below) != 1 or below[0].tag in {"table", "tbody", "tr"} or _holds_text(below[0]):
            return root
        root = below[0]


def lines_of(page: Element) -> Iterator[tuple[Element, list[str]]]:
    """Yield each element that has lines of its own, with the words in it and in the inline elements within."""
    lines: dict[Element, list[str]] = {}
    stack = [(iter(page.children), page)]
    while stack:
        children, block = stack[-1]
        for child in children:
            if isinstance(child, CharacterData):
                if words := child.characters.strip():
                    lines.setdefault(block, []).append(words)
            elif child.children and not (child.hidden or child.tag in UNSEEN):
                stack.append((iter(child.children), block if child.is_inline else child))
                break
        else:
            stack.pop()
    return iter(lines.items())


def _marks(text: str) -> int:
    """Return the marks in a line, as bits."""
    bare = "".join(text[:_MAX_MARK_CHARS].split())
    if len(bare) < _MIN_MARK_CHARS:
        return 0
    return sum(1 << number for number, mark in enumerate(_MARKS) if mark.search(bare))


def _holds_text(element: Element) -> bool:
    """Tell whether text stands in an element with nothing but inline elements around it."""
    return any(
        bool(child.characters.strip())
        if isinstance(child, CharacterData)
        else child.is_inline and all(one.is_inline for one in child.below()) and bool(text_of(child).text)
        for child in shown(element)
    )


def parts_before(root: Element) -> Sequence[Element]:
    """Return the elements before the report that belong to it: its title, and what the page says of it there.

    They are looked for at each level above the report, and no further up than its title stands.
    """
    found: list[Element] = []
    element = root
    for _ in range(_MAX_TITLE_LEVELS):
        parent = element.parent
        if parent is None:
            break
        for child in reversed(parent.elements[: parent.elements.index(element)]):
            if not (child.hidden or child.tag in UNSEEN):
                found += reversed(list(_about(child)))
        if any(_is_title(one) for one in found):
            break
        element = parent
    titled = max((index for index, one in enumerate(found) if _is_title(one)), default=-1)
    kept = found[: titled + 1] + [one for one in found[titled + 1 :] if _is_about(one)]
    return list(reversed(kept))


def _about(element: Element) -> Iterator[Element]:
    """Yield the innermost blocks of an element that are a title or say something of the report."""
    if element.tag == "table" or _holds_text(element) or not element.elements:
        if _is_title(element) or _is_about(element):
            yield element
        return
    for child in shown(element):
        if isinstance(child, Element):
            yield from _about(child)


def _is_title(element: Element) -> bool:
    text = text_of(element).text
    return len(text) <= 60 and bool(_TITLE.search(text)) and ">" not in text


def _is_about(element: Element) -> bool:
    text = text_of(element).text
    return len(text) <= 600 and bool(_ABOUT.search(text)) and bool(kept(r"\d{4}\s*[-年./]").search(text))
