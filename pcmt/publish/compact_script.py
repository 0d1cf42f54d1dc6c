"""Scripts of pages without their comments and indentation: what a phone need not fetch. Names and statements stay as written."""

from __future__ import annotations

import re

_BLOCK = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n", re.DOTALL | re.MULTILINE)
_LINE = re.compile(r"^[ \t]*(?://[^\n]*)?\n", re.MULTILINE)
_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)


def compact_script(text: str) -> str:
    """Return a script without comments of whole lines, empty lines and indentation.

    A script with a template literal over several lines is returned as it is: there, lines and blanks are part of the text.
    """
    bare = _LINE.sub("", _BLOCK.sub("", text))
    if any(line.count("`") % 2 for line in bare.splitlines()):
        return text
    return _INDENTATION.sub("", bare)
