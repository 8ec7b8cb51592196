"""PDF files with a text layer: the printed lines and the drawn tables, page by page."""

from __future__ import annotations

from gipr_lint.model.document import Document
from gipr_lint.readers import ReadError

_MISSING = "检查 PDF 文件需要 pdfminer.six，请运行 pip install pdfminer.six"
_BROKEN = "PDF 已损坏或不完整，请用 PDF 阅读器或 WPS 打开，另存后再检查"


def read(content: bytes, path: str) -> Document:
    """Read a PDF; see ``gipr_lint.readers.read`` for the errors. Raises ReadError where pdfminer is missing."""
    try:
        from gipr_lint.readers.pdf.drawing import ink_of
    except ImportError:
        raise ReadError(_MISSING) from None
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    from gipr_lint.readers.pdf.limits import guarded
    from gipr_lint.readers.pdf.readable import check
    from gipr_lint.readers.pdf.reading_order import write

    with guarded():
        try:
            ink = ink_of(content)
        except (ReadError, MemoryError, RecursionError):
            raise
        except (PDFPasswordIncorrect, PDFEncryptionError):
            raise ReadError("PDF 已加密，请取消密码后另存，再检查") from None
        except Exception:  # noqa: BLE001 - of a broken file, pdfminer raises whatever comes up
            raise ReadError(_BROKEN) from None
        check(ink.pages)
        return write(ink, path)
