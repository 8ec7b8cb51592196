"""The Lark grammars, as package data: read them with ``importlib.resources.files("gipr_lint.grammar")``."""
