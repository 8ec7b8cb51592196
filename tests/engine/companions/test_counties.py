"""Who belongs together: the same organ under other names, and the organs below a county."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from gipr_lint.engine.companions.counties import Counties, Named
from gipr_lint.engine.companions.file_names import organ_in
from gipr_lint.model.organ import organ_of_name


def named(path: str, organ: str, year: int) -> Named:
    kind = organ_of_name(organ)
    return Named(path, organ, year, kind.level, kind.area)


def counties(
    *reports: tuple[str, str, int],
    lists: Mapping[str, Sequence[str]] | None = None,
    renamed: Mapping[str, str] | None = None,
) -> Counties:
    return Counties([named(*one) for one in reports], lists, renamed)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("云溪县松湾镇人民政府", "云溪县松湾镇"),
        ("江州市云溪县松湾镇人民政府", "云溪县松湾镇"),
        ("松湾镇人民政府", "云溪县松湾镇人民政府"),
        ("云溪县人民政府城关街道办事处", "云溪县城关街道"),
        ("云溪县人民政府办公室", "江州市云溪县政府办公室"),
        ("通州区松湾镇", "江州市通州区松湾镇人民政府"),
        ("云溪县 财政局", "云溪县财政局（汇总）"),
        ("江畔区", "江畔区人民政府"),
        ("江州市江畔区新桥街道办事处", "江畔区新桥街道办事处"),
        ("云溪县公安分局", "江州市公安局云溪县分局"),
    ],
)
def test_an_organ_is_the_same_under_full_and_short_names(before: str, now: str) -> None:
    found = counties(("a", before, 2023), ("b", now, 2024))
    assert found.previous("b") == "a"
    assert found.previous("a") is None


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("青湖县松湾镇人民政府", "云溪县松湾镇人民政府"),
        ("云溪县人民政府办公室", "云溪县人民政府"),
        ("云溪县（本级）", "云溪县"),
        ("松湾镇财政局", "财政局"),
        ("云溪县水利局", "云溪县财政局"),
    ],
)
def test_other_organs_are_not_the_same(before: str, now: str) -> None:
    assert counties(("a", before, 2023), ("b", now, 2024)).previous("b") is None


def test_a_short_name_that_several_organs_have_is_told_by_its_folder() -> None:
    found = counties(
        ("云溪/县.txt", "云溪县", 2024),
        ("青湖/县.txt", "青湖县", 2024),
        ("云溪/2023/镇.txt", "城关镇", 2023),
        ("青湖/2023/镇.txt", "青湖县城关镇", 2023),
        ("云溪/2024/镇.txt", "云溪县城关镇", 2024),
        ("青湖/2024/镇.txt", "城关镇人民政府", 2024),
    )
    assert found.previous("云溪/2024/镇.txt") == "云溪/2023/镇.txt"
    assert found.previous("青湖/2024/镇.txt") == "青湖/2023/镇.txt"
    assert [one.path for one in found.members("青湖/县.txt")] == ["青湖/2024/镇.txt"]
    assert list(found.duplicates()) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("云溪县各乡镇/2024/镇.txt", "青湖县各乡镇/2024/镇.txt"),
        ("云溪县城关镇2024.docx", "2024年青湖县城关镇政府信息公开工作年度报告.docx"),
        ("01 云溪县（21份）/城关镇.txt", "02、青湖县/城关镇.txt"),
        ("江州市/云溪/城关镇.txt", "江州市/青湖/城关镇.txt"),
        ("2024/江州市云溪县/城关镇.txt", "2024/青湖县/城关镇.txt"),
        ("全市/云溪县-城关镇.pdf", "全市/青湖县_城关镇.pdf"),
    ],
)
def test_a_county_is_told_by_the_names_of_folders_and_files(one: str, other: str) -> None:
    found = counties(
        ("县/云溪.txt", "云溪县", 2024),
        ("县/青湖.txt", "青湖县", 2024),
        (one, "城关镇人民政府", 2024),
        (other, "城关镇人民政府", 2024),
    )
    assert list(found.duplicates()) == []
    assert [member.path for member in found.members("县/云溪.txt")] == [one]
    assert [member.path for member in found.members("县/青湖.txt")] == [other]


@pytest.mark.parametrize(
    ("path", "organ"),
    [
        ("a/松湾镇.txt", "松湾镇"),
        ("云溪县松湾镇人民政府2024年政府信息公开工作年度报告.docx", "云溪县松湾镇人民政府"),
        ("2024年度云溪县财政局信息公开年报.pdf", "云溪县财政局"),
        ("03.松湾镇(修改稿).docx", "松湾镇"),
        ("松湾镇/报告.txt", ""),
        ("P020250117.docx", ""),
        ("2024.txt", ""),
    ],
)
def test_the_organ_that_a_file_is_named_after(path: str, organ: str) -> None:
    assert organ_in(path) == organ


def test_a_folder_tells_the_county_of_which_there_is_no_report() -> None:
    found = counties(
        ("2023/云溪县/镇.txt", "城关镇", 2023),
        ("2023/临河县/镇.txt", "城关镇", 2023),
        ("2024/云溪县/镇.txt", "城关镇人民政府", 2024),
        ("2024/临河县/镇.txt", "江州市临河县城关镇", 2024),
        ("2024/江州市/鼓楼区/区.txt", "鼓楼区人民政府", 2024),
        ("2024/河州市/鼓楼区/区.txt", "鼓楼区人民政府", 2024),
    )
    assert list(found.duplicates()) == []
    assert found.previous("2024/云溪县/镇.txt") == "2023/云溪县/镇.txt"
    assert found.previous("2024/临河县/镇.txt") == "2023/临河县/镇.txt"


def test_a_city_that_the_lists_name_has_organs_as_a_county_has() -> None:
    reports = (("市", "云溪市人民政府", 2024), ("a", "松湾镇", 2024))
    assert counties(*reports).members("市") == ()
    assert [one.path for one in counties(*reports, lists={"云溪市": ["松湾镇"]}).members("市")] == ["a"]


def test_the_branches_of_a_citys_departments_stand_in_the_county() -> None:
    found = counties(("区", "江州市江畔区", 2024), ("a", "江畔区公安分局", 2023), ("b", "江州市公安局江畔分局", 2024))
    assert found.previous("b") == "a"
    assert [one.path for one in found.members("区")] == ["b"]


def test_what_is_absent_is_told_as_the_lists_write_it() -> None:
    found = counties(
        ("县", "云溪县", 2024),
        ("a", "云溪县发展和改革局", 2024),
        lists={"云溪县": ["发改局", "城关街道办", "县卫健局"]},
    )
    assert found.absent("县") == ("城关街道办", "县卫健局")


def test_a_short_name_that_nothing_tells_is_left_alone() -> None:
    found = counties(
        ("a", "城关镇", 2023), ("b", "云溪县城关镇", 2024), ("c", "青湖县城关镇", 2024), ("d", "城关镇", 2022)
    )
    assert found.previous("b") is None
    assert found.previous("a") == "d"


def test_a_renamed_organ_is_the_same() -> None:
    reports = (("a", "云溪县国土资源局", 2023), ("b", "云溪县自然资源局", 2024))
    assert counties(*reports).previous("b") is None
    assert counties(*reports, renamed={"国土资源局": "自然资源局"}).previous("b") == "a"
    assert counties(*reports, renamed={"云溪县国土资源局": "云溪县自然资源局"}).previous("b") == "a"


def test_a_renamed_county_takes_its_organs_with_it() -> None:
    found = counties(
        ("a", "云溪县松湾镇", 2023),
        ("b", "江州市云溪区松湾镇", 2024),
        ("c", "江州市云溪区", 2024),
        renamed={"云溪县": "江州市云溪区"},
    )
    assert found.previous("b") == "a"
    assert [one.path for one in found.members("c")] == ["b"]


def test_a_county_has_the_organs_of_its_folder_its_name_and_its_list() -> None:
    found = counties(
        ("云溪/县.txt", "云溪县人民政府", 2024),
        ("云溪/乡镇/松湾.txt", "松湾镇人民政府", 2024),
        ("别处/财政.txt", "云溪县财政局", 2024),
        ("别处/桐坪.txt", "桐坪乡", 2024),
        ("别处/红旗.txt", "红旗乡", 2024),
        ("云溪/市.txt", "江州市财政局", 2024),
        ("云溪/乡镇/去年.txt", "松湾镇人民政府", 2023),
        ("云溪/办.txt", "云溪县人民政府办公室", 2024),
        lists={"云溪县": ["桐坪乡", "县财政局", "梅岭乡"]},
    )
    members = {one.path for one in found.members("云溪/县.txt")}
    assert members == {"云溪/乡镇/松湾.txt", "别处/财政.txt", "别处/桐坪.txt", "云溪/办.txt"}
    assert found.absent("云溪/县.txt") == ("梅岭乡",)


def test_reports_of_one_organ_and_year_are_compared_with_nothing() -> None:
    found = counties(
        ("县", "云溪县", 2024), ("a", "云溪县松湾镇", 2024), ("b", "松湾镇", 2024), ("c", "云溪县松湾镇", 2023)
    )
    assert list(found.duplicates()) == [["a", "b"]]
    assert found.members("县") == ()
    assert (found.previous("a"), found.previous("b")) == (None, None)


def test_a_report_without_a_year_has_no_companions() -> None:
    reports = [
        Named("a", "云溪县松湾镇", None, "town", area=False),
        Named("b", "云溪县松湾镇", None, "town", area=False),
    ]
    found = Counties(reports)
    assert (found.previous("a"), list(found.duplicates()), found.absent("a")) == (None, [], ())


@pytest.mark.parametrize("county", ["通州区", "江州市", "城区", "沙市区"])
def test_a_county_with_another_word_for_an_area_in_its_name(county: str) -> None:
    reports = [Named("县", county, 2024, "county", area=True), Named("a", f"{county}松湾镇", 2024, "town", area=False)]
    assert [one.path for one in Counties(reports).members("县")] == ["a"]
