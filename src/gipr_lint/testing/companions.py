"""The reports that an example gives beside its own."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from gipr_lint.engine.companions.previous import Previous
from gipr_lint.engine.companions.project import member_of
from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.inputs.load import read_report
from gipr_lint.engine.linter import Settings
from gipr_lint.model.official_format import Format
from gipr_lint.model.report import Companions, Report
from gipr_lint.testing.example import NEIGHBOUR, Content, build_companions, build_previous


class Given(msgspec.Struct, frozen=True):
    """Reports that stand beside any report."""

    previous: Previous
    companions: Companions
    reports: tuple[Report, ...]

    def beside(self, report: Report) -> Report:
        """Return a report with those that are given."""
        return report.beside(self.previous.of(report), self.companions)

    def report_at(self, path: str) -> Report | None:
        """Return one of them."""
        return next((one for one in self.reports if one.document.path == path), None)


def given(example: Content, official: Format | None, settings: Settings) -> Settings:
    """Return the settings with the reports that an example gives beside its own. Raises ExampleError."""

    def read(path: str, text: str) -> Report:
        return read_report(Input(path, text.encode), settings.readers, settings.editions)

    last = build_previous(example, official)
    earlier = () if last is None else (read("previous.txt", last),)
    others = build_companions(example, official)
    if not others:
        return replace(settings, previous=Previous(earlier)) if earlier else settings
    reports = {organ: read(f"{organ}.txt", text) for organ, text in others.items() if text is not None}
    companions = Companions(
        members=tuple(member_of(one) for organ, one in reports.items() if organ != NEIGHBOUR),
        absent=tuple(organ for organ, text in others.items() if text is None),
        neighbours=tuple(one for organ, one in reports.items() if organ == NEIGHBOUR),
    )
    return replace(settings, project=Given(Previous(earlier), companions, (*earlier, *reports.values())))
