"""The quality bench: whole reports told as clerks tell them, and single defects for every rule, found or missed.

Sentences and defects were written before the rules that they judge, from what clerks write: they are the second
opinion on the linter and are not to be fitted to it.
"""
