"""Checks of what sentences state in numbers, against the tables and against one another."""
