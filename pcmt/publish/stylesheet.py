"""The style sheet of pages: written as a file for each subject, published as one, since every request costs a slow phone time."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

STYLESHEET = "assets/stylesheets/portal.css"
"""The sheet that imports the others, and the place of the joined one."""

_IMPORT = re.compile(r'^@import "([\w/-]+\.css)";\n', re.MULTILINE)


class JoinedSheet(NamedTuple):
    """The text of a sheet with its imports in their places, and the names of the files they came from."""

    text: str
    parts: tuple[str, ...]


def join_imports(text: str, read: Callable[[str], str]) -> JoinedSheet:
    """Put every imported file in the place of its ``@import`` line; ``read`` gives the text of a file by its relative name."""
    parts: list[str] = []

    def inline(match: re.Match[str]) -> str:
        parts.append(match[1])
        return read(match[1])

    return JoinedSheet(_IMPORT.sub(inline, text), tuple(parts))
