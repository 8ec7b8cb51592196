"""A seal that only the file itself opens: who has the cache and not the report can read nothing of it there."""

from __future__ import annotations

from binascii import Error, a2b_base64, b2a_base64
from hashlib import blake2b, sha256, shake_256

_TAG_BYTES = 16
"""The bytes that tell a whole result from a damaged one."""


class Seal:
    """Made of a secret of the cache, of all that a result rests on, and of the content of the file.

    ``name`` is what the result is found by; neither the content nor the seal follows from it.
    """

    __slots__ = ("_key", "name")

    def __init__(self, *parts: bytes) -> None:
        digest = sha256()
        for part in parts:
            digest.update(len(part).to_bytes(8))
            digest.update(part)
        self._key = digest.digest()
        self.name = blake2b(self._key, digest_size=_TAG_BYTES, person=b"name").hexdigest()

    def close(self, content: bytes) -> str:
        """Return a result as nobody can read it."""
        return b2a_base64(self._tag(content) + self._turned(content), newline=False).decode()

    def open(self, sealed: str) -> bytes | None:
        """Return a result; None where it is damaged, or another file's."""
        try:
            whole = a2b_base64(sealed)
        except (Error, ValueError):
            return None
        content = self._turned(whole[_TAG_BYTES:])
        return content if whole[:_TAG_BYTES] == self._tag(content) else None

    def _tag(self, content: bytes) -> bytes:
        return blake2b(content, key=self._key, digest_size=_TAG_BYTES, person=b"tag").digest()

    def _turned(self, content: bytes) -> bytes:
        """Return the content with a stream over it that nobody else can make; twice, it is as it was."""
        stream = shake_256(self._key).digest(len(content))
        return (int.from_bytes(content) ^ int.from_bytes(stream)).to_bytes(len(content))
