"""For whom a SARIF log is: the standard alone, or consumers that read it in a way of their own.

A file without lines (Word, PDF, a workbook) has no region of lines. By the standard a result in it has all bytes of the
file for a region, the form that is there for such files; validators demand one. Code scanning of GitHub places results
by line: there the first one stands for the file. Viewers in editors take bytes for those of a hex editor: there the
result has no region, and they find names beyond ASCII only where those are not percent-encoded.
"""

from collections.abc import Mapping
from typing import Literal

from gipr_lint.limits.tuples import NamedTuple


class Profile(NamedTuple):
    """What ``whole`` region a result in a file without lines has; with ``plain_names`` only ASCII is percent-encoded.

    With ``cure`` the description of a rule says too what to do, for viewers that show nothing else of it. Without
    ``suppressed`` accepted findings are left out, for code scanning would show them as open.
    """

    whole: Literal["bytes", "line", "none"] = "bytes"
    plain_names: bool = False
    cure: bool = False
    suppressed: bool = True

    def region(self, size: int) -> Mapping[str, int] | None:
        """Return the region of a file without lines that has so many bytes."""
        if self.whole == "none":
            return None
        return {"startLine": 1} if self.whole == "line" else {"byteOffset": 0, "byteLength": size}


PROFILES: Mapping[str, Profile] = {
    "standard": Profile(),
    "github": Profile("line", suppressed=False),
    "ide": Profile("none", plain_names=True, cure=True),
}
