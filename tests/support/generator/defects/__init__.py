"""All single defects."""

from __future__ import annotations

from .defect import Defect, Expected
from .defects_arithmetic import ARITHMETIC
from .defects_privacy import PRIVACY
from .defects_structure import STRUCTURE
from .defects_tables import TABLES

__all__ = ["DEFECTS", "Defect", "Expected"]

DEFECTS: tuple[Defect, ...] = (*STRUCTURE, *TABLES, *ARITHMETIC, *PRIVACY)
