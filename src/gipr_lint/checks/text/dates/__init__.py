"""Checks of dates and years: when a report is published, which period it covers, another year left over."""
