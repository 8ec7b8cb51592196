"""What others add: rule packs, plugins, the hooks for them, and all tools put together with the built-in ones.

In: folders and installed packages. Out: a ``Toolset``, and a problem for whatever is wrong with one of them.
Not here: how a rule file is read (``rulefiles``).
"""
