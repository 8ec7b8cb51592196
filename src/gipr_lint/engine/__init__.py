"""A run: which files, which rules, for how long, in how many processes.

In: paths, a configuration, rules. Out: a ``Run`` with findings and problems.
Not here: what a rule finds (``checks``), how it is said (``reporters``), what others add (``extensions``).
"""
