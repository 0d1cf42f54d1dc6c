"""A cache of forms in memory."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import IO

from pcmt.blobs import Cached, Made


class MemoryCache(dict[str, Cached]):
    """Store files as bytes; count the stored files and the requests without a result."""

    made = 0
    missed = 0

    def find(self, key: str) -> Cached | None:
        self.missed += key not in self
        return self.get(key)

    def keep(self, key: str, made: Made) -> Cached:
        self.made += 1
        self[key] = Cached(tuple(map(_bytes_of, made.files)), made.pages)
        return self[key]


def _bytes_of(file: bytes | Callable[[IO[bytes]], object]) -> bytes:
    if isinstance(file, bytes):
        return file
    file(stream := io.BytesIO())
    return stream.getvalue()
