"""The files of a run mended one by one: written in place, shown as a diff, or put out where it is standard input."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gipr_lint.cli.check.fixing import UnmendedError, is_filter, mended
from gipr_lint.cli.console import write, write_bytes
from gipr_lint.cli.usage import fail
from gipr_lint.engine.fixes.diff import Diff
from gipr_lint.engine.fixes.mend import Mender
from gipr_lint.engine.fixes.replacement import ChangedError, LinkedError, replace_content
from gipr_lint.engine.fixes.source_text import is_text, opened_text
from gipr_lint.files.os_errors import explain
from gipr_lint.privacy.file_names import mask_name
from gipr_lint.readers import MAX_BYTES, ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gipr_lint.cli.check.command_options import CommandOptions
    from gipr_lint.engine.fixes.mend import Mended
    from gipr_lint.engine.fixes.source_text import SourceText
    from gipr_lint.engine.inputs.discover import Input
    from gipr_lint.engine.settings import Settings
    from gipr_lint.model.rule import Rule


class Mending:
    """Takes the files, and tells at the end what became of them."""

    def __init__(self, options: CommandOptions, rules: Sequence[Rule], how: Settings) -> None:
        self._options, self._how = options, how
        self._mender = Mender(rules, how, opened_text, unsafe=options["unsafe_fixes"])
        self._counts = Counter[str]()
        self._wrong: list[str] = []
        self._named = defaultdict[str, list[str]](list)

    @property
    def changed(self) -> bool:
        """Whether any file was changed, or would be."""
        return self._counts["changed"] > 0

    @property
    def failed(self) -> bool:
        """Whether any file could not be mended."""
        return bool(self._wrong)

    def take(self, source: Input) -> Input:
        """Mend a file and return what to check; standard input can be read only once."""
        if "-" in self._options["paths"]:
            source = _held(source)
        self._counts["others"] += not is_text(source.path)
        done = None
        try:
            done = mended(source, self._mender, self._how) if is_text(source.path) else None
            if done is not None:
                self._put(done, source.path)
                self._counts.update(changed=1, fixes=done.fixes)
        except UnmendedError as error:
            self._wrong.append(f"{mask_name(source.path)}：{error}")
        if is_filter(self._options):
            source = source if done is None else source._replace(content=partial(bytes, done.text.encoded()))
            write_bytes([source.content()])
        return source

    def _put(self, done: Mended[SourceText], path: str) -> None:
        """Show what would change, or write the file unless somebody has changed it meanwhile. Raises UnmendedError."""
        if self._options["diff"]:
            diff = Diff(done)
            if not diff.is_patch:
                self._named["unapplied"].append(mask_name(path))
            elif diff.is_bare:
                self._named["bare"].append(mask_name(path))
            if sys.stdout is not None and sys.stdout.isatty():
                write(diff.shown(), None)
            else:
                write_bytes([diff.encoded()])
        elif not is_filter(self._options):
            _replace(path, done)

    def told(self) -> Iterator[str]:
        """Yield what is to be said at the end, the sentence first."""
        counts, diff = self._counts, self._options["diff"]
        if is_filter(self._options):
            yield f"已修改标准输入，共 {counts['fixes']} 处问题；修改后的文字在标准输出。"
        else:
            yield f"{'可以' if diff else '已'}修改 {counts['changed']} 个文件，共 {counts['fixes']} 处问题。"
        if unapplied := self._named["unapplied"]:
            why = "要改的行里遮盖了个人信息，或者编码是 UTF-16、换行是 CR"
            yield f"{len(unapplied)} 个文件的修改不能用 git apply，请用 --fix：{why}。"
            yield from (f"  {name}" for name in unapplied)
        if bare := self._named["bare"]:
            yield f"{len(bare)} 个文件里改动的下一行有个人信息，不写在补丁里，要用 git apply --unidiff-zero："
            yield from (f"  {name}" for name in bare)
        if counts["others"]:
            cure = "Word 用 gipr-lint annotate --fix"
            yield f"{counts['others']} 个文件不是纯文本、Markdown 或网页，没有修改；{cure}。"
        yield from self._wrong


def _held(source: Input) -> Input:
    """Return standard input as it was read; the run ends where it is too much to be put out again."""
    try:
        content = source.content()
    except ReadError as error:
        fail(f"标准输入：{error}")
    if len(content) > MAX_BYTES:
        fail(f"标准输入超过 {MAX_BYTES // 2**20} MB，没有修改")
    return source._replace(content=partial(bytes, content))


def _replace(path: str, done: Mended[SourceText]) -> None:
    try:
        replace_content(Path(path), done.source.encoded(), done.text.encoded())
    except ChangedError:
        raise UnmendedError("文件刚被别的程序改动，没有修改") from None
    except LinkedError:
        raise UnmendedError("这个文件有几个硬链接，换上新的会断开，没有修改") from None
    except OSError as error:
        raise UnmendedError(f"无法写入，没有修改（{explain(error)}）") from None
