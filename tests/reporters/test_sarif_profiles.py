"""SARIF of real Word, PDF and workbook files in each profile: every result is in a file, and no line is invented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.command_line import run
from tests.support.generator import make
from tests.support.paths import SARIF_VALIDATOR
from tests.support.reporters.sarif_logs import said_of
from tests.support.writers import docx, html, pdf, xlsx

FAULTS = make(4, "2021").put("requests.new.total", "987")
FILES = {"年报.docx": docx, "年 报.pdf": pdf, "年报#1.xlsx": xlsx, "年报.html": html}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("报告")
    for name, writer in FILES.items():
        (made / name).write_bytes(writer.write_model(FAULTS))
    return made


def results(folder: Path, profile: str) -> list[dict[str, Any]]:
    done = run("check", ".", "--format", "sarif", "--sarif-profile", profile, cwd=folder)
    assert done.returncode == 1, done.stderr.decode()
    found: list[dict[str, Any]] = json.loads(done.stdout)["runs"][0]["results"]
    return found


@pytest.mark.parametrize("profile", ["standard", "github", "ide"])
def test_every_result_is_in_a_file(folder: Path, profile: str) -> None:
    seen = set()
    for one in results(folder, profile):
        (location,) = one["locations"]
        physical = location["physicalLocation"]
        name = physical["artifactLocation"]["description"]["text"]
        seen.add(name)
        region = physical.get("region")
        if name.endswith(".html"):
            assert region["startLine"] > 1
        elif profile == "github":
            assert region == {"startLine": 1}
        elif profile == "ide":
            assert region is None
        else:
            assert region == {"byteOffset": 0, "byteLength": (folder / name).stat().st_size}
        assert location["logicalLocations"]
    assert seen == set(FILES)


def test_only_editors_get_names_as_they_are(folder: Path) -> None:
    def names(profile: str) -> set[str]:
        places = (one["locations"][0]["physicalLocation"] for one in results(folder, profile))
        return {place["artifactLocation"]["uri"] for place in places}

    assert names("ide") == {"年报.docx", "年%20报.pdf", "年报%231.xlsx", "年报.html"}
    assert all(name.isascii() for name in names("standard") | names("github"))


@pytest.mark.skipif(not SARIF_VALIDATOR.exists(), reason="the validators are not part of the project")
def test_validators_find_nothing_in_them(folder: Path, tmp_path: Path) -> None:
    files = [tmp_path / f"{profile}.sarif" for profile in ("standard", "github")]
    for file in files:
        done = run("check", ".", "--format", "sarif", "--sarif-profile", file.stem, "--output", str(file), cwd=folder)
        assert done.returncode == 1
    assert said_of([file.read_text(encoding="utf-8") for file in files], tmp_path) == ""
