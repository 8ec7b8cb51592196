"""The process in which pictures are recognised; with an order, a page as it was drawn, else a file of pictures.

An order is JSON: width and height of a drawn page, or the number of a picture in a file.
"""

from __future__ import annotations

import json
from contextlib import suppress

import msgspec

from gipr_lint.readers.own_process.answering import Answer, limit_memory, serve

SECONDS = 300.0
"""How long a page may take: a usual one takes four, on a machine with much other work two minutes."""
MAX_MEMORY_BYTES = 1100 * 1024 * 1024
"""How much memory may be taken beyond what the libraries have when they are loaded."""
_MAPPED_FROM_CODE = -3
"""The number by which glibc is told from which size on memory is taken from the system by itself (M_MMAP_THRESHOLD)."""
_MAPPED_FROM_BYTES = 1024 * 1024
"""That size: pictures and what the networks make of them are larger."""
_HEAPS_CODE = -8
"""The number by which glibc is told how many heaps threads share (M_ARENA_MAX)."""
_MAX_HEAP_ITEMS = 1
"""So many; each takes addresses of 64 MB."""
_NOT_LOADED = "识别扫描件所用的库在这台机器上装载不了，请重新安装：pip install --force-reinstall 'gipr-lint[ocr]'"
_FAILED = "图片识别不了，请改用 Word 文件检查"


def main() -> None:
    """Answer until nobody asks any more."""
    serve(_reader, SECONDS)


def _reader() -> Answer:
    """Return what makes an answer of a picture; the networks are loaded, and this process has its limits."""
    from gipr_lint.readers import ReadError

    try:
        import cv2
        import numpy as np

        from gipr_lint.readers.scan.recognition.models import Models
        from gipr_lint.readers.scan.recognition.page import pages_of, shows_print
        from gipr_lint.readers.scan.recognition.picture import decoded
    except (ImportError, OSError):
        return lambda _content, _order: {"refused": _NOT_LOADED}

    _give_memory_back()
    cv2.setNumThreads(1)
    cv2.ocl.setUseOpenCL(False)
    models = Models()
    limit_memory(MAX_MEMORY_BYTES)

    def answer(content: bytes, order: bytes) -> dict[str, object] | bytes:
        asked = json.loads(order)
        try:
            if "width" in asked:
                picture = np.frombuffer(content, np.uint8).reshape(asked["height"], asked["width"], 3)
                return msgspec.json.encode({"pages": pages_of(picture, models)})
            one, count = decoded(content, asked["number"])
            passed_over = asked.get("within") and not shows_print(one)
            pages = [] if passed_over else pages_of(one, models, any_size=True)
            return msgspec.json.encode({"pages": pages, "count": count})
        except ReadError as error:
            return {"refused": str(error)}
        except (cv2.error, ValueError, IndexError, ArithmeticError):
            return {"refused": _FAILED}

    return answer


def _give_memory_back() -> None:
    """Let what large arrays took go back to the system when they are gone, where the C library can be told so."""
    import ctypes

    with suppress(OSError, AttributeError):
        tell = ctypes.CDLL(None).mallopt
        tell(_MAPPED_FROM_CODE, _MAPPED_FROM_BYTES)
        tell(_HEAPS_CODE, _MAX_HEAP_ITEMS)


if __name__ == "__main__":
    main()
