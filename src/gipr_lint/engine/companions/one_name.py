"""The names that organs and areas have in several forms, brought to one: 发改局 is 发展和改革局."""

import msgspec

from gipr_lint.files import yaml
from gipr_lint.files.resources import folder
from gipr_lint.limits.expressions import expression
from gipr_lint.model.organ import any_of


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of ``vocabulary/organ_names.yaml``, which says of each what stands in it."""

    departments: dict[str, str]
    nationalities: str
    namesakes: str


_NAMES = yaml.load(folder("gipr_lint.vocabulary").joinpath("organ_names.yaml"), Names)
_FULL = {short: full for full, listed in _NAMES.departments.items() for short in (full, *listed.split())}
NAMESAKES = frozenset(_NAMES.namesakes.split())
"""Districts that are told apart by the cities before them."""
_DEPARTMENT = expression(rf"(?:(?<=[省市州盟县旗区乡镇道])|^)(?:{any_of(*_FULL)})$")
"""A department whose name has other forms, with nothing but an area before it. Finds ``云溪县[|发改局|]``, not
``云溪林业发改局``."""
_SELF_GOVERNING = expression(rf"(?<=[一-鿿])(?:{any_of(_NAMES.nationalities)})+(?:自治(?=[县旗州])|(?=乡$))")
"""What short names of self-governing areas leave out. Finds ``青岭[|回族土族自治|]县`` and ``白马[|藏族|]乡``, not
``东乡族自治县``."""
_FORMS = (
    (
        expression(r"(?<=街道)[(]?(?:党工委|党委|人民政府|政府|、|和)*(?:办事处|办|党工委)[)]?$"),
        "",
    ),
    (expression(r"(?<=[乡镇])[(]?(?:党委|、|和|乡|镇)*(?:人民政府|政府|党委)[)]?$"), ""),
    (expression(r"(?<=县)县(?=人民政府|政府)|(?<=区)区(?=人民政府|政府)|(?<=市)市(?=人民政府|政府)"), ""),
    (expression(r"(?<=政府)办$"), "办公室"),
    (expression(r"(?<!监督)管理委员会"), "管委会"),
    (expression(r"(?<=[局委厅办会院])机关$"), ""),
    (expression(r"^(?:.{1,8}?[市州盟](?![市州盟]))?(.{2,12})局(.{2,8}?[县区旗])分局$"), r"\2\1分局"),
)
"""What is written in several ways, with what stands for all of them. Finds ``城关街道[|办事处|]`` and
``松湾镇[|镇政府|]`` and ``云溪县政府[|办|]`` and ``高新区[|管理委员会|]``, not ``云溪县财政局``."""


def one_name(name: str) -> str:
    """Return the form of a name that stands for all forms. The name has none but Chinese marks folded."""
    for pattern, instead in _FORMS:
        name = pattern.sub(instead, name)
    name = _SELF_GOVERNING.sub("", name)
    return _DEPARTMENT.sub(lambda match: _FULL[match[0]], name)
