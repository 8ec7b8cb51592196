"""Rule files: read into rules, or refused with every mistake at its place."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import msgspec
import pytest

from gipr_lint.checks import CHECKS
from gipr_lint.limits.pattern import Pattern
from gipr_lint.model.finding import Hit, Level
from gipr_lint.model.official_format import Editions, national
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Check, Example, Examples
from gipr_lint.model.run import NATIONAL, Origin
from gipr_lint.rulefiles.equation_language import Equation, parse
from gipr_lint.rulefiles.loader import Context, RuleFilesError, load_examples, load_rules

GOOD = """\
level: note
title: 数字应使用半角
message: 全角数字“{match}”应改为半角
help: 改为半角数字。
basis: GB/T 15835—2011
check: words
with:
  pattern: '[０-９]+'
tags: [wording]
examples:
  valid:
    - 全年收到申请12件。
  invalid:
    - 全年收到申请[|１２|]件。
"""


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pattern: Pattern
    others: dict[str, Pattern] = {}
    equals: Equation | None = None
    least: int = 1
    most: int = 9

    def validate(self, _editions: Editions) -> Iterator[tuple[str, str]]:
        if self.least > self.most:
            yield "least", f"不应大于 most（{self.most}）"


def run(report: Report, options: object) -> Iterator[Hit]:
    raise AssertionError((report, options))


HUNAN = Origin("pack", "hunan", "1.0")
KINDS = {
    "words": Check(run, Words, {"match": "找到的文字", "count": "个数"}),
    "nothing": Check(run, msgspec.defstruct("None_", []), {}),
}
PLAIN = Context(KINDS, national())


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GIPR_LINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "pack"
    folder.mkdir()
    return folder


def written(pack: Path, content: str = GOOD, name: str = "fullwidth.yaml") -> None:
    (pack / name).write_text(content, encoding="utf-8")


def mistakes(pack: Path) -> list[tuple[str, int, int, str]]:
    with pytest.raises(RuleFilesError) as error:
        load_rules(pack, PLAIN)
    assert str(error.value) == "\n".join(str(one) for one in error.value.errors)
    return [(Path(one.path).name, one.line, one.column, one.message) for one in error.value.errors]


def test_a_rule(pack: Path) -> None:
    written(pack)
    for _ in ("from the file", "from the cache"):
        (rule,) = load_rules(pack, Context(KINDS, national(), HUNAN, "full"))
        assert (rule.id, rule.level, rule.check, rule.tags) == ("fullwidth", Level.NOTE, "words", ("wording",))
        assert (rule.title, rule.help, rule.basis) == ("数字应使用半角", "改为半角数字。", "GB/T 15835—2011")
        assert (rule.message, rule.origin, rule.explains) == ("全角数字“{match}”应改为半角", HUNAN, None)
        assert rule.options == Words(Pattern("[０-９]+"))


def test_options_are_the_same_from_the_cache(pack: Path) -> None:
    given = "with:\n  pattern: 甲\n  others: {a: 乙}\n  equals: sum(new..old) == 1\n  least: 2\n"
    written(pack, GOOD.replace("with:\n  pattern: '[０-９]+'\n", given))
    expected = Words(Pattern("甲"), {"a": Pattern("乙")}, parse("sum(new..old) == 1"), 2)
    assert [load_rules(pack, PLAIN)[0].options for _ in range(2)] == [expected, expected]


def test_rules_are_sorted_and_other_files_left_alone(pack: Path) -> None:
    for name in ("b.yaml", "a-2.yaml", "a.yaml", "README.md", "__init__.py"):
        written(pack, name=name)
    assert [rule.id for rule in load_rules(pack, PLAIN)] == ["a", "a-2", "b"]


def test_an_empty_folder_has_no_rules(pack: Path) -> None:
    assert load_rules(pack, PLAIN) == ()


def test_a_missing_folder_is_an_os_error(pack: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_rules(pack / "none", PLAIN)


def test_examples(pack: Path) -> None:
    edits = "    - {set: {requests.new.total: 5}, at: requests/new/total}\n"
    written(pack, GOOD + edits)
    invalid = [
        Example("全年收到申请[|１２|]件。"),
        Example({"set": {"requests.new.total": 5}, "at": "requests/new/total"}),
    ]
    for _ in range(2):
        assert load_examples(pack, PLAIN) == {"fullwidth": Examples((Example("全年收到申请12件。"),), tuple(invalid))}


def test_named_examples(pack: Path) -> None:
    invalid = (
        "    - {name: 答复, text: '答复[|３|]件。'}\n    - {name: 新收, set: {requests.new.total: 5}, at: requests}\n"
    )
    written(pack, GOOD + invalid)
    first, *others = load_examples(pack, PLAIN)["fullwidth"].invalid
    assert first.name == ""
    assert others == [
        Example("答复[|３|]件。", "答复"),
        Example({"set": {"requests.new.total": 5}, "at": "requests"}, "新收"),
    ]


@pytest.mark.parametrize(
    ("added", "message"),
    [
        ("{name: '', text: '[|３|]'}", "“examples.invalid.第2项.name”：应为文字，不能为空"),
        ("{name: 3, text: '[|３|]'}", "“examples.invalid.第2项.name”：应为文字，不能为空"),
        ("{name: 答复, text: '3'}", "“examples.invalid.第2项”：要用 [|…|] 标出应报告的文字"),
    ],
)
def test_names_of_examples_that_are_none(pack: Path, added: str, message: str) -> None:
    written(pack, f"{GOOD}    - {added}\n")
    assert [found[3] for found in mistakes(pack)] == [message]


def test_a_name_of_an_example_is_given_once(pack: Path) -> None:
    written(pack, GOOD + "    - {name: 答复, text: '[|３|]'}\n" * 2)
    assert [found[3] for found in mistakes(pack)] == ["“examples.invalid.第3项.name”：“答复”出现了两次"]


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "message"),
    [
        ("level: note\n", "", 1, 1, "缺少键“level”"),
        ("level: note", "level: hint", 1, 1, "“level”：不允许的值“hint”；可用的值：error、warning、note"),
        ("basis: GB/T 15835—2011", "basis: ' '", 5, 1, "“basis”：不能为空"),
        ("basis: GB/T 15835—2011\n", "", 1, 1, "缺少键“basis”"),
        ("title: 数字应使用半角", "title: ''", 2, 1, "“title”：不能为空"),
        ("help:", "hlep:", 4, 1,
         "“hlep”：不认识的键“hlep”，是否指“help”？可用的键：level、title、message、help、basis、check、examples、with、tags、applies、explains"),
        ("check: words", "check: word", 6, 1, "“check”：没有“word”这种检查，是否指“words”？可用的检查：words、nothing"),
        ("check: words", "check: 数字", 6, 1, "“check”：没有“数字”这种检查；可用的检查：words、nothing"),
        ("{match}", "{found}", 3, 1, "“message”：没有占位符“{found}”，检查“words”提供：count、match"),
        ("{match}", "{}", 3, 1, "“message”：没有占位符“{}”，检查“words”提供：count、match"),
        ("{match}", "{match!r}", 3, 1, "“message”：没有占位符“{match!r}”，检查“words”提供：count、match"),
        ("{match}", "{count:>3}", 3, 1, "“message”：没有占位符“{count:>3}”，检查“words”提供：count、match"),
        ("{match}", "{match.__class__}", 3, 1,
         "“message”：没有占位符“{match.__class__}”，检查“words”提供：count、match"),
        ("{match}", "{match", 3, 1, "“message”：花括号不成对；要写花括号本身，请写两个"),
        ("  pattern: '[０-９]+'", "  least: 2", 7, 1, "“with”：缺少键“pattern”"),
        ("'[０-９]+'", "'[０-９+'", 8, 3, "“with.pattern”：正则表达式有误：第 1 个字符处缺少右方括号"),
        ("'[０-９]+'", "3", 8, 3, "“with.pattern”：应为文字"),
        ("'[０-９]+'", "a\n  patern: b", 9, 3,
         "“with.patern”：不认识的键“patern”，是否指“pattern”？可用的键：pattern、others、equals、least、most"),
        ("'[０-９]+'", "a\n  least: two", 9, 3, "“with.least”：应为整数，实际是文字"),
        ("'[０-９]+'", "a\n  least: 10", 9, 3, "“with.least”：不应大于 most（9）"),
        ("'[０-９]+'", "a\n  others:\n    x: a\n    y: b)", 11, 5,
         "“with.others.y”：正则表达式有误：第 2 个字符处多了右括号"),
        ("'[０-９]+'", "a\n  equals: new = 1", 9, 3,
         "“with.equals”：等式第 5 个字符处的“=”应写成“==”\n  new = 1\n      ^"),
        ("'[０-９]+'", "a\n  equals: [new, 1]", 9, 3, "“with.equals”：应为文字"),
        ("[wording]", "wording", 9, 1, "“tags”：应为列表，实际是文字，请写作 [wording]"),
        ("    - 全年收到申请12件。\n", "    []\n", 11, 3, "“examples.valid”：至少要有一个示例"),
        ("12件", "[|12|]件", 12, 7, "“examples.valid.第1项”：正确的示例不应有 [|…|] 标记"),
        ("[|１２|]", "１２", 14, 7, "“examples.invalid.第1项”：要用 [|…|] 标出应报告的文字"),
        ("１２|]", "１２", 14, 7, "“examples.invalid.第1项”：标记 [| 和 |] 不成对"),
        ("１２|]", "１[|２|]", 14, 7, "“examples.invalid.第1项”：标记 [| 和 |] 不成对"),
        ("全年收到申请[|１２|]件。", "3", 14, 7,
         "“examples.invalid.第1项”：应为文字 或 映射（键: 值），实际是整数，请加引号：\"3\""),
        ("level: note", "level: note\nexplains: fullwith", 2, 1, "“explains”：没有规则“fullwith”，是否指“fullwidth”？"),
    ],
)  # fmt: skip
def test_each_mistake_at_its_place(pack: Path, old: str, new: str, line: int, column: int, message: str) -> None:
    assert old in GOOD
    written(pack, GOOD.replace(old, new))
    assert mistakes(pack) == [("fullwidth.yaml", line, column, message)]


def test_all_mistakes_of_all_files(pack: Path) -> None:
    many = GOOD.replace("words", "nothing").replace("GB/T 15835—2011", '""').replace("[|１２|]", "１２")
    written(pack, many, "many.yaml")
    written(pack)
    written(pack, "level: [", "broken.yaml")
    assert mistakes(pack) == [
        ("broken.yaml", 1, 9, "YAML 语法有误：这里缺少内容，或方括号、花括号没有成对（值里有这些符号时请给值加引号）"),
        ("many.yaml", 3, 1, "“message”：没有占位符“{match}”，检查“nothing”提供：无"),
        ("many.yaml", 5, 1, "“basis”：不能为空"),
        ("many.yaml", 14, 7, "“examples.invalid.第1项”：要用 [|…|] 标出应报告的文字"),
    ]


@pytest.mark.parametrize(
    "name", ["Full.yaml", "全角.yaml", "full_width.yaml", "a--b.yaml", "a.b.yaml", "1a.yaml", "a.yml", ".yaml"]
)
def test_file_names(pack: Path, name: str) -> None:
    written(pack, name=name)
    ((file, line, column, message),) = mistakes(pack)
    assert (file, line, column) == (name, 1, 1)
    assert message.startswith(f"文件名“{name}”应为小写字母、数字和连字符，以 .yaml 结尾")


def test_a_wrong_pack_is_refused_every_time(pack: Path, cache: Path) -> None:
    written(pack, GOOD.replace("level: note", "level: hint"))
    assert mistakes(pack) == mistakes(pack)
    assert not cache.exists()


def test_a_change_of_the_checks_makes_the_cache_void(pack: Path) -> None:
    class Stricter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
        pattern: str
        least: int = 5

    written(pack)
    assert load_rules(pack, PLAIN)[0].options == Words(Pattern("[０-９]+"))
    stricter = PLAIN._replace(checks={**KINDS, "words": Check(run, Stricter, {"match": "找到的文字"})})
    assert load_rules(pack, stricter)[0].options == Stricter("[０-９]+", 5)
    with pytest.raises(RuleFilesError, match="没有占位符"):
        load_rules(pack, PLAIN._replace(checks={**KINDS, "words": Check(run, Words, {"count": "个数"})}))
    with pytest.raises(RuleFilesError, match="没有“words”这种检查"):
        load_rules(pack, PLAIN._replace(checks={"nothing": KINDS["nothing"]}))


@pytest.mark.parametrize(
    ("old", "new"), [('"words"', '"gone"'), ("[０-９]+", 3), ('"note"', '"grave"'), ('"valid"', '"v"')]
)
def test_a_cache_that_cannot_be_used_is_ignored(pack: Path, cache: Path, old: str, new: object) -> None:
    written(pack)
    expected = load_rules(pack, PLAIN), load_examples(pack, PLAIN)
    (stored,) = cache.iterdir()
    text = stored.read_text(encoding="utf-8")
    old = old if isinstance(new, str) else json.dumps(old, ensure_ascii=False)
    assert old in text
    stored.write_text(text.replace(old, str(new)), encoding="utf-8")
    assert (load_rules(pack, PLAIN), load_examples(pack, PLAIN)) == expected


def test_the_national_rules_are_right_and_alike_from_the_cache() -> None:
    cold, warm = (load_rules(files("gipr_lint.rules"), Context(CHECKS, national())) for _ in range(2))
    assert cold == warm
    assert {rule.id for rule in cold} == set(load_examples(files("gipr_lint.rules"), Context(CHECKS, national())))
    assert {rule.origin for rule in cold} == {NATIONAL}


SPARING = """
import sys
from pathlib import Path
import msgspec
from gipr_lint.rulefiles.equation_language import Equation
from gipr_lint.model.rule import Check
from gipr_lint.model.official_format import Editions, national
from gipr_lint.rulefiles.loader import Context, load_rules
Options = msgspec.defstruct("Options", [("equals", Equation)])
(rule,) = load_rules(Path(sys.argv[1]), Context({"words": Check(print, Options, {"match": "找到的文字"})}, national()))
print(*rule.options.equals.names(), *sys.modules)
"""


def test_the_cache_spares_the_slow_libraries(pack: Path) -> None:
    written(pack, GOOD.replace("pattern: '[０-９]+'", "equals: new == old"))
    cold, warm = (
        subprocess.run([sys.executable, "-c", SPARING, str(pack)], capture_output=True, text=True, check=True)
        for _ in range(2)
    )
    assert {"new", "old", "lark", "ruamel.yaml"} <= set(cold.stdout.split())
    assert {"new", "old"} <= set(warm.stdout.split())
    assert not {"lark", "ruamel.yaml", "rapidfuzz"} & set(warm.stdout.split())


def test_hidden_files_are_no_rules(pack: Path) -> None:
    (pack / "plain.yaml").write_text(GOOD, encoding="utf-8")
    for name in (".gipr-lint.yaml", ".#plain.yaml", "._plain.yaml"):
        (pack / name).write_text("select: [tables]\n", encoding="utf-8")
    assert [rule.id for rule in load_rules(pack, PLAIN)] == ["plain"]
