"""``check --fix``, ``--unsafe-fixes`` and ``--diff``: what is written, what is only shown, what is refused."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.support.command_line import CLEAN, run

NUMBER = "110101198001010002"
OPENING = "一、总体情况\n"
SLIPS = CLEAN.replace(OPENING, f"{OPENING}健全政府信息公开制 度，规范流程,收到申请１２件。\n")
PERSONAL = CLEAN.replace(OPENING, f"{OPENING}申请人的身份证号为{NUMBER}，申请已办结。\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_and_line_ends_stay(tmp_path: Path, encoding: str, end: str) -> None:
    file = tmp_path / "报告.txt"
    file.write_bytes(SLIPS.replace("\n", end).encode(encoding))
    file.chmod(0o640)
    result = run("check", "--fix", "--fail-on", "note", file.name, cwd=tmp_path)
    wanted = SLIPS.replace("制 度", "制度").replace("流程,", "流程，").replace("１２", "12")
    assert file.read_bytes() == wanted.replace("\n", end).encode(encoding)
    assert (result.returncode, file.stat().st_mode & 0o777) == (0, 0o640)
    assert "已修改 1 个文件，共 3 处问题" in result.stderr.decode()
    assert [one.name for one in tmp_path.iterdir()] == [file.name]


def test_what_is_not_certain_needs_a_second_word(tmp_path: Path) -> None:
    file = tmp_path / "report.md"
    file.write_text(PERSONAL, encoding="utf-8")
    left = run("check", "--fix", file.name, cwd=tmp_path)
    assert (left.returncode, file.read_text(encoding="utf-8")) == (1, PERSONAL)
    assert "另有" not in left.stdout.decode()
    assert "有 1 个加 --unsafe-fixes 才改" in left.stdout.decode()
    assert run("check", "--fix", "--unsafe-fixes", file.name, cwd=tmp_path).returncode == 0
    assert r"号为110101\*\*\*\*\*\*\*\*0002，" in file.read_text(encoding="utf-8")


def test_a_diff_writes_nothing_and_shows_no_number(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(PERSONAL.replace("2024年", "２024年", 1), encoding="utf-8")
    before = file.read_bytes()
    result = run("check", "--diff", "--unsafe-fixes", file.name, cwd=tmp_path)
    shown = result.stdout.decode()
    assert (result.returncode, file.read_bytes()) == (1, before)
    assert shown.startswith("--- a/report.txt\n+++ b/report.txt\n@@ ")
    told = result.stderr.decode()
    assert "1 个文件的修改不能用 git apply，请用 --fix：要改的行里遮盖了个人信息" in told
    assert told.endswith("。\n  report.txt\n")
    assert "\n-申请人的身份证号为******************，" in shown
    assert NUMBER not in shown + result.stderr.decode()
    file.write_text(CLEAN, encoding="utf-8")
    clean = run("check", "--diff", file.name, cwd=tmp_path)
    assert (clean.returncode, clean.stdout) == (0, b"")


def test_what_was_tried_in_vain_is_not_offered_again(tmp_path: Path) -> None:
    file = tmp_path / "report.md"
    row = next(line for line in CLEAN.split("\n") if line.startswith("1\t"))
    text = CLEAN.replace(row, f"2{row[1:]}").replace(
        OPENING, f"{OPENING}全年因政府信息公开被申请行政复议1件。\n健全制度, 规范流程。\n"
    )
    file.write_text(text, encoding="utf-8")
    offered = run("check", file.name, cwd=tmp_path).stdout.decode()
    assert "其中 1 个可用 --fix 修改；另有 1 个加 --unsafe-fixes 才改" in offered
    left = run("check", "--fix", file.name, cwd=tmp_path).stdout.decode()
    assert ("可用 --fix 修改" in left, "有 1 个加 --unsafe-fixes 才改" in left) == (False, True)
    assert "健全制度，规范流程。" in file.read_text(encoding="utf-8")
    tried = run("check", "--fix", "--unsafe-fixes", file.name, cwd=tmp_path).stdout.decode()
    assert "remedy-total" in tried
    assert "fix" not in tried


def test_a_web_page_is_mended_where_its_characters_stand(tmp_path: Path) -> None:
    rows = [f"<p>{line}</p>" for line in SLIPS.split("\n") if "\t" not in line]
    page = "<html><head><meta charset='utf-8'></head><body>\n" + "\n".join(rows) + "\n</body></html>\n"
    page = page.replace("１２件", "&#65297;２件")
    file = tmp_path / "page.html"
    file.write_text(page, encoding="utf-8")
    run("check", "--fix", file.name, cwd=tmp_path)
    assert file.read_text(encoding="utf-8") == (
        page.replace("制 度", "制度").replace("流程,", "流程，").replace("&#65297;２件", "12件")
    )


def test_what_cannot_be_mended_is_said(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(SLIPS, encoding="utf-8")
    for arguments, told in (
        (["--unsafe-fixes", file.name], "要和 --fix 或 --diff 一起用"),
        (["--fix", "-", file.name], "标准输入要单独修改"),
    ):
        refused = run("check", *arguments, cwd=tmp_path)
        assert (refused.returncode, told in refused.stderr.decode()) == (2, True)
    (tmp_path / "report.docx").write_bytes(b"PK")
    assert "1 个文件不是纯文本、Markdown 或网页" in run("check", "--fix", ".", cwd=tmp_path).stderr.decode()


def test_a_result_that_was_kept_is_not_taken_for_the_mended_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "report.txt"
    file.write_text(SLIPS, encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("GIPR_LINT_NO_CACHE", "")
    for _ in range(2):
        found = json.loads(run("check", file.name, "--format", "json", cwd=tmp_path).stdout)["findings"]
        assert {one["rule"] for one in found} == {"fullwidth-digits", "stray-space", "halfwidth-punctuation"}
        digits = next(one for one in found if one["rule"] == "fullwidth-digits")["fix"]
        assert digits["certain"]
        assert [edit["replacement"] for edit in digits["edits"]] == ["1", "2"]
    run("check", "--fix", file.name, cwd=tmp_path)
    assert json.loads(run("check", file.name, "--format", "json", cwd=tmp_path).stdout)["findings"] == []


def test_programs_get_edits_but_none_of_personal_data(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    text = PERSONAL.replace("申请已办结", "申请１件已办结")
    file.write_text(text, encoding="utf-8")
    log = json.loads(run("check", file.name, "--format", "sarif", cwd=tmp_path).stdout)
    fixes = {one["ruleId"]: one.get("fixes") for one in log["runs"][0]["results"]}
    (replacement,) = fixes["fullwidth-digits"][0]["artifactChanges"][0]["replacements"]
    assert replacement["insertedContent"] == {"text": "1"}
    assert fixes["resident-id"] is None
    found = json.loads(run("check", file.name, "--format", "json", cwd=tmp_path).stdout)["findings"]
    told = next(one for one in found if one["rule"] == "resident-id")["fix"]
    assert told == {"certain": False, "edits": []}


def test_what_is_accepted_is_not_mended(tmp_path: Path) -> None:
    file = tmp_path / "report.md"
    kept = "健全政府信息公开制 度，规范流程。 <!-- gipr-lint: ignore stray-space 引文如此 -->"
    text = CLEAN.replace(OPENING, f"{OPENING}\n{kept}\n\n收到申请１２件。\n")
    file.write_text(text, encoding="utf-8")
    run("check", "--fix", file.name, cwd=tmp_path)
    assert file.read_text(encoding="utf-8") == text.replace("１２", "12")
    file.write_text(text.replace(kept, "健全政府信息公开制 度，规范流程。"), encoding="utf-8")
    config = "suppress:\n- {rule: fullwidth-digits, reason: 引文如此}\n"
    (tmp_path / ".gipr-lint.yaml").write_text(config, encoding="utf-8")
    run("check", "--fix", file.name, cwd=tmp_path)
    assert "１２件" in file.read_text(encoding="utf-8")
    assert "制度，" in file.read_text(encoding="utf-8")
    file.write_text(text.replace(kept, ""), encoding="utf-8")
    (tmp_path / ".gipr-lint.yaml").write_text("{}\n", encoding="utf-8")
    run("baseline", file.name, cwd=tmp_path)
    run("check", "--fix", file.name, cwd=tmp_path)
    assert "１２件" in file.read_text(encoding="utf-8")
    run("check", "--fix", "--no-baseline", file.name, cwd=tmp_path)
    assert "１２件" not in file.read_text(encoding="utf-8")


NAMES = ("松湾镇 2024年.txt", "松湾镇#1.md", "子文件夹/报告.txt")


def written(name: str, end: str, encoding: str) -> bytes:
    """Return a report whose last line has an end in some files only."""
    return (SLIPS.rstrip("\n") + ("\n" if "松" in name else "")).replace("\n", end).encode(encoding)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_git_applies_a_diff(tmp_path: Path, encoding: str, end: str) -> None:
    (tmp_path / "子文件夹").mkdir()
    for name in NAMES:
        (tmp_path / name).write_bytes(written(name, end, encoding))
    diff = run("check", "--diff", ".", cwd=tmp_path)
    assert (diff.returncode, "不能用 git apply" in diff.stderr.decode()) == (1, False)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    command = ["git", "-c", "core.autocrlf=false", "apply", "-"]
    done = subprocess.run(command, cwd=tmp_path, input=diff.stdout, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    applied = {name: (tmp_path / name).read_bytes() for name in NAMES}
    for name in NAMES:
        (tmp_path / name).write_bytes(written(name, end, encoding))
    run("check", "--fix", ".", cwd=tmp_path)
    assert applied == {name: (tmp_path / name).read_bytes() for name in NAMES}


def test_a_masked_line_beside_a_change_stays_out_of_the_patch(tmp_path: Path) -> None:
    person = f"申请人的身份证号为{NUMBER}，申请已办结。"
    slip, plain = "规范流程,收到申请１２件。", "完善考核制度。"
    cases = {
        "隔行.txt": (f"{person}\n{plain}\n{slip}\n{plain}\n{person}\n", False),
        "两处.txt": (f"{slip}\n{plain}\n{person}\n{plain}\n{slip}\n{plain}\n", False),
        "前行.txt": (f"{person}\n{slip}\n{plain}\n", False),
        "后行.txt": (f"{slip}\n{person}\n{plain}\n", True),
    }
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    for name, (text, bare) in cases.items():
        file = tmp_path / name
        file.write_text(CLEAN.replace(OPENING, OPENING + text), encoding="utf-8")
        diff = run("check", "--diff", name, cwd=tmp_path)
        told = diff.stderr.decode()
        assert NUMBER not in diff.stdout.decode() + told
        assert "*" not in diff.stdout.decode()
        assert (f"要用 git apply --unidiff-zero：\n  {name}\n" in told, "不能用" in told) == (bare, False)
        command = ["git", "apply", *(["--unidiff-zero"] if bare else []), "-"]
        subprocess.run(command, cwd=tmp_path, input=diff.stdout, check=True)
        applied = file.read_bytes()
        file.write_text(CLEAN.replace(OPENING, OPENING + text), encoding="utf-8")
        run("check", "--fix", name, cwd=tmp_path)
        assert file.read_bytes() == applied


def test_standard_input_comes_out_mended(tmp_path: Path) -> None:
    content = SLIPS.replace("\n", "\r\n").encode("gb18030")
    for name in ([], ["--stdin-filename", "报告.md"]):
        done = run("check", "--fix", *name, "-", cwd=tmp_path, stdin=content)
        wanted = content.decode("gb18030").replace("制 度", "制度").replace("流程,", "流程，").replace("１２", "12")
        assert (done.returncode, done.stdout) == (0, wanted.encode("gb18030"))
        assert "已修改标准输入，共 3 处问题" in done.stderr.decode()
        assert "检查了 1 份报告" in done.stderr.decode()


@pytest.mark.parametrize("content", [CLEAN.encode(), "会议纪要\n".encode(), b"\xff\xfe\x00"])
def test_standard_input_without_anything_to_mend_comes_out_as_it_went_in(tmp_path: Path, content: bytes) -> None:
    assert run("check", "--fix", "-", cwd=tmp_path, stdin=content).stdout == content


def test_a_diff_of_standard_input(tmp_path: Path) -> None:
    done = run("check", "--diff", "-", "--stdin-filename", "报告.txt", cwd=tmp_path, stdin=SLIPS.encode())
    assert (done.returncode, done.stdout.decode().partition("\n")[0]) == (1, "--- a/报告.txt")


def test_a_file_with_other_names_or_without_permission_stays(tmp_path: Path) -> None:
    file, other = tmp_path / "a.txt", tmp_path / "b.txt"
    file.write_text(SLIPS, encoding="utf-8")
    other.hardlink_to(file)
    assert "有几个硬链接" in run("check", "--fix", "a.txt", cwd=tmp_path).stderr.decode()
    other.unlink()
    file.chmod(0o444)
    assert "无法写入，没有修改" in run("check", "--fix", "a.txt", cwd=tmp_path).stderr.decode()
    assert file.read_text(encoding="utf-8") == SLIPS
    file.chmod(0o600)
    other.symlink_to(file)
    run("check", "--fix", "b.txt", cwd=tmp_path)
    assert (other.is_symlink(), "12件" in file.read_text(encoding="utf-8")) == (True, True)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.txt", "b.txt"]
