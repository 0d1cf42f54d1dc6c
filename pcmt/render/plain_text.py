"""Free text of records without signs: for loudspeakers, old phones, feeds, and whoever pastes it into a letter."""

from __future__ import annotations

from typing import Any

import pyromark

_PARSER = pyromark.Markdown(options=pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_TASKLISTS)
_BREAKS = {"SoftBreak": " ", "HardBreak": "\n"}


def plain_text(markdown: str) -> str:
    """The words of a light Markdown text, blocks apart by an empty line.

    Headings in capitals, lists with their marks, table rows with ``|`` between the cells. A link to a record leaves its words
    only, since they are read aloud; one that leads out of the portal is followed by its address.
    """
    writer = _Writer()
    for event in _PARSER.events(markdown):
        writer.take(event)
    return writer.text


class _Writer:
    """Gathers blocks from the parser's events; ``_close`` makes a block of the words held so far, behind its mark."""

    def __init__(self) -> None:
        self._blocks: list[tuple[str, int]] = []
        self._group = 0
        self._held = ""
        self._mark = ""
        self._lists: list[int | None] = []
        self._cells: list[str] = []
        self._address = ""

    @property
    def text(self) -> str:
        """All blocks; items of one list and rows of one table (one group) stand on lines that follow each other."""
        parts: list[str] = []
        before = 0
        for block, group in self._blocks:
            parts += ("\n" if group and group == before else "\n\n", block)
            before = group
        return "".join(parts[1:])

    def take(self, event: Any) -> None:
        """Read one event of the parser."""
        match event:
            case str():
                self._held += _BREAKS.get(event, "")
            case {"Start": what}:
                self._start(what)
            case {"End": what}:
                self._end(what)
            case {"TaskListMarker": is_done}:
                self._held += "☑ " if is_done else "☐ "
            case {"Text": words} | {"Code": words} | {"Html": words} | {"InlineHtml": words}:
                self._held += words

    def _start(self, what: Any) -> None:
        match what:
            case {"List": first}:
                self._close()
                self._group += not self._lists
                self._lists.append(first)
            case "Item":
                self._mark = self._next_mark()
            case {"Link": {"dest_url": address}}:
                self._address = address
            case {"Table": _}:
                self._group += 1
            case "TableHead" | "TableRow":
                self._cells = []

    def _end(self, what: Any) -> None:
        match what:
            case {"Heading": level}:
                self._held = self._held.upper() if level in {"H1", "H2"} else self._held
                self._close()
            case {"List": _}:
                self._lists.pop()
                self._mark = "   " * len(self._lists)
            case "Link":
                is_outside = self._address.startswith(("https://", "http://")) and self._address not in self._held
                self._held += f" ({self._address})" if is_outside else ""
            case "TableCell":
                self._cells.append(self._held.strip())
                self._held = ""
            case "TableHead" | "TableRow":
                self._blocks.append((" | ".join(self._cells), self._group))
            case "Paragraph" | "Item" | "CodeBlock" | "HtmlBlock" | {"BlockQuote": _}:
                self._close()

    def _next_mark(self) -> str:
        indent = "  " * (len(self._lists) - 1)
        number = self._lists[-1]
        if number is None:
            return f"{indent}- "
        self._lists[-1] = number + 1
        return f"{indent}{number}. "

    def _close(self) -> None:
        if self._held.strip():
            self._blocks.append((self._mark + self._held.strip(), self._group if self._lists else 0))
            # What follows inside the same item stands under its words, not under its mark.
            self._mark = " " * len(self._mark)
        self._held = ""
