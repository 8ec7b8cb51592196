"""Printing a report in the layouts that conversion leaves behind, with the places of what stands in it."""
