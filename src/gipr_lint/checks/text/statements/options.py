"""The options of the check ``statement``: which statements, and what must hold of them."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from msgspec import Meta, field

from gipr_lint.checks.tables import references
from gipr_lint.limits.pattern import Pattern
from gipr_lint.model.rule import CheckOptions, Wrong
from gipr_lint.parse.normalize import fold
from gipr_lint.statements.words.amounts import counts

if TYPE_CHECKING:
    from gipr_lint.model.official_format import Editions

About = Literal["requests", "outcomes", "remedies", "documents", "decisions", "charges"]
Must = Literal[
    "equal-table",
    "sum-of-parts",
    "agree-with-each-other",
    "share-right",
    "same-unit",
    "be-of-year",
    "count-right",
    "not-zero",
    "none-or-some",
    "exceed-never",
    "relation-right",
]
Of = Literal[
    "list",
    "year",
    "sum",
    "tables",
    "text",
    "part",
    "growth",
    "handled",
    "items",
    "parts",
    "alone",
    "order",
    "rank",
    "average",
    "together",
    "change",
]

_OWN: frozenset[Must] = frozenset({"not-zero", "none-or-some", "exceed-never"})
"""What is asked of quantities that only the text tells."""
_OF: Mapping[str, tuple[Of, ...]] = {
    "sum-of-parts": ("list", "year", "sum", "alone"),
    "agree-with-each-other": ("tables", "text"),
    "share-right": ("part", "growth", "handled"),
    "count-right": ("items", "parts"),
    "relation-right": ("order", "rank", "average", "together", "change"),
}


class OwnQuantity(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A quantity that only the text tells: what it is called there, and what counts it."""

    noun: Annotated[tuple[str, ...] | str, Meta(description="数的是什么：正文里的名词，例如 培训；几种叫法写成列表")]
    unit: Annotated[tuple[str, ...] | str, Meta(description="数字后面的单位，例如 次；几种单位写成列表")]

    @property
    def nouns(self) -> Sequence[str]:
        """What it may be called."""
        return _texts(self.noun)

    @property
    def units(self) -> Sequence[str]:
        """What may count it."""
        return _texts(self.unit)

    def wrong(self, key: str) -> Wrong:
        """Yield what makes no sense."""
        for name, texts in (("noun", self.nouns), ("unit", self.units)):
            if not texts or not all(map(_is_word, texts)):
                yield f"{key}.{name}", "至少要写一个词，词里要有文字"
        for unit in self.units:
            if _is_word(unit) and not counts(unit):
                yield f"{key}.unit", f"“{unit}”不是认得的单位"


def _texts(given: tuple[str, ...] | str) -> Sequence[str]:
    return [fold(one) for one in ((given,) if isinstance(given, str) else given)]


def _is_word(text: str) -> bool:
    return any(char.isalpha() and not char.isnumeric() for char in text)


