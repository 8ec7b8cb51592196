"""Personal data never gets out: not by any format, not by any rule that speaks of the same line."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from stdnum.cn import ric

from gipr_lint import lint_text
from gipr_lint.authoring import text_view
from gipr_lint.authoring.report_view import as_json, as_text
from gipr_lint.parse import parse_report
from gipr_lint.readers import read
from gipr_lint.reporters import REPORTERS, ReporterOptions, reporter
from gipr_lint.reporters.summary import plain
from gipr_lint.testing import Sample
from tests.support.reporters.pages import page_of

BODY = "110101" + "19900307" + "001"
ID = BODY + ric.calc_check_digit(BODY + "0")
MOBILE = "138" + "0013" + "8000"
PLACES: dict[str, dict[str, Any]] = {
    "title": {"title": f"松湾镇（{ID}）2024年政府信息公开工作报告"},
    "heading": {"heading": {"problems": f"五、存在问题{ID}和打算"}},
    "sub-heading": {"section": {"overview": f"（一）主动公开\n（三）{ID}情况\n电话{MOBILE}。"}},
    "paragraph": {"section": {"overview": f"申请人身份证号{ID}，手机{MOBILE}，全年１２件。"}},
    "spaced": {"section": {"overview": f"申请人身份证号{ID[:6]} {ID[6:14]} {ID[14:]}，全年１２件。"}},
    "two lines": {"section": {"overview": f"申请人身份证号{ID[:9]}\n{ID[9:]}，全年１２件。"}},
    "fee": {"section": {"other_matters": f"严格执行信息处理费办法，联系{MOBILE}，证件{ID}。"}},
    "cell": {"set": {"requests.new.natural": ID}},
    "label": {"label": {"requests.law": f"2.其他法律法规禁止公开{ID}"}},
    "extra row": {"insert": {"proactive.licences": f"行政奖励{ID} | 2"}},
    "surplus": {"append": {"requests.repeat": ID}},
    "note": {"set": {"proactive.licences.decisions": f"3（{ID}）"}},
    "preface": {"preface": f"由总体情况、主动公开情况、申请情况{ID}、复议诉讼情况、问题情况等五个部分组成。"},
}


def bare(text: str) -> str:
    return re.sub(r"[\s\-|^]", "", text)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("form", REPORTERS)
def test_no_format_shows_a_number(form: str, place: str) -> None:
    sample = Sample()
    sample.edit(PLACES[place])
    run = lint_text(sample.text)
    assert run.findings, place
    shown = bare(reporter(form)(run, ReporterOptions(verbose=True)))
    for number in (ID, MOBILE):
        assert number not in shown
        assert number[4:] not in shown
        assert number[:9] not in shown


@pytest.mark.parametrize("place", PLACES)
def test_a_page_of_the_whole_report_shows_no_number(place: str) -> None:
    sample = Sample()
    sample.edit(PLACES[place])
    shown = bare(page_of({"report.txt": sample.text}))
    assert "松湾镇" in shown
    for number in (ID, MOBILE):
        assert [part for part in (number, number[4:], number[:9]) if part in shown] == []


@pytest.mark.parametrize("place", PLACES)
def test_show_masks_too(place: str) -> None:
    sample = Sample()
    sample.edit(PLACES[place])
    report = parse_report(read(sample.text.encode(), "a.txt"))
    text = "\n".join(text_view.as_text(report, plain))
    for shown in (as_json(report), as_text(report), as_json(report, text_view.as_json(report)), text):
        assert ID not in bare(shown)


@pytest.mark.parametrize(
    "place", ["title", "paragraph", "spaced", "two lines", "cell", "label", "extra row", "fee", "heading"]
)
def test_the_number_is_found(place: str) -> None:
    sample = Sample()
    sample.edit(PLACES[place])
    assert "resident-id" in {finding.rule for finding in lint_text(sample.text).findings}


def test_fingerprints_do_not_depend_on_the_number() -> None:
    prints = []
    for number in ("001", "002"):
        body = BODY[:-3] + number
        sample = Sample()
        check = ric.calc_check_digit(body + "0")
        sample.edit({"section": {"overview": f"申请人身份证号{body}{check}。"}})
        (finding,) = [one for one in lint_text(sample.text).findings if one.rule == "resident-id"]
        prints.append((finding.fingerprint.rstrip("xX"), finding.values))
    assert prints[0][1] == ()
    assert len({values for _, values in prints}) == 1


def test_a_shown_cell_keeps_its_place() -> None:
    sample = Sample()
    sample.edit({"set": {"requests.new.natural": ID}})
    shown = json.loads(as_json(parse_report(read(sample.text.encode(), "a.txt"))))
    cell = shown["tables"]["requests"]["new"]["natural"]
    assert cell["raw"] == "*" * 18
    assert sample.text.split("\n")[cell["line"] - 1][cell["column"] - 1 :].startswith(ID)


PEOPLE = {
    "person-name": ("申请人欧阳志远不服答复。", "欧阳志远"),
    "sensitive-person": ("低保户王秀英的救助信息。", "王秀英"),
    "home-address": ("申请人住松湾镇桃林村5组12号。", "桃林村5组"),
    "email-address": ("已发给申请人zhangwei85@qq.com。", "zhangwei85"),
    "social-account": ("当事人微信号zhang_wei85。", "zhang_wei85"),
    "vehicle-plate": ("举报车辆湘A12345停放。", "湘A12345"),
    "permit-number": ("护照号码E12345678。", "E12345678"),
    "weak-mask": ("身份证4309221990****1234。", "4309221990"),
}


@pytest.mark.parametrize("rule", PEOPLE)
@pytest.mark.parametrize("form", REPORTERS)
def test_no_format_shows_a_person(form: str, rule: str) -> None:
    text, value = PEOPLE[rule]
    sample = Sample()
    sample.edit({"section": {"overview": text + "全年１２件。"}})
    run = lint_text(sample.text)
    assert {finding.rule for finding in run.findings} >= {rule, "fullwidth-digits"}
    assert value not in reporter(form)(run, ReporterOptions(verbose=True))


@pytest.mark.parametrize("other", ["王建国", "李志强"])
def test_a_fingerprint_does_not_depend_on_a_name(other: str) -> None:
    prints = []
    for name in ("张晓明", other):
        sample = Sample()
        sample.edit({"section": {"overview": f"申请人{name}收到１２件答复。"}})
        prints.append({finding.rule: finding.fingerprint for finding in lint_text(sample.text).findings})
    assert set(prints[0]) >= {"person-name", "fullwidth-digits"}
    assert prints[0] == prints[1]
