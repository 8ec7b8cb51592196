"""What mending changes in a file, as a unified diff in which personal data is masked."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff

from gipr_lint.engine.finding_builder import masked_lines
from gipr_lint.engine.fixes.mend import Mended
from gipr_lint.engine.fixes.source_text import SourceText
from gipr_lint.model.report import Report
from gipr_lint.privacy.file_names import mask_name
from gipr_lint.privacy.masking import mask_lines
from gipr_lint.readers.text.plain_text import LINE_END
from gipr_lint.reporters.printable import printable


def diff(mended: Mended[SourceText]) -> Iterator[str]:
    """Yield the lines of the diff, without line ends and with nothing in them that steers a terminal."""
    path = mask_name(mended.before.document.path)
    before, after = _shown(mended.before, mended.source), _shown(mended.after, mended.text)
    for line in unified_diff(before, after, f"{path}（现在）", f"{path}（修改后）", lineterm=""):
        yield "\t".join(map(printable, line.split("\t")))


def _shown(report: Report, source: SourceText) -> list[str]:
    """Return the lines of a file, masked where the lines that were read of them are, and in doubt besides."""
    lines = [list(line) for line in mask_lines(LINE_END.split(source.text))]
    document = report.document
    for number, (line, hidden) in enumerate(zip(document.lines, masked_lines(report), strict=True), 1):
        for at in (place for place, char in enumerate(hidden) if char != line[place]):
            origin = document.origins[number - 1] if document.origins else None
            if origin is not None and not origin.pieces:
                continue
            row, column = origin.position(at) if origin else (number, at + 1)
            if row <= len(lines) and column <= len(lines[row - 1]):
                lines[row - 1][column - 1] = "*"
    return ["".join(line) for line in lines]
