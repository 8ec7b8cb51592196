"""What a client may ask: each question of the protocol, and the module that answers it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from hashlib import sha256
from typing import Any

from lsprotocol import types

from gipr_lint.server.language_server import ReportServer
from gipr_lint.server.reports import actions, hover, links, outline, sums
from gipr_lint.server.session import CheckedReport
from gipr_lint.server.texts import Text
from gipr_lint.server.yaml_files import completion, examples

_DIGEST_CHARS = 32
"""So long is the name of one state of what is said of a text."""
_PULLED = types.DiagnosticOptions(inter_file_dependencies=True, workspace_diagnostics=False, identifier="gipr-lint")


def answer_questions(server: ReportServer) -> None:
    """Let a server answer what its client asks."""
    session = server.session
    of_report: dict[str, tuple[Callable[[CheckedReport, Any], object], Any]] = {
        types.TEXT_DOCUMENT_DEFINITION: (lambda one, asked: links.definition(one, asked.position), None),
        types.TEXT_DOCUMENT_REFERENCES: (lambda one, asked: links.references(one, asked.position), None),
        types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: (lambda one, _: outline.symbols(one), None),
        types.TEXT_DOCUMENT_FOLDING_RANGE: (lambda one, _: outline.folds(one), None),
        types.TEXT_DOCUMENT_INLAY_HINT: (
            lambda one, asked: sums.inlay_hints(one, asked.range) if session.client.wishes.inlay_hints else [],
            None,
        ),
        types.TEXT_DOCUMENT_CODE_ACTION: (
            lambda one, asked: actions.actions(session, one, asked),
            types.CodeActionOptions(code_action_kinds=actions.KINDS),
        ),
    }
    for method, (answer, options) in of_report.items():
        _ask(server, method, partial(_of_report, server, answer), options)
    _ask(server, types.TEXT_DOCUMENT_HOVER, partial(_hover, server))
    none = types.RelatedFullDocumentDiagnosticReport([])
    _ask(server, types.TEXT_DOCUMENT_DIAGNOSTIC, partial(_diagnostics, server), _PULLED, nothing=none)
    _ask(server, types.TEXT_DOCUMENT_CODE_LENS, lambda text, _: examples.lenses(session, text))
    _ask(
        server,
        types.TEXT_DOCUMENT_COMPLETION,
        lambda text, asked: completion.completion(session, text, asked.position),
        types.CompletionOptions(trigger_characters=[" ", "-", "["]),
        at_once=True,
    )


def _ask(
    server: ReportServer,
    method: str,
    answer: Callable[[Text, Any], object],
    options: Any = None,  # noqa: ANN401 - each method has its own
    *,
    at_once: bool = False,
    nothing: object = None,
) -> None:
    """Let a question about a text be answered when nothing changes in it any more, or at once.

    ``nothing`` is the answer where the text is not open.
    """

    async def handler(params: Any) -> object:  # noqa: ANN401 - each method has its own
        text = await server.settled(params.text_document.uri, at_once=at_once)
        return server.guarded(lambda: answer(text, params)) if text is not None else nothing

    server.feature(method, options)(handler)


def _of_report(
    server: ReportServer, answer: Callable[[CheckedReport, Any], object], text: Text, params: object
) -> object:
    checked = server.session.checked(text.uri)
    return answer(checked, params) if checked is not None else []


def _hover(server: ReportServer, text: Text, params: types.HoverParams) -> types.Hover | None:
    checked = server.session.checked(text.uri)
    if checked is None:
        return completion.key_hover(server.session, text, params.position)
    return hover.hover(checked, params.position)


def _diagnostics(server: ReportServer, text: Text, params: types.DocumentDiagnosticParams) -> object:
    found = server.diagnostics(text)
    name = sha256(repr(found).encode(errors="replace")).hexdigest()[:_DIGEST_CHARS]
    if name == params.previous_result_id:
        return types.RelatedUnchangedDocumentDiagnosticReport(name)
    return types.RelatedFullDocumentDiagnosticReport(found, result_id=name)
