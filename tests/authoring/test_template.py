"""New rules: what the command new-rule writes, what it says until it is filled in, and what it never does."""

from __future__ import annotations

from pathlib import Path

import pytest

from gipr_lint.checks import CHECKS
from gipr_lint.files.yaml import YamlFile
from tests.support.command_line import Cli
from tests.support.extensions.rule_packs import PACK, RULE, write


def test_new_rule_writes_a_rule_a_pack_and_schemas(cli: Cli, tmp_path: Path) -> None:
    ended = cli("new-rule", "aa-words", "--check", "forbid", "--folder", "new pack")
    assert (ended.code, ended.err) == (0, "")
    folder = tmp_path / "new pack"
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} == {
        "aa-words.yaml",
        "pack.yaml",
        ".schema/rule.schema.json",
        ".schema/pack.schema.json",
        ".schema/config.schema.json",
    }
    assert "gipr-lint test-rules 'new pack'" in ended.out
    assert ".schema" in ended.out
    for name in ("rule", "pack"):
        text = (folder / f"{'aa-words' if name == 'rule' else name}.yaml").read_text(encoding="utf-8")
        assert text.startswith(f"# yaml-language-server: $schema=.schema/{name}.schema.json\n")
    text = (folder / "aa-words.yaml").read_text(encoding="utf-8")
    for key in CHECKS["forbid"].options.__struct_encode_fields__:
        assert f" {key}: " in text
    for placeholder in CHECKS["forbid"].fields:
        assert f"{{{placeholder}}}" in text


def test_what_new_rule_writes_is_refused_until_it_is_filled_in(cli: Cli, tmp_path: Path) -> None:
    cli("new-rule", "aa-words", "--check", "forbid", "--folder", "pack")
    refused = cli("test-rules", "pack")
    assert refused.code == 2
    for place in ("pack.yaml:8:1：“name”：不能为空", "pack.yaml:14:1：“contact”：不能为空"):
        assert place in refused.err
    pack, rule = tmp_path / "pack" / "pack.yaml", tmp_path / "pack" / "aa-words.yaml"
    pack.write_text(pack.read_text(encoding="utf-8").replace("''", "试用"), encoding="utf-8")
    refused = cli("test-rules", "pack")
    assert refused.code == 2
    for key in ("title", "message", "help", "basis"):
        assert f"“{key}”：不能为空" in refused.err
    assert "“with.pattern”：正则表达式不能为空" in refused.err
    text = rule.read_text(encoding="utf-8")
    for key in ("title", "message", "help", "basis"):
        text = text.replace(f"\n{key}: ''", f"\n{key}: 用了口语。")
    text = text.replace("\n  pattern: ''", "\n  pattern: 你们")
    text = text.replace("invalid:\n    - ''", "invalid:\n    - 通知了[|你们|]。")
    rule.write_text(text, encoding="utf-8")
    unfilled = cli("test-rules", "pack")
    assert (unfilled.code, unfilled.err) == (1, "")
    assert "第 1 个正确示例不符\n  示例还没有填写\n" in unfilled.out
    rule.write_text(text.replace("- ''", "- 通知了各位。"), encoding="utf-8")
    assert cli("test-rules", "pack") == (0, "1 条规则，2 个示例，全部通过\n", "")


@pytest.mark.parametrize("check", CHECKS)
def test_the_template_of_every_check_is_read_and_refused(check: str, cli: Cli, tmp_path: Path) -> None:
    write(tmp_path / "pack")
    assert cli("new-rule", "aa-rule", "--check", check, "--folder", "pack").code == 0
    file = tmp_path / "pack" / "aa-rule.yaml"
    data = YamlFile(file.name, file.read_bytes()).plain()
    assert data["check"] == check
    refused = cli("test-rules", "pack")
    assert refused.code == 2
    assert "“title”：不能为空" in refused.err
    assert "不认识的键" not in refused.err


def test_the_template_with_all_optional_keys_is_yaml(cli: Cli, tmp_path: Path) -> None:
    cli("new-rule", "aa-rule", "--check", "date", "--folder", "pack")
    file = tmp_path / "pack" / "pack.yaml"
    text = file.read_text(encoding="utf-8").replace("# requires: ''", "requires: '>=0.1'")
    for key in ("extends", "adjust", "accepted", "sections", "tables", "editions"):
        text = text.replace(f"# {key}: ", f"{key}: ")
    assert set(YamlFile("pack.yaml", text.encode()).plain()) >= {"adjust", "tables", "editions", "requires"}


def test_without_a_check_the_template_lists_all_of_them(cli: Cli, tmp_path: Path) -> None:
    assert cli("new-rule", "aa-rule").code == 0
    text = (tmp_path / "aa-rule.yaml").read_text(encoding="utf-8")
    assert all(f"#   {name}　{check.about}\n" in text for name, check in CHECKS.items())


def test_new_rule_never_writes_over_a_file(cli: Cli, tmp_path: Path) -> None:
    folder = write(tmp_path / "pack", aa_words=RULE)
    ended = cli("new-rule", "aa-words", "--check", "forbid", "--folder", "pack")
    assert ended == (2, "", "gipr-lint：pack/aa-words.yaml：已经有了，没有改动；请换一个 id，或直接修改这个文件\n")
    assert (folder / "aa-words.yaml").read_text(encoding="utf-8") == RULE
    assert cli("new-rule", "aa-other", "--folder", "pack").code == 0
    assert (folder / "pack.yaml").read_text(encoding="utf-8") == PACK


def test_new_rule_refuses_what_cannot_be_right(cli: Cli, tmp_path: Path) -> None:
    write(tmp_path / "pack")
    (tmp_path / "file").touch()
    for arguments, told in (
        (["Words"], "规则 id “Words”应为小写字母、数字和连字符，以规则包的前缀开头，例如 gansu-overview-counts"),
        (["words"], "规则 id “words”应为"),
        (["../aa-words"], "规则 id “../aa-words”应为"),
        (["row-total"], "“row-total”已经是国家规则的 id，请换一个"),
        (["bb-words", "--folder", "pack"], "规则 id “bb-words”应以“aa-”开头：这是 pack/pack.yaml 里写的前缀"),
        (["aa-words", "--folder", "file"], "--folder file：这是一个文件，不是文件夹"),
        (["aa-words", "--check", "forbit"], "没有“forbit”这种检查，是否指“forbid”？可用的检查："),
    ):
        ended = cli("new-rule", *arguments)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith(f"gipr-lint：{told}")
    assert f"\n  forbid　{CHECKS['forbid'].about}\n" in ended.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "pack"]
