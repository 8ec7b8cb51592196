"""The baseline: findings that were there when the tool was switched on, accepted until one of their figures changes.

It holds no text of a report and no personal data, nor a digest of any: findings of personal data are kept by rule,
place and number only. The fingerprints of the others are made of text without digits and with personal data masked.
"""

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from gipr_lint.files.os_errors import explain
from gipr_lint.limits.errors import ConfigurationError
from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Finding

PERSONAL = "privacy"
"""The tag of rules that find personal data."""
_MAX_BYTES = 64 * 1024 * 1024
"""The largest baseline that is read: of some 300 000 findings."""
_PLACE = expression(r"第 ?[0-9]+ ?[行页段]")
"""The number of a line, which other edits change. Finds ``[|第 12 行|]``, not ``第 2 季度``."""
_FIGURE = expression(r"[0-9]+(?:[.,][0-9]+)*")
"""A figure. Finds ``共[|1,234.5|]万元``, not ``一件``."""
_MAX_DIGITS = 8
"""No figure of a report has more digits before its point; what has may be somebody's number."""
_ID = expression(r"[a-z][a-z_-]{0,60}")
"""The id of a part of the official format. Takes ``requests``, not ``张三`` or ``13800000000``."""


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """An accepted finding; of personal data, how many the rule found at a place. ``at`` are ids with slashes."""

    rule: str
    at: str = ""
    fingerprint: str = ""
    figures: tuple[str, ...] = ()
    count: int = 0
    reason: str = ""

    @property
    def key(self) -> tuple[str, str, tuple[str, ...]]:
        """What tells one entry of a file from another."""
        return (self.rule, self.fingerprint or self.at, self.figures)


Entries = Mapping[str, tuple[Entry, ...]]
"""The entries of each file, by its path below the folder of the baseline; those of names that are alike, together."""


class _Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file as it is written."""

    version: Literal[1]
    findings: dict[str, tuple[Entry, ...]]


class Baseline(NamedTuple):
    """The baseline in a file."""

    file: Path
    entries: Entries

    def name(self, path: str) -> str:
        """Return the name that a file has in the baseline: the numbers of persons in it masked."""
        from gipr_lint.privacy.file_names import mask_name

        relative = os.path.relpath(os.path.realpath(path), os.path.realpath(self.file.parent))
        return mask_name(relative.replace(os.sep, "/").encode("utf-8", "replace").decode())

    def of(self, path: str) -> tuple[Entry, ...]:
        """Return the entries of a file."""
        return self.entries.get(self.name(path), ())


def read(file: Path) -> Baseline:
    """Read a baseline. Raises ConfigurationError with what is wrong with it."""
    try:
        if file.exists() and not file.is_file():
            raise ConfigurationError(f"{file}：不是普通文件")
        with file.open("rb") as stream:
            content = stream.read(_MAX_BYTES + 1)
    except OSError as error:
        raise ConfigurationError(f"{file}：{explain(error)}") from None
    if len(content) > _MAX_BYTES:
        raise ConfigurationError(f"{file}：文件超过 {_MAX_BYTES // 1024 // 1024} MB，不像基线")
    try:
        return Baseline(file, _named(msgspec.json.decode(content, type=_Form).findings))
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        cure = "可能有合并冲突或手工改动；请还原，或删去后用 gipr-lint baseline 重新生成"
        raise ConfigurationError(f"{file}：不是本工具的基线，{cure}") from None


def _named(entries: Entries) -> Entries:
    """Return the entries by names as they are written today: older versions left them as they were."""
    from gipr_lint.privacy.file_names import mask_name

    named: dict[str, tuple[Entry, ...]] = {}
    for path, listed in entries.items():
        name = mask_name(path)
        named[name] = (*named.get(name, ()), *listed)
    return named


def text(entries: Entries) -> Iterator[str]:
    """Yield a baseline as it is written: sorted, an entry a line, so that versions can be compared."""
    yield '{\n  "version": 1,\n  "findings": {'
    comma = ""
    for path, listed in sorted(entries.items()):
        if not listed:
            continue
        yield f"{comma}\n    {_json(path)}: ["
        comma = ","
        yield ",".join(f"\n      {_json(entry)}" for entry in sorted(listed, key=_order))
        yield "\n    ]"
    yield "\n  }\n}\n"


def _json(value: object) -> str:
    return json.dumps(msgspec.to_builtins(value), ensure_ascii=False)


def _order(entry: Entry) -> tuple[str, str, str, tuple[str, ...]]:
    return (entry.rule, entry.at, entry.fingerprint, entry.figures)


def entries_of(findings: Iterable[Finding], personal: Mapping[str, bool], reason: str = "") -> tuple[Entry, ...]:
    """Return the entries that accept findings of one file; ``personal`` tells of which rules they are by number."""
    listed = list(findings)
    counts = Counter((one.rule, place(one)) for one in listed if personal.get(one.rule, True))
    counted = (Entry(rule, at, count=count, reason=reason) for (rule, at), count in counts.items())
    single = (
        Entry(one.rule, place(one), one.fingerprint, figures(one), reason=reason)
        for one in listed
        if not personal.get(one.rule, True)
    )
    return (*counted, *single)


def matched(findings: Sequence[Finding], entries: Sequence[Entry], personal: Mapping[str, bool]) -> dict[int, Entry]:
    """Return which findings of one file are accepted, by their number, and by which entry.

    Where there are more findings of personal data at a place than were accepted, nobody can tell the new one from the
    others: all of them come back.
    """
    known = {entry.key: entry for entry in entries}
    keys = [
        (one.rule, place(one), ()) if personal.get(one.rule, True) else (one.rule, one.fingerprint, figures(one))
        for one in findings
    ]
    found = Counter(keys)
    return {
        number: known[key]
        for number, key in enumerate(keys)
        if key in known and (not known[key].count or found[key] <= known[key].count)
    }


def place(finding: Finding) -> str:
    """Return the ids of the place of a finding: only such that are no words of the report."""
    return "/".join(part for part in finding.location.logical if _ID.fullmatch(part))


def figures(finding: Finding) -> tuple[str, ...]:
    """Return the figures in question: those that the rule names, else those of its message; no number of a person."""
    given = finding.values or tuple(_FIGURE.findall(_PLACE.sub("", finding.text)) if "*" not in finding.text else ())
    return tuple(mark for one in given if "*" not in one for mark in _FIGURE.findall(one) if _is_short(mark))


def _is_short(mark: str) -> bool:
    return sum(sign.isdigit() for sign in mark.partition(".")[0]) <= _MAX_DIGITS
