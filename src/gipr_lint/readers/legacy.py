"""Old Word files (.doc, .wps): converted by LibreOffice where it is installed, in a folder that is thrown away."""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from gipr_lint.document import Document
from gipr_lint.readers import SAVE_AS, ReadError, office, suffix_of

_SECONDS = 60
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
        settings = Path(folder) / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, encoding="utf-8")
        try:
            subprocess.run(  # noqa: S603 - a fixed command line; the file is ours
                [
                    program,
                    f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}",
                    "--headless",
                    "--norestore",
                    "--nolockcheck",
                    "--convert-to",
                    "docx",
                    "--outdir",
                    str(Path(folder) / "out"),
                    str(source),
                ],
                check=True,
                timeout=_SECONDS,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            return (Path(folder) / "out" / "report.docx").read_bytes()
        except subprocess.TimeoutExpired:
            raise ReadError(f"LibreOffice 转换超过 {_SECONDS} 秒，请用 Word 或 WPS 另存为 .docx 后再检查") from None
        except (OSError, subprocess.CalledProcessError):
            raise ReadError(_FAILED) from None
