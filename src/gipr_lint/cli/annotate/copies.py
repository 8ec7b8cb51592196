"""Which file gets which copy, and the copies written: never over a report, each as a whole."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from gipr_lint.cli.console import spare
from gipr_lint.cli.usage import fail
from gipr_lint.engine.inputs.discover import is_below, read_file, same_file
from gipr_lint.engine.inputs.load import is_foreign
from gipr_lint.files.atomic import whole
from gipr_lint.files.os_errors import explain
from gipr_lint.limits.errors import InputError
from gipr_lint.limits.time_limit import TimeLimitError, limit
from gipr_lint.model.finding import Level, Problem
from gipr_lint.readers import suffix_of
from gipr_lint.reporters.annotate import AnnotateError, annotated, refusal
from gipr_lint.reporters.printable import printable
from gipr_lint.reporters.summary import LEVELS

if TYPE_CHECKING:
    from gipr_lint.model.run import Run
    from gipr_lint.readers import Reader


class Copies:
    """The copies of a run: of one file under the name ``output``, or of many in ``folder``."""

    def __init__(
        self,
        paths: tuple[str, ...],
        output: str | None,
        folder: str | None,
        readers: Mapping[str, Reader],
        changed: Mapping[str, bytes],
    ) -> None:
        """Take what was asked for; ``changed`` are, once they were checked, the files that others take the place of."""
        self._paths, self._output, self._folder, self._readers = paths, output, folder, readers
        self._changed = changed
        self.problems: list[Problem] = []
        self.written = 0

    def refuse(self) -> None:
        """End the run where what is asked for cannot be done, before anything is checked."""
        if "-" in self._paths:
            fail("annotate 读写文件，不读标准输入；请写文件名")
        for path in self._paths:
            if not Path(path).is_dir() and (told := self._refusal(path)):
                fail(f"{path}：{told}")
        if self._output is not None:
            self._refuse_output(self._output)
        elif self._folder is not None:
            self._refuse_folder(self._folder)

    def _refuse_folder(self, folder: str) -> None:
        if Path(folder).exists() and not Path(folder).is_dir():
            fail(f"--output-dir {folder}：这不是文件夹，请换一个名称")
        inside = next((path for path in self._paths if is_below(path, folder)), None)
        if inside is not None:
            fail(f"--output-dir {folder}：{inside} 就在这个文件夹里，不能用批注本覆盖；请换一个文件夹")

    def _refuse_output(self, output: str) -> None:
        if len(self._paths) > 1 or Path(self._paths[0]).is_dir():
            fail("-o 只用于一份报告；文件夹和几份报告请用 --output-dir")
        spare(list(self._paths), output)
        suffix = suffix_of(self._paths[0])
        if suffix_of(output) != suffix:
            fail(f"-o {output}：批注本同原文件格式一样，后缀应为 {suffix}")

    def _refusal(self, path: str) -> str:
        if is_foreign(path, self._readers):
            return f"{suffix_of(path)} 由插件读取，写不了批注；问题在哪里，用 gipr-lint check {path} 看"
        return refusal(path)

    def make(self, run: Run, seconds: float) -> list[str]:
        """Write the copies; returns a line for each. The run ends where one would take the place of a report."""
        found = dict.fromkeys([*(finding.path for finding in run.findings), *self._changed])
        if self._output is not None and not run.problems:
            found = {self._paths[0]: None}
        targets = {path: self._target(path) for path in found}
        self._refuse_targets(targets)
        return [line for path, target in targets.items() for line in self._copy(path, target, run, seconds)]

    def _target(self, path: str) -> Path:
        if self._output is not None:
            return Path(self._output)
        tops = [Path(one) for one in self._paths if Path(one).is_dir() and Path(path).is_relative_to(one)]
        name = Path(path).relative_to(max(tops, key=lambda one: len(one.parts))) if tops else Path(Path(path).name)
        return Path(self._folder or ".") / name

    def _refuse_targets(self, targets: Mapping[str, Path]) -> None:
        seen: dict[str, str] = {}
        for path, target in targets.items():
            name = os.path.normcase(target)
            if name in seen:
                fail(f"{seen[name]} 和 {path} 的批注本同名（{target}），没有写出；请分开写到不同的文件夹")
            if same_file(path, str(target)) or any(same_file(one, str(target)) for one in targets):
                fail(f"{target}：这是要检查的文件之一，不能用批注本覆盖；请换一个文件夹")
            seen[name] = path

    def _copy(self, path: str, target: Path, run: Run, seconds: float) -> Iterator[str]:
        """Write a copy and yield what is to be said of it."""
        if told := self._refusal(path):
            yield f"{printable(path)}：{told}"
            return
        try:
            with limit(seconds):
                copy = annotated(self._content(path, run), path, run)
            target.parent.mkdir(parents=True, exist_ok=True)
            with whole(target) as stream:
                stream.write(copy)
        except (InputError, TimeLimitError) as error:
            self.problems.append(Problem("file", path, f"写不了批注：{error}"))
        except OSError as error:
            self.problems.append(Problem("file", str(target), explain(error)))
        except Exception as error:  # noqa: BLE001 - the others get their copies
            told = f"写批注时出错（{type(error).__name__}）；请反馈给工具的维护者"
            self.problems.append(Problem("file", path, told))
        else:
            self.written += 1
            yield f"{printable(path)} → {printable(str(target))}：{_counts(run, path)}"

    def _content(self, path: str, run: Run) -> bytes:
        """Return the content that was checked. Raises ReadError; AnnotateError where the file changed meanwhile."""
        content = self._changed.get(path) or read_file(Path(path))
        source = run.sources.get(path)
        if source and source.size != len(content):
            raise AnnotateError("文件在检查以后改动过，请重新运行")
        return content


def _counts(run: Run, path: str) -> str:
    own = [finding.level for finding in run.findings if finding.path == path]
    levels = sorted(Level, key=lambda one: -one.rank)
    return "，".join(f"{own.count(level)} 个{LEVELS[level]}" for level in levels if level in own) or "没有问题"
