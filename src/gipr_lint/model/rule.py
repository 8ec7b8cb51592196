"""A rule: data that says which check to run with which options, and how to speak of what it finds."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Protocol, TypeAlias, runtime_checkable

import msgspec

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.applicability import ALWAYS, Applies
from gipr_lint.model.run import NATIONAL, Origin

if TYPE_CHECKING:
    from gipr_lint.model.finding import Hit, Level
    from gipr_lint.model.official_format import Editions
    from gipr_lint.model.report import Report

Wrong = Iterator[tuple[str, str]]
"""Options that make no sense: the key of each (``fact.unit`` for one inside another), and what is wrong in Chinese."""


@runtime_checkable
class Validated(Protocol):
    """Options that are asked, once read from a rule file, whether they make sense together."""

    def validate(self, editions: "Editions", /) -> Iterable[tuple[str, str]]:
        """Return the options that make no sense, among them names that no edition of the official format has."""
        ...


class CheckOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the options of a check are made from; ``validate`` is for those that types cannot tell to be wrong.

    Of the options that ``one_of`` names exactly one is written; all of them are None where they are not.
    """

    one_of: ClassVar[tuple[str, ...]] = ()

    def validate(self, editions: "Editions", /) -> Wrong:  # noqa: ARG002 - no name can be wrong by itself
        """Yield the options that make no sense, each with what is wrong with it in Chinese."""
        if self.one_of and sum(getattr(self, option) is not None for option in self.one_of) != 1:
            yield self.one_of[0], f"{'、'.join(self.one_of)} 应当写一个，也只能写一个"


class CheckFunction(Protocol):
    """The signature of a check: the report and the rule's typed options in, hits out."""

    def __call__(self, report: "Report", options: Any, /) -> "Iterator[Hit]":  # noqa: ANN401 - each check has its own options
        """Yield the hits of this check in the report."""
        ...


Need: TypeAlias = Literal["report", "statements", "tables", "file"]
"""What a check needs of a file to have something to judge.

``report``
    a whole report: its sections and its running text.
``statements``
    the same, and in it what running text states in numbers.
``tables``
    the figures of statutory tables: a workbook that holds the tables alone will do.
``file``
    nothing: it judges whatever words or cells a file has.
"""
NEEDS: tuple[Need, ...] = ("report", "statements", "tables", "file")


class Check(NamedTuple):
    """The kind of test a rule names: a function and the type of its options (the ``with`` of a rule file).

    ``fields`` are the placeholders that it offers to the message of a rule, with their meaning in Chinese; ``about``
    says in Chinese what it tests. Each option says its meaning in Chinese too (``msgspec.Meta(description=…)``).
    ``needs`` says what the check needs of a file, by its options where that depends on them; a plugin's says it
    outright, since it is asked where no failure of a plugin is expected.
    """

    run: CheckFunction
    options: type[msgspec.Struct]
    fields: Mapping[str, str]
    about: str = ""
    needs: Need | Callable[[Any], Need] = "report"

    def need(self, options: msgspec.Struct) -> Need:
        """Return what the check needs of a file with these options."""
        return self.needs(options) if callable(self.needs) else self.needs


ExampleKind: TypeAlias = Literal["valid", "invalid"]


class Example(NamedTuple):
    """An example of a rule, with its name where it has one.

    ``content`` is a text with the expected spans marked ``[|…|]``, or a mapping of edits to a faultless report
    (see ``gipr_lint.testing``).
    """

    content: str | Mapping[str, object]
    name: str = ""


class Examples(NamedTuple):
    """Examples of a rule: the tests, the documentation and ``explain`` all read these."""

    valid: tuple[Example, ...]
    invalid: tuple[Example, ...]

    @property
    def each(self) -> Iterator[tuple[ExampleKind, int, Example]]:
        """All of them in order, with their kind and their number in it from 0."""
        for number, example in enumerate(self.valid):
            yield "valid", number, example
        for number, example in enumerate(self.invalid):
            yield "invalid", number, example


class Rule(msgspec.Struct, frozen=True):
    """One rule of the catalogue. ``id`` is its file name; ``basis`` the clause that it enforces.

    ``applies`` limits it to reports of some organs or years. ``explains`` names a rule whose finding at the same place
    this rule's finding explains: it is then said there. ``off`` is set where a rule pack switched it off; ``remarks``
    say in Chinese what packs changed, and why.
    """

    id: str
    level: "Level"
    title: str
    message: str
    help: str
    basis: str
    check: str
    options: msgspec.Struct
    tags: tuple[str, ...]
    applies: Applies = ALWAYS
    explains: str | None = None
    origin: Origin = NATIONAL
    off: bool = False
    remarks: tuple[str, ...] = ()
