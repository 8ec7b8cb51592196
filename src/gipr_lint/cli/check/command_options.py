"""What the command line of ``check`` says, as its parts take it from each other."""

from __future__ import annotations

from typing import TypedDict

from gipr_lint.readers.scan.mode import OcrMode


class CommandOptions(TypedDict):
    """What the command line says, by the names of its parameters; None where it says nothing."""

    paths: tuple[str, ...]
    form: str | None
    output: str | None
    output_files: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    levels: tuple[str, ...]
    packs: tuple[str, ...]
    previous: tuple[str, ...]
    project: bool
    fail_on: str | None
    config_path: str | None
    edition: str | None
    ocr: OcrMode | None
    timeout: float | None
    jobs: int | None
    stdin_filename: str
    sarif_profile: str
    baseline: str | None
    no_baseline: bool
    skip_others: bool
    force_exclude: bool
    tracked: bool
    no_cache: bool
    fix: bool
    unsafe_fixes: bool
    diff: bool
    color: str
    verbose: bool
