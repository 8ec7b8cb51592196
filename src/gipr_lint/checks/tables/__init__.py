"""Checks of the statutory tables: rows, columns, cells, and their arithmetic."""
