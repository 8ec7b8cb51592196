"""An input to a report: read by its suffix, parsed by its year. Whatever fails is told in one Chinese sentence."""

from collections.abc import Mapping
from functools import partial

from msgspec.structs import replace

from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.inputs.own_results import is_result
from gipr_lint.limits.errors import InputError
from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.document import Document
from gipr_lint.model.official_format import Editions
from gipr_lint.model.report import Report
from gipr_lint.parse import parse_report
from gipr_lint.privacy.masking import mask
from gipr_lint.readers import READERS, Reader, ReadError, read, suffix_of
from gipr_lint.readers.scan.within import pictures_of

_TITLE = expression(r"政府信息公开(?:工作)?年度报告")
"""The title that tells a report whose file cannot be judged. Finds ``某县[|政府信息公开年度报告|]``, not
``政府工作报告``."""
_MAX_REASON_CHARS = 200
"""The characters of what a reader of a plugin says of a file."""


_RESULT = "这是 gipr-lint 写的检查结果，不是报告，没有检查"
"""What is read of a result of this tool, in the place of what it quotes."""


class UnreadableError(InputError):
    """An input cannot be made a report of; the message is one Chinese sentence."""


def foreign(report: Report) -> str:
    """Say of a document that is no report what was looked for in it, and what there is instead."""
    document = report.document
    if document.lines == (_RESULT,):
        return _RESULT
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
    if is_foreign(source.path, readers):
        suffix = suffix_of(source.path)
        readers = {**readers, suffix: partial(_of_plugin, readers[suffix])}
    try:
        content = source.content()
        with pictures_of(source.real):
            document = _result(source.path) if is_result(content) else read(content, source.path, readers)
    except (ReadError, OSError) as error:
        raise UnreadableError(mask(str(error))) from None
    except UnreadableError:
        raise
    except Exception as error:  # noqa: BLE001 - the other files must be checked all the same
        raise UnreadableError(f"读取时出错（{type(error).__name__}），未检查；请反馈给工具的维护者") from None
    try:
        report = parse_report(replace(document, size=len(content)), edition, editions)
        if not document.recognized:
            return report
        from gipr_lint.engine.recognized.confirmed import confirmed

        return confirmed(report)
    except Exception as error:  # noqa: BLE001 - the other files must be checked all the same
        told = f"无法理解文件的结构（{type(error).__name__}），未检查；请反馈给工具的维护者"
        raise UnreadableError(told) from None


def _result(path: str) -> Document:
    """Return the document of a result of this tool: no report."""
    return Document(path, "utf-8", (_RESULT,), ())


def is_foreign(path: str, readers: Mapping[str, Reader]) -> bool:
    """Tell whether a file is read by a reader of a plugin."""
    suffix = suffix_of(path)
    return suffix in readers and readers[suffix] is not READERS.get(suffix)


def _of_plugin(reader: Reader, content: bytes, path: str) -> Document:
    """Return what a reader of a plugin makes of a file. Raises UnreadableError, ReadError."""
    from gipr_lint.extensions.plugins.containment import PluginCallError, call
    from gipr_lint.extensions.plugins.returned_values import ReturnedValueError, accept_document

    def attempt() -> object:
        try:
            return reader(content, path)
        except ReadError as error:
            return _Unread(" ".join(str(error).split())[:_MAX_REASON_CHARS])

    try:
        answer = call(attempt)
        if isinstance(answer, _Unread):
            raise ReadError(answer.message)
        return accept_document(answer, path)
    except PluginCallError as error:
        raise UnreadableError(f"读取时{error}，请反馈给读取程序的维护者") from None
    except ReturnedValueError as error:
        raise UnreadableError(f"读取程序{error}，请反馈给它的维护者") from None


class _Unread(NamedTuple):
    """What a reader says of a file that it cannot read."""

    message: str
