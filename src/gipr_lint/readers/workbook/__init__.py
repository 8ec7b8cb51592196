"""Workbooks (.xlsx): each sheet as tables, what the file hides of it, and how its cells are printed."""
