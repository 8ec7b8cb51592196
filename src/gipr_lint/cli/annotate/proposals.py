"""``annotate --fix``: what is proposed in Word files, as tracked changes in their copies."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from gipr_lint.cli.check.fixing import UnmendedError, mended
from gipr_lint.model.finding import Problem
from gipr_lint.readers import WORD_SUFFIXES, suffix_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gipr_lint.engine.inputs.discover import Input
    from gipr_lint.engine.settings import Settings
    from gipr_lint.model.rule import Rule


class Proposals:
    """Makes them before anything is checked: what is noted is what remains. ``files`` are the changed ones by path."""

    def __init__(self, *, asked: bool, unsafe: bool) -> None:
        self._asked, self._unsafe = asked, unsafe
        self._counts = Counter[str]()
        self.files: dict[str, bytes] = {}
        self.problems: list[Problem] = []

    def make(self, inputs: Sequence[Input], rules: Sequence[Rule], how: Settings, _: Sequence[Problem]) -> list[Input]:
        """Return the inputs with those changed in which something is proposed."""
        if not self._asked:
            return list(inputs)
        from gipr_lint.engine.fixes.mend import Mender
        from gipr_lint.engine.fixes.word_source import opened_word

        mender = Mender(rules, how, opened_word, unsafe=self._unsafe)
        found = []
        for source in inputs:
            self._counts["others"] += suffix_of(source.path) not in WORD_SUFFIXES
            try:
                done = mended(source, mender, how)
            except UnmendedError as error:
                self.problems.append(Problem("file", source.path, str(error)))
                done = None
            if done is not None:
                self._counts.update(changes=done.fixes - done.masks, masks=done.masks)
                self.files[source.path] = done.text.encoded()
                source = source._replace(content=partial(bytes, self.files[source.path]), real="")
            found.append(source)
        return found

    def told(self) -> Iterator[str]:
        """Yield what is to be said at the end."""
        if not self._asked:
            return
        changes, masks, others = (self._counts[kind] for kind in ("changes", "masks", "others"))
        yield f"写成修订的有 {changes} 处，请在 Word 里接受或拒绝。" if changes else "没有可以写成修订的问题。"
        if masks:
            yield f"直接遮盖的个人信息有 {masks} 处，没有写成修订：修订会把原来的号码留在文件里。原文件没有动。"
        if others:
            yield f"{others} 个文件不是 Word，没有修订；纯文本、Markdown 和网页用 gipr-lint check --fix 修改。"
