"""Entry points of plugins: found as importlib.metadata finds them, and without importing it where there are none."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator, Sequence
from importlib.machinery import PathFinder
from importlib.metadata import (
    Distribution,
    DistributionFinder,
    MetadataPathFinder,
    PathDistribution,
    entry_points,
)
from pathlib import Path

import pytest

from gipr_lint.extensions import entry_points as entry_points_module
from gipr_lint.extensions.entry_points import GROUP, Found, discover, installed_plugins_possible

ENTRY = f"[console_scripts]\nx = y:z\n\n[{GROUP}]\nfujian = fujian_plugin\n"


@pytest.fixture(autouse=True)
def only_the_finder_of_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the finder of the package importlib_metadata: who imports it takes the library's own one away."""
    finders = [one for one in sys.meta_path if not type(one).__module__.startswith("importlib_metadata")]
    if len(finders) < len(sys.meta_path):
        monkeypatch.setattr(sys, "meta_path", finders)
        own = staticmethod(MetadataPathFinder.find_distributions)
        monkeypatch.setattr(PathFinder, "find_distributions", own, raising=False)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder on the path of this process."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    return folder


def installed(folder: Path, text: str | None = ENTRY, name: str = "x-1.0.dist-info") -> Path:
    information = folder / name
    information.mkdir(parents=True)
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: x\nVersion: 1.0\n", encoding="utf-8")
    if text is not None:
        (information / "entry_points.txt").write_text(text, encoding="utf-8")
    return information


def found() -> list[str]:
    """Return the names that are found, which must be those that importlib.metadata finds."""
    names = sorted(entry.name for entry in discover().entry_points)
    assert names == sorted(entry.name for entry in entry_points(group=GROUP))
    return names


@pytest.mark.parametrize("name", ["x-1.0.dist-info", "x-1.0.egg-info", "X.EGG-INFO", "x-1.0.DIST-INFO"])
def test_a_plugin(site: Path, name: str) -> None:
    installed(site, name=name)
    assert found() == ["fujian"]


@pytest.mark.parametrize(
    "text",
    [None, "", "[console_scripts]\nx = y:z\n", "[gipr_lint_other]\nx = y\n", "gipr_lint = y\n[gipr]\nx = gipr_lint\n"],
)
def test_other_packages(site: Path, text: str | None) -> None:
    installed(site, text)
    assert found() == []


def test_a_header_that_is_not_quite_the_group(site: Path) -> None:
    installed(site, "[x]\na = [gipr_lint]\n")
    assert found() == []


def test_several_plugins_in_several_folders(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(tmp_path / "other"))
    installed(tmp_path / "other", f"[{GROUP}]\nhunan = h\ngansu = g\n", "y-2.0.dist-info")
    installed(site)
    assert found() == ["fujian", "gansu", "hunan"]


def test_a_package_that_an_earlier_folder_hides(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(site)
    monkeypatch.syspath_prepend(str(tmp_path / "newer"))
    installed(tmp_path / "newer", None)
    assert found() == []


def test_an_egg_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(tmp_path / "x-1.0-py3.egg"))
    installed(tmp_path / "x-1.0-py3.egg", name="EGG-INFO")
    assert found() == ["fujian"]


def test_an_egg_folder_that_is_none(site: Path) -> None:
    installed(site, name="EGG-INFO")
    assert found() == []


def test_an_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = tmp_path / "packages.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("x-1.0.dist-info/METADATA", "Name: x\nVersion: 1.0\n")
        packed.writestr("x-1.0.dist-info/entry_points.txt", ENTRY)
    monkeypatch.syspath_prepend(str(archive))
    assert found() == ["fujian"]


def test_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", *sys.path])
    assert found() == ["fujian"]


@pytest.mark.parametrize("name", ["none", "nul\0", "file.egg-info"])
def test_what_is_no_folder(site: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    (site / "file.egg-info").write_text(ENTRY, encoding="utf-8")
    monkeypatch.setattr(sys, "path", [*sys.path, str(site / name)])
    assert discover() == Found()


def test_a_finder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(tmp_path / "elsewhere")

    class Finder(DistributionFinder):
        def find_spec(self, name: str, path: Sequence[str] | None = None, target: object = None) -> None:
            """Find no module."""

        def find_distributions(
            self,
            _context: DistributionFinder.Context = DistributionFinder.Context(),  # noqa: B008 - as it is declared
        ) -> Iterator[Distribution]:
            yield PathDistribution(tmp_path / "elsewhere" / "x-1.0.dist-info")

    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Finder()])
    assert found() == ["fujian"]


