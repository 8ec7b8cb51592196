"""Checks of the structure: sections, headings, the title, what a part has to hold."""
