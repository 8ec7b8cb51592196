"""Counties with their towns over several years: faultless beside each other, and with faults planted between them."""

from tests.support.counties.faults import FAULTS, Planted, plant
from tests.support.counties.reports import COUNTIES, TOWNS, YEARS, Key, Reports, faultless, written

__all__ = ["COUNTIES", "FAULTS", "TOWNS", "YEARS", "Key", "Planted", "Reports", "faultless", "plant", "written"]
