"""Words for a quantity, and the figures of the tables that they may mean."""

from collections.abc import Sequence
from itertools import product

from gipr_lint.checks.text.statements.stated import SourceParagraph, speaker_of, vocabulary_of
from gipr_lint.checks.text.statements.sums import Operand, Sum, sums
from gipr_lint.limits.expressions import kept
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.report import Report
from gipr_lint.parse.folded_text import Folded
from gipr_lint.statements.meaning.quantities import HARMLESS, OPEN
from gipr_lint.statements.read import read_statements
from gipr_lint.statements.statement import Quantity, Scope, Statement
from gipr_lint.statements.words.kinds import Kind
from gipr_lint.statements.words.lexer import tokens

_UNITS = ("1件", "1万元")
"""With one of these behind it, words for a quantity are read as if they counted it."""
_REQUESTS = ("new", "received", "requests", "worked", "handled")
"""What a share of requests may be a share of, where nothing tells."""
_OPEN_SUBJECTS = frozenset({"received", "requests"})
"""Words that leave open whether requests that came are meant, or those dealt with."""
_CASES = frozenset({"review", "litigation", "sued", "direct", "after_review"})
_SHORT = r"^(?:行政)?(许可|处罚|强制|强制措施)(?:处理)?(?:决定)?(?:数量?|件数)?$"
"""Takes decisions by their short names: 许可, 处罚决定数."""
_TRIMMED = r"^(?:的|在|从|按|就|今年|其中)+|(?:占比|所占|的?总数|的?占|的?数字|数目|来看|来说|而言|当中|里头|中|里)$"
"""Takes what stands around words for a quantity and says nothing of it."""


_OF_REQUESTS = "新收|结转"
"""Finds what is hardly said of anything but requests: 新收数; not 收到."""
_LEFT_OUT = ("申请", "件数")
"""What words for requests may leave out: 年初结转来的."""
AMONG = ("中", "里", "里头", "里面", "当中", "之中", "内")
"""What makes the words before it a whole, of which only parts are told behind."""
_ENDINGS = frozenset({"提", "提的", "所提", "数", "件", "个", "来", "来的", "项", "类"})
"""Words at the end of a name that change nothing."""
_UNCLEAR = "占|平均|加上|连同|不含|除"
"""Finds what shows that words are more than a name of what is counted: 占新收件, 加上部分公开."""


class Subject(NamedTuple):
    """A quantity that words mean, and what it may be by the tables."""

    about: Sequence[Quantity]
    sums: Sequence[Sum]


