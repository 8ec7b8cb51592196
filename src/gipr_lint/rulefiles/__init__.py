"""Rule files: YAML to ``Rule``, with the language of equations and the regular expressions in them.

In: YAML files and the checks that they may name. Out: rules, or every mistake with file, line and column.
Not here: the national rules themselves (the folder ``rules``), packs of them (``extensions.packs``).
"""
