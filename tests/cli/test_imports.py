"""What a run does not import, so that it starts fast."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_a_run_imports_nothing_that_it_does_not_need(folder: Path) -> None:
    spared = (
        "lark regex pluggy importlib.metadata ruamel.yaml rapidfuzz pathspec rich packaging charset_normalizer"
        " pygls lsprotocol"
    )
    program = (
        "import sys; from gipr_lint.cli import main\n"
        "try: main(['check', 'clean.txt'])\n"
        f"finally: print(sorted(set({spared.split()}) & set(sys.modules)), file=sys.stderr)"
    )
    for _ in ("cold", "warm"):
        done = subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"


def test_nothing_for_authors_is_imported_by_check(folder: Path) -> None:
    program = (
        "import sys\n"
        "from gipr_lint.cli import main\n"
        "try:\n    main(['check', 'clean.txt'])\n"
        "except SystemExit as ended:\n    assert not ended.code, ended.code\n"
        "names = ('authoring', 'server', 'testing')\n"
        "found = [name for name in names if f'gipr_lint.{name}' in sys.modules]\n"
        "assert not found, found\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
