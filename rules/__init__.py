"""The national rules, one YAML file each, as package data of ``gipr_lint.rules``."""
