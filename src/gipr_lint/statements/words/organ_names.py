"""Names of organs: whether two of them may be one organ, or one above the other."""

from __future__ import annotations

import re

from gipr_lint.limits.expressions import expression, kept
from gipr_lint.limits.text_cache import kept_by_text
from gipr_lint.model.organ import ENDINGS, any_of

_ENDS = any_of(ENDINGS.governments, ENDINGS.departments, ENDINGS.street_office, ENDINGS.towns, ENDINGS.places)
ORGAN = rf"[一-鿿]{{2,24}}?(?:{_ENDS})"
"""A name in folded text, up to the first place where it may end."""

_DEPARTMENTS = tuple(ENDINGS.departments.split())
_TOWNS = tuple(ENDINGS.towns.split())
_ABOVE = ("省", "市")
"""How the short names of departments begin that stand above those of a county."""
_NEUTRAL = expression(
    r"""中共|人民政府|政府|党工委|党委|党组|办公[室厅]|办事处|管理委员会|管委会|委员会|本级|机关|街道|自治|地区
      | [省市州盟县旗区镇乡局厅委和与及的（）()]""",
    re.VERBOSE,
)
"""What does not set a name apart. Finds ``云溪[|县|]教体``, not ``教体``."""
_PLACE = expression(r"^[一-鿿]{2,9}?(?:[省市州盟县旗]|(?<![发社新范园景林库灌片小城辖牧矿])区)(?!级)")
"""The place that a name begins with. Finds ``[|云溪县|]财政局`` and ``[|江北区|]``, not ``开发区`` or ``财政局``."""
_GENERAL = expression(
    r"各|全|我|本|该|其|等|的|同期|其中|邻近|周边|附近|年底|去年|上年|上级|下级|基层|有关|相关|主管|职能|所属|下属|派出|(?:村|居|纪|监|团|工)委$|分局$"
)
"""Words for organs in general. Finds ``[|各|]县`` and ``[|上级|]政府``, not ``云溪县财政局``."""


_PHRASE = expression(
    r"""(?:政府|办公[室厅]|办事处|委员会|管委会|局|厅)(?!办公|办$|党|机关|$).
      | 代表|代为|委托|会同|联合|牵头|授权|指定|指导|协助|配合|负责|组织|通过|转[交送由]|移送|领导下|部署|要求""",
    re.VERBOSE,
)
"""What makes of a name a phrase about several organs: 市政府办公室代表市政府. Finds ``市政府[|办公室代|]表市政府``, not
``市政府办公室``."""


def are_strangers(own: str, name: str) -> bool:
    """Tell whether a name is that of an organ that has nothing to do with the own one.

    Short names, those of governments above and below it, and words for organs in general are none.
    """
    if _GENERAL.search(name) or _PHRASE.search(name):
        return False
    if is_above(own, name):
        return True  # 省水利厅, though the own one is 云溪县水利局
    mine, other = _core(own), _core(name)
    if len(mine) < 2 or len(other) < 2:
        return False
    if _runs_through(other, mine) or _runs_through(mine, other):
        return False
    alike = _is_department(own) and _is_department(name) and _field(name)[:1] in _field(own)
    return not (alike and is_nearby(own, name))


def is_nearby(own: str, name: str) -> bool:
    """Tell whether a name is that of an organ in the same area: it says no place (县水利局), or the own one.

    A department of a province or a city stands above the organs of a county: 省商务厅.
    """
    place = _PLACE.match(name)
    if place is not None:
        return place[0] in own
    return not (is_above(own, name) or (_is_town(own) and _is_town(name)))


def _is_town(name: str) -> bool:
    return kept("(?:党委|党工委|、|人民政府|政府|办事处)+$").sub("", name).endswith(_TOWNS)


def is_above(own: str, name: str) -> bool:
    """Tell whether a name is that of a department of a province or a city that stands above the own organ."""
    return name.startswith(_ABOVE) and name[0] not in own and _is_department(name)


def _is_department(name: str) -> bool:
    return name.endswith(_DEPARTMENTS)


def _field(name: str) -> str:
    """Return the field of work of a department: 教体 in 云溪县教体局."""
    return _core(_PLACE.sub("", name))


@kept_by_text(entries=256)
def _core(name: str) -> str:
    """Return what sets a name apart: its places and its field of work."""
    return _NEUTRAL.sub("", name)


def _runs_through(short: str, long: str) -> bool:
    """Tell whether all characters of a name stand in another in the same order: 住建 in 住房城乡建设."""
    rest = iter(long)
    return all(character in rest for character in short)
