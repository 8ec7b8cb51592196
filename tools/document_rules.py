"""Writes what the documentation says of rules and of a run, so that it cannot say anything else than the tool.

``python tools/document_rules.py`` writes README.md, rules/README.md, the reference in docs/ and the schemas for
editors; a test compares them with what this returns.
"""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import groupby
from pathlib import Path

import reference
from gipr_lint.authoring.json_schema import schemas
from gipr_lint.authoring.word_kinds import kinds_table
from gipr_lint.checks import CHECKS
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.model.rule import Rule
from gipr_lint.reporters.json_text import dumps
from gipr_lint.statements.statement import Reason
from reading import drawing
from scan_tables import scan_tables

ROOT = Path(__file__).parent.parent
GROUPS = {
    "structure": "结构",
    "tables": "表格",
    "text": "正文与表格",
    "year": "上下年度",
    "privacy": "个人信息",
    "time": "时间和名称",
    "wording": "用语",
}

_RUN = re.compile(r"(<!-- run: gipr-lint (.+?) -->\n```text\n).*?(```\n<!-- end of run -->)", re.DOTALL)
_DRAWING = re.compile(r"(<!-- reading: (.+?) -->\n```text\n).*?(```\n<!-- end of reading -->)", re.DOTALL)
_KINDS = re.compile(r"(<!-- kinds -->\n).*?(<!-- end of kinds -->)", re.DOTALL)
_REASONS = re.compile(r"(<!-- reasons -->\n).*?(<!-- end of reasons -->)", re.DOTALL)
_TABLES = re.compile(r"(<!-- tables -->\n).*?(<!-- end of tables -->)", re.DOTALL)
_RULES = re.compile(r"(<!-- rules -->\n).*?(<!-- end of rules -->)", re.DOTALL)


def documentation() -> dict[Path, str]:
    """Return the files that are written and what has to stand in them."""
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    text = _RULES.sub(lambda match: f"{match[1]}\n{_overview()}\n{match[2]}", text)
    text = _RUN.sub(lambda match: f"{match[1]}{_run(match[2])}{match[3]}", text)
    docs = ROOT / "docs"
    return {
        readme: text,
        ROOT / "rules" / "README.md": _catalogue(),
        docs / "statements.md": _statements(docs / "statements.md"),
        docs / "checks.md": reference.checks_page(national_rules()),
        docs / "names.md": reference.names_page(),
        docs / "rules.md": reference.rules_page(_grouped()),
        docs / "messages.md": reference.messages_page(_grouped()),
        docs / "scan.md": _scan(docs / "scan.md"),
        **_schemas(),
    }


def _statements(page: Path) -> str:
    """Return the page on how sentences are read, its drawing, output and lists made anew."""
    text = page.read_text(encoding="utf-8")
    text = _RUN.sub(lambda match: f"{match[1]}{_run(match[2])}{match[3]}", text)
    text = _DRAWING.sub(lambda match: f"{match[1]}{drawing(match[2])}{match[3]}", text)
    text = _KINDS.sub(lambda match: match[1] + "\n".join(kinds_table()) + "\n" + match[2], text)
    reasons = "\n".join(f"- {reason.value}" for reason in Reason)
    return _REASONS.sub(lambda match: f"{match[1]}{reasons}\n{match[2]}", text)


def _scan(page: Path) -> str:
    """Return the page on scans, its lists of columns made anew."""
    tables = "\n".join(scan_tables())
    return _TABLES.sub(lambda match: f"{match[1]}{tables}\n{match[2]}", page.read_text(encoding="utf-8"))


def _schemas() -> dict[Path, str]:
    folder = ROOT / "src" / "gipr_lint" / "authoring" / "schemas"
    return {folder / f"{name}.schema.json": dumps(one) for name, one in schemas(CHECKS, national_rules()).items()}


def _grouped() -> dict[str, list[Rule]]:
    order = list(GROUPS)
    rules = sorted(national_rules(), key=lambda rule: (order.index(rule.tags[0]), rule.id))
    return {GROUPS[tag]: list(members) for tag, members in groupby(rules, key=lambda rule: rule.tags[0])}


def _overview() -> str:
    lines = []
    for title, rules in _grouped().items():
        lines += [f"**{title}**", "", "| 规则 | 级别 | 发现什么 |", "|---|---|---|"]
        lines += [f"| `{rule.id}` | {reference.LEVELS[rule.level]} | {rule.title} |" for rule in rules]
        lines.append("")
    return "\n".join(lines)


def _catalogue() -> str:
    lines = ["# 规则", "", "由 `python tools/document_rules.py` 根据本文件夹的规则文件生成。", ""]
    for title, rules in _grouped().items():
        lines += [f"## {title}", ""]
        for rule in rules:
            lines += [f"### {rule.id}", "", f"{rule.title}（{reference.LEVELS[rule.level]}）", ""]
            lines += [f"- 依据：{rule.basis}", f"- 改法：{' '.join(rule.help.split()).replace('*', '&#42;')}"]
            lines += [f"- 标签：{'、'.join(rule.tags)}", f"- 文件：[`{rule.id}.yaml`]({rule.id}.yaml)", ""]
    return "\n".join(lines)


def _run(command: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "gipr_lint", *command.split()],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode not in {0, 1}:
        raise RuntimeError(done.stderr)
    return f"$ gipr-lint {command}\n{done.stdout}"


def main() -> None:
    """Write the files."""
    for path, text in documentation().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
