"""Reports spoiled at random and mended; what is wrong with the outcome, told by other means than those that made it."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

import docx

from gipr_lint.engine.fixes.mend import Mended, Mender
from gipr_lint.engine.fixes.source_text import SourceText, opened_text
from gipr_lint.engine.fixes.word_source import WordSource, opened_word
from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import lint
from gipr_lint.engine.settings import Settings
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.model.run import Run
from tests.support.annotated import packed
from tests.support.generator import DEFECTS, LAYOUTS, Model, make, print_report
from tests.support.generator.model import dice
from tests.support.privacy.leaks import KINDS
from tests.support.writers import docx as word
from tests.support.writers import html

if TYPE_CHECKING:
    from random import Random

    from gipr_lint.model.document import Span

RULES = national_rules()
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030")
EXCHANGED = (
    ("，", ","),
    ("，", ", "),
    ("；", ";"),
    ("；", ";　"),
    ("：", ":"),
    ("：", ": "),
    ("（", "("),
    ("）", ")"),
    ("政府信息", "政府 信息"),
    ("申请", "申　请"),
    ("2", "２"),
    ("1", "１"),
    ("0\t", "\t"),
    ("0\t", "/\t"),
    ("三、", "五、"),
    ("四、", ""),
    ("（二）", "（三）"),
    ("二是", "三是"),
    ("行政规范性文件", "规范性文件"),
    ("其他需要报告的事项", "其他事项"),
)
PAGES = ("- 4 -", "第4页 共9页", "4/9", "— 12 —")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Spoiled(NamedTuple):
    """The name and the content of a report at fault."""

    name: str
    content: bytes


def _model(seed: int, chance: Random) -> tuple[Model, str]:
    """Return a report with a planted defect, where its kind fits, and a layout for it."""
    defect = chance.choice(DEFECTS)
    planted = defect.plant(make(seed % 97, defect.edition), dice("mend", defect.name, seed))
    model = planted[0] if planted else make(seed % 97, defect.edition)
    return model, chance.choice(defect.layouts if planted else tuple(LAYOUTS))


def spoiled(seed: int) -> Spoiled:
    """Return a report with planted defects and slips of the pen, in any form that is mended."""
    chance = dice("spoiled", seed)
    model, layout = _model(seed, chance)
    form = chance.choice(("txt", "md", "text", "html", "htm"))
    if form.startswith("htm"):
        written = html.write_model(model, chance.choice(html.STYLES))
        encoding = "gb18030" if b"gb2312" in written else "utf-8"
        return Spoiled(f"report.{form}", _slips(written.decode(encoding), chance, page=True).encode(encoding))
    text = _slips(print_report(model, layout).text, chance, page=False)
    end = chance.choice(("\n", "\r\n", "\r"))
    return Spoiled(f"report.{form}", text.replace("\n", end).encode(chance.choice(ENCODINGS)))


def _slips(text: str, chance: Random, *, page: bool) -> str:
    for right, wrong in chance.sample(EXCHANGED, chance.randint(1, 6)):
        places = list(_places(text, right, page=page))
        if places:
            at = chance.choice(places)
            text = text[:at] + wrong + text[at + len(right) :]
    sentence, number = chance.choice(list(KINDS.values()))
    lines = [chance.choice(PAGES), sentence.format(number), "优化网站(含 公众号)栏目,收到申请１２件。"]
    for line in chance.sample(lines, chance.randint(0, 3)):
        ends = list(_places(text, "</p>\n" if page else "。\n", page=page))
        if ends:
            at = chance.choice(ends) + (5 if page else 2)
            shown = line.replace(" ", "&nbsp;").replace("１", "&#65297;") if chance.randint(0, 1) else line
            text = text[:at] + (f"<p>{shown}</p>\n" if page else f"{line}\n") + text[at:]
    return text


def _places(text: str, words: str, *, page: bool) -> Iterator[int]:
    """Yield where words stand, in a page those between its tags."""
    at = text.find("<body") if page else -1
    while (at := text.find(words, at + 1)) >= 0:
        if not page or text.rfind("<", 0, at) <= text.rfind(">", 0, at) or words.startswith("<"):
            yield at


def checked(content: bytes, name: str) -> Run:
    """Return what the national rules find in a file."""
    return lint([Input(name, lambda: content, named=True)], RULES)


def counts(content: bytes, name: str) -> Counter[str]:
    """Return how often each rule finds something."""
    return Counter(finding.rule for finding in checked(content, name).findings)


def wrong_with(seed: int) -> str:
    """Return what is wrong with mending one report, or nothing."""
    return wrong_with_word(seed) if seed % 8 == 7 else wrong_with_text(seed)


def wrong_with_text(seed: int) -> str:
    """Return what is wrong with mending a report in place, or nothing."""
    name, content = spoiled(seed)
    mender = Mender(RULES, Settings(), opened_text, unsafe=bool(seed % 2))
    mended = mender.mend(content, name)
    if mended is None:
        return _left(content, name, unsafe=bool(seed % 2))
    after = mended.text.encoded()
    return (
        _worse(mender.mend, content, after, name)
        or _replayed(mended, content, name)
        or _left(after, name, unsafe=bool(seed % 2))
    )


def _left(content: bytes, name: str, *, unsafe: bool) -> str:
    """Return what is still said to be mended, though it was tried; a number put right may show another fault."""
    fixes = ((one.rule, one.fix) for one in checked(content, name).findings)
    left = Counter(rule for rule, fix in fixes if fix and (fix.certain or (unsafe and fix.private)))
    return f"left: {left}" if left else ""


def _worse(mend: Callable[[bytes, str], object], content: bytes, after: bytes, name: str) -> str:
    if mend(after, name) is not None:
        return "a second run changes something"
    more = counts(after, name) - counts(content, name)
    return f"found anew: {more}" if more else ""


def _replayed(mended: Mended[SourceText], content: bytes, name: str) -> str:
    """Return what the bytes are that the told changes do not make, or that no finding speaks of."""
    if mended.source.encoded() != content:
        return "what was read is not the file"
    now, text = content, mended.source.text
    for turn in mended.turns:
        told = _told(checked(now, name))
        for start, end, words, _ in sorted((one for repair in turn for one in repair.changes), reverse=True):
            lines = {_line(text, start), _line(text, max(start, end - 1))}
            if not lines <= told:
                return f"lines are changed of which no finding speaks: {lines - told}"
            first, last = (len(mended.source.mark + text[:at].encode(mended.source.codec)) for at in (start, end))
            now = now[:first] + words.encode(mended.source.codec) + now[last:]
        text = now[len(mended.source.mark) :].decode(mended.source.codec)
    return "" if now == mended.text.encoded() else "other bytes have changed"


def _line(text: str, at: int) -> int:
    before = text[:at]
    return 1 + before.count("\n") + before.replace("\r\n", "").count("\r")


def _told(run: Run) -> set[int]:
    """Return the lines of the file of which findings speak, or which their edits touch."""
    lines: set[int] = set()
    for finding in run.findings:
        spans = [finding.location.span, *(edit.span for edit in (finding.fix.edits if finding.fix else ()))]
        for span in filter(None, spans):
            places = [run.place(finding.path, one).span for one in _ends(span)]
            known = [place.line for place in places if place]
            lines.update(range(min(known), max(known) + 1) if known else ())
    return lines


def _ends(span: Span) -> Iterator[Span]:
    """Yield the first and the last character of a span."""
    yield span._replace(end_line=span.line, end_column=span.column + 1)
    last = max(span.end_column - 1, 1)
    yield span._replace(line=span.end_line, column=last, end_column=last + 1)


def wrong_with_word(seed: int) -> str:
    """Return what is wrong with the tracked changes of a Word file, or nothing."""
    chance = dice("spoiled word", seed)
    model, _ = _model(seed, chance)
    style: word.Style = ("plain", "split", "numbered", "tracked")[chance.randint(0, 3)]
    content = _typed(word.write_model(model, style), chance)
    mender = Mender(RULES, Settings(), opened_word, unsafe=bool(chance.randint(0, 1)))
    mended = mender.mend(content, "a.docx")
    if mended is None:
        return ""
    after = mended.text.encoded()
    return _worse(mender.mend, content, after, "a.docx") or _rejected(mended, content, after)


def _typed(content: bytes, chance: Random) -> bytes:
    """Return a Word file with slips in its runs."""
    document = docx.Document(io.BytesIO(content))
    texts = [one for one in document.element.body.iter(f"{W}t") if one.text]
    for right, wrong in chance.sample(EXCHANGED, 6):
        found = [one for one in texts if right.strip() and right in one.text]
        if found:
            one = chance.choice(found)
            one.text = one.text.replace(right, wrong, 1)
    return word.to_bytes(document)


def _rejected(mended: Mended[WordSource], content: bytes, after: bytes) -> str:
    before, now = packed(content), packed(after)
    if {name for name in now if before.get(name) != now[name]} != {"word/document.xml"}:
        return "another part has changed"
    if not mended.masks and _words(after) != _words(content):
        return "with all changes rejected, it is not what it was"
    return ""


def _words(content: bytes) -> list[str]:
    """Return the words of each paragraph with all changes of the program rejected."""
    told = []
    for paragraph in docx.Document(io.BytesIO(content)).element.body.iter(f"{W}p"):
        texts = (one for one in paragraph.iter(f"{W}t", f"{W}delText") if "ins" not in _own(one))
        told.append("".join(one.text or "" for one in texts))
    return told


def _own(element: docx.oxml.xmlchemy.BaseOxmlElement) -> set[str]:
    """Return the kinds of changes of the program around an element."""
    around = (one for one in element.iterancestors() if one.get(f"{W}author") == "gipr-lint")
    return {one.tag.removeprefix(W) for one in around}
