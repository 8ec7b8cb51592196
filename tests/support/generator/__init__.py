"""Whole faultless reports, the layouts that conversion leaves them in, and single defects planted in them.

Written from the official formats and from what clerks write, not from the linter: a second opinion on it.
"""

from .defects import DEFECTS, Defect, Expected
from .layouts import LAYOUTS, print_report
from .model import Model
from .narrative import make
from .page import Place, Printed

__all__ = ["DEFECTS", "LAYOUTS", "Defect", "Expected", "Model", "Place", "Printed", "make", "print_report"]
