"""Run in the Python of the page when it is built: everything is compiled, and what later runs can keep is made."""

import os
import sys
import zipfile
from importlib import import_module
from io import BytesIO
from pathlib import Path
from pkgutil import walk_packages
from py_compile import PycInvalidationMode
from py_compile import compile as compile_file
from types import ModuleType

SITE = Path("/lib/python3.14/site-packages")
ROOM = Path("/work")
STANDARD = Path("/lib/python314.zip")
DATE = (1980, 1, 1, 0, 0, 0)
NOT_IN_PAGES = frozenset(
    {
        "__main__",
        "server",
        "pdfium",
        "recognition",
        "fork",
        "workers",
        "legacy",
    }
)
"""Modules that need processes, PDFium, or what recognises print."""
NOT_NEEDED = ("idlelib", "turtledemo", "tkinter", "lib2to3", "ensurepip", "pydoc_data", "test", "unittest", "turtle")
"""What nobody asks for of the standard library."""


def compiled(file: Path, name: str) -> bytes:
    """Return the code of a module, which says nothing of when and where it was made."""
    made = ROOM / "made.pyc"
    compile_file(
        str(file), cfile=str(made), dfile=name, doraise=True, invalidation_mode=PycInvalidationMode.UNCHECKED_HASH
    )
    return made.read_bytes()


def standard_library() -> bytes:
    """Return the archive of the standard library, its modules compiled."""
    packed = BytesIO()
    with zipfile.ZipFile(STANDARD) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(source.namelist()):
            if name.split("/")[0].removesuffix(".py") in NOT_NEEDED or name.endswith("/"):
                continue
            content = source.read(name)
            if name.endswith(".py"):
                module = ROOM / "module.py"
                module.write_bytes(content)
                name, content = f"{name}c", compiled(module, name)
            archive.writestr(zipfile.ZipInfo(name, DATE), content)
    return packed.getvalue()


def keep() -> None:
    """Check some reports, so that the rules are read and the expressions compiled."""
    from gipr_lint.engine.browser import results
    from gipr_lint.engine.browser.session import Session

    os.chdir("/work")
    session = Session('{"paths": ["."]}')
    run = session.run({path: session.check(path) for path in session.paths})
    if run.problems or not run.findings:
        sys.exit(f"the reports for the build are not as they were: {run.problems}")
    for form in ("html", "csv"):
        results.text(run, form)
    compile_expressions()
    session.close()


class _Absent(ModuleType):
    """The functions of PDFium, which are not there when the page is built: modules that name them are only imported."""

    def __getattr__(self, name: str) -> "_Absent":
        if name.startswith("__"):
            raise AttributeError(name)
        return self


def compile_expressions() -> None:
    """Compile the expressions of all modules, also of readers that no report for the build needs."""
    import gipr_lint
    from gipr_lint.limits.expressions import Expression

    sys.modules["gipr_lint_pdfium"] = _Absent("gipr_lint_pdfium")
    for found in walk_packages(gipr_lint.__path__, "gipr_lint."):
        if not NOT_IN_PAGES.isdisjoint(found.name.split(".")):
            continue
        for value in vars(import_module(found.name)).values():
            if isinstance(value, Expression):
                value.search  # noqa: B018 - compiled when it is asked for


def packages() -> dict[str, bytes]:
    """Return what lies in the folder of packages and in the cache, modules compiled."""
    found = {}
    for file in sorted(SITE.rglob("*")):
        if not file.is_file() or "__pycache__" in file.parts:
            continue
        name = str(file.relative_to(SITE))
        if file.suffix == ".py":
            found[f"{file}c"] = compiled(file, name)
        else:
            found[str(file)] = file.read_bytes()
    cache = Path(os.environ["GIPR_LINT_CACHE_DIR"])
    return found | {str(file): file.read_bytes() for file in sorted(cache.rglob("*")) if file.is_file()}
