"""Checks of running text: words, names, dates, and the numbers that sentences claim."""
