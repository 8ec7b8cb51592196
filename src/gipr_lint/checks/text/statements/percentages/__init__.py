"""Percentages of the text, shares and changes, against the numbers from which they follow."""
