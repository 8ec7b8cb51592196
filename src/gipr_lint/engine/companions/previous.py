"""Last year's reports, to be found by organ and year."""

from gipr_lint.engine.companions.organ_names import folded_name
from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.report import Report

_OFFICE = expression(r"办公[室厅](?:本级)?$|本级$")
"""What one year's title may say of an organ and another year's not. Finds ``云溪县[|办公室|]`` and
``财政局[|本级|]``, not ``云溪县财政局``."""


class Previous(NamedTuple):
    """Reports of earlier years."""

    reports: tuple[Report, ...]

    def of(self, report: Report) -> Report | None:
        """Return the report of the same organ for the year before; None where there is none, or more than one.

        One title may name the organ with its county and the other without. A single report whose title names no
        organ is taken for the one that is meant.
        """
        candidates = [one for one in self.reports if report.year is not None and one.year == report.year - 1]
        name = _name(report)
        same = [one for one in candidates if _name(one) == name != ""]
        same = same or [one for one in candidates if _is_same(_name(one), name)]
        if not same and len(self.reports) == 1 and not (name and self.reports[0].organ):
            return candidates[0] if candidates else None
        return same[0] if len(same) == 1 else None


def _is_same(one: str, other: str) -> bool:
    return bool(one and other) and (one.endswith(other) or other.endswith(one))


def _name(report: Report) -> str:
    return _OFFICE.sub("", folded_name(report.organ or ""))
