"""The errors of the project, one family: a program catches all of them as GiprLintError, or one branch.

Each module keeps the errors that it raises; here are the branches in which they stand. A message is Chinese and
never repeats personal data.
"""

from __future__ import annotations


class GiprLintError(BaseException):
    """The base of all. It is no ``Exception``, because StopError is none: all other branches are."""


class InputError(GiprLintError, Exception):
    """A file that is to be checked cannot be read, or cannot be made a report of."""


class ConfigurationError(GiprLintError, Exception):
    """The configuration or the command line asks for something that there is not, or a YAML file is wrong."""


class RuleError(GiprLintError, Exception):
    """A rule, what stands in its file, or one of its examples is wrong."""


class PluginError(GiprLintError, Exception):
    """Code of a plugin failed, or returned something else than it should."""


class StopError(GiprLintError):
    """What is being done has to end: code that catches every ``Exception`` does not swallow it."""
