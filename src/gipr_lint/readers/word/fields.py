"""Fields: what Word computes and prints in their place is text, their instructions are not."""

from __future__ import annotations


class Fields:
    """The fields that are open at some place. They may go on over paragraphs."""

    def __init__(self) -> None:
        self._in_result: list[bool] = []
        self._instructions = 0

    def mark(self, kind: str | None) -> None:
        """Pass the begin, the separator or the end of a field."""
        if kind == "begin":
            self._in_result.append(False)
            self._instructions += 1
        elif kind == "separate" and self._in_result:
            self._instructions -= not self._in_result[-1]
            self._in_result[-1] = True
        elif kind == "end" and self._in_result:
            self._instructions -= not self._in_result.pop()

    def settle(self) -> None:
        """Forget fields whose result did not begin in the paragraph of the field: a damaged one hides no more."""
        if self._instructions:
            self._in_result = [True for begun in self._in_result if begun]
            self._instructions = 0

    @property
    def shown(self) -> bool:
        """Whether text at this place is printed."""
        return not self._instructions
