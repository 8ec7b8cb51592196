"""Results that this tool wrote: they quote reports, and often lie where these lie, but are none.

They are known by how they begin, which no report does.
"""

from gipr_lint.limits.expressions import expression

_HEAD_BYTES = 2048
"""So much of a file tells: its first line, or the head of a page."""
_FINDING = expression(
    r".{1,600}?(?: (?:错误|警告|提示) [a-z][a-z0-9-]{1,60}：|: (?:error|warning|note) [a-z][a-z0-9-]{1,60} )"
)
"""The first line of findings for people or for editors. Finds ``[|甲.txt:1:1 错误 row-total：|]自然人``, not
``一、总体情况``."""
_VERDICT = expression(
    r"(?:检查|读)了 [0-9]+ 份报告[：（，]|没有检查任何报告|以下问题使检查不完整：|接受问题的批注、配置或基线需要整理："
)
"""What the summary begins with. Finds ``[|检查了 3 份报告：|]没有问题。``, not ``检查了3个乡镇``."""
_TABLE = expression(r"文件,级别,位置,行,列,")
"""The head of the table for spreadsheets. Finds ``[|文件,级别,位置,行,列,|]问题``, not ``文件级别``."""
_DATA = expression(
    r'\{\s{1,9}"(?:version": 1,\s{1,9}"summary|\$schema": "[^"]{1,99}sarif[^"]{1,20})"'
    r'|\{\s{1,9}"source": \{\s{1,9}"name": "gipr-lint"'
    r'|\[\s{1,9}\{\s{1,9}"description": "[^\n]{1,900}",\s{1,9}"check_name": "'
    r"|::(?:error|warning|notice) file=[^\n]{1,900}::"
    r'|<\?xml [^>]{1,60}>\s{1,9}<testsuites name="gipr-lint"'
)
"""How the formats for programs begin. Finds ``[|{ "version": 1, "summary"|]: {}``, not ``{"version": 1}``."""
_PAGE = '<meta name="generator" content="gipr-lint">'
"""What a page of this tool says of itself."""
_MARK = "\ufeff"
"""The byte order mark, which the table has."""


def is_result(content: bytes) -> bool:
    """Tell whether the content of a file is a result of this tool."""
    head = content[:_HEAD_BYTES].decode("utf-8", "ignore").removeprefix(_MARK)
    if head.startswith("<!doctype html"):
        return _PAGE in head
    return any(known.match(head) for known in (_FINDING, _VERDICT, _TABLE, _DATA))
