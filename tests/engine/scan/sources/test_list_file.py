"""Lists of paths: what a line may have, in which encodings, and what is refused with the line where it stands."""

from __future__ import annotations

import pytest

from gipr_lint.engine.scan.sources.list_file import ListError, read_list, several_codes
from gipr_lint.engine.scan.sources.listing import Named


def test_a_list_has_a_path_a_line_and_may_have_codes() -> None:
    text = "# 名单\n一/甲.txt\t11430922\n\n二/乙 丙.txt\t\r\n"
    text += '"D:\\报告\\丁.txt"\t2\t\n'
    wanted = [Named("一/甲.txt", "11430922"), Named("二/乙 丙.txt"), Named("D:\\报告\\丁.txt", "2")]
    assert list(read_list(text.encode("utf-8-sig"))) == wanted
    assert list(read_list(text.encode("gb18030"))) == wanted


def test_a_code_that_is_the_number_of_a_person_is_masked() -> None:
    (one,) = read_list(b"a.txt\t11010519491231002X\n")
    assert "19491231" not in one.code
    assert "*" in one.code


def test_a_third_column_is_refused() -> None:
    with pytest.raises(ListError, match=r"第 2 行.*3 列"):
        list(read_list("a.txt\t1\nb.txt\t2\t松湾镇\n".encode()))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_the_line_of_a_bad_byte_is_told(encoding: str) -> None:
    lines = [f"报告/镇{number}.txt".encode(encoding) for number in range(4)]
    lines[2] += b"\xff\xff"
    with pytest.raises(ListError, match="第 3 行"):
        list(read_list(b"\n".join(lines)))


def test_one_path_with_several_codes_is_told() -> None:
    named = [Named("a.txt", "1"), Named("./a.txt", "2"), Named("b.txt", "3"), Named("b.txt", "3"), Named("a.txt")]
    ((path, codes),) = several_codes(named)
    assert path.endswith("a.txt")
    assert codes == ("1", "2")
