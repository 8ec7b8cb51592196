"""Old Word files go through a converter; missing libraries and programs are told with what to do."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from gipr_lint.readers import ReadError, legacy, read
from tests.support.generator import make
from tests.support.writers import docx

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le")


def converter(folder: Path, monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Put a program in the place of LibreOffice; ``to`` is the folder that it is to write to."""
    script = folder / "soffice"
    start = "import pathlib, sys, time\nto = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1])\n"
    script.write_text(f"#!{sys.executable}\n{start}{program}\n", encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setattr(legacy, "office", lambda: str(script))


@pytest.mark.parametrize("suffix", [".doc", ".wps"])
def test_old_files_are_converted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str) -> None:
    content = docx.write_model(make(3))
    (tmp_path / "made.docx").write_bytes(content)
    copy = f"made = pathlib.Path({str(tmp_path / 'made.docx')!r}).read_bytes()\n(to / 'report.docx').write_bytes(made)"
    seen = f"pathlib.Path({str(tmp_path / 'seen')!r}).write_bytes((to / 'report{suffix}').read_bytes())"
    settings = "assert 'DisableMacrosExecution' in next(to.rglob('*.xcu')).read_text()"
    converter(tmp_path, monkeypatch, f"{copy}\n{seen}\n{settings}")
    document = legacy.read(OLD, f"年报{suffix}")
    assert document.path == f"年报{suffix}"
    assert make(3).title[0] in document.lines
    assert (tmp_path / "seen").read_bytes() == OLD


@pytest.mark.parametrize("program", ["sys.exit(1)", "pass"])
def test_a_converter_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    converter(tmp_path, monkeypatch, program)
    with pytest.raises(ReadError, match=r"LibreOffice 未能转换这个文件，请用 Word 或 WPS 另存为 \.docx"):
        legacy.read(OLD, "a.doc")


def test_a_converter_that_does_not_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    child = "import subprocess\nsubprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])"
    converter(tmp_path, monkeypatch, child)
    monkeypatch.setattr(legacy, "_CONVERSION_SECONDS", 1)
    start = time.monotonic()
    with pytest.raises(ReadError, match="转换超过 1 秒"):
        legacy.read(OLD, "a.doc")
    assert time.monotonic() - start < 10


def test_no_converter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legacy, "office", lambda: None)
    with pytest.raises(ReadError, match=r"^暂不支持 \.wps 格式，请用 Word 或 WPS 另存为 \.docx 后再检查$"):
        legacy.read(OLD, "a.wps")
    monkeypatch.setattr(legacy, "office", lambda: "/nowhere/soffice")
    with pytest.raises(ReadError, match="未能转换"):
        legacy.read(OLD, "a.wps")


def test_a_missing_library_is_told_with_the_command(tmp_path: Path) -> None:
    from tests.support.writers import xlsx

    file = tmp_path / "a.xlsx"
    file.write_bytes(xlsx.write_model(make(0)))
    program = (
        "import sys; sys.modules['python_calamine'] = None\n"
        "from gipr_lint.readers import ReadError, read\n"
        f"try: read(open({str(file)!r}, 'rb').read(), 'a.xlsx')\n"
        "except ReadError as error: sys.stdout.buffer.write(str(error).encode())"
    )
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", program], capture_output=True, check=True)
    assert done.stdout.decode() == "检查 Excel 文件需要 python-calamine，没有安装；请执行 pip install 'gipr-lint[xlsx]'"


def test_word_files_are_read_with_the_standard_library_alone() -> None:
    program = (
        "import sys\nfor name in ('lxml', 'docx', 'python_calamine'): sys.modules[name] = None\n"
        "from gipr_lint.readers import read\n"
        "document = read(sys.stdin.buffer.read(), 'a.docx')\nprint(len(document.lines))"
    )
    content = docx.write_model(make(0))
    done = subprocess.run([sys.executable, "-c", program], input=content, capture_output=True, check=True)
    assert int(done.stdout) == len(read(content, "a.docx").lines)


def test_office_libraries_are_not_imported_for_text() -> None:
    program = (
        "import sys\nfrom gipr_lint.readers import read\nread('公开'.encode(), 'a.txt')\n"
        "print(sorted({'xml', 'python_calamine', 'zipfile', 'subprocess'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"
