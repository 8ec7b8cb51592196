"""Files that are named on the command line: reports, others, archives, and what comes by standard input."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.support.command_line import CLEAN, FAULTY, run
from tests.support.generator import make
from tests.support.writers import docx, html, pdf, xlsx

FAULTS = make(1, "2021").put("requests.new.total", "987")
SOUGHT = "没有找到年度报告的标题"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "年报.txt").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "草稿").mkdir()
    (tmp_path / "草稿" / "年报.txt").write_text(FAULTY, encoding="utf-8")
    (tmp_path / ".gipr-lint.yaml").write_text('exclude: ["草稿/"]\n', encoding="utf-8")
    return tmp_path


OTHERS = {
    "README.md": "# 说明\n\n这里存放各年的材料。\n",
    "空.txt": "",
    "空白.md": " \n\u3000\n",
    "通知.txt": "关于报送2024年政府信息公开工作年度报告的通知：请于一月底前报送。\n",
    "挤.txt": "青溪乡2024年政府信息公开工作年度报告一、总体情况公开信息12条。二、主动公开政府信息情况略。",
    "目录.html": "<html><body><ul><li>机构职能</li><li>财政预算</li></ul></body></html>",
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_named_file_has_to_be_a_report(folder: Path, name: str) -> None:
    (folder / name).write_text(OTHERS[name], encoding="utf-8")
    alone = run("check", "年报.txt", name, "--format", "json", cwd=folder)
    (problem,) = json.loads(alone.stdout)["problems"]
    assert alone.returncode == 2
    assert problem["subject"] == name
    assert SOUGHT in problem["message"]
    assert ("没有读到正文" in problem["message"]) == (name.startswith("空") or name == "目录.html")
    assert ("恢复分行" in problem["message"]) == (name in {"挤.txt", "通知.txt"})
    for arguments in (["--skip-others", "年报.txt", name], ["."]):
        done = run("check", *arguments, "--format", "json", cwd=folder)
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["skipped"] == [name]
    shown = run("show", name, cwd=folder)
    assert shown.returncode == 2
    assert SOUGHT in shown.stderr.decode()
    last = run("check", "年报.txt", "--previous", name, cwd=folder)
    assert last.returncode == 2
    assert SOUGHT in last.stdout.decode()


def test_what_others_are_skipped_is_as_in_folders(folder: Path) -> None:
    (folder / "程序.py").write_text("print(1)\n", encoding="utf-8")
    (folder / "~$年报.docx").write_bytes(b"\x05user")
    (folder / "旧.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    (folder / "坏.docx").write_bytes(b"PK\x03\x04broken")
    named = ["程序.py", "~$年报.docx", "旧.xls", "坏.docx", "缺.txt"]
    done = json.loads(run("check", "--skip-others", *named, "--format", "json", cwd=folder).stdout)
    assert done["unsupported"] == ["旧.xls"]
    assert {one["subject"] for one in done["problems"]} == {"坏.docx", "缺.txt"}
    found = json.loads(run("check", ".", "--format", "json", cwd=folder).stdout)
    assert found["unsupported"] == done["unsupported"]
    assert {one["subject"] for one in found["problems"]} == {"坏.docx"}


def test_exclude_holds_for_named_files_where_that_is_asked_for(folder: Path) -> None:
    named = ["草稿/年报.txt", "年报.txt"]
    assert run("check", *named, cwd=folder).returncode == 1
    done = run("check", "--force-exclude", *named, "--format", "json", cwd=folder)
    assert done.returncode == 0
    assert json.loads(done.stdout)["summary"]["checked"] == 1
    below = run("check", "--force-exclude", str(folder / "草稿" / "年报.txt"), cwd=folder / "草稿")
    assert below.stdout.decode() == "没有检查任何报告。\n"
    data = FAULTY.encode()
    assert run("check", "-", "--stdin-filename", "草稿/新.txt", cwd=folder, stdin=data).returncode == 1
    piped = run("check", "-", "--force-exclude", "--stdin-filename", "草稿/新.txt", cwd=folder, stdin=data)
    assert piped.returncode == 0


def archive(name: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("2024/年报.txt", CLEAN)
    started = {".rar": b"Rar!\x1a\x07\x01\x00", ".7z": b"7z\xbc\xaf\x27\x1c", ".gz": gzip.compress(CLEAN.encode())}
    return started.get(Path(name).suffix, packed.getvalue())


@pytest.mark.parametrize("name", ["报告.zip", "报告.RAR", "报告.7z", "报告.txt.gz"])
def test_an_archive_is_to_be_unpacked(folder: Path, name: str) -> None:
    (folder / name).write_bytes(archive(name.lower()))
    done = run("check", name, cwd=folder)
    assert done.returncode == 2
    assert f"{name}：暂不支持 {Path(name).suffix.lower()} 格式，请解压后检查其中的文件" in done.stdout.decode()
    within = run("check", ".", "-v", cwd=folder)
    assert within.returncode == 0
    assert f"  {name}（请解压后检查其中的文件）\n" in within.stdout.decode()
    assert "跳过 1 个压缩包，请解压后检查其中的文件（加 -v 列出）。" in run("check", ".", cwd=folder).stdout.decode()


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".pdf", ""])
def test_an_archive_under_another_name_is_known(folder: Path, suffix: str) -> None:
    (folder / f"报告{suffix}").write_bytes(archive("报告.zip"))
    said = run("check", f"报告{suffix}", cwd=folder).stdout.decode()
    assert "ZIP 压缩包，请解压后检查其中的文件" in said


@pytest.mark.parametrize(
    "content",
    [docx.write_model(FAULTS), pdf.write_model(FAULTS), xlsx.write_model(FAULTS), html.write_model(FAULTS)],
    ids=["docx", "pdf", "xlsx", "html"],
)
def test_standard_input_is_what_its_content_says(folder: Path, content: bytes) -> None:
    done = run("check", "-", "--format", "json", cwd=folder, stdin=content)
    found = json.loads(done.stdout)
    assert not found["problems"]
    assert "row-total" in {one["rule"] for one in found["findings"]}
    (folder / "没有后缀").write_bytes(content)
    named = json.loads(run("check", "没有后缀", "--format", "json", cwd=folder).stdout)
    assert [one["rule"] for one in named["findings"]] == [one["rule"] for one in found["findings"]]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "图片"),
        (b"BZh91AY&SY" + bytes(40), "内容是 bzip2 压缩包，请解压后检查其中的文件"),
        (b"\xfd7zXZ\0" + bytes(40), "内容是 xz 压缩包，请解压后检查其中的文件"),
        (b"\xe6\x8a\xa5.txt".ljust(257, b"\0") + b"ustar\x0000", "内容是 tar 压缩包，请解压后检查其中的文件"),
        (b"{\\rtf1 }", "内容是 RTF 文件，请用 Word 或 WPS 另存为 .docx 后再检查"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            "内容是旧版 Word 文件（.doc），请用",
        ),
        (archive("x.zip"), "内容是 ZIP 压缩包，请解压后检查其中的文件"),
        (bytes(range(256)) * 8, "不是文本文件（含有二进制内容）"),
        (b"", "没有读到正文"),
    ],
)
def test_standard_input_that_cannot_be_read_says_what_it_is(folder: Path, content: bytes, words: str) -> None:
    done = run("check", "-", cwd=folder, stdin=content)
    assert done.returncode == 2
    assert words in done.stdout.decode()
    assert b"Traceback" not in done.stderr


def test_text_that_begins_with_a_mark_of_pages_stays_text(folder: Path) -> None:
    markdown = "<!-- 存档 -->\n" + CLEAN
    assert run("check", "-", cwd=folder, stdin=markdown.encode()).returncode == 0
