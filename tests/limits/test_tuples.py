"""Named tuples made without compiling are what ``typing`` makes of the same words."""

from __future__ import annotations

import pickle
import subprocess
import sys
import typing
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from gipr_lint.limits import tuples

_MOST_COMPILED_CLASSES = 10
"""So many named tuples of a start may be made by ``typing``: generic ones have to."""

SOURCE = '''
class Place(NamedTuple):
    """Where something is."""

    line: int
    words: "tuple[str, ...]" = ()
    more: "Place | None" = None

    @property
    def size(self) -> int:
        """How many words there are."""
        return len(self.words)

    def longer(self) -> "Place":
        return self._replace(words=(*self.words, "more"))

    def __str__(self) -> str:
        return f"in line {self.line}"

class Bare(NamedTuple):
    one: str
'''


def made_by(base: Any) -> dict[str, Any]:  # noqa: ANN401 - a class that is no class for typing
    names: dict[str, Any] = {"NamedTuple": base, "__name__": "made"}
    exec(SOURCE, names)  # noqa: S102 - it stands above
    return names


@pytest.fixture(params=["Place", "Bare"])
def both(request: pytest.FixtureRequest) -> tuple[Any, Any]:
    name = str(request.param)
    return made_by(tuples.NamedTuple)[name], made_by(typing.NamedTuple)[name]


@pytest.mark.parametrize(
    "attribute",
    ["_fields", "_field_defaults", "__match_args__", "__slots__", "__module__", "__qualname__", "__bases__"],
)
def test_a_class_tells_the_same_of_itself(both: tuple[Any, Any], attribute: str) -> None:
    ours, theirs = both
    assert getattr(ours, attribute) == getattr(theirs, attribute)


def test_annotations_are_those_that_are_written(both: tuple[Any, Any]) -> None:
    ours, theirs = both
    assert [typing.get_type_hints(one, vars(sys.modules[__name__]) | {"Place": str}) for one in (ours, ours)] == [
        typing.get_type_hints(theirs, vars(sys.modules[__name__]) | {"Place": str})
    ] * 2


MAKERS: tuple[Callable[[Any], Any], ...] = (
    lambda cls: cls(1),
    lambda cls: cls(1, ("a",)),
    lambda cls: cls(line=1, more=None),
    lambda cls: cls._make([1, ("a", "b"), None]),
    lambda cls: cls(1)._replace(words=("b",)),
    lambda cls: cls(1, ("a",)).longer(),
)


def test_instances_are_alike() -> None:
    ours, theirs = (made_by(base)["Place"] for base in (tuples.NamedTuple, typing.NamedTuple))
    assert ours.__doc__ == theirs.__doc__
    for make in MAKERS:
        one, two = make(ours), make(theirs)
        assert tuple.__eq__(one, two)
        assert (repr(one), one.size, one._asdict(), str(one), hash(one)) == (
            repr(two),
            two.size,
            two._asdict(),
            str(two),
            hash(two),
        )
    match ours(1, ("a",)):
        case (1, words, more):
            assert (words, more) == (("a",), None)


@pytest.mark.parametrize(
    "wrong",
    [lambda cls: cls(), lambda cls: cls(1, (), None, 4), lambda cls: cls(1, lines=2), lambda cls: cls._make([1])],
)
def test_wrong_arguments_are_refused(wrong: Any) -> None:  # noqa: ANN401 - a call
    for base in (tuples.NamedTuple, typing.NamedTuple):
        with pytest.raises(TypeError):
            wrong(made_by(base)["Place"])


def test_a_name_that_is_none_of_a_field_is_no_replacement() -> None:
    with pytest.raises(ValueError, match="wrong"):
        made_by(tuples.NamedTuple)["Place"](1)._replace(wrong=2)


class Kept(tuples.NamedTuple):
    """Goes from one process to another, and into JSON."""

    number: int
    name: str = "甲"


def test_it_is_pickled_and_read_from_json() -> None:
    assert pickle.loads(pickle.dumps(Kept(1, "乙"))) == Kept(1, "乙")  # noqa: S301 - it is our own
    assert msgspec.json.decode(msgspec.json.encode(Kept(2)), type=Kept) == Kept(2)
    assert msgspec.convert([3], Kept) == Kept(3, "甲")


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="classes no longer hold their annotations")
def test_nearly_all_named_tuples_of_a_start_are_made_so() -> None:
    program = """
import sys
import gipr_lint.cli.check, gipr_lint.engine.check_file, gipr_lint.extensions.toolset
from gipr_lint.limits import tuples
made = {value for name, module in list(sys.modules.items()) if name.startswith("gipr_lint.")
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, tuple) and hasattr(value, "_fields")}
print(len(made), len([one for one in made if one.__repr__ is not tuples._shown]))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    total, compiled = map(int, done.stdout.split())
    assert total > _MOST_COMPILED_CLASSES
    assert compiled <= _MOST_COMPILED_CLASSES, "take NamedTuple from gipr_lint.limits.tuples"
