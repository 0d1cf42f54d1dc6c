"""What rules made, in files that are never changed: a build adds one of what it made anew, and reads what is asked for.

The state of a site names its files. One that is not named is of a build that was killed, or no longer needed.
"""

from __future__ import annotations

import contextlib
import mmap
import os
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path
from uuid import uuid4

_MOST_FILES = 16
"""Files after which all that is still used is written into one."""
_DIGEST = 8


MadePlace = tuple[int, int, int, bytes]
"""Where a value is: the number of its file, its first byte and its length there, and the digest of its bytes.

A plain tuple: each build writes and reads one for each rule.
"""


class MadeFiles:
    """The files of one state, opened: who removes them takes nothing away from who reads. ``names`` are theirs."""

    def __init__(self, folder: Path, prefix: str, names: Sequence[str] = ()) -> None:
        """Open the files of these names. Raises OSError or ValueError where one cannot be read."""
        self.names = tuple(names)
        self._folder, self._prefix = folder, prefix
        self._maps = [_opened(folder / name) for name in self.names]

    def content(self, place: MadePlace) -> bytes:
        """Return the bytes at a place. Raises ValueError where they are not those that were put there."""
        file, start, length, digest = place
        found = self._maps[file][start : start + length]
        if _digest_of(found) != digest:
            raise ValueError(f"{self.names[file]}: {start}")
        return found

    def is_worn(self, used: Iterable[MadePlace]) -> bool:
        """Whether so much of the files is no longer used that they should be written anew."""
        return len(self.names) >= _MOST_FILES or 2 * sum(length for _, _, length, _ in used) < sum(map(len, self._maps))

    def write(self, contents: Sequence[bytes], kept: Sequence[str] = ()) -> tuple[tuple[str, ...], list[MadePlace]]:
        """Write contents into a new file behind the ``kept`` ones; return the names of all and the places. Raises OSError."""
        if not contents:
            return tuple(kept), []
        name, start = f"{self._prefix}{uuid4().hex}", 0
        places: list[MadePlace] = []
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / name).open("xb") as stream:
            for content in contents:
                stream.write(content)
                places.append((len(kept), start, len(content), _digest_of(content)))
                start += len(content)
        return (*kept, name), places

    def remove_others(self, names: Iterable[str]) -> None:
        """Remove those of these files that a newer state does not name, unless they are of another site."""
        for name in set(self.names) - set(names):
            if name.startswith(self._prefix):
                with contextlib.suppress(OSError):
                    (self._folder / name).unlink()


def _opened(path: Path) -> mmap.mmap | bytes:
    with path.open("rb") as stream:
        os.utime(path)  # the cache forgets what is not used
        return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)


def _digest_of(content: bytes) -> bytes:
    return blake2b(content, digest_size=_DIGEST).digest()
