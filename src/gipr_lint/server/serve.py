"""A server with all that it does, on the streams that lead to an editor."""

from __future__ import annotations

import logging
import sys
from typing import IO, BinaryIO, cast

from gipr_lint.server.commands import obey
from gipr_lint.server.documents import take_notice
from gipr_lint.server.features import answer_questions
from gipr_lint.server.language_server import LOG, ReportServer
from gipr_lint.server.messages import Incoming


def serve(stdin: IO[bytes], stdout: IO[bytes], *, verbose: bool) -> None:
    """Serve one client until it says that it is enough, or its stream ends. With ``verbose`` the log is on stderr."""
    _quiet(verbose=verbose)
    server().start_io(cast("BinaryIO", Incoming(stdin)), cast("BinaryIO", stdout))


def server() -> ReportServer:
    """Return a server that is ready to begin."""
    made = ReportServer()
    take_notice(made)
    answer_questions(made)
    obey(made)
    return made


def _quiet(*, verbose: bool) -> None:
    """Let no library log anything: what they log are whole messages, with the texts in them."""
    for name in ("pygls", "asyncio"):
        logger = logging.getLogger(name)
        logger.propagate = False
        logger.setLevel(logging.CRITICAL + 1)
    LOG.propagate = False
    LOG.setLevel(logging.INFO if verbose else logging.CRITICAL + 1)
    if verbose:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        LOG.addHandler(handler)
