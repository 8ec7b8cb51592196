"""What files and folders are named after: an organ, a county. It counts where the report itself does not tell."""

from __future__ import annotations

from pathlib import PurePath

from gipr_lint.limits.expressions import expression
from gipr_lint.model.organ import organ_of_name
from gipr_lint.parse.normalize import fold

_BEFORE = expression(r"^[\d\W_]+年?度?")
"""A number or year before a name. Finds ``[|01、|]云溪县`` and ``[|2024年度|]云溪县``, not ``云溪县``."""
_BEHIND = expression(r"(?:19|20)\d\d|政府信息公开|信息公开|年度报告|年报|[-_—\s(（【]|\d+$")
"""What stands behind it. Finds ``松湾镇[|2024|]年`` and ``松湾镇[|政府信息公开|]工作年度报告``, not ``松湾镇``."""


def named_after(name: str) -> str:
    """Return what a file or folder is named after, without numbers, year and the words for a report."""
    return _BEHIND.split(_BEFORE.sub("", fold(name)), maxsplit=1)[0]


def organ_in(path: str) -> str:
    """Return the organ that a file is named after; nothing where its name is that of no organ."""
    name = named_after(PurePath(path).stem)
    return name if organ_of_name(name).level != "unknown" else ""
