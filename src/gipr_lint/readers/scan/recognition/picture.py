"""Files of pictures, of a size that is known before anything of them is unpacked."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from gipr_lint.readers import ReadError
from gipr_lint.readers.scan.recognition.pixels import Pixels

MAX_PIXELS = 40_000_000
"""The largest picture that is unpacked: a page at 600 points to the inch has 35 millions."""
MIN_PX = 40
"""A picture that is narrower or lower shows no print."""
_KEPT_PIXELS = 9_000_000
"""A larger one is made smaller."""
_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "GIF")
_UNLIKELY = "不像一份年度报告，未读取"
_DAMAGED = "图片已损坏或不完整，请重新扫描或另存后再检查"

Image.MAX_IMAGE_PIXELS = None  # the limit here comes first, and is told in words


def decoded(content: bytes, number: int) -> tuple[Pixels, int]:
    """Return a picture of a file, by its number from 0 on, and how many there are.

    Raises ReadError where it is damaged, or larger than any page.
    """
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as file:
            count = getattr(file, "n_frames", 1)
            file.seek(number)
            if file.width * file.height > MAX_PIXELS:
                raise ReadError(f"图片有 {file.width}×{file.height} 点，{_UNLIKELY}")
            if min(file.size) < MIN_PX:
                return np.full((MIN_PX, MIN_PX, 3), 255, np.uint8), count
            return _points(ImageOps.exif_transpose(file)), count
    except (UnidentifiedImageError, OSError, EOFError, SyntaxError, ValueError, TypeError, KeyError, OverflowError):
        raise ReadError(_DAMAGED) from None


def _points(file: Image.Image) -> Pixels:
    """Return the points of a picture on white paper: blue, green and red."""
    if file.mode.startswith("I") or file.mode == "F":
        levels = np.asarray(file, np.float32)
        file = Image.fromarray((levels * (255 / max(float(levels.max()), 1.0))).astype(np.uint8))
    if file.mode in {"RGBA", "LA", "PA"} or "transparency" in file.info:
        seen = file.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        paper.alpha_composite(seen)
        file = paper
    size = file.width * file.height
    if size > _KEPT_PIXELS:
        share = (_KEPT_PIXELS / size) ** 0.5
        if file.mode in {"1", "P"}:
            file = file.convert("L" if file.mode == "1" else "RGB")
        file = file.resize((round(file.width * share), round(file.height * share)), Image.Resampling.BOX)
    return np.ascontiguousarray(np.asarray(file.convert("RGB"))[:, :, ::-1])
