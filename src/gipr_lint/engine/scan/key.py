"""What the rows of a scan rest on besides the files, told by content: the same on every machine that has the same."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from importlib import import_module
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from gipr_lint.engine.companions.whose import Organs
from gipr_lint.engine.scan.tables.schema import SCHEMA_VERSION, TABLES
from gipr_lint.extensions.toolset import Toolset
from gipr_lint.files.version import __version__
from gipr_lint.limits.expressions import expression
from gipr_lint.model.rule import Rule
from gipr_lint.readers.scan.mode import mode

_SHIPPED = ("gipr_lint", "gipr_lint.formats", "gipr_lint.grammar", "gipr_lint.rules", "gipr_lint.vocabulary")
"""The packages whose files are the program."""
_CODE = (".py", ".yaml", ".lark")
_NAME = expression(r"^[\w.-]+")
"""The name of a library in a requirement. Finds ``[|lark|]>=1.2``, not ``>=1.2``."""


def program_key() -> str:
    """Return what changes with the program, its data, its libraries, and the Python that runs it."""
    digest = sha256(repr((__version__, SCHEMA_VERSION, TABLES, sys.version_info[:2], [*_libraries()])).encode())
    for package in _SHIPPED:
        file = import_module(package).__file__
        for name, content in files_of(Path(file).parent) if file else ():
            digest.update(repr((package, name, sha256(content).digest())).encode())
    return digest.hexdigest()


def scan_key(tools: Toolset, rules: Iterable[Rule], edition: str | None, organs: Organs) -> str:
    """Return what changes with the program, the rules in force, packs and plugins, and what is told of organs.

    How pictures are read here counts as well.
    """
    packs = [(pack.origin, files_of(Path(str(pack.folder)))) for pack in tools.packs]
    plugins = [plugin[:3] for plugin in tools.plugins]
    parts = (
        program_key(),
        [(rule.id, rule.level.value) for rule in rules],
        edition,
        packs,
        plugins,
        _sorted(organs),
        mode(),
    )
    return sha256(repr(parts).encode("utf-8", "surrogateescape")).hexdigest()


def _sorted(organs: Organs) -> object:
    return sorted((county, tuple(names)) for county, names in organs.lists.items()), sorted(organs.renamed.items())


def files_of(folder: Path) -> Sequence[tuple[str, bytes]]:
    """Return the files of code and data below a folder, in order."""
    found = [file for file in folder.rglob("*") if file.suffix in _CODE and file.is_file()]
    return [(file.relative_to(folder).as_posix(), file.read_bytes()) for file in sorted(found)]


def _libraries() -> Iterator[tuple[str, str]]:
    """Yield the libraries that the program asks for and their versions, where they are installed."""
    try:
        wanted = requires("gipr-lint") or ()
    except PackageNotFoundError:
        return
    for requirement in wanted:
        if "extra ==" in requirement and not any(one in requirement for one in ("pdf", "xlsx", "ocr")):
            continue
        name = _NAME.search(requirement)
        if name:
            try:
                yield name[0], version(name[0])
            except PackageNotFoundError:
                yield name[0], ""
