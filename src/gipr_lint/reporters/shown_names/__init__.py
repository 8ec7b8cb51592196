"""The names of the files of a run as they are printed: none tells of a person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gipr_lint.limits.expressions import expression

if TYPE_CHECKING:
    from gipr_lint.model.run import Run

_MIN_DIGITS = 11
"""The digits of the shortest number that tells who somebody is: that of a mobile telephone."""
_SIGN = expression(r"@|[证号址户诉访患残]|QQ|qq|微信|人(?!民)|(?<![报公])告|[一-龥][A-Z]")
"""What stands in a name that tells of somebody otherwise: whether it does, is looked at then. Finds ``申请[|人|]李某``,
not ``云溪县人民政府报告``."""


def shown(run: Run) -> Run:
    """Return a run whose paths may be shown; mostly it is the same one, and nothing is imported for it."""
    paths = {path for path in _paths(run) if _may_tell(path)}
    if not paths:
        return run
    from gipr_lint.privacy.file_names import apart, mask_name

    ordered = sorted(paths, key=lambda path: (mask_name(path) != path, path))
    found = zip(ordered, apart(map(mask_name, ordered)), strict=True)
    names = {path: name for path, name in found if path != name}
    if not names:
        return run
    from gipr_lint.reporters.shown_names.renamed import renamed

    return renamed(run, names)


def _paths(run: Run) -> Iterator[str]:
    """Yield the paths that a run speaks of."""
    for some in (run.sources, run.skipped, run.unsupported, run.without_previous, run.whole):
        yield from some
    yield from (one.subject for one in run.problems)
    yield from (one.path for some in (run.remarks, run.unjudged, run.suppressed) for one in some)


def _may_tell(path: str) -> bool:
    """Tell whether a path has room for a number, an address or a name of somebody."""
    return _SIGN.search(path) is not None or sum(map(str.isdigit, path)) >= _MIN_DIGITS
