"""What mending changes in a file, as a unified diff in which personal data is masked; where none is, git applies it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import PurePath
from typing import TYPE_CHECKING

from gipr_lint.engine.finding_builder import masked_lines
from gipr_lint.limits.expressions import expression
from gipr_lint.privacy.file_names import mask_name
from gipr_lint.privacy.masking import mask_lines
from gipr_lint.readers.text.plain_text import LINE_END

if TYPE_CHECKING:
    from gipr_lint.engine.fixes.mend import Mended
    from gipr_lint.engine.fixes.source_text import SourceText
    from gipr_lint.model.report import Report

_AROUND_LINES = 3
"""How many lines are shown before and behind a change."""
_ODD = expression(r'[\x00-\x1f"\\\x7f]')
"""What git writes in another way in the name of a file. Finds ``a[|"|]b``, not ``报告 1.txt``."""
_Step = tuple[str, int, int, int, int]
"""What becomes of which lines, and of which others."""
_UNENDED = "\\ No newline at end of file"


class Diff:
    """The diff of one file: its lines, and whether a program can apply them in the encoding of the file."""

    def __init__(self, mended: Mended[SourceText]) -> None:
        path = _name(mended.before.document.path)
        name = mask_name(path)
        self._is_named = name == path
        self._head = (f"--- {_quoted(f'a/{name}')}\n", f"+++ {_quoted(f'b/{name}')}\n")
        self._old, self._new = _Lines(mended.before, mended.source), _Lines(mended.after, mended.text)
        self._hunks = SequenceMatcher(None, self._old.raw, self._new.raw, autojunk=False)
        groups = self._hunks.get_grouped_opcodes(_AROUND_LINES)
        self._grouped = [group for steps in groups for group in self._unmasked(steps)]
        self._codec = mended.source.codec
        self._lines = [*self._told()]

    @property
    def is_patch(self) -> bool:
        """Whether ``git apply`` takes it: nothing shown in it is masked, and its lines are those that git knows."""
        whole = self._is_named and self._old.is_plain and self._new.is_plain and not self._codec.startswith("utf-16")
        return whole and not any(self._hides(step) for steps in self._grouped for step in steps)

    @property
    def is_bare(self) -> bool:
        """Whether git takes it only with ``--unidiff-zero``: what is masked stands right behind a change."""
        return any(steps[-1][0] != "equal" and steps[-1][2] < len(self._old.raw) for steps in self._grouped)

    def _hides(self, step: _Step) -> bool:
        return bool(self._old.masked & {*range(*step[1:3])} or self._new.masked & {*range(*step[3:5])})

    def _unmasked(self, steps: Sequence[_Step]) -> Iterator[list[_Step]]:
        """Yield the changes of a group with only so much around them as is not masked."""
        group: list[_Step] = []
        for at, step in enumerate(steps):
            kind, begin, end, other, stop = step
            if kind != "equal" or not self._hides(step):
                group.append(step)
                continue
            hidden = [n for n in range(end - begin) if begin + n in self._old.masked or other + n in self._new.masked]
            if group and hidden[0]:
                group.append((kind, begin, begin + hidden[0], other, other + hidden[0]))
            if group:
                yield group
            behind = hidden[-1] + 1
            is_last = at == len(steps) - 1 or begin + behind == end
            group = [] if is_last else [(kind, begin + behind, end, other + behind, stop)]
        if group:
            yield group

    def encoded(self) -> bytes:
        """Return it for a program."""
        lines = "".join(self._lines).encode(self._codec if self.is_patch else "utf-8", "replace")
        return os.fsencode("".join(self._head)) + lines

    def shown(self) -> str:
        """Return it for a terminal."""
        from gipr_lint.reporters.printable import printable

        lines = (line.rstrip("\r\n") for line in (*self._head, *self._lines))
        return "".join("\t".join(map(printable, line.split("\t"))) + "\n" for line in lines)

    def _told(self) -> Iterator[str]:
        for steps in self._grouped:
            first, last = steps[0], steps[-1]
            yield f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@\n"
            for step, begin, end, other, stop in steps:
                if step == "equal":
                    yield from self._old.shown(" ", begin, end)
                    continue
                yield from self._old.shown("-", begin, end)
                yield from self._new.shown("+", other, stop)


class _Lines:
    """The lines of a file with their ends, as they are and as they are shown."""

    def __init__(self, report: Report, source: SourceText) -> None:
        mark = source.mark.decode(source.codec)
        texts, ends = LINE_END.split(source.text), LINE_END.findall(source.text)
        hidden = _masked(report, texts)
        self.masked = {number for number, (text, one) in enumerate(zip(texts, hidden, strict=True)) if text != one}
        self.is_plain = "\r" not in ends
        texts[0], hidden[0] = mark + texts[0], mark + hidden[0]
        if not texts[-1]:  # behind the last end there is no line
            del texts[-1], hidden[-1]
        self.raw = [text + end for text, end in zip_longest(texts, ends, fillvalue="")]
        self._hidden = [text + end for text, end in zip_longest(hidden, ends, fillvalue="")]

    def shown(self, sign: str, begin: int, end: int) -> Iterator[str]:
        """Yield lines of a diff: each ends as it does in the file, and one without an end says so."""
        for line in self._hidden[begin:end]:
            ended = line.endswith("\n")
            yield sign + (line if ended else line.rstrip("\r") + "\n")
            if not ended and not line.endswith("\r"):
                yield f"{_UNENDED}\n"


def _masked(report: Report, texts: Sequence[str]) -> list[str]:
    """Return the lines of a file, masked where the lines that were read of them are, and in doubt besides."""
    lines = [list(line) for line in mask_lines(texts)]
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


def _range(begin: int, end: int) -> str:
    """Return lines as a diff counts them: from 1, and none as those behind the line before."""
    count = end - begin
    return f"{begin + 1}" if count == 1 else f"{begin + 1 if count else begin},{count}"


def _name(path: str) -> str:
    """Return a path from here on, where it leads down from here."""
    relative = os.path.relpath(path)
    return PurePath(path if relative.startswith("..") else relative).as_posix().lstrip("/")


def _quoted(name: str) -> str:
    """Return the name of a file as git reads it; behind one with a space it wants a tab."""
    if _ODD.search(name):
        inside = _ODD.sub(lambda found: f"\\{ord(found[0]):03o}", name)
        return f'"{inside}"'
    return f"{name}\t" if " " in name else name