class Options(CheckOptions, frozen=True, rename="kebab"):
    """What is asked of the statements of a report."""

    must: Annotated[
        Must,
        Meta(
            description="应成立什么：equal-table 与表格相符，sum-of-parts 分项之和等于总数，"
            "agree-with-each-other 两处相同，share-right 百分比与数字相符，same-unit 元和万元没有弄混，"
            "be-of-year 叙述全年工作的句子没有写成别的年度，count-right 所说的个数与所列的相符，"
            "not-zero 正文没有说它是零（0次、未开展），none-or-some 没有一处说是零、另一处又写了数，"
            "exceed-never 不多于 than 的数，relation-right 数与数的关系（多于、相差、几倍、最多、平均、合计）与表格相符"
        ),
    ]
    says: Annotated[
        Literal["number", "none", "all"],
        Meta(description="equal-table 时看哪些话：number 写出的数，none “未收到”“未发生”，all “全部办结”“均已答复”"),
    ] = "number"
    about: Annotated[
        tuple[About, ...] | OwnQuantity,
        Meta(
            description="not-zero、none-or-some、exceed-never：正文自己的数，写 {noun: 培训, unit: 次}；"
            "其余：只看说这些事的，写成列表，requests 申请的件数，outcomes 办理结果，remedies 行政复议和行政诉讼，"
            "documents 规章和规范性文件，decisions 行政许可、处罚和强制，charges 行政事业性收费；不写则都看"
        ),
    ] = ()
    than: Annotated[
        OwnQuantity | str | None,
        Meta(
            description="exceed-never：不能比它多的数：正文的另一个数（noun 和 unit，写了几处的看最大的一处），"
            "或者表格的一格（表格.行.列）"
        ),
    ] = None
    of: Annotated[
        tuple[Of, ...],
        Meta(
            description="sum-of-parts：list 其中…的分项，year 全年各季度、各月，sum 甲A件、乙B件合计N件，"
            "alone 只说了其中一项、比总数还多；"
            "agree-with-each-other：tables 表格里应有而没有填的，text 表格里没有的（全年……N 次）；"
            "share-right：part 占总数的百分比，growth 比上年增减的百分比，handled 申请的办结率；"
            "count-right：items 后面编号列出的项，parts 报告的各个部分（看前言和第一部分）；"
            "relation-right：order 谁多谁少、多多少、几倍，rank 哪个最多、有几种，average 月均、每月至少，"
            "together 几项合计、其余多少，change 与上年相比；不写则都看"
        ),
    ] = ()

    parts: Annotated[
        dict[str, Pattern],
        Meta(description="count-right 的 parts：报告应有的各个部分，名称和认出它的正则表达式；部分的个数就是应写的数"),
    ] = field(default_factory=dict)
    at_least: Annotated[int, Meta(description="count-right 的 parts：一句话至少点到几个部分的名称，才算在列举")] = 3

    def validate(self, editions: "Editions", /) -> Wrong:
        """Yield what does not go with ``must``."""
        yield from self._wrong_quantities(editions)
        known = _OF.get(self.must, ())
        for one in self.of:
            if one not in known:
                listed = "、".join(known)
                yield "of", f"“{one}”与 must: {self.must} 不合" + (f"，可写 {listed}" if known else "，不要写 of")
        if self.must != "equal-table" and self.says != "number":
            yield "says", "只与 must: equal-table 一起写"
        if self.parts and self.must != "count-right":
            yield "parts", "只与 must: count-right 一起写"
        if self.must == "count-right" and "parts" in self.of and not self.parts:
            yield "parts", "of 里有 parts 时至少要写一项"

    def _wrong_quantities(self, editions: "Editions") -> Wrong:
        """Yield what is wrong with the quantities that only the text tells."""
        if self.must in _OWN and self.own is None:
            yield "about", f"must: {self.must} 时写正文自己的数：{{noun: 名词, unit: 单位}}"
        if self.own is not None:
            yield from self.own.wrong("about")
            if self.must not in _OWN:
                yield "about", "noun 和 unit 只与 must: not-zero、none-or-some、exceed-never 一起写"
        if self.must == "exceed-never" and not self.than:
            yield "than", "要写明不能比什么多"
        elif self.than is not None and self.must != "exceed-never":
            yield "than", "只与 must: exceed-never 一起写"
        elif isinstance(self.than, str):
            wrong = references.wrong_name(self.than, references.Along(None, None), editions)
            if wrong:
                yield "than", wrong
        elif self.than is not None:
            yield from self.than.wrong("than")

    @property
    def families(self) -> Sequence[About]:
        """The matters of the tables that are asked for; none where all are."""
        return () if isinstance(self.about, OwnQuantity) else self.about

    @property
    def own(self) -> OwnQuantity | None:
        """The quantity that only the text tells, if it is one that is asked for."""
        return self.about if isinstance(self.about, OwnQuantity) else None

    def asks(self, one: Of) -> bool:
        """Tell whether relations of a kind are asked for."""
        return not self.of or one in self.of
