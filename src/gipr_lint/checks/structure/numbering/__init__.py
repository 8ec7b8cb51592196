"""Checks of numbered items: sub-headings, enumerations, and lists that answer one another."""
