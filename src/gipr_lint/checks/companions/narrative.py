"""The running text of a section as sentences that can be compared with another report's."""

from collections.abc import Iterator

from gipr_lint.checks.places import in_text
from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Location
from gipr_lint.model.once_per_report import once_per_report
from gipr_lint.model.report import Paragraph, Report
from gipr_lint.parse.normalize import fold

_SENTENCE = expression(r"[^。；！？\s][^。；！？]*")
"""A sentence, or a clause that a semicolon ends. Finds ``[|公开信息12条|]；``, not ``；。``."""
_NUMBER = expression(r"\d+(?:[.,]\d+)*")
"""What differs in a text that was carried on from another year. Finds ``公开[|1,203|]条``, not ``公开两条``."""
_NOISE = expression(r"[^\w#]|_")
"""What does not tell sentences apart. Finds ``更新[|，|]答复``, not ``更新``."""
_GOVERNMENT = expression(r"(?:人民)?政府$|办事处$")
"""The end of an organ's name that its text leaves out. Finds ``松湾镇[|人民政府|]``, not ``财政局``."""
_AREA = expression(r"^.{1,12}?[省市州县旗区](?=.{2})")
"""The area with which a full name begins. Begins ``云溪县松湾镇``, not ``松湾镇``."""
_MIN_CHARS = 8
"""Shorter sentences are headings and set phrases, alike in all reports."""


class Sentence(NamedTuple):
    """A sentence brought to the form in which years, figures and the organ's own name do not count."""

    words: str
    section: str
    item: Paragraph
    start: int
    end: int

    def location(self, report: Report) -> Location:
        """Return where the sentence stands."""
        return in_text(report, self.section, self.item, self.start, self.end)


@once_per_report
def sentences_of(report: Report, section: str) -> tuple[Sentence, ...]:
    """Return the sentences of a section that are long enough to be compared."""
    return tuple(_sentences(report, section))


def _sentences(report: Report, section: str) -> Iterator[Sentence]:
    found = report.section(section)
    names = _names(report)
    for item in found.paragraphs if found else ():
        for match in _SENTENCE.finditer(item.text):
            words = fold(match[0])
            for name in names:
                words = words.replace(name, "")
            words = _NOISE.sub("", _NUMBER.sub("#", words))
            if len(words) >= _MIN_CHARS:
                yield Sentence(words, section, item, *match.span())


def _names(report: Report) -> tuple[str, ...]:
    """Return what the organ may call itself, the longest first."""
    name = fold(report.organ or "")
    plain = _GOVERNMENT.sub("", name)
    names = {name, plain, _AREA.sub("", plain)}
    return tuple(sorted((one for one in names if len(one) > 1), key=len, reverse=True))
