"""What the running text of a report states: quantities of the tables, lists with their sums, shares and changes.

In: a paragraph and whose report it is. Out: statements, relations between numbers, and why a number was not read.
Not here: whether the tables agree (``checks.text.statements``).
"""
