"""The rule pack."""
