"""The packages of the page: wheels from PyPI with known hashes, and this project, unpacked into one folder.

    python3 tools/site_packages.py FOLDER

It needs nothing but pip. What is no use in a browser is left out: programs for other machines, and rooms of the
project that only the command line uses.
"""

import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

WEB = Path(__file__).parents[1]
ROOT = WEB.parent
REQUIREMENTS = {
    "wasm": ["--platform", "pyemscripten_2026_0_wasm32"],
    "python": ["--platform", "manylinux_2_28_x86_64"],
}
"""The files of requirements, each with where its wheels are for."""
VERSION = ["--python-version", "3.14", "--implementation", "cp", "--abi", "cp314"]
DATA = ("formats", "grammar", "rules", "vocabulary")
"""The folders of the project that are packages of their own."""
NOT_THERE = ("cli", "authoring", "testing", "engine/scan")
"""The rooms that only the command line uses."""
NUMBERS = ("__init__", "exceptions", "luhn", "util", "iso7064", "cn", "isbn", "numdb", "cn/loc.dat")
"""What is needed of the library of numbers, which knows those of all countries."""


def main() -> None:
    """Fill a folder anew."""
    folder = Path(sys.argv[1])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, platform in REQUIREMENTS.items():
        for wheel in downloaded(name, platform):
            unpack(wheel, folder)
    project(folder / "gipr_lint")
    shutil.copy(WEB / "src" / "pypdfium2_raw.py", folder)


def downloaded(name: str, platform: list[str]) -> list[Path]:
    """Return the wheels of a file of requirements, which stay for the next time."""
    cache = WEB / "node_modules" / ".cache" / "wheels" / name
    cache.mkdir(parents=True, exist_ok=True)
    requirements = WEB / "requirements" / f"{name}.txt"
    options = ["-qq", "--no-deps", "--only-binary=:all:", "--require-hashes", *VERSION, *platform]
    pip = [sys.executable, "-m", "pip", "download", "--disable-pip-version-check"]
    with tempfile.TemporaryDirectory() as empty:
        command = [*pip, *options, "--find-links", str(cache), "--dest", empty, "-r", str(requirements)]
        subprocess.run(command, check=True)  # noqa: S603 - pip
        shutil.copytree(empty, cache, dirs_exist_ok=True)
        names = [path.name for path in Path(empty).iterdir()]
    return sorted(cache / one for one in names)


def unpack(wheel: Path, folder: Path) -> None:
    """Unpack what a browser needs of a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if is_wanted(name):
                archive.extract(name, folder)


def is_wanted(name: str) -> bool:
    """Tell whether a file of a wheel is needed."""
    top, _, rest = name.partition("/")
    if top.endswith(".dist-info") or name.endswith((".pyi", ".typed", ".c", ".h", ".pyx", ".hpp", ".cpp")):
        return False
    if name.endswith(".so"):
        return "wasm32" in name
    return top != "stdnum" or rest.partition(".")[0].partition("/")[0] in NUMBERS


def project(to: Path) -> None:
    """Copy the project as it would be installed."""
    caches = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "src" / "gipr_lint", to, ignore=caches)
    for name in DATA:
        shutil.copytree(ROOT / name, to / name, ignore=caches)
    for name in NOT_THERE:
        shutil.rmtree(to / name)


if __name__ == "__main__":
    main()
