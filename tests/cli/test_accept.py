"""What is accepted, on the command line: comments, the configuration, the baseline, and what is said of them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.command_line import CLEAN, FAULTY, Cli, Ended

BASELINE = ".gipr-lint-baseline.json"
RULES = {"row-total", "balance"}


@pytest.fixture
def cli(
    capsys: pytest.CaptureFixture[str],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> Cli:
    """Return the command line, in the folder; results are kept, for they must not change what is accepted."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("GIPR_LINT_NO_CACHE", "0")
    monkeypatch.setenv("GIPR_LINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
    return Cli(capsys)


def result(cli: Cli, *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(cli("check", "--format", "json", *arguments).out)
    return found


def open_rules(found: dict[str, Any]) -> set[str]:
    return {one["rule"] for one in found["findings"]}


def accepted(found: dict[str, Any]) -> dict[str, tuple[str, str]]:
    return {one["rule"]: (one["suppression"]["kind"], one["suppression"]["reason"]) for one in found["suppressed"]}


def remarks(found: dict[str, Any]) -> list[tuple[str, int | None, str]]:
    return [(one["path"], one["line"], one["message"]) for one in found["remarks"]]


def configure(folder: Path, *entries: str) -> None:
    (folder / ".gipr-lint.yaml").write_text("suppress:\n" + "".join(f"  - {one}\n" for one in entries), "utf-8")


def test_a_baseline_accepts_what_is_there_and_nothing_new(cli: Cli, folder: Path) -> None:
    ended = cli("baseline", "--reason", "三年前的报告")
    assert (ended.code, ended.out, ended.err) == (0, f"{BASELINE}：2 项（新增 2，去掉 0）。\n", "")
    for _ in ("checked", "remembered"):
        checked = cli("check", ".")
        assert checked.code == 0
        assert "没有未接受的问题。" in checked.out
        assert "另有 2 个问题已接受，不计入：基线 2 个（加 -v 列出）。" in checked.out
    assert accepted(result(cli, ".")) == dict.fromkeys(RULES, ("baseline", "三年前的报告"))
    assert cli("check", ".", "--no-baseline").code == 1
    assert cli("check", ".", "--baseline", BASELINE).code == 0
    (folder / "faulty.txt").write_text(FAULTY.replace("申请数量\t13\t", "申请数量\t14\t"), "utf-8")
    found = result(cli, ".")
    assert open_rules(found) == RULES
    assert remarks(found) == [
        ("faulty.txt", None, "基线里有 2 个问题已经改正或有变化，可用 gipr-lint baseline --prune 去掉")
    ]


def test_what_is_mended_is_pruned_and_nothing_is_added(cli: Cli, folder: Path) -> None:
    cli("baseline")
    before = (folder / BASELINE).read_text("utf-8")
    assert cli("baseline").out == f"{BASELINE}：2 项（新增 0，去掉 0）。\n"
    assert (folder / BASELINE).read_text("utf-8") == before
    (folder / "new.txt").write_text(FAULTY, "utf-8")
    (folder / "faulty.txt").write_text(CLEAN, "utf-8")
    assert cli("baseline", "--prune").out == f"{BASELINE}：0 项（新增 0，去掉 2）。\n"
    assert cli("check", ".").code == 1


def test_only_the_reports_that_were_checked_are_renewed(cli: Cli, folder: Path) -> None:
    (folder / "other.txt").write_text(FAULTY, "utf-8")
    cli("baseline", "faulty.txt")
    assert open_rules(result(cli, "other.txt")) == RULES
    assert cli("baseline", "other.txt").out == f"{BASELINE}：4 项（新增 2，去掉 0）。\n"
    assert cli("baseline", "other.txt", "--select", "balance").out == f"{BASELINE}：4 项（新增 0，去掉 0）。\n"
    (folder / "faulty.txt").unlink()
    assert cli("baseline", "other.txt", "--prune").out == f"{BASELINE}：2 项（新增 0，去掉 2）。\n"


def test_a_baseline_of_an_incomplete_run_keeps_what_it_had(cli: Cli, folder: Path) -> None:
    cli("baseline")
    (folder / "faulty.txt").write_bytes(b"\x7fELF" + bytes(range(256)))
    ended = cli("baseline")
    assert ended.code == 2
    assert ended.out == f"{BASELINE}：2 项（新增 0，去掉 0）。\n"
    assert "faulty.txt：" in ended.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("check", ".", "--baseline", "没有.json"), "基线 没有.json：文件不存在"),
        (("check", ".", "--baseline", "clean.txt"), "基线 clean.txt：不是本工具的基线"),
        (("baseline", "--output", "clean.txt"), "基线 clean.txt：不是本工具的基线"),
        (("baseline", "--output", "没有/b.json"), "文件夹“没有”不存在"),
        (("baseline", "--output", "."), "这是一个文件夹"),
    ],
)
def test_what_is_no_baseline_ends_the_run(cli: Cli, arguments: tuple[str, ...], told: str) -> None:
    ended = cli(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert told in ended.err
    assert Path("clean.txt").read_text("utf-8") == CLEAN


def test_the_configuration_accepts_by_rule_path_and_place(cli: Cli, folder: Path) -> None:
    (folder / "历年").mkdir()
    (folder / "历年" / "旧.txt").write_text(FAULTY, "utf-8")
    configure(folder, '{rule: arithmetic, path: "历年/", at: requests.new, reason: 旧版格式}')
    found = result(cli, ".")
    assert accepted(found) == {"row-total": ("config", "旧版格式")}
    assert [(one["path"], one["rule"]) for one in found["findings"]] == [
        ("faulty.txt", "row-total"),
        ("faulty.txt", "balance"),
        ("历年/旧.txt", "balance"),
    ]
    configure(folder, "{rule: tables, reason: 请致电18432737113}")
    found = result(cli, ".")
    assert (open_rules(found), set(accepted(found))) == (set(), RULES)
    assert "18432737113" not in json.dumps(found)


def test_reasons_are_counted_apart(cli: Cli, folder: Path) -> None:
    cli("baseline")
    assert cli("baseline", "--reason", "旧报告").out == f"{BASELINE}：2 项（新增 0，去掉 0，补上理由 2）。\n"
    assert cli("baseline", "--reason", "另一个").out == f"{BASELINE}：2 项（新增 0，去掉 0）。\n"
    (folder / "faulty.txt").write_text(CLEAN, "utf-8")
    assert cli("baseline", "--prune").out == f"{BASELINE}：0 项（新增 0，去掉 2）。\n"


def test_a_baseline_and_what_is_shown_hold_no_number_of_a_name(cli: Cli, folder: Path) -> None:
    number = "110101198001010002"
    name = f"张三{number}.txt"
    (folder / "faulty.txt").rename(folder / name)
    assert cli("baseline").code == 0
    content = (folder / BASELINE).read_text("utf-8")
    assert ("张三******************.txt" in content, number in content) == (True, False)
    assert cli("check", ".").code == 0
    (folder / BASELINE).write_text(content.replace("*" * 18, number), "utf-8")
    assert cli("check", ".").code == 0
    assert cli("baseline", "--prune", "clean.txt").out.endswith("项（新增 0，去掉 0）。\n")
    assert (folder / BASELINE).read_text("utf-8") == content
    for arguments in (
        ("show", name),
        ("show", "--format", "json", name),
        ("show", f"{name}.docx"),
        ("config", name),
        ("config", "--format", "json", name),
        ("config", f"x{name}"),
        ("annotate", name, "-o", f"{name}.docx"),
        ("annotate", name, "-o", name),
        ("check", f"x{name}"),
        ("check", name, "--output", name),
        ("check", name, "--fix"),
        ("check", "--config", f"{name}.yaml", "."),
        ("baseline", "--output", name),
        ("check", "--baseline", name, "."),
        ("test-rules", name),
        ("check", name, "--format", "html"),
    ):
        ended = cli(*arguments)
        assert number not in ended.out + ended.err, arguments


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("{rule: balance}", "缺少键“reason”"),
        ('{rule: balance, reason: ""}', "不能是空的"),
        ('{rule: balance, reason: " "}', "请写明为什么接受"),
        ("{rule: balanse, reason: 理由}", ".gipr-lint.yaml：“suppress”：没有规则或标签“balanse”，是否指“balance”"),
        ("{rule: balance, reason: 理由, until: 明天}", "应为日期，如 2026-12-31，实际是“明天”"),
        ("{rule: balance, reason: 理由, until: 2026-02-30}", "日期或数字有误"),
        ("{rule: balance, reason: 理由, at: nowhere}", "没有“nowhere”这一处"),
        ("{rule: balance, reason: 理由, at: requests.neu}", "没有“requests.neu”这一处，是否指“new”"),
        ("{rule: balance, reason: 理由, at: requests.new.total.x}", "下面没有更细的位置"),
        ('{rule: balance, reason: 理由, path: "[a"}', "“[”后面没有“]”；名称里的“[”写作“\\[”"),
        ("{rule: balance, reason: 理由, file: a}", "不认识的键“file”"),
        ('{rule: balance, reason: 理由, path: "!"}', "suppress"),
    ],
)
def test_a_wrong_entry_is_refused(cli: Cli, folder: Path, entry: str, told: str) -> None:
    configure(folder, entry)
    ended = cli("check", ".")
    assert ended.code == 2
    assert told in ended.err
    assert ended.err.count("\n") == 1


