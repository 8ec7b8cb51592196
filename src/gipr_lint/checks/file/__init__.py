"""Checks of what a file carries besides the report: comments and changes, page numbers and running heads."""
