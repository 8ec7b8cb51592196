"""Checks of a report against those beside it: last year's, those of the organs below it, those of its neighbours."""