def test_a_cell_accepts_whatever_is_found_in_it(cli: Cli, folder: Path) -> None:
    new = "一、本年新收政府信息公开申请数量\t"
    (folder / "宽.txt").write_text(CLEAN.replace(f"{new}12", f"{new}１２"), "utf-8")
    (one,) = result(cli, "宽.txt")["findings"]
    assert (one["rule"], one["logical"]) == ("fullwidth-digits", ["requests", "new", "natural"])
    for at, left in (("requests.new", 0), ("requests", 0), ("requests.new.natural", 0), ("requests.new.total", 1)):
        configure(folder, f"{{rule: fullwidth-digits, reason: 理由, at: {at}}}")
        assert len(result(cli, "宽.txt")["findings"]) == left


@pytest.mark.parametrize(
    "at", ["title", "overview", "requests.new.total", "requests.refused", "proactive.rules", "requests/total"]
)
def test_every_place_of_the_format_is_one(cli: Cli, folder: Path, at: str) -> None:
    configure(folder, f"{{rule: balance, reason: 理由, at: {at}}}")
    assert cli("check", "clean.txt").code == 0


@pytest.mark.parametrize(
    "text",
    [
        'exclude: ["[a"]',
        'exclude: [" "]',
        'per-file: {"[a": {ignore: [balance]}}',
        'per-file: {"": {ignore: [balance]}}',
    ],
)
def test_a_pattern_that_fits_nothing_is_refused(cli: Cli, folder: Path, text: str) -> None:
    (folder / ".gipr-lint.yaml").write_text(text, "utf-8")
    ended = cli("check", ".")
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert "模式" in ended.err


