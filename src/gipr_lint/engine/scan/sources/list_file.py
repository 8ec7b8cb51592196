"""Lists of what a scan reads: one path a line, with the code of the organ behind a tab."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gipr_lint.engine.scan.sources.listing import Named, same
from gipr_lint.limits.errors import ConfigurationError
from gipr_lint.privacy.masking import mask

_ENCODINGS = ("utf-8-sig", "gb18030")


class ListError(ConfigurationError):
    """A list cannot be used; the message says where and why in Chinese."""


def read_list(content: bytes) -> Iterator[Named]:
    """Yield the paths of a list; ``#`` begins a remark, a path may stand in quotes, as Windows copies it.

    A code that is the number of a person is masked. Raises ListError.
    """
    for number, line in enumerate(_text(content).splitlines(), 1):
        path, *codes = (one.strip() for one in line.split("\t"))
        if not path or path.startswith("#"):
            continue
        if any(codes[1:]):
            raise ListError(f"第 {number} 行用制表符隔开了 {len(codes) + 1} 列，名单只有两列：路径、机关代码")
        yield Named(_unquoted(path), mask(codes[0]) if codes else "")


def several_codes(named: Iterable[Named]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each path that stands there with more than one code, and its codes in their order."""
    found: dict[str, dict[str, None]] = {}
    for one in named:
        if one.code:
            found.setdefault(same(one.path), {})[one.code] = None
    yield from ((path, tuple(codes)) for path, codes in found.items() if len(codes) > 1)


def _text(content: bytes) -> str:
    """Return the text of a list, in that of the encodings in which more of its lines can be read."""
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    lines = [line for line in content.split(b"\n") if not line.isascii()]
    utf8, gb18030 = (sum(_is_text(line, encoding) for line in lines) for encoding in _ENCODINGS)
    encoding = _ENCODINGS[0 if utf8 >= gb18030 else 1]
    wrong = next(number for number, line in enumerate(content.split(b"\n"), 1) if not _is_text(line, encoding))
    raise ListError(f"第 {wrong} 行有读不出的字节：名单应为 UTF-8 或 GB18030 编码的纯文本")


def _is_text(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _unquoted(path: str) -> str:
    return path[1:-1] if len(path) > 2 and path[0] == path[-1] == '"' else path
