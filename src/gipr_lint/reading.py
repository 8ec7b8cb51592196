"""An input to a report: read by its suffix, parsed by its year. Whatever fails is told in one Chinese sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from gipr_lint.document import Document
from gipr_lint.formats import Editions
from gipr_lint.masking import mask
from gipr_lint.parse import parse_report
from gipr_lint.readers import Reader, ReadError, read
from gipr_lint.report import Report
from gipr_lint.sources import Input

_TITLE = re.compile(r"政府信息公开(?:工作)?年度报告")


class UnreadableError(Exception):
    """An input cannot be made a report of; the message is one Chinese sentence."""


def foreign(report: Report) -> str:
    """Say of a document that is no report what was looked for in it, and what there is instead."""
    document = report.document
    sought = (
        "没有找到年度报告的标题（…政府信息公开工作年度报告）、法定部分的标题（如“一、总体情况”）或法定表格，没有检查"
    )
    if not any(line.strip() for line in document.lines):
        return f"没有读到正文，{sought}"
    if any(_TITLE.search(line) for line in document.lines):
        return f"{sought}；文件里提到了年度报告，但标题和各部分没有各占一行，请恢复分行"
    return sought


def read_report(
    source: Input, readers: Mapping[str, Reader], editions: Editions | None = None, edition: str | None = None
) -> Report:
    """Read and parse an input; whether it is a report at all, ``is_report`` tells. Raises UnreadableError."""
    try:
        content = source.content()
        document = read(content, source.path, readers)
    except (ReadError, OSError) as error:
        raise UnreadableError(mask(str(error))) from None
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a reader may be anyone's
        raise UnreadableError(f"读取时出错（{type(error).__name__}），请反馈给读取程序的维护者") from None
    if not isinstance(document, Document):
        raise UnreadableError(f"读取程序返回的不是文档，而是 {type(document).__name__}，请反馈给它的维护者")
    try:
        return parse_report(replace(document, size=len(content)), edition, editions)
    except Exception as error:  # noqa: BLE001 - the other files must be checked all the same
        told = f"无法理解文件的结构（{type(error).__name__}），未检查；请反馈给工具的维护者"
        raise UnreadableError(told) from None