@pytest.mark.parametrize("form", ["concise", "github", "gitlab", "junit", "csv", "rdjson", "sarif", "html"])
def test_what_is_wrong_with_suppressions_is_told_beside_every_format(cli: Cli, folder: Path, form: str) -> None:
    configure(folder, "{rule: balance, reason: 等台账, until: 2020-12-31}", "{rule: blank-cell, reason: 没有用}")
    for _ in ("checked", "remembered"):
        ended = cli("check", ".", "--format", form)
        assert "suppress 第 1 项（balance）已于 2020-12-31 到期，不再接受\n" in ended.err
        assert ended.err.startswith("gipr-lint：接受问题的批注、配置或基线需要整理：\n")
        assert ended.err.count("\n") == 3
    assert cli("check", ".", "--format", form, "--output", "result").err.count("没有问题可接受") == 1


@pytest.mark.parametrize("written", ["until 2999-12-31", "至2999-12-31", "至 2999年12月31日止，", "到2999-12-31"])
def test_a_comment_may_say_until_when(cli: Cli, folder: Path, written: str) -> None:
    for name, make in (("报告.md", as_markdown), ("报告.html", as_page)):
        whole = [f"<!-- gipr-lint: ignore-file balance,row-total {written} 旧版系统 -->", *make(FAULTY)]
        (folder / name).write_text("\n".join(whole), "utf-8")
        found = result(cli, name)
        assert accepted(found) == dict.fromkeys(RULES, ("comment", "旧版系统"))
        assert "open-changes" not in open_rules(found)
        (folder / name).write_text("\n".join(whole).replace("2999", "2020"), "utf-8")
        found = result(cli, name)
        assert (open_rules(found) >= RULES, accepted(found)) == (True, {})
        assert remarks(found) == [(name, 1, "这个批注已于 2020-12-31 到期，不再接受“balance、row-total”的问题")]


