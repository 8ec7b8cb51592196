"""The process in which PDFium reads and marks.

Nothing that a file does here can hurt the run: what takes too long or too much memory ends this process only.
"""

from __future__ import annotations

from base64 import b64encode

from gipr_lint.readers.own_process.answering import Answer, limit_memory, serve

_NOT_LOADED = "检查 PDF 文件所用的 pypdfium2 在这台机器上装载不了，请重新安装：pip install --force-reinstall pypdfium2"
SECONDS = 8.0
"""How long reading may take, so that a hostile file leaves time for the others."""
MAX_MEMORY_BYTES = 320 * 1024 * 1024
"""How much memory reading may take beyond what the process has at its start, where the system can limit that."""


def main() -> None:
    """Answer until nobody asks any more."""
    serve(_reader, SECONDS)


def _reader() -> Answer:
    """Return what makes an answer of a file; the library is ready, and this process has its limits.

    With an order, which is JSON, the file is marked; else it is read.
    """
    try:
        import pypdfium2_raw as pdfium
    except (ImportError, OSError):
        return lambda _content, _order: {"refused": _NOT_LOADED}

    from gipr_lint.readers import ReadError
    from gipr_lint.readers.pdf.pdfium import substitute_font
    from gipr_lint.readers.pdf.pdfium.document import ink_of

    pdfium.FPDF_InitLibrary()
    font = substitute_font.install()
    limit_memory(MAX_MEMORY_BYTES)

    def answer(content: bytes, order: bytes, _kept: object = font) -> dict[str, object]:
        try:
            return {"appended": _marked(content, order)} if order else {"ink": ink_of(content)}
        except ReadError as error:
            return {"refused": str(error)}

    return answer


def _marked(content: bytes, order: bytes) -> str:
    """Return what is to be written behind a file, in letters."""
    import msgspec

    from gipr_lint.readers.pdf.marks import Order
    from gipr_lint.readers.pdf.pdfium.marking import appended

    return b64encode(appended(content, msgspec.json.decode(order, type=Order))).decode("ascii")


if __name__ == "__main__":
    main()
