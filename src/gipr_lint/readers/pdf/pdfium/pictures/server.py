"""The process in which PDFium draws pages; an order is the number of one and the points to the inch, as JSON."""

from __future__ import annotations

import json

from gipr_lint.readers.own_process.answering import Answer, limit_memory, serve
from gipr_lint.readers.pdf.pdfium.server import MAX_MEMORY_BYTES, SECONDS


def main() -> None:
    """Answer until nobody asks any more."""
    serve(_reader, SECONDS)


def _reader() -> Answer:
    """Return what draws a page; why it cannot be drawn stands in JSON in the place of a picture."""
    import pypdfium2_raw as pdfium

    from gipr_lint.readers import ReadError
    from gipr_lint.readers.pdf.pdfium.pictures.drawing import drawn

    pdfium.FPDF_InitLibrary()
    limit_memory(MAX_MEMORY_BYTES)

    def answer(content: bytes, order: bytes) -> dict[str, object] | bytes:
        number, dpi = json.loads(order)
        try:
            return drawn(content, number, dpi)
        except ReadError as error:
            return {"refused": str(error)}

    return answer


if __name__ == "__main__":
    main()
