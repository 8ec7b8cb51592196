"""Check ``beside``: what a file still carries beside the report."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from msgspec import Meta

from gipr_lint.checks.file.furniture import furniture
from gipr_lint.model.document import AsideKind
from gipr_lint.model.finding import Hit, Location
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Check, CheckOptions

NAMES: Mapping[AsideKind, str] = {
    "comment": "批注",
    "deletion": "修订中删除的文字",
    "insertion": "修订中插入的文字",
    "proposal": "本工具建议删去的文字",
    "hidden": "隐藏的文字",
    "attribute": "网页标记中的文字",
    "margin": "页眉、页脚或脚注",
    "property": "文件属性",
}


class Options(CheckOptions, frozen=True):
    """Which of them are not wanted."""

    kinds: Annotated[
        tuple[AsideKind | Literal["page"], ...],
        Meta(
            description="哪些内容不应留在文件里："
            + "，".join(f"{kind} {name}" for kind, name in NAMES.items())
            + "，page 夹在正文或表格里的页码、页眉",
            min_length=1,
        ),
    ]


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield one hit for all of them, at the first, and one for what belongs to a page."""
    if "page" in options.kinds:
        yield from furniture(report)
    found = [aside for aside in report.document.asides if aside.kind in options.kinds]
    if found:
        counts = Counter(NAMES[aside.kind] for aside in found)
        what = "、".join(f"{name} {count} 处" for name, count in counts.items())
        yield Hit(Location(found[0].span, (), NAMES[found[0].kind]), {"what": what, "count": len(found)})


CHECK = Check(
    run,
    Options,
    {
        "what": "各种内容及其处数",
        "count": "总处数",
        "furniture": "kinds 有 page 时：夹在正文或表格里的页码、页眉",
        "more": "页码、页眉超过五处时，说明共有几处",
    },
    "文件里不应留有正文以外的内容，例如批注、未接受的修订、夹在正文里的页码。",
)
