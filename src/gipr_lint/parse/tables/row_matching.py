"""Which printed row is which row of the format: exact labels first, then similar ones, then by sequence."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.numerals import NUMERALS
from gipr_lint.parse.normalize import key
from gipr_lint.parse.tables.printed_row import PrintedRow
from gipr_lint.parse.tables.vocabulary import Meaning, Vocabulary

_INNER_ORDINAL = expression(rf"[（(]\s*[{NUMERALS}]+\s*[）)]|\d\s?[、.．,]")
"""An ordinal in the middle of a label: the label of a group was printed before. Finds ``结果（一）予以公开``, not
``予以公开``."""
_MIN_LIKENESS_SCORE = 60.0
"""A label less similar than this (rapidfuzz partial ratio, 0–100) is not taken for a row by its place alone."""


class Matched(NamedTuple):
    """A printed row with its meaning: a row, a whole group printed as one row, or neither (an extra row)."""

    printed: PrintedRow
    label: str
    row: str | None = None
    group: str | None = None
    official: bool = True
    certain: bool = True


def match(rows: Sequence[PrintedRow], words: Vocabulary) -> list[Matched]:
    """Give each printed row with figures its meaning; headers, captions and loose pieces of labels are left out."""
    joined = list(_join(rows, words))
    found = [_exact(row, before, behind, words) for row, before, behind in joined]
    found = _by_similarity(found, words)
    found = _by_sequence(found, words)
    return _without_repetitions(found)


def _join(rows: Sequence[PrintedRow], words: Vocabulary) -> Iterator[tuple[PrintedRow, str, str]]:
    """Yield the rows that can have a meaning, each with the loose pieces of label directly before and behind it.

    A known label without figures and figures without a label directly behind are one row cut in two.
    """
    kept = [row for row in rows if row.kind not in {"header", "empty"}]
    index = 0
    while index < len(kept):
        row = kept[index]
        following = kept[index + 1] if index + 1 < len(kept) else None
        known = bool(row.labels) and words.row(row.label.text) is not None
        cut = row.kind == "label" and not words.group(row.label.text)
        if cut and following is not None and _belongs(row, following, words):
            row = following._replace(labels=row.labels + following.labels)
            index += 1
        elif row.kind == "label" and not known:
            index += 1
            continue
        before, behind = _piece(kept, index - 1, words), _piece(kept, index + 1, words)
        yield row, before, behind
        index += 1


def _belongs(row: PrintedRow, following: PrintedRow, words: Vocabulary) -> bool:
    """Tell whether the figures on the next row are those of a label: they have none, or the rest of it."""
    if following.kind == "bare":
        return True
    if following.kind != "values" or words.row(following.label.text) or not words.row(row.label.text):
        return False
    return words.row(row.label.text + following.label.text) is not None


def _piece(rows: Sequence[PrintedRow], index: int, words: Vocabulary) -> str:
    """Return the text of a row that is a mere piece of a label, else nothing."""
    if not 0 <= index < len(rows) or rows[index].kind != "label":
        return ""
    text = rows[index].label.text
    return "" if words.knows(text) else text


def _candidates(row: PrintedRow, before: str, behind: str, words: Vocabulary) -> Iterator[str]:
    """Yield the readings of a row's label, the likeliest first."""
    texts = [cell.text for cell in row.labels]
    if not texts:
        if before or behind:
            yield before + behind
        return
    yield texts[-1]
    yield from ("".join(texts[start:]) for start in range(len(texts) - 2, -1, -1))
    if behind:
        yield texts[-1] + behind
    if before:
        yield before + texts[-1]
    if inner := _INNER_ORDINAL.findall(texts[-1]):
        yield texts[-1].rpartition(inner[-1])[2]
    last = key("".join(texts))
    yield from (last.removeprefix(group) for group in words.groups if last.startswith(group) and last != group)
    if before or behind:
        yield from (text.removeprefix(group) for text in (key(before + last + behind),) for group in words.groups)


def _exact(row: PrintedRow, before: str, behind: str, words: Vocabulary) -> Matched:
    candidates = list(_candidates(row, before, behind, words))
    known = [(text, meaning) for text in candidates if (meaning := words.row(text))]
    if known:
        text, meaning = max(known, key=lambda pair: (pair[1].official, len(key(pair[0]))))
        return Matched(row, text, meaning.id, official=meaning.official)
    if row.labels:
        group = words.group(row.label.text)
        if group is not None:
            return Matched(row, row.label.text, group=group.id)
    readings = list(dict.fromkeys(candidates))
    return Matched(row, "\n".join(readings), certain=False)


def _by_similarity(found: list[Matched], words: Vocabulary) -> list[Matched]:
    """Match misspelt labels with rows that no other label means."""
    if all(item.row or item.group for item in found):
        return found
    taken = {item.row for item in found}
    result = []
    for item in found:
        if item.row is None and item.group is None:
            likely = [(words.similar(text), text) for text in item.label.split("\n") if text]
            good: list[tuple[Meaning, str]] = [(m, t) for m, t in likely if m is not None and m.id not in taken]
            if good:
                meaning, text = max(good, key=lambda pair: pair[0].score)
                taken.add(meaning.id)
                item = item._replace(row=meaning.id, label=text, official=False, certain=True)
        result.append(item)
    return result


def _by_sequence(found: list[Matched], words: Vocabulary) -> list[Matched]:
    """Match runs of unknown rows that exactly fill the gap between their known neighbours."""
    order = [row.id for row in words.table.rows]
    taken = {item.row for item in found}
    collapsed = {row for item in found if item.group for row in words.table.rows_in(item.group)}
    result: list[Matched] = []
    position = 0
    for unknown, run in groupby(found, key=lambda item: item.row is None and item.group is None):
        items = list(run)
        if unknown:
            low = _rank(found, position - 1, order, words, default=-1)
            high = _rank(found, position + len(items), order, words, default=len(order))
            gap = [row for row in order[low + 1 : max(high, low + 1)] if row not in taken | collapsed]
            if len(gap) == len(items):
                items = [_seat(item, row, words) for item, row in zip(items, gap, strict=True)]
        result += [item._replace(label=item.label.partition("\n")[0]) if "\n" in item.label else item for item in items]
        position += len(items)
    return result


def _rank(found: Sequence[Matched], index: int, order: list[str], words: Vocabulary, default: int) -> int:
    """Return the place in the format of the row at an index: for a group, its last or (at an upper end) first row."""
    if not 0 <= index < len(found):
        return default
    item = found[index]
    if item.row is not None:
        return order.index(item.row)
    members = words.table.rows_in(item.group or "")
    return order.index(members[-1] if default < 0 else members[0]) if members else default


def _seat(item: Matched, row: str, words: Vocabulary) -> Matched:
    label = item.label.split("\n")[0]
    if label:
        from rapidfuzz import fuzz

        if fuzz.partial_ratio(key(label), key(words.table.row[row].label)) < _MIN_LIKENESS_SCORE:
            return item
    return item._replace(row=row, official=not label, certain=False)


def _without_repetitions(found: list[Matched]) -> list[Matched]:
    """Drop a row that only repeats the label of another without any figures (a row cut by a page break)."""
    with_figures = {item.row for item in found if item.row and item.printed.filled}
    return [item for item in found if item.printed.filled or item.row is None or item.row not in with_figures]
