"""Limits: nothing that is read or matched may take longer than it is given.

In: code or a pattern and its seconds. Out: its result, or an error that says what took too long.
Not here: limits of size, which stand with each reader.
"""
