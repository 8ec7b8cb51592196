"""A plugin for gipr-lint: what a province adds, in one installable package."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from gipr_lint import hookimpl

if TYPE_CHECKING:
    from gipr_lint import Check, Document, ReporterOptions, Run


@hookimpl
def register_rules() -> Iterable[Path]:
    """Offer the rule pack that lies beside this file."""
    return [Path(__file__).parent / "pack"]


@hookimpl
def register_checks() -> Mapping[str, Check]:
    """Offer the check ``multiple``, which the rules of the pack name."""
    from gipr_lint_fujian.multiple import CHECK

    return {"multiple": CHECK}


@hookimpl
def register_readers() -> Mapping[str, Callable[[bytes, str], Document]]:
    """Offer the reader of ``.mjb``."""
    from gipr_lint_fujian.dossier import read

    return {".mjb": read}


@hookimpl
def register_reporters() -> Mapping[str, Callable[[Run, ReporterOptions], str]]:
    """Offer the output format ``ledger``."""
    from gipr_lint_fujian.ledger import render

    return {"ledger": render}
