"""Free text of records without markup, for loudspeakers, old phones, feeds and pasting into letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pcmt.show.markup.body_tree import (
    Block,
    Grid,
    Heading,
    ListItem,
    MarkdownList,
    Paragraph,
    Quote,
    Runs,
    ThematicBreak,
    parse_body,
    words_of,
)
from pcmt.show.markup.paper_links import with_addresses


def plain_text(markdown: str) -> str:
    """Return the words of a light Markdown text, blocks separated by an empty line.

    Headings in capitals, lists with their marks, table cells separated by ``|``. A link to a record leaves its words
    only, since the text is read aloud; an external link is followed by its address.
    """
    return "\n\n".join(_texts(parse_body(markdown)))


def bare_words(markdown: str) -> str:
    """Return the words of a light Markdown text in one line, without list marks and addresses, for search."""
    return " ".join(" ".join(_bare(parse_body(markdown))).split())


def _bare(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(_, runs) | Paragraph(runs):
                yield words_of(runs)
            case MarkdownList(items):
                for item in items:
                    yield from _bare(item.blocks)
            case Grid(header, rows):
                yield from (words_of(cell) for row in (header, *rows) for cell in row)
            case Quote(inner):
                yield from _bare(inner)
            case ThematicBreak():
                pass


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the text of every non-empty block; items of a list and rows of a table are not separated by a gap."""
    for block in blocks:
        match block:
            case Heading():
                yield _said(block.runs).upper() if block.level == 2 else _said(block.runs)
            case Paragraph():
                yield _said(block.runs)
            case MarkdownList():
                yield "\n".join(_items(block, ""))
            case Grid():
                yield "\n".join(" | ".join(map(_said, row)) for row in (block.header, *block.rows))
            case Quote():
                yield from _texts(block.blocks)
            case ThematicBreak():
                pass


def _items(listing: MarkdownList, indent: str) -> Iterator[str]:
    for place, item in enumerate(listing.items):
        mark = "- " if listing.start is None else f"{listing.start + place}. "
        yield from _item(item, indent, mark)


def _item(item: ListItem, indent: str, mark: str) -> Iterator[str]:
    """Yield an item's blocks, those after the first indented to its words."""
    box = "" if item.is_done is None else "☑ " if item.is_done else "☐ "
    for place, block in enumerate(item.blocks):
        if isinstance(block, MarkdownList):
            yield from _items(block, f"{indent}  ")
        else:
            lead = f"{indent}{mark}{box}" if place == 0 else indent + " " * len(mark)
            yield from (f"{lead}{text}" for text in _texts((block,)))


def _said(runs: Runs) -> str:
    return words_of(with_addresses(runs)).strip()
