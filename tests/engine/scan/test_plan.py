"""How files are cut into parts."""

from __future__ import annotations

from gipr_lint.engine.scan.plan import parts
from gipr_lint.engine.scan.sources.item import Item

ITEMS = [Item(f"{number:05}.txt", f"{number:05}.txt") for number in range(3000)]


def test_every_file_is_in_one_part_and_the_order_stays() -> None:
    assert [item for part in parts(ITEMS) for item in part.items] == ITEMS
    assert max(len(part.items) for part in parts(ITEMS)) <= 256
    assert 25 < len(list(parts(ITEMS))) < 90


def test_a_file_more_or_less_changes_the_part_in_which_it_is() -> None:
    before = {part.name for part in parts(ITEMS)}
    for changed in (ITEMS[:1500] + ITEMS[1501:], [*ITEMS[:1500], Item("a", "01499b.txt"), *ITEMS[1500:]]):
        after = {part.name for part in parts(changed)}
        assert 0 < len(after - before) <= 2
        assert len(before & after) >= len(before) - 2


def test_nothing_makes_no_part() -> None:
    assert list(parts([])) == []
