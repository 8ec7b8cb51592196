"""The figures of the three tables, drawn so that every identity of the form holds."""

from __future__ import annotations

from random import Random

from tests.support.generator.form import APPLICANTS, LABELS, OUTCOMES, PROACTIVE, REMEDIES
from tests.support.generator.model import Organ, Row, Sheet

SCALE = {"province": 60, "city": 25, "county": 8, "town": 2, "subdistrict": 2}


def requests(rng: Random, organ: Organ, edition: str, *, overdue: bool) -> Sheet:
    """Return table three. Rows of outcomes are sparse, as in real reports; one report in ten has no case at all."""
    scale = 0 if rng.random() < 0.1 else SCALE[organ.level] * (3 if organ.government else 1)
    outcomes = {row: _kinds(rng, scale) for row, _ in OUTCOMES[edition]}
    if scale:
        outcomes["granted"] = [rng.randint(2, 4 * scale + 2), *_kinds(rng, scale)[1:]]
    if "overdue_fee" in outcomes and not (overdue and scale):
        outcomes["overdue_fee"] = [0] * 6
    elif "overdue_fee" in outcomes:
        outcomes["overdue_fee"] = [min(count, 2) for count in outcomes["overdue_fee"]]
    handled = [sum(column) for column in zip(*outcomes.values(), strict=True)]
    waiting = [rng.randint(0, max(1, count // 6)) if count else 0 for count in handled]
    before = [rng.randint(0, (count + left) // 4) for count, left in zip(handled, waiting, strict=True)]
    return table_three(edition, outcomes, before, waiting)


def few_requests(rng: Random, edition: str) -> Sheet:
    """Return table three of an organ that few ask: natural persons only, and little or nothing carried over."""
    outcomes = {row: [0] * 6 for row, _ in OUTCOMES[edition]}
    for row in rng.sample(("granted", "partial", "case_file", "not_held", "petition"), rng.randint(0, 2)):
        outcomes[row][0] = rng.randint(1, 6)
    natural = sum(row[0] for row in outcomes.values())
    before = [rng.choice((0, 0, natural, rng.randint(0, natural))), 0, 0, 0, 0, 0]
    waiting = [rng.choice((0, 0, 0, 1)), 0, 0, 0, 0, 0]
    return table_three(edition, outcomes, before, waiting)


def table_three(edition: str, outcomes: dict[str, list[int]], before: list[int], waiting: list[int]) -> Sheet:
    """Return table three with the totals and the new cases that follow from the rest."""
    handled = [sum(column) for column in zip(*outcomes.values(), strict=True)]
    new = [count + left - old for count, left, old in zip(handled, waiting, before, strict=True)]
    rows = [
        _request_row("new", "", new),
        _request_row("carried_in", "", before),
        *(_request_row(row, group, outcomes[row]) for row, group in OUTCOMES[edition]),
        _request_row("handled", "results", handled),
        _request_row("carried_out", "", waiting),
    ]
    return Sheet("requests", edition, tuple(rows))


def _kinds(rng: Random, scale: int) -> list[int]:
    """Return the counts of one row for the six kinds of applicant."""
    if not scale or rng.random() < 0.35:
        return [0] * 6
    return [rng.randint(0, scale), *(rng.randint(0, max(1, scale // 4)) * (rng.random() < 0.4) for _ in range(5))]


def _request_row(id: str, group: str, counts: list[int]) -> Row:  # noqa: A002 - the field's own word
    cells = zip(APPLICANTS, (*counts, sum(counts)), strict=True)
    label = "（六）其他处理" if (id, group) == ("other", "results") else LABELS[id]
    return Row(id, label, group, tuple((column, str(count)) for column, count in cells))


def remedies(rng: Random, organ: Organ, edition: str) -> Sheet:
    """Return table four."""
    scale = 0 if rng.random() < 0.25 else max(2, SCALE[organ.level] // 4)
    rows = []
    for id in REMEDIES:  # noqa: A001 - the field's own word
        counts = [rng.randint(0, scale) * (rng.random() < 0.7) for _ in range(4)]
        columns = ("upheld", "corrected", "other", "pending", "total")
        cells = tuple((column, str(count)) for column, count in zip(columns, (*counts, sum(counts)), strict=True))
        rows.append(Row(id, LABELS[id], "", cells))
    return Sheet("remedies", edition, tuple(rows))


def proactive(rng: Random, organ: Organ, edition: str, fee: int) -> Sheet:
    """Return table two; a fee for requests is part of the charges."""
    draw = _old_row if edition == "2019" else _new_row
    rows = [
        Row(
            row,
            LABELS["normative_documents_2019"] if (edition, row) == ("2019", "normative_documents") else LABELS[row],
            block,
            tuple(zip(columns, draw(rng, organ, row, fee), strict=True)),
        )
        for block, _, columns, ids in PROACTIVE[edition]
        for row in ids
    ]
    return Sheet("proactive", edition, tuple(rows))


def _new_row(rng: Random, organ: Organ, row: str, fee: int) -> tuple[str, ...]:
    if row == "charges":
        return (_amount(rng, fee),)
    if row not in {"rules", "normative_documents"}:
        return (str(rng.choice((0, rng.randint(1, 40), rng.randint(100, 30000)))),)
    if row == "rules" and not organ.makes_rules:
        return "0", "0", "0"
    made, repealed = rng.randint(0, 9), rng.randint(0, 5)
    return str(made), str(repealed), str(made + rng.choice((0, rng.randint(1, 12), rng.randint(20, 180))))


def _amount(rng: Random, fee: int) -> str:
    """Return an amount in units of ten thousand yuan."""
    other = rng.choice((0, 0, rng.randint(1, 900_000_000), rng.randint(1, 90_000) * 10_000))
    whole, part = divmod(other + fee, 10_000)
    return f"{whole}.{part:04d}".rstrip("0").rstrip(".")


def _old_row(rng: Random, organ: Organ, row: str, fee: int) -> tuple[str, ...]:
    if row in {"rules", "normative_documents"}:
        if row == "rules" and not organ.makes_rules:
            return "0", "0", "0"
        made = rng.randint(0, 12)
        return str(made), str(rng.randint(0, made)), str(made + rng.randint(0, 90))
    if row == "procurement":
        return str(rng.randint(1, 90)), f"{rng.randint(1, 90_000)}.{rng.randint(1, 9)}"
    change = str(rng.randint(-20, 20))
    before = str(rng.randint(20, 300))
    return (before, change) if row == "charges" else (before, change, str(rng.randint(0, 4000) + fee))
