"""All single defects."""

from __future__ import annotations

from tests.support.generator.defects.arithmetic import ARITHMETIC
from tests.support.generator.defects.cells import CELLS
from tests.support.generator.defects.defect import Defect, Expected
from tests.support.generator.defects.privacy import PRIVACY
from tests.support.generator.defects.structure import STRUCTURE
from tests.support.generator.defects.tables import ROWS
from tests.support.generator.defects.titles import TITLES

__all__ = ["DEFECTS", "Defect", "Expected"]

DEFECTS: tuple[Defect, ...] = (*STRUCTURE, *TITLES, *ROWS, *CELLS, *ARITHMETIC, *PRIVACY)