def test_until_without_a_day_is_told(cli: Cli, folder: Path) -> None:
    for wrong in ("until 明年", "until 2026-13-01", "until"):
        whole = [f"<!-- gipr-lint: ignore-file balance {wrong} 理由 -->", *as_markdown(FAULTY)]
        (folder / "报告.md").write_text("\n".join(whole), "utf-8")
        (remark,) = remarks(result(cli, "报告.md"))
        assert remark[2].startswith("until 后面应写日期，没有生效")
    whole = ["<!-- gipr-lint: ignore-file balance,row-total 至今没有改 2026-12-31 -->", *as_markdown(FAULTY)]
    (folder / "报告.md").write_text("\n".join(whole), "utf-8")
    assert set(accepted(result(cli, "报告.md")).values()) == {("comment", "至今没有改 2026-12-31")}


def test_entries_without_use_or_out_of_time_are_told(cli: Cli, folder: Path) -> None:
    configure(
        folder,
        "{rule: balance, reason: 等台账, until: 2020-12-31}",
        "{rule: row-total, reason: 上级口径, until: 2999-12-31}",
        "{rule: blank-cell, reason: 没有用}",
        "{rule: carry-over, reason: 没有比较}",
    )
    found = result(cli, ".")
    assert (open_rules(found), set(accepted(found))) == ({"balance"}, {"row-total"})
    assert remarks(found) == [
        (".gipr-lint.yaml", None, "suppress 第 1 项（balance）已于 2020-12-31 到期，不再接受"),
        (".gipr-lint.yaml", None, "suppress 第 3 项（blank-cell）没有问题可接受，请删去"),
    ]
    assert [one[2] for one in remarks(result(cli, "clean.txt"))] == []
    assert len(remarks(result(cli, ".", "--select", "row-total"))) == 0


def as_markdown(text: str) -> list[str]:
    """Return the sample as Markdown: its rows with bars."""
    lines = [re.sub(r"\t", " | ", line) if "\t" in line else f"{line}\n" for line in text.split("\n")]
    return [f"| {line} |" if " | " in line else line for line in lines]


def as_page(text: str) -> list[str]:
    """Return the sample as a web page, a line for each paragraph and row."""
    page, inside = ["<!doctype html><html lang=zh><body>"], False
    for line in text.split("\n"):
        row = "\t" in line
        page += ["<table>"] if row and not inside else ["</table>"] if inside and not row else []
        inside = row
        cells = "".join(f"<td>{cell}</td>" for cell in line.split("\t"))
        page.append(f"<tr>{cells}</tr>" if row else f"<p>{line}</p>")
    return page


