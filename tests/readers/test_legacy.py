"""Old Word files go through a converter; missing libraries and programs are told with what to do."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from gipr_lint.readers import ReadError, legacy
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


@pytest.mark.parametrize(
    ("missing", "name", "told"),
    [
        ("lxml", "a.docx", "检查 Word 文件需要 lxml，请运行 pip install lxml"),
        ("lxml", "a.xlsx", "检查 Excel 文件需要 lxml 和 python-calamine，请运行 pip install lxml python-calamine"),
        (
            "python_calamine",
            "a.xlsx",
            "检查 Excel 文件需要 lxml 和 python-calamine，请运行 pip install lxml python-calamine",
        ),
    ],
)
def test_a_missing_library_is_told_with_the_command(tmp_path: Path, missing: str, name: str, told: str) -> None:
    from tests.support.writers import xlsx

    file = tmp_path / name
    file.write_bytes(docx.write_model(make(0)) if name == "a.docx" else xlsx.write_model(make(0)))
    program = (
        f"import sys; sys.modules[{missing!r}] = None\n"
        "from gipr_lint.readers import ReadError, read\n"
        f"try: read(open({str(file)!r}, 'rb').read(), {name!r})\n"
        "except ReadError as error: sys.stdout.buffer.write(str(error).encode())"
    )
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", program], capture_output=True, check=True)
    assert done.stdout.decode() == told


def test_office_libraries_are_not_imported_for_text() -> None:
    program = (
        "import sys\nfrom gipr_lint.readers import read\nread('公开'.encode(), 'a.txt')\n"
        "print(sorted({'lxml', 'docx', 'python_calamine', 'zipfile', 'subprocess'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"
