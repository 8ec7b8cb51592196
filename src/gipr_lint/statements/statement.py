"""What the running text states: quantities with what it says of them, or why a number was not understood."""

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Literal

from gipr_lint.limits.tuples import NamedTuple

if TYPE_CHECKING:
    from gipr_lint.statements.words.vocabulary import Vocabulary


class Speaker(NamedTuple):
    """Who reports, and on which year: ``area`` where it reports for all organs below it.

    ``vocabulary`` is the national one unless rule packs add words.
    """

    organ: str = ""
    year: int | None = None
    area: bool = False
    vocabulary: "Vocabulary | None" = None


class Quantity(NamedTuple):
    """What is counted.

    ``subject`` is what the words mean, as far as they tell: ``new`` are requests of the year, ``received`` those or
    the ones carried over with them. ``part`` narrows it: the applicants of requests (``total`` for all), the results
    of reviews and suits, what happened to documents.
    """

    subject: str
    part: str = "total"


class Who(Enum):
    """Of whom a sentence speaks; the value is how it is told to rule authors."""

    OWN = "本机关"
    BELOW = "下级机关"
    OTHER = "其他机关或地区"


class When(Enum):
    """Of which time a sentence speaks."""

    YEAR = "报告年度"
    PART = "报告年度的一段时间"
    OTHER = "其他年度或一段时间"


class Scope(Enum):
    """How much of the quantity is meant."""

    WHOLE = "全部"
    PART = "其中一部分"


class Statement(NamedTuple):
    """A statement about quantities.

    ``count``: their sum is ``value``, and ``start`` to ``end`` are its digits. ``none``: there is none of any of them,
    ``start`` to ``end`` are the words that deny it. ``all``: all requests, or ``value`` of them, were dealt with, and
    none is carried over; ``timely`` where the words say so of the time limit. ``words`` quote the text. ``first`` is
    set where nothing before it in its sentence may narrow it. With the scope ``PART`` the number is that of some of
    them: all together are as many or more. ``step`` is what the last digit of the number counts,
    ``stop`` where its unit ends. ``most`` is set where there are fewer than that many.
    """

    kind: Literal["count", "none", "all"]
    about: Sequence[Quantity]
    value: Decimal
    start: int
    end: int
    words: str
    scope: Scope = Scope.WHOLE
    who: Who = Who.OWN
    when: When = When.YEAR
    timely: bool = False
    first: bool = False
    step: Decimal = Decimal(1)
    stop: int = 0
    most: bool = False


class Reason(Enum):
    """Why an amount did not become a statement; the value is how it is told to rule authors."""

    NO_QUANTITY = "没有说到表格里的项目"
    OTHER_MATTER = "说的是表格不统计的事"
    OTHER_ORGAN = "说的是其他机关或地区"
    OTHER_TIME = "说的是其他年度或一段时间"
    INEXACT = "是约数或序数"
    OTHER_UNIT = "单位与这一项目不合"
    FORMER = "是变化之前的数"
    UNCLEAR = "指哪一项不明确"
    DENIED = "否定句中的数"
    UNRECOGNISED = "没有认出数的是什么"


class Unread(NamedTuple):
    """An amount that was not read: its digits stand from ``start`` to ``end`` in the source.

    ``beside`` is set where a word of the tables stands in its clause.
    """

    reason: Reason
    start: int
    end: int
    words: str
    beside: bool = False
