"""What a report states in its text: read once for all rules, and what there is to show of it."""

from collections.abc import Iterator, Sequence

from gipr_lint.checks.label_tables import labelled_numbers
from gipr_lint.checks.places import in_text
from gipr_lint.checks.text.statements.be_of_year import as_meant
from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Location
from gipr_lint.model.numerals import NUMERALS
from gipr_lint.model.once_per_report import once_per_report
from gipr_lint.model.report import Heading, Paragraph, Report
from gipr_lint.parse.folded_text import Folded, folded
from gipr_lint.statements.read import read_statements
from gipr_lint.statements.statement import Reason, Speaker, Statement, Unread
from gipr_lint.statements.words.vocabulary import Vocabulary, with_words

MAX_PARAGRAPH_CHARS = 60_000
"""Of a longer paragraph, and none that anybody wrote is, the beginning is read: reading takes its time."""
MAX_HEADING_CHARS = 20
"""A paragraph of so many characters may be a heading."""


_ENDED = expression(r"[。\d]$|[：:|｜—].*\d")
"""What a heading is not: a sentence, or a number behind its label. Finds ``新收：12件``, not ``（2）依申请公开``."""

_RUN_IN = expression(
    rf"\s*(?:[(（][{NUMERALS}]{{1,2}}[)）]|[{NUMERALS}]{{1,2}}、)(?P<title>[^。，,；;：:\d]{{2,16}})[。：:]"
)
"""The heading with which a paragraph begins that goes on behind it. Begins ``（二）依申请公开。规范登记``, not
``（二）规范登记，按期答复。``."""

_CORRECTED = expression(r"(?:复议|诉讼)[^。]{0,20}(?:纠正|纠错)|(?:纠正|纠错)[^。]{0,12}(?:复议|诉讼)")
"""Finds ``[|复议被纠正|]3件``, not ``纠正错误``."""
_OF_OTHERS = expression("处罚|许可|强制|征收|征地|工伤|拆迁|执法")
"""What else reviews are about. Finds ``行政[|处罚|]``, not ``答复``."""


class SourceParagraph(NamedTuple):
    """A paragraph, or a heading that is a sentence; ``about_requests`` where its heading says so.

    ``about_remedies``: it stands in the section on reviews and suits that disclosure caused.
    """

    section: str | None
    item: Paragraph | Heading
    source: str
    about_requests: bool
    about_remedies: bool = False

    @property
    def text(self) -> Folded:
        """The text in one width."""
        return folded(self.source)

    def place(self, report: Report, start: int, end: int) -> Location:
        """Return where a stretch of its source stands."""
        return in_text(report, self.section, self.item, start, end)

    def printed(self, words: str) -> str:
        """Return words of the folded text as the report has them: a year left over is read as the reporting one."""
        start = self.text.text.find(words)
        own = self.item.text if isinstance(self.item, Paragraph) else self.item.line.text
        if start < 0 or own.startswith(self.source):
            return words
        return folded(own).text[start : start + len(words)]

    def key(self, start: int) -> tuple[str, int, int]:
        """Return what tells a place in it from all others in the report."""
        span = self.item.span(start, start + 1)
        return self.section or "", span.line, span.column


class Stated(NamedTuple):
    """A statement with the passage in which it stands."""

    statement: Statement
    passage: SourceParagraph

    @property
    def key(self) -> tuple[str, int, int]:
        """Tells its number from all others in the report."""
        return self.passage.key(self.statement.start)


def vocabulary_of(report: Report) -> Vocabulary:
    """Return the words that are understood in a report: the national ones, and those of rule packs."""
    return with_words(report.format.family.words)


def speaker_of(report: Report) -> Speaker:
    """Return who speaks in a report."""
    return Speaker(report.organ or "", report.year, report.publisher.area, vocabulary_of(report))


@once_per_report
def source_paragraphs(report: Report) -> Sequence[SourceParagraph]:
    """Return the running text, paragraph by paragraph."""
    return tuple(_passages(report))


def _passages(report: Report) -> Iterator[SourceParagraph]:
    cues = vocabulary_of(report).cues["requests"]
    about_requests = False
    for section, text, item in report.texts:
        if section is None or item is report.title:
            continue
        if isinstance(item, Heading) or (len(text) <= MAX_HEADING_CHARS and not _ENDED.search(text)):
            about_requests = section == "requests" or any(word in text for word in cues)
        elif title := _RUN_IN.match(text):
            about_requests = section == "requests" or any(word in title["title"] for word in cues)
        source = as_meant(report, item)[:MAX_PARAGRAPH_CHARS]
        about_remedies = section == "remedies" or (section == "problems" and _tells_corrected(report, text))
        yield SourceParagraph(section, item, source, about_requests, about_remedies)
    for one in labelled_numbers(report):
        about_requests = any(word in one.heading for word in cues)
        yield SourceParagraph("overview", one.paragraph, one.paragraph.text, about_requests)


def _tells_corrected(report: Report, text: str) -> bool:
    """Tell whether a paragraph on shortcomings tells of answers that were corrected; who decides reviews has others."""
    return not report.publisher.area and _CORRECTED.search(text) is not None and not _OF_OTHERS.search(text)


@once_per_report
def read(report: Report) -> Sequence[tuple[SourceParagraph, Sequence[Statement | Unread]]]:
    """Return the passages that speak of what the tables count, each with all that was read of it, in order."""
    vocabulary = vocabulary_of(report)
    return [
        (passage, list(_read(report, passage)))
        for passage in source_paragraphs(report)
        if passage.about_requests or passage.about_remedies or vocabulary.hints(passage.source, "tables")
    ]


def _read(report: Report, passage: SourceParagraph) -> Iterator[Statement | Unread]:
    return read_statements(
        passage.text,
        speaker_of(report),
        about_requests=passage.about_requests,
        about_remedies=passage.about_remedies,
    )


@once_per_report
def stated(report: Report) -> Sequence[Stated]:
    """Return all that the report states, in order."""
    return [Stated(one, passage) for passage, found in read(report) for one in found if isinstance(one, Statement)]


OPEN = frozenset({Reason.NO_QUANTITY, Reason.UNCLEAR, Reason.OTHER_UNIT, Reason.UNRECOGNISED})
"""Why an amount beside a word of the tables may yet be one that they know."""


@once_per_report
def unread(report: Report) -> int:
    """Return how many amounts beside words of the tables were neither read nor told to be something else."""
    return sum(
        isinstance(one, Unread) and one.beside and one.reason in OPEN for _, found in read(report) for one in found
    )
