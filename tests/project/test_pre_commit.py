"""The hook, in real repositories: pre-commit builds it from a clone of the project and git runs it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.support.generator import make
from tests.support.paths import EXAMPLES
from tests.support.repository import Repository, clone_of_project, revision_of
from tests.support.writers import docx, html

CLEAN = (EXAMPLES / "合格" / "云溪县松湾镇2024.txt").read_text(encoding="utf-8")
FAULTY = (EXAMPLES / "有误" / "云溪县桐坪乡2024.txt").read_text(encoding="utf-8")

CLEAN_NAME = "报告 #1 松湾镇.txt"
FAULTY_NAME = "乡镇 报告/2024 #2 桐坪乡.TXT"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone of the project as it stands, with everything committed."""
    return clone_of_project(tmp_path_factory.mktemp("gipr-lint"))


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps the environment of the hook, which it builds once for a revision."""
    return tmp_path_factory.mktemp("cache")


def test_try_repo_judges_the_reports_and_skips_the_rest(project: Path, cache: Path, tmp_path: Path) -> None:
    user = Repository(tmp_path / "用户 #库", cache)
    user.write(CLEAN_NAME, CLEAN)
    user.write("README.md", "# 说明\n\n这个文件夹存放报告。\n")
    user.write(FAULTY_NAME, FAULTY)
    code, output = user.attempt(
        sys.executable, "-m", "pre_commit", "try-repo", str(project), "--verbose", "--all-files"
    )
    assert code == 1, output
    for hook in ("gipr-lint", "gipr-lint-fix", "gipr-lint-project"):
        told = output.partition(f"- hook id: {hook}\n")[2].partition("- hook id: ")[0]
        assert "- exit code: 1" in told, output
        assert f"{FAULTY_NAME}:" in told
        assert "row-total" in told
    assert f"{CLEAN_NAME}:" not in output
    assert "README.md:" not in output


def test_a_commit_is_blocked_by_an_error_and_by_nothing_else(project: Path, cache: Path, tmp_path: Path) -> None:
    user = Repository(tmp_path / "用户 #库", cache)
    revision = revision_of(project)
    config = f"repos:\n- repo: {project}\n  rev: {revision}\n  hooks:\n  - id: gipr-lint\n    verbose: true\n"
    user.write(".pre-commit-config.yaml", config)
    user.run(sys.executable, "-m", "pre_commit", "install", "--install-hooks")

    user.write(CLEAN_NAME, CLEAN)
    user.write("README.md", "# 说明\n\n这个文件夹存放报告。\n")
    code, output = user.commit()
    assert code == 0, output
    assert "Passed" in output

    user.write(FAULTY_NAME, FAULTY)
    code, output = user.commit()
    assert code == 1, output
    assert f"{FAULTY_NAME}:" in output
    assert "row-total" in output
    user.unstage(FAULTY_NAME)

    for encoding in ("gb18030", "utf-16"):
        name = f"{encoding} 报告.md"
        user.write(name, FAULTY, encoding)
        code, output = user.commit()
        assert code == 1, output
        assert f"{name}:" in output
        user.unstage(name)
        user.write(name, CLEAN, encoding)
        code, output = user.commit()
        assert code == 0, output

    faulty = make(1, "2021").put("requests.new.total", "987")
    for name, content in {"报告.docx": docx.write_model(faulty), "报告.HTM": html.write_model(faulty)}.items():
        user.put(name, content)
        code, output = user.commit()
        assert code == 1, output
        assert "row-total" in output
        user.unstage(name)

    user.write("程序.py", "print('年度报告')\n")
    code, output = user.commit()
    assert code == 0, output
    assert "Skipped" in output


def test_the_hook_heeds_exclude_and_writes_all_results_of_many_files(
    project: Path, cache: Path, tmp_path: Path
) -> None:
    user = Repository(tmp_path / "用户 #库", cache)
    revision = revision_of(project)
    arguments = 'args: ["--format", "json", "--output", "结果.json"]'
    config = f"repos:\n- repo: {project}\n  rev: {revision}\n  hooks:\n  - id: gipr-lint\n    {arguments}\n"
    user.write(".pre-commit-config.yaml", config)
    user.write(".gipr-lint.yaml", 'exclude: ["草稿/"]\n')
    user.write("草稿/桐坪乡.txt", FAULTY)
    user.write("README.md", "# 说明\n\n这个文件夹存放报告。\n")
    user.run(sys.executable, "-m", "pre_commit", "install", "--install-hooks")
    code, output = user.commit()
    assert code == 0, output

    many = [f"报告/{number}.txt" for number in range(60)]
    for name in many:
        user.write(name, FAULTY)
    code, output = user.commit()
    assert code == 1, output
    found = json.loads((user.folder / "结果.json").read_text(encoding="utf-8"))
    assert found["summary"]["checked"] == 60
    assert {one["path"] for one in found["findings"]} == set(many)
    assert "检查了 60 份报告" in output


def test_the_hook_of_a_project_compares_a_new_report_with_the_old_ones(
    project: Path, cache: Path, tmp_path: Path
) -> None:
    user = Repository(tmp_path / "用户 #库", cache)
    config = f"repos:\n- repo: {project}\n  rev: {revision_of(project)}\n  hooks:\n  - id: gipr-lint-project\n"
    user.write(".pre-commit-config.yaml", config)
    user.run(sys.executable, "-m", "pre_commit", "install", "--install-hooks")
    user.write("2023/松湾镇.txt", CLEAN.replace("2024", "2023"))
    code, output = user.commit()
    assert code == 0, output

    carried_in = "二、上年结转政府信息公开申请数量\t\t\t1\t0"
    assert carried_in in CLEAN
    user.write("2024/松湾镇.txt", CLEAN.replace(carried_in, carried_in[:-3] + "0\t1"))
    code, output = user.commit()
    assert code == 1, output
    assert "carry-over" in output
    assert "2023/松湾镇.txt" in output
    user.write("2024/松湾镇.txt", CLEAN)
    code, output = user.commit()
    assert code == 0, output


def test_the_fixing_hook_mends_and_lets_the_user_look(project: Path, cache: Path, tmp_path: Path) -> None:
    user = Repository(tmp_path / "用户 #库", cache)
    config = f"repos:\n- repo: {project}\n  rev: {revision_of(project)}\n  hooks:\n  - id: gipr-lint-fix\n"
    user.write(".pre-commit-config.yaml", config)
    user.run(sys.executable, "-m", "pre_commit", "install", "--install-hooks")
    heading = "一、总体情况"
    assert heading in CLEAN
    wide = CLEAN.replace(heading, f"{heading}\n全年接待群众１２人次。", 1)
    user.write(CLEAN_NAME, wide)
    code, output = user.commit()
    assert code == 1, output
    assert "files were modified by this hook" in output
    assert (user.folder / CLEAN_NAME).read_text(encoding="utf-8") == wide.replace("１２", "12")
    assert user.run("git", "show", f":{CLEAN_NAME}") == wide
    user.run("git", "add", "-A")
    code, output = user.commit()
    assert code == 0, output


def test_renamed_staged_and_unstaged_changes(project: Path, cache: Path, tmp_path: Path) -> None:
    user = Repository(tmp_path / "用户 #库", cache)
    hooks = "  - id: gipr-lint\n  - id: gipr-lint-project\n"
    config = f"repos:\n- repo: {project}\n  rev: {revision_of(project)}\n  hooks:\n{hooks}"
    user.write(".pre-commit-config.yaml", config)
    user.write(CLEAN_NAME, CLEAN)
    user.run("git", "commit", "-q", "-m", "以前的")
    user.run(sys.executable, "-m", "pre_commit", "install", "--install-hooks")

    user.run("git", "mv", CLEAN_NAME, "改名 后#松湾镇.txt")
    code, output = user.commit()
    assert code == 0, output
    user.run("git", "mv", "改名 后#松湾镇.txt", CLEAN_NAME)
    user.write(CLEAN_NAME, CLEAN.replace("12", "13"))
    code, output = user.commit()
    assert code == 1, output
    assert f"{CLEAN_NAME}:" in output

    user.write(CLEAN_NAME, CLEAN)
    (user.folder / CLEAN_NAME).write_text(FAULTY, encoding="utf-8")
    (user.folder / "没有加进来的草稿.txt").write_text(FAULTY, encoding="utf-8")
    code, output = user.commit()
    assert code == 0, output
    assert (user.folder / CLEAN_NAME).read_text(encoding="utf-8") == FAULTY
    user.run("git", "add", "--", CLEAN_NAME)
    code, output = user.commit()
    assert code == 1, output
    assert "没有加进来的草稿.txt" not in output
    user.run("git", "rm", "-q", "-f", "--", CLEAN_NAME)
    code, output = user.commit()
    assert code == 0, output
