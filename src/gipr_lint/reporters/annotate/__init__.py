"""The copy of a report with notes at its findings: a run and a file → a file. One module or room a kind of file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, cast

from gipr_lint.limits.errors import InputError
from gipr_lint.readers import WORD_SUFFIXES, suffix_of
from gipr_lint.reporters.annotate.note import notes_of

if TYPE_CHECKING:
    from gipr_lint.model.run import Run
    from gipr_lint.reporters.annotate.note import Note

Annotator = Callable[[bytes, str, Sequence["Note"]], bytes]
"""The content of a file, its path and what is to be noted in it in; the content of the copy out."""

_MODULES: Mapping[str, str] = {
    **dict.fromkeys(WORD_SUFFIXES, "word"),
    **dict.fromkeys((".xlsx", ".xlsm"), "workbook"),
    **dict.fromkeys((".html", ".htm"), "web"),
    ".pdf": "pdf",
}
"""The module for files of a suffix."""
_TEXTS = frozenset({".txt", ".text", ".md", ".markdown"})


class AnnotateError(InputError):
    """No copy with notes can be made of a file; the message is one Chinese sentence."""


def refusal(path: str) -> str:
    """Say why notes cannot be put into files of this kind; nothing where they can."""
    suffix = suffix_of(path)
    if suffix in _MODULES:
        return ""
    if suffix in _TEXTS:
        return f"纯文本和 Markdown 里没有地方写批注；每个问题在第几行第几列，用 gipr-lint check {path} 看"
    kinds = "请改用 .docx、.xlsx、.pdf 或 .html 文件"
    return f"{suffix or '这种'}文件里还不能写批注，{kinds}；问题在哪里，用 gipr-lint check {path} 看"


def annotated(content: bytes, path: str, run: Run) -> bytes:
    """Return the copy of a file with a note at each finding that a run has in it; notes of a former run are gone.

    Raises AnnotateError, and what reading the file raises.
    """
    if told := refusal(path):
        raise AnnotateError(told)
    module = import_module(f"{__name__}.{_MODULES[suffix_of(path)]}")
    return cast("Annotator", module.annotate)(content, path, notes_of(run, path))
