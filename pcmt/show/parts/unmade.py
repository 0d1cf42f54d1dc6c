"""Downloads that are still being made: a page that asks for one cannot be drawn yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NoReturn


class NotMadeError(Exception):
    """Raised where a page asks for downloads before they are made."""


class Unmade(Mapping[str, Any]):
    """Given to pages instead of downloads, and of what is known of them, until they are made."""

    def __getitem__(self, path: str) -> NoReturn:
        raise NotMadeError

    def __iter__(self) -> Iterator[str]:
        raise NotMadeError

    def __len__(self) -> int:
        raise NotMadeError
