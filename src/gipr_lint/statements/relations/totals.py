"""Figures of the year with the words that name them: 全年举办政务公开培训2次."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gipr_lint.limits.expressions import kept
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.parse.folded_text import Folded
from gipr_lint.statements.read import sentences
from gipr_lint.statements.statement import Speaker
from gipr_lint.statements.syntax.clause import MAX_CHARS as LONGEST
from gipr_lint.statements.words.amounts import Amount, amounts_in
from gipr_lint.statements.words.vocabulary import national

_MIN_NAME_CHARS = 6
"""A shorter name may be that of several figures: 召开会议."""
_NO_UNITS = frozenset({"%", "个百分点", "百分点"})
_ENDS = frozenset({"", *",;。、!("})
"""What may follow a number that nothing goes on to count."""
_YEAR = ("全年", "年内", "本年", "今年", "年度", "一年来")
"""Words of the reporting year."""
_PARTLY = r"其中|[较比占含]|同比|\d月|[一二三四]季度|半年|以来|截[至止]|[上去前]年|上一年|年底|每年|[市县区镇乡]级|分别"
"""Takes words by which a figure is not that of the year: 其中, 一季度; not 全年."""
_NARROW = (
    r"(?:方面|中|上|里|领域|平台|网站|公众号|渠道|专栏|媒体|层面|期间|单位|部门)[,:]"
    r"|(?:通过|依托|利用|借助|针对)|围绕(?=[^,;。]*$)"
)
"""Takes what narrows a figure: 通过, 村级层面，; not 全年共."""
_AROUND = "围绕"
_DONE_WORD = "举办|开展|组织|召开|发布|共有|举行"
"""Takes what is done with things that are counted: 举办; not 公开."""
_DONE = rf"(?:{_DONE_WORD}|有|了|完成|另有)*"
"""Takes verbs alone: 共有; not 参加."""
_COUNTED = r"申请|复议|诉讼|规范性文件|规章|许可|处罚|强制|收费"
"""Takes what the tables count: 申请, 复议; not 培训."""
_FILLER = (
    r"全年度?|年内|本年度?|今年|年度|一年来|\d{2,4}年度?|总?共计?|累计|总计|合计|达到?|已经?|[为了是]|"
    r"[我本][局委办镇乡街县市区厅院]|本机关"
)
"""Takes words that name nothing: 全年, 我镇, 共; not 培训."""


class Total(NamedTuple):
    """What was counted in the year, in words that name it alone; its digits stand from ``start`` to ``end``.

    ``of_year`` is set where the words say that it was in the year, or all of it, ``around`` where they tell of some
    matter that it may be limited to: 围绕乡村振兴，全年公开信息412条.
    """

    name: str
    unit: str
    value: Decimal
    start: int
    end: int
    words: str
    of_year: bool = True
    around: bool = False

    @property
    def key(self) -> str:
        """What tells the figure from others, in whatever order its words stand: 举办政务公开培训, 8次政务公开培训."""
        return "".join(sorted(kept(_DONE_WORD).sub("", self.name)))


def may_total(text: str) -> bool:
    """Tell at once whether a text, folded or not, may give a figure of the year."""
    return kept(r"\d").search(text) is not None


def totals(text: Folded, speaker: Speaker) -> Iterator[Total]:
    """Yield the figures of the year in a paragraph, those aside that the tables count too."""
    years = (f"{speaker.year}年", *_YEAR)
    for first, last in sentences(text.text):
        said = text.text[first:last]
        if len(said) > LONGEST:
            continue
        of_year = any(year in said for year in years)
        for amount in amounts_in(text.text, first, last):
            counts = amount.exact and amount.unit not in _NO_UNITS
            if not counts:
                continue
            if text.text[amount.stop : amount.stop + 1] in _ENDS:
                found = _total(text, amount, first, speaker) if of_year else _bare(text, amount, first)
                if found is not None:
                    yield found
            elif of_year and (behind := _noun_behind(text.text, amount, first)):
                found = _total(text, amount, first, speaker, behind)
                if found is not None:
                    yield found


def _noun_behind(text: str, amount: Amount, first: int) -> str:
    """Return the noun behind a number where its clause says nothing else before, or what was done with it.

    全年共有8次政务公开培训; 全年主动公开的317条政府信息均通过网站发布.
    """
    lead = kept(_FILLER).sub("", text[clause_start(text, first, amount.start) : amount.start])
    behind = kept(_NOUN_BEHIND).match(text[amount.stop :])
    return behind[0] if behind and (kept(_DONE).fullmatch(lead) or lead.endswith(_TIE)) else ""


_TIE = "的"
_NOUN_BEHIND = r"[^,;:。、()\d]{4,16}?(?=[,;。]|均|全部|都[已由通]|已)"
"""Takes the noun behind a number: 条政府信息均; not 次."""


def clause_start(text: str, first: int, place: int) -> int:
    """Return where the words begin that stand between the last mark and a place."""
    return max(text.rfind(mark, first, place) for mark in ",;:、()") + 1 or first


def _total(text: Folded, amount: Amount, first: int, speaker: Speaker, behind: str = "") -> Total | None:
    before = text.text[first : amount.start]
    year, years = str(speaker.year), set(kept(r"(\d{4})年").findall(before)) if "年" in before else set()
    cut = clause_start(text.text, first, amount.start)
    words = text.text[cut : amount.stop + len(behind)]
    own = any(word in words for word in _YEAR)
    of_year = own or year in years or any(word in before for word in _YEAR)
    if (
        not of_year
        or years - {year}
        or kept(_PARTLY).search(words if own else before)
        or _is_narrowed(text.text[first:cut], speaker)
    ):
        return None
    lead = kept(_FILLER).sub("", text.text[cut : amount.start])
    name = (lead.removesuffix(_TIE) if behind and lead.endswith(_TIE) else "") + behind if behind else lead
    if len(name) < _MIN_NAME_CHARS or kept(_COUNTED).search(name):
        return None
    around = _AROUND in text.text[first:cut]
    return Total(name, amount.unit, amount.value, *_digits(text, amount), words, around=around)


def _is_narrowed(ahead: str, speaker: Speaker) -> bool:
    """Tell whether the clauses before a figure narrow it; what stands in its own clause is a part of its name."""
    if not kept(_NARROW).search(ahead):
        return False
    vocabulary = speaker.vocabulary or national()
    return not (vocabulary.hints(ahead, "shortcomings") and ahead.startswith("针对"))


def _bare(text: Folded, amount: Amount, first: int) -> Total | None:
    """Return a figure that begins its sentence, without a word of the time."""
    name = text.text[first : amount.start]
    if len(name) < _MIN_NAME_CHARS or kept(rf"[\d,;:、()年月]|{_PARTLY}|{_NARROW}|{_COUNTED}").search(name):
        return None
    words = text.text[first : amount.stop]
    return Total(kept(_FILLER).sub("", name), amount.unit, amount.value, *_digits(text, amount), words, of_year=False)


def _digits(text: Folded, amount: Amount) -> tuple[int, int]:
    return text.source(amount.start, amount.end)
