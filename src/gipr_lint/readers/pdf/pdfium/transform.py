"""Matrices of PDF: from the space of an object to the page as it is shown, with its places from the top left."""

from __future__ import annotations

from gipr_lint.limits.tuples import NamedTuple


class Matrix(NamedTuple):
    """What makes ``a x + c y + e`` of x and ``b x + d y + f`` of y."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def then(self, other: Matrix) -> Matrix:
        """Return the matrix that does what this one does and then what another does."""
        return Matrix(
            self.a * other.a + self.b * other.c,
            self.a * other.b + self.b * other.d,
            self.c * other.a + self.d * other.c,
            self.c * other.b + self.d * other.d,
            self.e * other.a + self.f * other.c + other.e,
            self.e * other.b + self.f * other.d + other.f,
        )

    def inverse(self) -> Matrix:
        """Return the matrix that leads back; there is one, where a page is only turned and moved."""
        a, b, c, d, e, f = self
        size = a * d - b * c
        return Matrix(d / size, -b / size, -c / size, a / size, (c * f - d * e) / size, (b * e - a * f) / size)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point comes to lie."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Return the box around a box."""
        a, b, c, d, e, f = self
        left, right = sorted((a * x0, a * x1))
        low, high = sorted((c * y0, c * y1))
        up, down = sorted((b * x0, b * x1))
        near, far = sorted((d * y0, d * y1))
        return Box(left + low + e, up + near + f, right + high + e, down + far + f)


class Box(NamedTuple):
    """From where to where something reaches."""

    x0: float
    y0: float
    x1: float
    y1: float

    def within(self, other: Box) -> Box:
        """Return what two boxes have in common; it may be less than nothing."""
        return Box(max(self.x0, other.x0), max(self.y0, other.y0), min(self.x1, other.x1), min(self.y1, other.y1))

    def holds(self, x: float, y: float, spare: float = 0.0) -> bool:
        """Tell whether a point lies in the box, or beside it by no more than ``spare``."""
        return self.x0 - spare <= x <= self.x1 + spare and self.y0 - spare <= y <= self.y1 + spare


def shown(box: Box, quarters: int) -> tuple[Matrix, float, float]:
    """Return the way from the space of a page to the page as shown, its width and its height.

    ``box`` is the part of it that is shown, ``quarters`` are the quarter turns to the right by which it is turned.
    """
    width, height = box.x1 - box.x0, box.y1 - box.y0
    turned = (
        Matrix(1, 0, 0, -1, -box.x0, box.y1),
        Matrix(0, 1, 1, 0, -box.y0, -box.x0),
        Matrix(-1, 0, 0, 1, box.x1, -box.y0),
        Matrix(0, -1, -1, 0, box.y1, box.x1),
    )[quarters % 4]
    return (turned, height, width) if quarters % 2 else (turned, width, height)
