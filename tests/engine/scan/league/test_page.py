"""The page of a league: plots and heat map in it, nothing from elsewhere, and no mark-up but its own."""

from __future__ import annotations

from html.parser import HTMLParser

from gipr_lint.engine.scan.league.counts import League, Standing, Year
from gipr_lint.engine.scan.league.page import as_html

EVIL = "<script>alert(1)</script>\"'县"
FOUND = League(
    by="organ",
    standings=(
        Standing(1, EVIL, (2023, 2024), 4, 8, 1, 0, 4, 2),
        Standing(2, "云溪县松湾镇", (2024,), 1, 0, 0, 0, 0, 0),
    ),
    years=(Year(2023, 2, 8, 1, 2, 2), Year(2024, 3, 0, 0, 2, 0)),
    rules={"balance": 4, "<b>": 1},
    reports=5,
    problems={"skipped": 3},
)
COUNTS = {(EVIL, "balance"): 4, (EVIL, "<b>"): 1}
TITLES = {"balance": "申请数与办理数不平", "row-total": "各行合计不等"}


class Seen(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element."""
        self.elements.append((tag, dict(attrs)))


def elements(page: str) -> list[tuple[str, dict[str, str | None]]]:
    """Return the elements of a page."""
    seen = Seen()
    seen.feed(page)
    return seen.elements


def test_the_page_runs_nothing_and_loads_nothing() -> None:
    page = as_html(FOUND, COUNTS, 500, TITLES)
    found = elements(page)
    assert {tag for tag, _ in found}.isdisjoint({"script", "img", "link", "iframe", "b", "object"})
    assert not [name for _, attributes in found for name in attributes if name in {"src", "href"} or name[:2] == "on"]
    assert "default-src 'none'" in page
    assert "&lt;script&gt;" in page


def test_bars_and_shades_say_how_much_there_is() -> None:
    found = elements(as_html(FOUND, COUNTS, 500, TITLES))
    heights = [float(attributes["height"] or 0) for tag, attributes in found if tag == "rect"]
    assert heights == [106.7, 160.0, 160.0, 0.0, 0.0, 160.0], "reports, errors a report, on time; of 2023 and 2024"
    shades = [attributes["class"] for tag, attributes in found if tag == "td" and "title" in attributes]
    assert shades == ["s5", "s3", "s0", "s0"]
    heads = [attributes["title"] for tag, attributes in found if tag == "th" and "title" in attributes]
    assert heads == ["balance", "<b>"]
    assert ">申请数与办理数不平</th>" in as_html(FOUND, COUNTS, 500, TITLES)
    (figure, *_) = [attributes["aria-label"] for tag, attributes in found if tag == "svg"]
    assert figure == "报告份数：2023 年 2，2024 年 3"


def test_a_long_league_is_cut_and_says_so() -> None:
    page = as_html(FOUND, COUNTS, 1, TITLES)
    assert "这里是前 1 行" in page
    assert page.count('<tr><td class="n">') == 1
