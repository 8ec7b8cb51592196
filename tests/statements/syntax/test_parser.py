"""The grammar of statements takes any sequence of words, each stretch once; long text is read at once."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from random import Random

import pytest

from gipr_lint.parse.folded_text import folded
from gipr_lint.statements.read import read_statements
from gipr_lint.statements.statement import Speaker, Statement
from gipr_lint.statements.syntax.parser import SentenceShapes, parse
from tests.support.generator.model import dice as dice_of

KINDS = ("AMOUNT", "FILL", "WORD", "AMONG", "PAUSE", "SEP", "STOP", "OPEN")
MARKS = frozenset({"SEP", "STOP", "OPEN", "CLOSE"})
"""What may end an empty clause, or bounds one: it stands in the shapes at most once."""
SEQUENCES = 100_000
MAX_SECONDS = 30.0
"""So many take eight seconds on a busy machine."""
MAX_READ_SECONDS = 2.0
SPEAKER = Speaker("云溪县松湾镇人民政府", 2024)
MEGABYTE_CHARS = 350_000
"""Three bytes each in UTF-8."""


def sequence(dice: Random, length: int) -> tuple[str, ...]:
    """Return random kinds of stretches, brackets in pairs."""
    kinds: list[str] = []
    opened = 0
    for _ in range(length):
        kind = dice.choice((*KINDS, "CLOSE") if opened else KINDS)
        opened += {"OPEN": 1, "CLOSE": -1}.get(kind, 0)
        kinds.append(kind)
    return (*kinds, *["CLOSE"] * opened)


def numbers(shapes: SentenceShapes) -> Iterator[int]:
    """Yield the stretches that stand in shapes."""
    for sentence in shapes.sentences:
        for clause in sentence:
            if clause.mark >= 0:
                yield clause.mark
            for part in clause.parts:
                if isinstance(part, int):
                    yield part
                else:
                    yield from numbers(part)


def check(kinds: Sequence[str]) -> None:
    """Each stretch stands once, in order; marks may be left out."""
    found = list(numbers(parse(kinds)))
    assert len(found) == len(set(found)), kinds
    missing = set(range(len(kinds))) - set(found)
    assert {kinds[number] for number in missing} <= MARKS, kinds


def test_every_sequence_of_words_is_a_text() -> None:
    dice = dice_of(20250101)
    started = time.process_time()
    for _ in range(SEQUENCES):
        check(sequence(dice, dice.randint(0, 12)))
    assert time.process_time() - started < MAX_SECONDS


@pytest.mark.parametrize("length", [100, 1000, 10_000])
def test_long_sequences_too(length: int) -> None:
    dice = dice_of(length)
    brackets = [kind for kind in sequence(dice, length) if kind not in {"OPEN", "CLOSE"}]
    check(brackets)


TEXTS = {
    "one sentence without marks": "收到政府信息公开申请",
    "one number after another": "收到申请25件",
    "one sentence with marks": "收到申请25件，答复其中的11件、结转4件；",
    "brackets": "收到申请25件（含结转3件），",
    "unknown words": "松湾桃林竹溪梅岭",
}


@pytest.mark.parametrize("text", TEXTS)
def test_a_paragraph_of_a_megabyte_is_read_at_once(text: str) -> None:
    long = TEXTS[text] * (MEGABYTE_CHARS // len(TEXTS[text]))
    started = time.process_time()
    for _ in read_statements(folded(long), SPEAKER):
        pass
    assert time.process_time() - started < MAX_READ_SECONDS


@pytest.mark.parametrize(
    "deep", ["（其中3件" * 10_000 + "）" * 10_000, "（" * 10_000 + "3件" + "）" * 10_000, "（" * 10_000]
)
def test_deep_brackets_are_read(deep: str) -> None:
    started = time.process_time()
    first, *_ = read_statements(folded(f"全年收到政府信息公开申请25件{deep}"), SPEAKER)
    assert time.process_time() - started < MAX_READ_SECONDS
    assert isinstance(first, Statement)
    assert first.value == 25


def test_no_number_is_cut_where_a_sentence_is_too_long() -> None:
    for filling in range(8):
        long = "收到政府信息公开申请" + "松" * filling + "，全年收到政府信息公开申请12345件" * 1000
        found = [one for one in read_statements(folded(long), SPEAKER) if isinstance(one, Statement)]
        assert {one.value for one in found} <= {12345}
