"""Checks of what sentences say in numbers, against the tables and against one another."""
