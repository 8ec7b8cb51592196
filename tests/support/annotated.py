"""Reports with a planted defect, checked and annotated; and what was changed in an archive."""

from __future__ import annotations

import io
from itertools import count
from zipfile import ZipFile

from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import lint
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.model.run import Run
from tests.support.generator import DEFECTS, Model, make
from tests.support.generator.model import dice

RULES = national_rules()


def checked(content: bytes, path: str) -> Run:
    """Return what the national rules find in a file."""
    run = lint([Input(path, lambda: content, named=True)], RULES)
    assert run.problems == ()
    return run


def planted(number: int) -> Model:
    """Return a report with one of the defects, in order."""
    defect = DEFECTS[number % len(DEFECTS)]
    for seed in count(number):
        found = defect.plant(make(seed, defect.edition), dice("plant", defect.name, seed))
        if found is not None:
            return found[0]
    raise AssertionError(defect.name)


def told(run: Run) -> list[tuple[str, object, str]]:
    """Return what was found, apart from where in the file it stands."""
    return [(one.rule, one.location.logical, one.fingerprint) for one in run.findings]


def packed(content: bytes) -> dict[str, bytes]:
    """Return each part of an archive as it stands there: its header, its name and its packed bytes."""
    archive = ZipFile(io.BytesIO(content))
    return {
        one.filename: content[one.header_offset : one.header_offset + 30 + len(one.filename) + one.compress_size]
        for one in archive.infolist()
    }
