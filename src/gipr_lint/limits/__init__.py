"""Limits and what happens beyond them: nothing may take longer than it is given, and every error has its family.

In: code or a pattern and its seconds. Out: its result, or an error that says what took too long or went wrong.
Not here: limits of size, which stand with each reader.
"""