class Reading(NamedTuple):
    """Where words are read: the passage, and what stands before them in their sentence."""

    report: Report
    passage: SourceParagraph
    lead: str
    sentence: str

    def subjects(self, *phrases: str) -> Sequence[Subject] | None:
        """Return what several words mean; None where one of them means nothing certain."""
        found = self._about(phrases)
        if found is None:
            return None
        known = [self._of(about) for about in found]
        if not all(known):
            return None
        if any(quantity.subject == "partial" for about in found for quantity in about):
            known = [one[:1] for one in known]  # beside 部分公开, 予以公开 is that alone
        return [Subject(about, one) for about, one in zip(found, known, strict=True)]

    def of(self, about: Sequence[Quantity]) -> Sequence[Sum]:
        """Return what quantities together may be: the requests dealt with are all that were, not the new ones alone."""
        found = sums(self.report, about, vocabulary_of(self.report)) or ()
        return [one for one in found if not any(part.sign < 0 and part.row == "carried_in" for part in one.operands)]

    def wholes(self, part: Subject) -> Sequence[Sum]:
        """Return what a part may be a part of, where the words do not tell."""
        first = part.about[0]
        if first.subject in _CASES:
            if first.part == "total":
                return [*self.of([Quantity("litigation")])] if first.subject in {"direct", "after_review"} else ()
            whole = self.of([first._replace(part="total")])
            return [*whole, *self.of([first._replace(part="closed")])]
        if vocabulary_of(self.report).family.get(first.subject, "requests") != "requests":
            return ()
        if first.part != "total" and first.subject in _REQUESTS:
            return [
                one for subject in dict.fromkeys((first.subject, "handled")) for one in self.of([Quantity(subject)])
            ]
        return [one for subject in _REQUESTS for one in self.of([Quantity(subject)])]

    def _any(self, subjects: Sequence[str]) -> Sequence[Sum]:
        return [one for subject in dict.fromkeys(subjects) for one in self.of([Quantity(subject)])]

    def _of(self, about: Sequence[Quantity]) -> Sequence[Sum]:
        found = list(self.of(about))
        by_applicant = all(one.part != "total" and one.subject in _OPEN_SUBJECTS for one in about)
        return [*found, *self.of([one._replace(subject="handled") for one in about])] if by_applicant else found

    def _about(self, phrases: Sequence[str]) -> Sequence[Sequence[Quantity]] | None:
        """Return the quantities of each of several phrases, read side by side so that one may complete the other."""
        trimmed = [_named(one) for one in phrases]
        if not all(trimmed):
            return None
        if not all(map(self._is_closed, trimmed)):
            return None
        bound = self.lead.endswith(AMONG)
        leads = (self.lead,) if bound else dict.fromkeys((self.lead, ""))
        for lead, unit in product(leads, _UNITS):
            found = self._read(lead, trimmed, unit)
            if found is not None:
                return found
        if bound:
            return None
        alone = [self._alone(one) for one in trimmed]
        return [one for one in alone if one] if all(alone) else None

    def _is_closed(self, phrase: str) -> bool:
        """Tell whether a phrase names something, and ends in words that are known: others may make it another thing."""
        words = tokens(phrase, 0, len(phrase), speaker_of(self.report))
        telling = {word.kind for word in words} - HARMLESS - OPEN
        if not telling:
            return False
        last = words[-1]
        return last.kind is not Kind.UNKNOWN or phrase[last.start :] in _ENDINGS

    def _alone(self, phrase: str) -> Sequence[Quantity]:
        """Return what a phrase means by itself; one that leaves out what is counted is of requests."""
        endings = ("", *_LEFT_OUT) if self._is_about_requests else ("",)
        for ending, unit in product(endings, _UNITS):
            found = self._read("", [phrase + ending], unit)
            if found:
                return found[0]
        return ()

    def _read(self, lead: str, phrases: Sequence[str], unit: str) -> Sequence[Sequence[Quantity]] | None:
        said, places = f"{lead}," if lead else "", []
        for phrase in phrases:
            said += phrase
            places.append(len(said))
            said += f"{unit},"
        found = read_statements(
            Folded(said, said),
            speaker_of(self.report),
            about_requests=self._is_about_requests,
            about_remedies=self.passage.about_remedies,
        )
        counts = {one.start: one for one in found if isinstance(one, Statement) and one.kind == "count"}
        known = [counts.get(place) for place in places]
        return [one.about for one in known if one] if all(one and one.scope is Scope.WHOLE for one in known) else None

    @property
    def _is_about_requests(self) -> bool:
        if self.passage.about_requests or self.passage.section == "requests":
            return True
        if any(word in self.sentence for word in vocabulary_of(self.report).cues["unrelated"]):
            return False
        if "申请" in self.sentence:
            return True
        return kept(_OF_REQUESTS).search(self.sentence) is not None and not self._speaks_of_others

    @property
    def _speaks_of_others(self) -> bool:
        """Tell whether the paragraph, which need not be about requests, counts anything else that is dealt with."""
        text = self.passage.text.text
        return any(word.kind is Kind.OTHER for word in tokens(text, 0, len(text), speaker_of(self.report)))


def _named(phrase: str) -> str:
    """Return words for a quantity without what says nothing of it; decisions by their full names."""
    trimmed = kept(_TRIMMED).sub("", phrase)
    if kept(_UNCLEAR).search(trimmed):
        return ""
    short = kept(_SHORT).match(trimmed)
    return f"行政{short[1]}决定" if short else trimmed


def less(one: Sum, other: Sum) -> Sum:
    """Return the difference of two sums."""
    return Sum([*one.operands, *(Operand(-part.sign, *part[1:]) for part in other.operands)])
