"""What a file carries beside the report: searched for personal data, believed where it dates the publication."""

from __future__ import annotations

from msgspec.structs import replace

from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import Settings, lint
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.model.document import Aside, Document, LineOrigin, Property, Span
from gipr_lint.model.run import Run
from gipr_lint.readers import read
from gipr_lint.testing import Sample

NUMBER = "11010119800101001"  # with its check digit below
CHECK = "0"


NOWHERE = Span(1, 1, 1, 1)


def checked(*asides: Aside, properties: tuple[Property, ...] = (), text: str = Sample().text) -> Run:
    """Check a report with something beside it, as the reader of an office format gives it."""

    def reader(content: bytes, path: str) -> Document:
        document = read(content, "report.txt")
        beside = [*(aside.text for aside in asides), *(about.text for about in properties)]
        placed = tuple(aside._replace(span=line(number, aside.text)) for number, aside in enumerate(asides))
        return replace(
            document,
            path=path,
            lines=(*document.lines, *beside),
            origins=(LineOrigin("第 1 段", {"paragraph": 1}),) * (len(document.lines) + len(beside)),
            asides=placed,
            properties=tuple(
                about._replace(span=line(len(asides) + at, about.text)) for at, about in enumerate(properties)
            ),
        )

    lines = text.count("\n") + 1

    def line(number: int, text: str) -> Span:
        return Span(lines + number + 1, 1, lines + number + 1, len(text) + 1)

    return lint([Input("a.docx", text.encode)], national_rules(), Settings(readers={".docx": reader}))


def test_personal_data_in_a_comment() -> None:
    run = checked(Aside("comment", f"申请人身份证号{NUMBER}{CHECK}，请核", NOWHERE))
    found = {finding.rule: finding for finding in run.findings}
    assert set(found) == {"resident-id", "open-changes"}
    assert NUMBER not in "".join(run.sources["a.docx"].lines)
    assert "批注" in found["resident-id"].text
    assert "批注 1 处" in found["open-changes"].text


def test_personal_data_in_hidden_text_needs_no_comment() -> None:
    run = checked(Aside("hidden", "联系人手机13912345678", NOWHERE))
    assert [finding.rule for finding in run.findings] == ["mobile-number"]


def test_what_was_inserted_is_told_once() -> None:
    run = checked(Aside("insertion", f"身份证号{NUMBER}{CHECK}", NOWHERE))
    assert [finding.rule for finding in run.findings] == ["open-changes"]


def test_ordinary_text_beside_the_report_says_nothing() -> None:
    assert not checked(Aside("margin", "— 3 —", NOWHERE), Aside("hidden", "网站导航 无障碍浏览", NOWHERE)).findings


def test_the_file_itself_dates_the_publication() -> None:
    late = checked(properties=(Property("published", "2025-04-02 10:30", NOWHERE),))
    assert [finding.rule for finding in late.findings] == ["late-publication"]
    assert not checked(properties=(Property("published", "2025-01-20", NOWHERE),)).findings


def test_the_file_itself_has_the_title() -> None:
    untitled = Sample().text.partition("\n")[2]
    assert [finding.rule for finding in checked(text=untitled).findings] == ["title-form"]
    stated = Property("title", Sample().title, NOWHERE)
    assert not checked(text=untitled, properties=(stated,)).findings
    of_the_site = Property("title", "云溪县人民政府门户网站", NOWHERE)
    assert [finding.rule for finding in checked(text=untitled, properties=(of_the_site,)).findings] == ["title-form"]


def test_a_title_alone_makes_no_report() -> None:
    stated = Property("title", Sample().title, NOWHERE)
    run = checked(text="请使用新版浏览器打开本页。\n", properties=(stated,))
    assert (run.checked, run.skipped) == (0, ("a.docx",))


def test_the_publisher_tells_the_kind_of_organ() -> None:
    """A government has until the end of March."""
    nameless = Sample().text.replace("云溪县松湾镇人民政府", "", 1)
    dated = Property("published", "2025-02-20", NOWHERE)
    assert "late-publication" not in [one.rule for one in checked(text=nameless, properties=(dated,)).findings]
    publisher = Property("publisher", "云溪县水利局", NOWHERE)
    rules = [one.rule for one in checked(text=nameless, properties=(dated, publisher)).findings]
    assert "late-publication" in rules
    assert "title-organ" in rules
