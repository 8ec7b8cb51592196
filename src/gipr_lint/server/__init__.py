"""The language server: reports, rule files and configurations checked while they are written, for editors.

In: messages of the language server protocol. Out: the same, and nothing else on standard output.
Not here: what is right or wrong about a report (``engine`` and the rules), and the editors' own parts (``editors/``).
"""
