"""Personal data: found in a text, and hidden before anything is printed.

In: a text and the words around it. Out: where in it something belongs to a person; the same text with that masked.
Not here: which rule speaks of it (``checks.privacy``).
"""
