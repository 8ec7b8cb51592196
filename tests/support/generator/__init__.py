"""Whole faultless reports, the layouts that conversion leaves them in, and single defects planted in them.

``drawing`` draws an organ, its tables and the facts of both; ``telling`` tells them, in phrases (``make``) or in the
whole sentences of the quality bench (``tell``); ``defects`` spoils a report, ``printing`` prints it. All of it is
written from the official formats and from what clerks write, not from the linter: a second opinion on it.
"""

from tests.support.generator.defects import DEFECTS, Defect, Expected
from tests.support.generator.model import Model
from tests.support.generator.printing.layouts import LAYOUTS, print_report
from tests.support.generator.printing.page import Place, Printed
from tests.support.generator.telling.narrative import make
from tests.support.generator.telling.told import tell

__all__ = ["DEFECTS", "LAYOUTS", "Defect", "Expected", "Model", "Place", "Printed", "make", "print_report", "tell"]
