"""The tables of a scan and their columns, as data: what is written, what is documented, and what tests hold it to."""

from __future__ import annotations

from typing import Literal

from gipr_lint.limits.tuples import NamedTuple

SCHEMA_VERSION = 1
"""Of the tables: changes whenever a column is renamed, removed or means something else. Stands in each file."""
VERSION_KEY = "gipr_lint.schema"
"""Under this name the version stands in the metadata of a Parquet file."""
PROGRAM_KEY = "gipr_lint.version"
"""Under this name the version of the program does."""

Kind = Literal["text", "integer", "number", "flag", "day"]
"""``number`` is a decimal with ``NUMBER_SCALE_DIGITS`` places, so that sums are exact."""
NUMBER_DIGITS = 28
"""Of a number of the tables."""
NUMBER_SCALE_DIGITS = 6
"""Of them behind the point."""


class Column(NamedTuple):
    """A column; ``optional`` ones may be empty. ``meaning`` is for people."""

    name: str
    kind: Kind
    meaning: str
    optional: bool = False


PATH = Column("path", "text", "文件名，各表用它相连；压缩包里的写作“包.zip!/文件”")
_PLACE = (
    Column("line", "integer", "在第几行", optional=True),
    Column("place", "text", "没有行的文件（Word、PDF 等）在第几段、第几页、哪个单元格", optional=True),
)

TABLES: dict[str, tuple[Column, ...]] = {
    "reports": (
        PATH,
        Column("organ", "text", "机关名称，照标题；标题没有写的，照文件名", optional=True),
        Column(
            "organ_key",
            "text",
            "折叠以后的机关名称：同一机关各年写法不同、写不写所在的县市、改过名（配置的 renamed），这里相同",
            optional=True,
        ),
        Column("organ_level", "text", "级别：central、province、city、county、town、zone、department、unknown"),
        Column("area", "flag", "是汇总全地区的报告"),
        Column("county", "text", "县（市、区、旗）：看机关名称、配置的 county、文件名和文件夹", optional=True),
        Column("code", "text", "机关代码，由名单（--list）给出", optional=True),
        Column("year", "integer", "报告年度", optional=True),
        Column("year_source", "text", "年度的来历：title 标题、period 统计期限、text 正文、none 没有"),
        Column("edition", "text", "适用的统一格式：2019 或 2021"),
        Column("published", "day", "发布日期，报告或者网页写明的", optional=True),
        Column("signed", "day", "落款、成文日期", optional=True),
        Column("source", "text", "从哪里读的：file 文件、archive 压缩包、url 网络地址"),
        Column("format", "text", "文件格式（后缀）"),
        Column("encoding", "text", "文字编码"),
        Column("bytes", "integer", "文件有多少字节"),
        Column("sha256", "text", "文件内容的 SHA-256"),
        Column("tables", "integer", "认出了几张法定表格"),
        Column("errors", "integer", "错误有几条"),
        Column("warnings", "integer", "警告有几条"),
        Column("notes", "integer", "提示有几条"),
        Column("problems", "integer", "检查时出了几个毛病（problems 表里的行数）"),
    ),
    "figures": (
        PATH,
        Column("table", "text", "表格：proactive 主动公开、requests 申请、remedies 复议诉讼，或规则包增加的"),
        Column("row", "text", "行的名称，见《名称一览》"),
        Column("column", "text", "列的名称，见《名称一览》"),
        Column("value", "number", "数；没有写、读不成一个数的是空的，从不猜", optional=True),
        Column("raw", "text", "格子里原来的字"),
        Column("certain", "flag", "行和列不是推断出来的"),
        *_PLACE,
    ),
    "statements": (
        PATH,
        Column("section", "text", "在哪一部分", optional=True),
        Column("kind", "text", "count 有多少，none 没有，all 全部办结"),
        Column("about", "text", "说的是什么：行和列的名称，几项之和用 + 连接"),
        Column("value", "number", "说了多少；可能是个人号码的不写", optional=True),
        Column("scope", "text", "whole 全部，part 其中一部分"),
        Column("who", "text", "说的是谁：own 本机关，below 下级机关，other 其他"),
        Column("when", "text", "说的是什么时候：year 报告年度，part 其中一段，other 其他年度"),
        Column("agrees", "flag", "同表格是否一致；表格没有说的是空的", optional=True),
        *_PLACE,
    ),
    "findings": (
        PATH,
        Column("rule", "text", "规则"),
        Column("level", "text", "级别：error、warning、note"),
        Column("message", "text", "说明，个人信息已遮盖"),
        Column("table", "text", "在哪个表格、哪一部分", optional=True),
        Column("row", "text", "在哪一行", optional=True),
        Column("column", "text", "在哪一列", optional=True),
        *_PLACE,
        Column("character", "integer", "在行里第几个字", optional=True),
        Column("fingerprint", "text", "指纹：别处的改动不影响它"),
    ),
    "problems": (
        PATH,
        Column(
            "kind",
            "text",
            "file 文件读不了或没有读完，rule 规则出错，process 进程中止，skipped 不是年度报告",
        ),
        Column("subject", "text", "出错的是什么"),
        Column("message", "text", "说明"),
    ),
}
"""The tables by their names, which are the names of their files too."""
