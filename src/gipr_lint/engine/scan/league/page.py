"""The league as one page that needs no other file and no network: its plots are drawings in it, nothing runs there."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec

from gipr_lint.engine.scan.league.counts import League
from gipr_lint.engine.scan.league.plots import HEIGHT_PIXELS, STEP_PIXELS, heat, over_years
from gipr_lint.engine.scan.league.text import HEADS, numbers, told_years
from gipr_lint.files.resources import folder
from gipr_lint.files.version import __version__

SHOWN_NAME_ROWS = 40
"""The rows of the heat map."""
SHOWN_RULE_COLUMNS = 20
"""Its columns."""
_TEMPLATE = "page.html.jinja"


def is_installed() -> bool:
    """Tell whether pages can be made."""
    return find_spec("jinja2") is not None


def as_html(found: League, counts: Mapping[tuple[str, str], int], top: int, titles: Mapping[str, str]) -> str:
    """Return the page: the first so many of the league, the plots, and the heat map of ``counts`` by organ and rule.

    ``titles`` are those of rules by their ids; one without is called by its id.
    """
    from jinja2 import Environment, StrictUndefined

    source = folder("gipr_lint.engine.scan.league").joinpath(_TEMPLATE).read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(source).render(
        league=found,
        head=HEADS[found.by],
        plots=over_years(found.years),
        heat=heat(
            found.standings[:SHOWN_NAME_ROWS],
            {rule: titles.get(rule, rule) for rule in list(found.rules)[:SHOWN_RULE_COLUMNS]},
            counts,
        ),
        lines=[(one, told_years(one.years), numbers(one)) for one in found.standings[:top]],
        height=HEIGHT_PIXELS,
        step=STEP_PIXELS,
        version=__version__,
    )
