"""Names by a part of them: which row or column of the tables they stand for."""

from __future__ import annotations

import pytest

from gipr_lint.parse.folded_text import folded
from gipr_lint.statements.read import read_statements
from gipr_lint.statements.statement import Speaker, Statement

TOWN = Speaker("云溪县松湾镇人民政府", 2024)


def counted(text: str) -> list[str]:
    found = read_statements(folded(text), TOWN)
    return [f"{one.about[0].subject}.{one.about[0].part}" for one in found if isinstance(one, Statement)]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("政府信息公开申请不予处理的有信访类9件。", "petition.total"),
        ("政府信息公开申请不予处理3件，无法提供2件，其中重复类1件。", "repeat.total"),
        ("收到政府信息公开申请9件，其中自然人5件，组织4件。", "received.organisations"),
        ("收到政府信息公开申请9件，其中法律服务机构5件，其他4件。", "received.other_org"),
        ("政府信息公开行政复议纠正3件、其他2件、尚未审结1件。", "review.pending"),
        ("政府信息公开申请公开3件，不予公开2件。", "refused.total"),
    ],
)
def test_a_part_of_a_name_is_what_stands_beside_a_name(text: str, last: str) -> None:
    assert counted(text)[-1] == last


@pytest.mark.parametrize(
    "text",
    [
        "收到信访类9件。",
        "组织培训9件次。",
        "政府信息公开行政复议纠正3件、其他2件。",
        "文件主动公开3件，公开2件，不予公开1条。",
    ],
)
def test_a_part_of_a_name_alone_is_none(text: str) -> None:
    assert not set(counted(text)) & {"petition.total", "received.organisations", "review.other", "granted.total"}
