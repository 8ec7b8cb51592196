"""Fixes applied at random: a second time changes nothing, no rule finds more, nothing but the edits is changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

import pytest

from gipr_lint import lint_text
from gipr_lint.engine.fixes.mend import Mended, Mender
from gipr_lint.engine.fixes.source_text import SourceText, opened_text
from gipr_lint.engine.settings import Settings
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.model.finding import Finding
from gipr_lint.readers.text.plain_text import LINE_END
from tests.support.generator import DEFECTS, LAYOUTS, make, print_report
from tests.support.generator.model import dice

RULES = national_rules()
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030")
SPOILED = (
    ("，", ","),
    ("政府信息", "政府 信息"),
    ("2", "２"),
    ("0\t", "\t"),
    ("0\t", "/\t"),
    ("：", ":"),
    ("（", "("),
    ("三、", "五、"),
    ("四、", ""),
    ("行政规范性文件", "规范性文件"),
    ("其他需要报告的事项", "其他事项"),
    ("。", "，身份证号110101198001010002。"),
    ("。", "，手机13800138000。"),
)


def spoiled(seed: int) -> tuple[str, bytes, str]:
    """Return the name, the content and the encoding of a report with planted defects and with slips of the pen."""
    chance = dice("spoiled", seed)
    defect = chance.choice(DEFECTS)
    planted = defect.plant(make(seed % 97, defect.edition), dice("mend", defect.name, seed))
    model = planted[0] if planted else make(seed % 97, defect.edition)
    layout = chance.choice(defect.layouts if planted else tuple(LAYOUTS))
    text = print_report(model, layout).text
    for right, wrong in chance.sample(SPOILED, chance.randint(1, 6)):
        places = [at for at in range(len(text)) if text.startswith(right, at)]
        if places:
            at = chance.choice(places)
            text = text[:at] + wrong + text[at + len(right) :]
    encoding = chance.choice(ENCODINGS)
    name = f"report.{chance.choice(('txt', 'md'))}"
    return name, text.replace("\n", chance.choice(("\n", "\r\n", "\r"))).encode(encoding), encoding


def counts(content: bytes, name: str, encoding: str) -> Counter[str]:
    return Counter(finding.rule for finding in lint_text(content.decode(encoding), name).findings)


def wrong_with(seed: int) -> str:
    """Return what is wrong with mending one report, or nothing."""
    name, content, encoding = spoiled(seed)
    unsafe = bool(seed % 2)
    mender = Mender(RULES, Settings(), opened_text, unsafe=unsafe)
    mended = mender.mend(content, name)
    if mended is None:
        return ""
    after = mended.text.encoded()
    if mender.mend(after, name) is not None:
        return "a second run changes something"
    if more := counts(after, name, encoding) - counts(content, name, encoding):
        return f"found anew: {more}"
    return _outside(mended, name, content)


def _outside(mended: Mended[SourceText], path: str, content: bytes) -> str:
    """Return what was changed that no fix may change."""
    before, now = mended.source.text, mended.text.text
    if mended.source.encoded() != content or mended.text[1:] != mended.source[1:]:
        return "the encoding has changed"
    if not mended.fixes or before == now:
        return "nothing was mended"
    told = {line for finding in lint_text(before, path).findings for line in _lines(finding)}
    old, new = LINE_END.split(before), LINE_END.split(now)
    steps = [step for step in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if step[0] != "equal"]
    beyond = {number + 1 for _, first, end, _, _ in steps for number in range(first, end)} - told
    gone = [old[number] for step, first, end, _, _ in steps if step == "delete" for number in range(first, end)]
    if beyond or len(old) - len(new) != len(gone):
        return f"lines were changed of which no finding speaks: {sorted(beyond)}"
    if [before.count(end) - "".join(gone).count(end) for end in "\t|"] != [now.count(end) for end in "\t|"]:
        return "bars of cells have changed"
    return ""


def _lines(finding: Finding) -> Iterator[int]:
    """Yield the lines of a finding and of its edits; where nothing was read apart, they are those of the file."""
    spans = [finding.location.span, *(edit.span for edit in (finding.fix.edits if finding.fix else ()))]
    yield from (span.line for span in spans if span)


@pytest.mark.parametrize("block", range(6))
def test_applications(block: int) -> None:
    assert {seed: told for seed in range(block * 10, block * 10 + 10) if (told := wrong_with(seed))} == {}


def test_most_reports_are_mended() -> None:
    mender = Mender(RULES, Settings(), opened_text, unsafe=True)
    assert sum(mender.mend(*reversed(spoiled(seed)[:2])) is not None for seed in range(20)) > 10
