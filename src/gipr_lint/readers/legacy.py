"""Old Word files (.doc, .wps): converted by LibreOffice where it is installed, in a folder that is thrown away."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from gipr_lint.model.document import Document
from gipr_lint.readers import SAVE_AS, ReadError, office, suffix_of

_CONVERSION_SECONDS = 60
"""How long LibreOffice may take, its first start included."""
_OPTIONS = ("--headless", "--norestore", "--nolockcheck", "--convert-to", "docx")
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
</oor:items>
"""
"""No macros, and nothing fetched that a file links to."""
_FAILED = "LibreOffice 未能转换这个文件，请用 Word 或 WPS 另存为 .docx 后再检查"


def read(content: bytes, path: str) -> Document:
    """Read an old Word file by way of .docx; see ``gipr_lint.readers.read`` for the errors."""
    from gipr_lint.readers import word

    return word.read(converted(content, suffix_of(path)), path)


def converted(content: bytes, suffix: str) -> bytes:
    """Return the file as .docx. Raises ReadError where LibreOffice is missing, fails or takes too long."""
    program = office()
    if program is None:
        raise ReadError(f"暂不支持 {suffix} 格式，{SAVE_AS[suffix]}")
    with TemporaryDirectory(prefix="gipr-lint-") as folder:
        source = Path(folder) / f"report{suffix}"
        source.write_bytes(content)
        profile = Path(folder) / "profile"
        settings = profile / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, encoding="utf-8")
        _run([program, *_OPTIONS, f"-env:UserInstallation={profile.as_uri()}", "--outdir", folder, str(source)])
        try:
            return (Path(folder) / "report.docx").read_bytes()
        except OSError:
            raise ReadError(_FAILED) from None


def _run(command: list[str]) -> None:
    """Run a command; when its time is over, end it with all that it started. Raises ReadError."""
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)  # noqa: S603 - a fixed command
    except OSError:
        raise ReadError(_FAILED) from None
    try:
        process.wait(_CONVERSION_SECONDS)
    except subprocess.TimeoutExpired:
        raise ReadError(
            f"LibreOffice 转换超过 {_CONVERSION_SECONDS} 秒，请用 Word 或 WPS 另存为 .docx 后再检查"
        ) from None
    finally:
        _end(process)
    if process.returncode:
        raise ReadError(_FAILED)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
