"""The words of the whole program: document, report, organ, format, rule, finding, run.

In: nothing but each other and the YAML of the formats. Out: frozen types and the questions that are asked of them.
Not here: how a report is read, judged or printed.
"""
