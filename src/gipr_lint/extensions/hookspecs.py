"""The hooks that a plugin may implement: what an installed package can add to gipr-lint.

A plugin is a package with an entry point in the group ``gipr_lint``, which names a module (or an object) with
functions that are marked as implementations of hooks::

    # pyproject.toml
    [project.entry-points.gipr_lint]
    fujian = "gipr_lint_fujian.plugin"

    # gipr_lint_fujian/plugin.py
    from gipr_lint import hookimpl

    @hookimpl
    def register_readers():
        return {".ofd": read_ofd}

No hook has arguments. Each is called once in a run, before any report is read; what is right in its answer is used,
the rest is named as a problem of the run. Work that takes long, imports above all, belongs into the functions that
are registered, not into the module: every run loads it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pluggy import HookimplMarker, HookspecMarker

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from gipr_lint.model.rule import Check, Rule
    from gipr_lint.readers import Reader
    from gipr_lint.reporters import Reporter

PROJECT = "gipr_lint"
"""The name of the project in pluggy."""

hookimpl = HookimplMarker(PROJECT)
"""Marks a function of a plugin as the implementation of the hook of its name."""

hookspec = HookspecMarker(PROJECT)


class Hooks(Protocol):
    """The hooks. In a plugin they are functions of a module, without ``self``."""

    @hookspec
    def register_readers(self) -> Mapping[str, Reader]:
        """Return readers by the suffix of the files that they read.

        A suffix is lower-case and begins with its only dot: ``".ofd"``. A reader is a function
        ``(content: bytes, path: str) -> gipr_lint.Document``; ``path`` is the name to show, not to open. It
        raises ``gipr_lint.ReadError`` with one Chinese sentence where the content cannot be read. The blocks
        of the document are in order, each span lies in its lines, and no text is longer than its span.
        The built-in suffixes cannot be taken over.
        """
        ...

    @hookspec
    def register_checks(self) -> Mapping[str, Check]:
        """Return checks by the name under which rules name them.

        A name is in kebab-case: ``"fee-table"``. A check is a ``gipr_lint.Check``: ``run``, a function
        ``(report: Report, options) -> Iterator[Hit]``; ``options``, the ``msgspec.Struct`` that the ``with`` of a rule
        file is read into; ``fields``, a mapping of the placeholders it offers to messages to their meaning in Chinese;
        ``about``, what it tests, in Chinese. Rule packs and rules of all plugins may name it.
        """
        ...

    @hookspec
    def register_rules(self) -> Iterable[Rule | Path | Traversable]:
        """Return rules: each a ``gipr_lint.Rule`` ready made, or a folder that is a rule pack.

        A folder holds a ``pack.yaml`` and rule files: ``importlib.resources.files("gipr_lint_fujian") / "rules"``.
        A ready-made rule names a check that there is, with options of that check's type; where it comes from is filled
        in. An id that another rule has cannot be taken over.
        """
        ...

    @hookspec
    def register_reporters(self) -> Mapping[str, Reporter]:
        """Return reporters by the name of their format, as ``--format`` takes it.

        A name is in kebab-case: ``"fujian-table"``. A reporter is a function
        ``(run: gipr_lint.Run, options: gipr_lint.ReporterOptions) -> str``: all that is to be printed. The
        built-in formats cannot be taken over.
        """
        ...


HOOKS = tuple(name for name in vars(Hooks) if name.startswith("register_"))
"""The names of the hooks."""
