"""Folded text to words that are understood: the lexicon, amounts with their units, the names of who speaks."""
