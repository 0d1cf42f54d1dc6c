"""Free text of records as a tree of blocks: the one reading of a body that print, DOCX, slides and plain text share.

The dialect is that of the web page (CommonMark with tables and task lists, no raw HTML, no images): what a teacher sees there
is what every other form holds. Both read the text that ``without_html`` returns.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pyromark

_SHORT = 4
_BREAKS = {"SoftBreak": " ", "HardBreak": "\n"}
_PARSER = pyromark.Markdown(options=pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_TASKLISTS)


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style. ``href`` is what the author typed: ``kind/id`` of a record or a web address; empty for no link."""

    text: str
    is_strong: bool = False
    is_emphasis: bool = False
    href: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` from 2, as on the page."""

    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a hard break is a newline inside a run."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item of a list. ``is_done`` is None for an ordinary item, else the state of its box."""

    blocks: tuple[Block, ...]
    is_done: bool | None = None


@dataclass(frozen=True, slots=True)
class MarkdownList:
    """A list; ``start`` is the first number of an ordered one, None for bullets."""

    items: tuple[ListItem, ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: one header row, then rows of the same width."""

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]

    @property
    def columns(self) -> list[list[str]]:
        """The words of every column, its head first."""
        return [[words_of(cell) for cell in column] for column in zip(self.header, *self.rows, strict=True)]

    @property
    def short_columns(self) -> list[bool]:
        """For every column whether all cells below its head are as short as minutes or counts are; it is set centred."""
        return [bool(rest) and all(len(words) <= _SHORT for words in rest) for _, *rest in self.columns]


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted blocks."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ThematicBreak:
    """A line across the page."""


Block = Heading | Paragraph | MarkdownList | Grid | Quote | ThematicBreak


def words_of(runs: Runs) -> str:
    """Return the words of runs without their style."""
    return "".join(run.text for run in runs)


def without_html(markdown: str) -> str:
    """Escape every character that CommonMark would read as HTML or as an image.

    Tags, comments, ``&nbsp;``, ``&#160;`` and autolinks are shown as typed, as in titles and other plain fields, so
    that a character means the same in every field and output.
    """
    # "\\<" and "\\&" mean the sign itself; escaped below, their backslash would fall on an ampersand of ours.
    escaped = markdown.replace("\\<", "<").replace("\\&", "&")
    return escaped.replace("&", "&amp;").replace("<", "&lt;").replace("![", "!\\[")


def parse_body(markdown: str) -> tuple[Block, ...]:
    """Parse a light Markdown text into its blocks, in order."""
    reader = _Reader()
    for event in _PARSER.events(without_html(markdown)):
        reader.take(event)
    return tuple(reader.blocks)


def _typed(code: str) -> str:
    """Code as it was typed: CommonMark leaves the escapes of ``without_html`` in it."""
    return code.replace("&lt;", "<").replace("&amp;", "&").replace("!\\[", "![")


class _Reader:
    """Builds the tree from the parser's events: a stack of open containers, and the runs gathered since the last block."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._stack: list[list[Any]] = [self.blocks]
        self._runs: list[Run] = []
        self._strong = self._emphasis = 0
        self._href = ""
        self._box: bool | None = None
        self._boxes: list[bool | None] = []
        self._starts: list[int | None] = []
        self._header: tuple[Runs, ...] = ()
        self._is_code = False

    def take(self, event: Any) -> None:
        """Read one event."""
        if isinstance(event, str):
            if event == "Rule":
                self._paragraph()
                self._stack[-1].append(ThematicBreak())
            elif words := _BREAKS.get(event):
                self._add(words)
            return
        ((kind, what),) = event.items()  # in order of their number: to match each pattern of a dictionary takes longer
        if kind == "Start":
            self._start(what)
        elif kind == "End":
            self._end(what)
        elif kind == "Text":
            self._add(_typed(what) if self._is_code else what)
        elif kind == "Code":
            self._add(_typed(what))
        elif kind == "TaskListMarker":
            self._boxes[-1] = what

    def _add(self, words: str) -> None:
        run = Run(words, self._strong > 0, self._emphasis > 0, self._href)
        last = self._runs[-1] if self._runs else None
        if last and (last.is_strong, last.is_emphasis, last.href) == (run.is_strong, run.is_emphasis, run.href):
            self._runs[-1] = Run(last.text + words, run.is_strong, run.is_emphasis, run.href)
        else:
            self._runs.append(run)

    def _taken(self) -> Runs:
        """Return the collected runs without the trailing newline of code and quoted tags."""
        runs, self._runs = self._runs, []
        if runs and runs[-1].text.endswith("\n"):
            runs[-1] = replace(runs[-1], text=runs[-1].text.removesuffix("\n"))
        return tuple(runs)

    def _start(self, what: Any) -> None:
        match what:
            case {"List": first}:
                self._paragraph()
                self._starts.append(first)
                self._stack.append([])
            case "Item":
                self._boxes.append(None)
                self._stack.append([])
            case {"BlockQuote": _} | {"Table": _} | "TableHead" | "TableRow":
                self._paragraph()
                self._stack.append([])
            case {"Heading": _}:
                self._paragraph()
            case {"CodeBlock": _}:
                self._paragraph()
                self._is_code = True
            case "Strong":
                self._strong += 1
            case "Emphasis":
                self._emphasis += 1
            case {"Link": {"dest_url": address}}:
                self._href = address

    def _end(self, what: Any) -> None:
        match what:
            case "Paragraph":
                self._paragraph()
            case "CodeBlock":
                self._is_code = False
                self._paragraph()
            case {"Heading": level}:
                runs = self._taken()
                if words_of(runs).strip():  # an empty heading is none on the page either
                    self._stack[-1].append(Heading(max(2, int(level[1])), runs))
            case "Strong":
                self._strong -= 1
            case "Emphasis":
                self._emphasis -= 1
            case "Link":
                self._href = ""
            case "TableCell":
                self._stack[-1].append(self._taken())
            case _:
                self._close(what)

    def _close(self, what: Any) -> None:
        """End of a container: its blocks become one block of what holds it."""
        match what:
            case "Item":
                self._paragraph()
                blocks = tuple(self._stack.pop())
                self._stack[-1].append(ListItem(blocks, self._boxes.pop()))
            case {"List": _}:
                items = tuple(self._stack.pop())
                self._stack[-1].append(MarkdownList(items, self._starts.pop()))
            case "BlockQuote" | {"BlockQuote": _}:
                blocks = tuple(self._stack.pop())
                self._stack[-1].append(Quote(blocks))
            case "TableHead":
                self._header = tuple(self._stack.pop())
            case "TableRow":
                row = tuple(self._stack.pop())
                self._stack[-1].append(row)
            case "Table":
                rows = tuple(self._stack.pop())
                self._stack[-1].append(Grid(self._header, rows))

    def _paragraph(self) -> None:
        """Close the paragraph, if there is one: the words of a tight item have no end of their own before a block inside it."""
        if self._runs:
            self._stack[-1].append(Paragraph(self._taken()))
