"""The several forms in which the names of organs are written, and what only looks like one of them."""

from __future__ import annotations

import pytest

from gipr_lint.engine.companions.organ_names import folded_name
from gipr_lint.model.organ import organ_of_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("望江街道办", "望江街道办事处"),
        ("江畔区望江街道党工委、办事处", "江畔区望江街道"),
        ("江畔区望江街道党工委办事处", "江畔区人民政府望江街道办事处"),
        ("松湾镇镇政府", "松湾镇人民政府"),
        ("松湾镇党委、政府", "松湾镇"),
        ("桐坪乡乡政府", "桐坪乡"),
        ("云溪县县政府", "云溪县人民政府"),
        ("云溪县政府办", "云溪县人民政府办公室"),
        ("高新区管委会", "高新区管理委员会"),
        ("云溪县财政局机关", "云溪县财政局"),
        ("云溪县发改委", "云溪县发展和改革局"),
        ("发展改革局", "发展和改革委员会"),
        ("县卫健局", "县卫生健康委员会"),
        ("江畔区城管局", "江畔区城市管理行政执法局"),
        ("江畔区市监局", "江畔区市场监督管理局"),
        ("云溪县国资委", "云溪县国有资产监督管理委员会"),
        ("青岭回族土族自治县人民政府", "青岭县"),
        ("云溪苗族土家族自治县应急局", "云溪县应急管理局"),
        ("白马藏族乡人民政府", "白马乡"),
        ("青岭藏族自治州", "青岭州"),
    ],
)
def test_one_organ_has_one_folded_name(one: str, other: str) -> None:
    assert folded_name(one) == folded_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("云溪县教育局", "云溪县教育体育局"),
        ("云溪县林业应急局", "云溪县林业应急管理局"),
        ("云溪县政府办", "云溪县政府"),
        ("望江街道财政所", "望江街道"),
        ("松湾镇党委办公室", "松湾镇"),
        ("云溪县（本级）", "云溪县"),
        ("云溪县自然资源局", "云溪县自然资源和规划局"),
    ],
)
def test_other_organs_have_another(one: str, other: str) -> None:
    assert folded_name(one) != folded_name(other)


@pytest.mark.parametrize("name", ["东乡族自治县", "鄂伦春自治旗", "白土乡", "江州市政府采购中心"])
def test_what_is_no_such_form_stays(name: str) -> None:
    assert folded_name(name) == name


@pytest.mark.parametrize("name", ["江畔区", "市中区", "江州市江畔区", "江畔矿区", "江畔区人民政府"])
def test_a_district_is_an_area(name: str) -> None:
    assert organ_of_name(name)[:1] == ("county",)
    assert organ_of_name(name).area


@pytest.mark.parametrize("name", ["滨江社区", "江州市滨江社区", "松湾超市", "云溪景区", "全区", "各区", "城区"])
def test_what_ends_like_an_area_is_none(name: str) -> None:
    assert organ_of_name(name).level == "unknown"


@pytest.mark.parametrize("name", ["江州开发区", "云溪工业园区", "江州高新区管委会", "云溪新区"])
def test_a_zone_is_no_district(name: str) -> None:
    assert organ_of_name(name).level == "zone"


@pytest.mark.parametrize("name", ["望江街道办", "望江街道党工委、办事处", "松湾镇党委政府"])
def test_a_town_is_one_by_all_its_names(name: str) -> None:
    assert organ_of_name(name).level == "town"