def test_a_broken_file_of_what_is_no_plugin_is_nothing(site: Path) -> None:
    broken = installed(site, None)
    (broken / "entry_points.txt").write_bytes(b"[x]\na = \xff\n")
    assert discover() == Found()
    own = installed(site, name="y-1.0.dist-info")
    (own / "METADATA").write_text("Name: y", encoding="utf-8")
    assert [entry.name for entry in discover().entry_points] == ["fujian"]
    assert discover().broken == ()


def test_a_broken_plugin_is_named_and_the_others_are_found(site: Path) -> None:
    broken = installed(site, None, "z_z-1.0.dist-info")
    (broken / "METADATA").write_text("Name: Z_z", encoding="utf-8")
    (broken / "entry_points.txt").write_bytes(b"[gipr_lint]\na = \xff\n")
    installed(site)
    assert [entry.name for entry in discover().entry_points] == ["fujian"]
    ((name, error),) = discover().broken
    assert (name, type(error)) == ("z_z", UnicodeDecodeError)


def test_nothing_is_imported_where_there_is_none() -> None:
    code = (
        "import sys; from gipr_lint.extensions.toolset import assemble\n"
        "assert assemble().plugins == ()\n"
        "print(sorted({'importlib.metadata', 'pluggy'} & set(sys.modules)))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout == "[]\n"


def test_it_is_quick(site: Path) -> None:
    for number in range(100):
        installed(site, "[console_scripts]\nx = y:z\n", f"p{number}-1.0.dist-info")
    taken = []
    for _ in range(20):
        start = time.perf_counter()
        assert discover() == Found()
        taken.append(time.perf_counter() - start)
    assert min(taken) < 0.01


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("gipr_lint_x-1.0.dist-info", "gipr_lint_x.egg-info"),
        ("gipr_lint_x-1.0.dist-info", "gipr_lint_x-0.9.egg-info"),
        ("gipr.lint.x-1.0.dist-info", "gipr_lint_x.egg-info"),
        ("GIPR_LINT_X-1.0.dist-info", "gipr_lint_x.egg-info"),
    ],
)
def test_an_editable_install_is_one_package(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: str, second: str
) -> None:
    installed(site, name=first)
    installed(tmp_path / "src", name=second)
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path / "src")])
    assert found() == ["fujian"]


def test_names_that_only_begin_alike_are_several_packages(site: Path) -> None:
    installed(site, f"[{GROUP}]\na = a\n", "gipr_lint_x-1.0.dist-info")
    installed(site, f"[{GROUP}]\nb = b\n", "gipr_lint_x_more.egg-info")
    assert found() == ["a", "b"]


def test_a_folder_of_packages_is_looked_through_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    whole = entry_points_module._holds  # noqa: SLF001
    monkeypatch.setattr(entry_points_module, "_holds", lambda folder: looked.append(folder) or whole(folder))  # type: ignore[func-returns-value]
    monkeypatch.setenv("GIPR_LINT_CACHE_DIR", str(tmp_path / "cache"))
    site = tmp_path / "site-packages"
    installed(site, None)
    monkeypatch.setattr(sys, "path", [str(site)])

    def possible(hours_ago: int) -> tuple[bool, int]:
        then = time.time_ns() - hours_ago * 3600 * 10**9
        os.utime(site, ns=(then, then))
        looked.clear()
        answers = {installed_plugins_possible() for _ in range(3)}
        assert len(answers) == 1
        return answers.pop(), len(looked)

    assert possible(0) == (False, 3), "what was changed just now may still change unnoticed"
    assert possible(2) == (False, 1)
    installed(site, ENTRY, "y-1.0.dist-info")
    assert possible(1) == (True, 1)
    for kept in (tmp_path / "cache").iterdir():
        kept.write_bytes(b"damaged")
    assert installed_plugins_possible()
    assert len(looked) == 2
    monkeypatch.setenv("GIPR_LINT_CACHE_DIR", "")
    assert possible(1) == (True, 3)
