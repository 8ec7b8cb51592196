"""The edits of an example: what may be changed in the faultless report, each with its form and meaning."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from gipr_lint.model.document import AsideKind

Cell = str | int


class Edits(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename={"set_": "set"}):
    """The keys of an example that is a mapping. Rows are ``table.row``, cells ``table.row.column``."""

    name: Annotated[str, Meta(description="示例的名称：说它有什么特别，不符时用它来称呼", min_length=1)] = ""
    title: Annotated[str | None, Meta(description="报告的标题改为")] = None
    preface: Annotated[str | None, Meta(description="前言改为")] = None
    published: Annotated[str | None, Meta(description="标题下写的发布日期")] = None
    signoff: Annotated[tuple[str, ...], Meta(description="文末的落款，一项一行，例如 [机关名称, 2025年1月20日]")] = ()
    edition: Annotated[dict[str, str], Meta(description="表格改用另一版的格式：表格 → 2019 或 2021")] = {}
    text: Annotated[str | None, Meta(description="第一部分的正文改为")] = None
    section: Annotated[dict[str, str], Meta(description="各部分的正文改为：部分 → 正文")] = {}
    heading: Annotated[dict[str, str], Meta(description="各部分的标题改为：部分 → 标题（含序号）")] = {}
    lengthen: Annotated[int, Meta(description="第一部分的正文加长几句", ge=0, le=1000)] = 0
    order: Annotated[tuple[str, ...], Meta(description="各部分的顺序，没有列出的不写进报告")] = ()
    set_: Annotated[
        dict[str, Cell],
        Meta(
            description="单元格改为：表格.行.列 → 内容，* 表示各行或各列；加引号的 '+2' 表示在原数上加 2，"
            "例如 {requests.new.natural: '+1'}"
        ),
    ] = {}
    label: Annotated[dict[str, str], Meta(description="行名改为：表格.行 → 行名")] = {}
    append: Annotated[dict[str, Cell], Meta(description="在行末（表格.行）或一格后面（表格.行.列）多写一格")] = {}
    insert: Annotated[
        dict[str, str], Meta(description="在一行后面多写一行：表格.行 → 各格内容，以“ | ”隔开，先写行名")
    ] = {}
    drop: Annotated[
        str | tuple[str, ...],
        Meta(description="删去：表格.行、表格.*.列、section.部分 或 table.表格，可以写成列表"),
    ] = ()
    collapse: Annotated[str | None, Meta(description="把一组各行合并成一行：表格.组")] = None
    swap: Annotated[tuple[str, str] | None, Meta(description="对调两行：[表格.行, 表格.行]")] = None
    repeat: Annotated[str | None, Meta(description="把一行写两遍：表格.行")] = None
    beside: Annotated[
        dict[AsideKind, tuple[str, ...]],
        Meta(
            description="文件里正文以外的内容：comment 批注，deletion 修订中删除的，insertion 修订中插入的，"
            "hidden 隐藏的文字，attribute 网页标记里的，margin 页眉页脚，property 文件属性 → 一项一条"
        ),
    ] = {}
    previous: Annotated[
        dict[str, Any] | None,
        Meta(description="同时提供上年的报告：对上年无误的报告的改动，写法同上；没有改动写 {}"),
    ] = None
    county: Annotated[
        dict[str, dict[str, Any] | None],
        Meta(
            description="同时提供所属机关同一年度的报告：机关名称 → 对无误的报告的改动，写法同上；"
            "没有改动写 {}，名单中有而没有报告的写 null"
        ),
    ] = {}
    neighbour: Annotated[
        dict[str, Any] | None,
        Meta(description="同时提供邻近机关（云溪县城关镇人民政府）同一年度的报告：对无误的报告的改动，写法同上"),
    ] = None
    at: Annotated[
        str | tuple[str, ...] | None,
        Meta(
            description="应在哪里报告：表格/行/列、表格/行、表格 或部分，可以写成列表；空文字表示不在任何部分的地方。"
            "也可以不写，而用 [|…|] 标出应报告的文字"
        ),
    ] = None


def read_edits(example: Mapping[str, Any]) -> dict[str, Any]:
    """Return the edits of an example as plain data of the right form, in their order. Raises ExampleError."""
    from gipr_lint.files.yaml import YamlError, YamlFile
    from gipr_lint.testing.sample import ExampleError

    content = msgspec.json.encode(example)
    try:
        YamlFile("", content).convert(msgspec.json.decode(content), Edits)
    except YamlError as error:
        raise ExampleError(error.message) from None
    plain: dict[str, Any] = msgspec.json.decode(content)
    return plain
