"""Files of the program and its users: YAML with places, resources, the cache, the system's errors, names.

In: a file or its content. Out: typed data, or a mistake with file, line and column in Chinese.
Not here: reports (``readers``) and rules (``rulefiles``).
"""
