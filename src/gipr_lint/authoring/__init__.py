"""For authors of rules: a rule explained, listed or begun, JSON Schemas for editors, what was read of a report.

In: rules and reports. Out: text and JSON for people.
Not here: findings (``reporters``), examples as tests (``testing``).
"""
