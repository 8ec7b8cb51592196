"""Whose report one is, told by itself: its organ, the name of today, and the county."""

from __future__ import annotations

import pytest

from gipr_lint.engine.companions.whose import Organs, alike, county_in, county_of, key_of
from gipr_lint.model.organ import organ_of_name

LISTED = Organs(
    {"江州市云溪县": ("松湾镇", "县财政局", "城关镇"), "青湖县": ("城关镇", "青湖县柳河镇")},
    {"云溪县国土资源局": "云溪县自然资源局", "松弯镇": "松湾镇"},
)


@pytest.mark.parametrize(
    ("name", "county"),
    [
        ("江州市云溪县松湾镇", "云溪县"),
        ("云溪县财政局", "云溪县"),
        ("江州市云溪县", "云溪县"),
        ("江州市市场监督管理局", "江州市"),
        ("云溪县市场监督管理局", "云溪县"),
        ("江州市滑县公安局", "滑县"),
        ("云溪县住房和城市建设局", "云溪县"),
        ("松湾镇", ""),
        ("", ""),
    ],
)
def test_the_county_in_the_name_of_an_organ(name: str, county: str) -> None:
    assert county_in(name) == county


@pytest.mark.parametrize(
    ("organ", "path", "county"),
    [
        ("青湖县松湾镇", "云溪县/a.txt", "青湖县"),
        ("松湾镇人民政府", "青湖县/a.txt", "云溪县"),
        ("松弯镇", "a.txt", "云溪县"),
        ("柳河镇", "a.txt", "青湖县"),
        ("城关镇", "a.txt", ""),
        ("城关镇", "云溪县/a.txt", "云溪县"),
        ("城关镇", "江州市/云溪/a.txt", "云溪县"),
        ("区财政局", "江畔区/a.txt", "江畔区"),
        ("江畔区经济技术开发区管委会", "a.txt", "江畔区"),
        ("江州市公安局江畔分局", "江畔区/a.txt", "江畔区"),
        ("江州市公安局江畔分局", "别处/a.txt", "江州市"),
        ("财政局", "b/a.txt", "云溪县"),
        ("桐坪乡", "江州市/云溪县/2024/a.txt", "云溪县"),
        ("桐坪乡", "s3://b/01云溪县各乡镇/2024.zip!/a.txt", "云溪县"),
        ("桐坪乡", "全县/云溪县桐坪乡2024.docx", "云溪县"),
        ("桐坪乡", "江州市/全县报告/各区/江东自治区/a.txt", ""),
        ("江州市", "云溪县/a.txt", "江州市"),
        ("江东省", "云溪县/a.txt", "江东省"),
        ("国家统计局", "云溪县/a.txt", ""),
    ],
)
def test_the_county_of_an_organ_by_name_list_and_folder(organ: str, path: str, county: str) -> None:
    assert county_of(key_of(organ, LISTED), organ_of_name(organ).level, path, LISTED) == county


@pytest.mark.parametrize(
    ("key", "county", "wanted"),
    [
        ("江东省江州市云溪县松湾镇", "云溪县", "云溪县松湾镇"),
        ("松湾镇", "云溪县", "云溪县松湾镇"),
        ("云溪县松湾镇", "云溪县", "云溪县松湾镇"),
        ("松湾镇", "江州市云溪县", "云溪县松湾镇"),
        ("江州市云溪县", "云溪县", "云溪县"),
        ("江东省江州市财政局", "江州市", "江州市财政局"),
        ("江东省江州市鼓楼区财政局", "鼓楼区", "江州市鼓楼区财政局"),
        ("鼓楼区财政局", "鼓楼区", "鼓楼区财政局"),
        ("江州市江畔区新桥街道", "江畔区", "江畔区新桥街道"),
        ("江畔区新桥街道", "江畔区", "江畔区新桥街道"),
        ("区财政局", "江畔区", "江畔区财政局"),
        ("江州市公安局江畔分局", "江畔区", "江畔区公安分局"),
        ("江东省", "江东省", "江东省"),
        ("松湾镇", "", "松湾镇"),
        ("国家统计局", "", "国家统计局"),
    ],
)
def test_an_organ_has_one_form_however_much_of_its_place_is_written(key: str, county: str, wanted: str) -> None:
    assert alike(key, county) == wanted


def test_a_district_with_namesakes_has_the_city_of_its_folder() -> None:
    assert alike("鼓楼区财政局", "鼓楼区", "江州市/鼓楼区/2024/a.txt") == "江州市鼓楼区财政局"
    assert alike("江畔区财政局", "江畔区", "江州市/江畔区/2024/a.txt") == "江畔区财政局"


def test_a_renamed_organ_has_the_name_of_today() -> None:
    assert key_of("云溪县国土资源局", LISTED) == key_of("云溪县 自然资源局", LISTED) == "云溪县自然资源局"
    assert key_of("青湖县国土资源局", LISTED) == "青湖县国土资源局"
