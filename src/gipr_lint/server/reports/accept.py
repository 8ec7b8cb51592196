"""Findings accepted with a reason: a comment in the report, or an entry of the configuration."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types

from gipr_lint.engine.config_file import FILE_NAME
from gipr_lint.limits.expressions import expression
from gipr_lint.model.finding import Finding
from gipr_lint.readers import suffix_of
from gipr_lint.server.paths import is_saved, uri_of
from gipr_lint.server.reports.places import shown
from gipr_lint.server.session import CheckedReport
from gipr_lint.server.texts import Text
from gipr_lint.server.yaml_files.entries import quoted, with_entry

_COMMENTED = frozenset({".md", ".markdown", ".html", ".htm"})
"""The suffixes of reports in which a comment is not shown to their readers."""
_END = expression(r"-->|--!?>?|[<>\r\n]")
"""What would end a comment, or its line. Finds ``甲[|-->|]乙``, not ``甲-乙``."""


def comment_edit(checked: CheckedReport, finding: Finding, reason: str) -> types.TextEdit | None:
    """Return the edit that writes a comment behind the line of a finding; without a reason it is not in force yet.

    None where the text has no comments, or the finding no line.
    """
    span = shown(checked, finding.location.span)
    if span is None or suffix_of(checked.path) not in _COMMENTED or span.end_line > len(checked.text.lines):
        return None
    words = _END.sub(" ", reason).strip()
    place = checked.text.position(span.end_line, len(checked.text.lines[span.end_line - 1]) + 1)
    return types.TextEdit(types.Range(place, place), f" <!-- gipr-lint: ignore {finding.rule} {words} -->")


def config_edit(
    checked: CheckedReport, finding: Finding, reason: str, configuration: Text | None
) -> types.WorkspaceEdit | None:
    """Return the edit that adds an entry to the configuration, made where there is none.

    ``configuration`` is its text as the editor has it, if it is open. None where the entry has no place in it, or the
    report no file.
    """
    if not is_saved(checked.text.uri):
        return None
    project = checked.project
    file = project.file or project.root / FILE_NAME
    if file.name != FILE_NAME:
        return None
    entry = _entry(finding, Path(checked.path), file.parent, reason)
    uri, exists = configuration.uri if configuration else uri_of(file), file.is_file()
    text = configuration or Text(uri, 0, "yaml", _content(file) if exists else "", checked.text.units)
    edit = with_entry(text, entry)
    if edit is None:
        return None
    document = types.OptionalVersionedTextDocumentIdentifier(uri, configuration.version if configuration else None)
    changes: list[types.TextDocumentEdit | types.CreateFile] = [types.TextDocumentEdit(document, [edit])]
    if not exists and configuration is None:
        changes.insert(0, types.CreateFile(uri, options=types.CreateFileOptions(ignore_if_exists=True)))
    return types.WorkspaceEdit(document_changes=[*changes])


def _content(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""


def _entry(finding: Finding, report: Path, folder: Path, reason: str) -> str:
    """Return an entry of ``suppress`` on one line."""
    try:
        path = report.resolve().relative_to(folder.resolve()).as_posix()
    except ValueError:
        path = report.name
    pattern = "".join(f"\\{char}" if char in "*?[]!#\\ " else char for char in path)
    parts = [f"rule: {finding.rule}", f"path: {quoted(f'/{pattern}')}"]
    if finding.location.logical:
        parts.append(f"at: {quoted('.'.join(finding.location.logical))}")
    return "{" + ", ".join([*parts, f"reason: {quoted(reason)}"]) + "}"