@pytest.mark.parametrize(("name", "make"), [("报告.md", as_markdown), ("报告.html", as_page)])
def test_comments_accept_in_markdown_and_web_pages(
    cli: Cli, folder: Path, name: str, make: Callable[[str], list[str]]
) -> None:
    lines = make(FAULTY)
    (folder / name).write_text("\n".join(lines), "utf-8")
    assert open_rules(result(cli, name)) >= RULES
    at = next(number for number, line in enumerate(lines) if "本年新收政府信息公开申请数量" in line)
    one = [*lines]
    one[at] += " <!-- gipr-lint: ignore row-total 上级口径 -->"
    (folder / name).write_text("\n".join(one), "utf-8")
    for _ in ("checked", "remembered"):
        found = result(cli, name)
        assert accepted(found) == {"row-total": ("comment", "上级口径")}
        assert "balance" in open_rules(found)
        assert remarks(found) == []
    whole = [
        "<!-- gipr-lint: ignore-file balance 旧版系统 -->",
        *lines,
        "<!-- gipr-lint: ignore row-total -->",
        "<!-- gipr-lint: ignore mobile-number 没有 -->",
    ]
    (folder / name).write_text("\n".join(whole), "utf-8")
    found = result(cli, name)
    assert accepted(found) == {"balance": ("comment", "旧版系统")}
    assert "row-total" in open_rules(found)
    last = "\n".join(whole).count("\n") + 1
    assert [(line, message[:5]) for _, line, message in remarks(found)] == [(last - 1, "没有写理由"), (last, "没有“mo")]


def test_verbose_lists_what_is_accepted_and_other_formats_leave_it_out(cli: Cli, folder: Path) -> None:
    configure(folder, "{rule: row-total, reason: 上级口径}")
    shown = cli("check", ".", "-v").out
    assert re.search(r"已接受的问题，不计入：\n  faulty\.txt:\d+:\d+ row-total：.*（配置：上级口径）\n", shown)
    for form in ("concise", "csv", "github", "gitlab", "junit", "rdjson"):
        out = cli("check", ".", "--format", form).out
        assert "balance" in out
        assert "row-total" not in out


def log(ended: Ended) -> dict[str, Any]:
    run: dict[str, Any] = json.loads(ended.out)["runs"][0]
    return run


def test_sarif_says_why_and_github_gets_open_findings_only(cli: Cli, folder: Path) -> None:
    configure(folder, "{rule: row-total, reason: 上级口径}", "{rule: blank-cell, reason: 没有用}")
    run = log(cli("check", ".", "--format", "sarif"))
    assert {one["ruleId"]: one["suppressions"] for one in run["results"]} == {
        "balance": [],
        "row-total": [{"kind": "external", "justification": "上级口径", "properties": {"by": "config"}}],
    }
    (told,) = run["invocations"][0]["toolConfigurationNotifications"]
    assert "blank-cell" in told["message"]["text"]
    run = log(cli("check", ".", "--format", "sarif", "--sarif-profile", "github"))
    assert [(one["ruleId"], "suppressions" in one) for one in run["results"]] == [("balance", False)]
    (folder / ".gipr-lint.yaml").unlink()
    assert all("suppressions" not in one for one in log(cli("check", ".", "--format", "sarif"))["results"])


WIDE = CLEAN.replace("新收政府信息公开申请数量\t12\t", "新收政府信息公开申请数量\t１２\t").replace(
    "上年结转政府信息公开申请数量\t0\t", "上年结转政府信息公开申请数量\t０\t"
)


@pytest.mark.parametrize("way", ["comment", "config", "baseline"])
def test_what_is_accepted_is_not_mended(cli: Cli, folder: Path, way: str) -> None:
    """A published report stays as it is, though the rest of the folder is mended."""
    assert (WIDE.count("１２"), WIDE.count("０")) == (1, 1)
    report = folder / "wide.md"
    note = "<!-- gipr-lint: ignore-file fullwidth-digits 已公开 -->\n" if way == "comment" else ""
    report.write_text(note + WIDE, "utf-8")
    if way == "config":
        configure(folder, "{rule: fullwidth-digits, reason: 已公开, path: wide.md, at: requests}")
        report.write_text(WIDE + "\n全文共３页。\n", "utf-8")
    if way == "baseline":
        cli("baseline", "wide.md")
        report.write_text(WIDE + "\n全文共３页。\n", "utf-8")
    (folder / "other.md").write_text(WIDE, "utf-8")
    cli("check", ".", "--fix")
    assert (folder / "other.md").read_text("utf-8") == CLEAN
    left = {"comment": note + WIDE, **dict.fromkeys(("config", "baseline"), WIDE + "\n全文共3页。\n")}
    assert report.read_text("utf-8") == left[way]
    assert cli("check", ".", "--diff").code == 0
