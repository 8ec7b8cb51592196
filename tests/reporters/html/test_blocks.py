"""Places marked in words and tables: exactly what the findings say, and each number once."""

from __future__ import annotations

from time import process_time

from gipr_lint.model.document import Span
from gipr_lint.model.finding import Finding, Level, Location, Mention
from gipr_lint.model.layout import CellLayout, LayoutItem, TableLayout, TextLayout
from gipr_lint.reporters.html.blocks import Drawn, drawn
from gipr_lint.reporters.html.targets import targets_of
from gipr_lint.reporters.html.view import TableBlock, TextBlock

LINES = ("## 一、总体情况", "全年收到申请12件，", "GIPR", "report共有15件。", "新收\t\t3")
PARAGRAPH = TextLayout("paragraph", (Span(2, 1, 2, 11), Span(3, 1, 3, 5), Span(4, 1, 4, 13)))
TABLE = TableLayout(
    (
        (
            CellLayout(Span(5, 1, 5, 3), "新收"),
            CellLayout(Span(5, 4, 5, 4), "", figure=True),
            CellLayout(Span(5, 5, 5, 6), "3", figure=True),
        ),
    ),
    known=True,
)


def found(span: Span | None, level: Level = Level.ERROR, rule: str = "some-rule", *operands: Span) -> Finding:
    mentions = [Mention("数", Location(one)) for one in operands]
    return Finding(rule, level, "a.md", Location(span), ("有误", *mentions), "0")


def shown(item: LayoutItem, *findings: Finding) -> Drawn:
    return next(drawn([item], LINES, targets_of(findings, "r1")))


def marks(part: Drawn) -> list[tuple[str, str]]:
    assert isinstance(part.block, TextBlock)
    return [(one.text, one.mark.level if one.mark else "-") for one in part.block.stretches]


def test_exactly_the_words_are_marked() -> None:
    part = shown(PARAGRAPH, found(Span(2, 7, 2, 9)))
    assert marks(part) == [
        ("全年收到申请", "-"),
        ("12", "error"),
        ("件，", "-"),
        ("GIPR", "-"),
        (" ", "-"),
        ("report共有15件。", "-"),
    ]
    assert part.numbers == (1,)


def test_marks_may_overlap_and_the_gravest_level_shows() -> None:
    part = shown(PARAGRAPH, found(Span(2, 5, 2, 9), Level.NOTE), found(Span(2, 7, 2, 10), Level.WARNING))
    assert marks(part)[:4] == [("全年收到", "-"), ("申请", "note"), ("12", "warning"), ("件", "warning")]
    stretches = [one.mark for one in part.block.stretches if one.mark] if isinstance(part.block, TextBlock) else []
    assert [[ref.number for ref in one.refs] for one in stretches] == [[], [1], [2]]
    assert [one.ids for one in stretches] == [("r1-p1",), ("r1-p2",), ()]


def test_a_mark_goes_on_over_lines_and_ends_once() -> None:
    part = shown(PARAGRAPH, found(Span(2, 9, 4, 7)))
    assert [text for text, level in marks(part) if level == "error"] == ["件，", "GIPR", "report"]
    stretches = part.block.stretches if isinstance(part.block, TextBlock) else ()
    assert sum(len(one.mark.refs) for one in stretches if one.mark) == 1


def test_what_goes_over_several_blocks_is_marked_in_the_first() -> None:
    broad = [found(Span(1, 1, 4, 13))]
    first, second = drawn([TextLayout("section", (Span(1, 1, 1, 10),)), PARAGRAPH], LINES, targets_of(broad, "r1"))
    assert marks(first) == [("一、总体情况", "error")]
    assert {level for _, level in marks(second)} == {"-"}
    assert (first.numbers, second.numbers) == ((1,), ())


def test_a_mere_point_marks_what_stands_there() -> None:
    assert ("。", "error") in marks(shown(PARAGRAPH, found(Span(4, 13, 4, 13))))
    assert marks(shown(PARAGRAPH, found(Span(2, 1, 2, 1))))[0] == ("全", "error")


def test_operands_are_lit_but_are_no_findings() -> None:
    part = shown(TABLE, found(Span(5, 5, 5, 6), Level.ERROR, "sum", Span(5, 1, 5, 3), Span(5, 5, 5, 6)))
    assert isinstance(part.block, TableBlock)
    label, blank, total = part.block.rows[0]
    assert label.mark
    assert (label.mark.level, label.mark.operand, label.mark.refs) == ("", True, ())
    assert blank.mark is None
    assert total.mark
    assert (total.mark.level, total.mark.operand, total.mark.rules) == ("error", False, ("sum",))
    assert [ref.target for ref in total.mark.refs] == ["r1-f1"]


def test_a_blank_cell_is_marked_itself() -> None:
    part = shown(TABLE, found(Span(5, 4, 5, 4), Level.WARNING))
    assert isinstance(part.block, TableBlock)
    assert [bool(cell.mark) for cell in part.block.rows[0]] == [False, True, False]


def test_what_is_no_cell_is_told_below_the_table() -> None:
    targets = targets_of([found(Span(5, 3, 5, 4)), found(None)], "r1")
    part = next(drawn([TABLE], LINES, targets))
    assert isinstance(part.block, TableBlock)
    assert not any(cell.mark for cell in part.block.rows[0])
    assert part.numbers == (1,)
    assert targets.told == {1: part.block.id}


def test_a_heading_is_no_deeper_than_the_one_above_allows() -> None:
    items = [TextLayout("heading", (Span(1, 1, 1, 10),)), TextLayout("heading", (Span(1, 1, 1, 10),)), PARAGRAPH]
    blocks = [part.block for part in drawn(items, LINES, targets_of([], "r1"))]
    assert [block.depth for block in blocks if isinstance(block, TextBlock)] == [4, 5, 0]


def drawing_seconds(count: int) -> float:
    """Return the processor time that a line with so many findings takes."""
    targets = targets_of([found(Span(1, 2 * number + 1, 1, 2 * number + 2)) for number in range(count)], "r1")
    begun = process_time()
    (part,) = drawn([TextLayout("paragraph", (Span(1, 1, 1, 2 * count + 1),))], ["12" * count], targets)
    assert len(part.numbers) == count
    return process_time() - begun


def test_the_cost_grows_with_the_findings_on_a_line_and_not_with_their_square() -> None:
    fast = min(drawing_seconds(2_000) for _ in range(4))
    assert min(drawing_seconds(16_000) for _ in range(4)) < 8 * 3 * fast
