"""Reports as scans: the pages of a PDF as pictures, as a copier and a seal leave them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import pypdfium2
from PIL import Image

from tests.support.generator import Model
from tests.support.writers import pdf

WHITE = (255, 255, 255)
RED = (40, 40, 215)


@dataclass(frozen=True, slots=True)
class Copier:
    """What becomes of pages: their points to the inch; how noisy they are and how far they lean, in degrees.

    ``jpeg`` is the quality of the picture, 0 leaves it as it is. With ``seal``, one is stamped over the figures.
    ``quarters`` are those by which pages lie on their side, and with ``paired`` two of them are on a sheet.
    """

    dpi: int = 200
    noise: float = 0.0
    skew: float = 0.0
    jpeg: int = 0
    seal: bool = False
    quarters: int = 0
    paired: bool = False


def pictures(content: bytes, copier: Copier, seed: int = 0) -> list[Any]:
    """Return the pages of a PDF as they come from a copier: rows of blue, green and red."""
    dice = np.random.default_rng(seed)
    drawn = [page.render(scale=copier.dpi / 72).to_numpy()[:, :, :3].copy() for page in pypdfium2.PdfDocument(content)]
    if copier.seal:
        drawn = [sealed(page, dice) for page in drawn]
    if copier.paired:
        blank = np.full_like(drawn[0], 255)
        drawn += [blank] * (len(drawn) % 2)
        drawn = [np.hstack(drawn[at : at + 2]) for at in range(0, len(drawn), 2)]
    return [copied(page, copier, dice) for page in drawn]


def as_pdf(pages: Sequence[Any], dpi: int) -> bytes:
    """Return a PDF of pictures."""
    images = [Image.fromarray(page[:, :, ::-1]) for page in pages]
    target = io.BytesIO()
    images[0].save(target, "PDF", resolution=dpi, save_all=True, append_images=images[1:])
    return target.getvalue()


def as_file(pages: Sequence[Any], form: str) -> bytes:
    """Return a file of pictures: ``PNG``, ``JPEG``, or ``TIFF`` with all of them."""
    images = [Image.fromarray(page[:, :, ::-1]) for page in pages]
    target = io.BytesIO()
    if form == "TIFF":
        images[0].save(target, form, save_all=True, append_images=images[1:], compression="tiff_deflate")
    else:
        images[0].save(target, form)
    return target.getvalue()


def write_model(model: Model, style: pdf.Style = pdf.PLAIN, copier: Copier = Copier()) -> bytes:
    """Return a generated report as a PDF of scanned pages."""
    return as_pdf(pictures(pdf.write_model(model, style), copier, model.seed), copier.dpi)


def sealed(page: Any, dice: np.random.Generator) -> Any:  # noqa: ANN401 - arrays have no useful type
    """Return a page with a seal on it: a ring with a star."""
    height, width = page.shape[:2]
    across = round(0.12 * width)
    x, y = (round(dice.uniform(0.3, 0.75) * side) for side in (width, height))
    stamped = page.copy()
    cv2.circle(stamped, (x, y), across, RED, max(across // 14, 2))
    angles = np.arange(5) * 4 * np.pi / 5
    star = np.stack([x + 0.4 * across * np.sin(angles), y - 0.4 * across * np.cos(angles)], axis=1)
    cv2.fillPoly(stamped, [star.astype(np.int32)], RED)
    return np.minimum(page, stamped)


def copied(page: Any, copier: Copier, dice: np.random.Generator) -> Any:  # noqa: ANN401
    height, width = page.shape[:2]
    if copier.skew:
        matrix = cv2.getRotationMatrix2D((width / 2, height / 2), copier.skew, 1.0)
        page = cv2.warpAffine(page, matrix, (width, height), borderValue=WHITE)
    if copier.noise:
        soft = cv2.GaussianBlur(page, (0, 0), 0.6).astype(np.float32)
        page = np.clip(soft * 0.92 + 12 + dice.normal(0, copier.noise, (height, width, 1)), 0, 255).astype(np.uint8)
    page = np.ascontiguousarray(np.rot90(page, copier.quarters))
    if copier.jpeg:
        packed = cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, copier.jpeg])[1]
        page = cv2.imdecode(packed, cv2.IMREAD_COLOR)
    return page
