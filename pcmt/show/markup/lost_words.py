"""Words of a Markdown text that no output shows: CommonMark takes them for the signs of a list, a link or a table.

A paragraph that begins with «2024.» behind a numbered list becomes its next item and the year is gone; a cell beyond the
head of its table, the name of a link target and the title behind an address vanish too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pcmt.check.wording.links import lines_down
from pcmt.model import KINDS, Record
from pcmt.model.markdown import markdown_fields
from pcmt.problems import Problem
from pcmt.read.records import Loaded
from pcmt.show.markup.body_tree import Block, Grid, Heading, MarkdownList, Paragraph, Quote, parse_body, words_of
from pcmt.text.remembered import remembered

# What is typed and rightly not shown: the address of a link, the mark of a task's box.
_UNSHOWN = re.compile(
    r"(?<=\]\()[^\s()]*(?:\([^\s()]*\)[^\s()]*)*|^(?P<item>[ \t>]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)\[[ xX]\]",
    re.MULTILINE,
)
_NUMBER = re.compile(r"([0-9]{1,9})[.)][ \t]")
_WORD = re.compile(r"\S+")


class Loss(NamedTuple):
    """A part of a text that is not shown: its position (``start``) and words. ``shown``: the number that a list prints instead."""

    start: int
    word: str
    shown: str = ""


def find_lost_words(loaded: Loaded) -> Iterator[Problem]:
    """Yield the first loss in each text of a record."""
    for kind, name in ((kind, name) for kind, model in KINDS.items() for name in markdown_fields(model)):
        for record, losses in loaded.with_facts(_losses, loaded.records[kind].values()):
            text = getattr(record, name)
            for loss in (one for field, one in losses if field == name):
                message = f"«{loss.word[:40]}» không hiện ra trên trang và bản in: máy coi đó là ký hiệu trình bày"
                cure = "viết lại thành câu thường; trong bảng, mỗi dòng có đúng số ô của dòng đầu"
                if loss.shown:
                    message = f"số «{loss.word}» đầu dòng bị coi là số thứ tự và đổi thành «{loss.shown}»"
                    escaped = f"{loss.word[:-1]}\\{loss.word[-1]}"
                    cure = f"đánh số liền nhau; nếu là số ở đầu câu thì viết {escaped} hoặc thêm chữ ở trước"
                down = lines_down(loaded, record, (name,), text, loss.start)
                yield loaded.problem(record, (name,), "CHU_MAT", message, cure, lines_down=down)


def _losses(record: Record) -> Iterator[tuple[str, Loss]]:
    """Yield the first loss in each text of a record, by the name of its field."""
    for name in markdown_fields(type(record)):
        if loss := first_loss(getattr(record, name)):
            yield name, loss


def first_loss(text: str) -> Loss | None:
    """Return the first word of a Markdown text that is not shown, or None."""
    return next(_first_loss(text), None)


@remembered
def _first_loss(text: str) -> Iterator[Loss]:
    shown = [sign for piece in _shown(parse_body(text)) for sign in piece if sign.isalnum()]
    if [sign for sign in text if sign.isalnum()] == shown:  # nearly all texts
        return
    hidden = {index for match in _UNSHOWN.finditer(text) for index in _hidden(match)}
    position = 0
    for index, sign in enumerate(text):
        if not sign.isalnum() or index in hidden:
            continue
        if position == len(shown) or shown[position] != sign:
            yield _loss(text, index, "".join(shown[: position + 9]), position)
            return
        position += 1


def _hidden(match: re.Match[str]) -> range:
    return range(match.start() + len(match["item"] or ""), match.end())


def _loss(text: str, index: int, shown: str, position: int) -> Loss:
    """Return the whole word around ``index``, whose counterpart would be at ``position`` of the shown text."""
    start = index
    while start and not text[start - 1].isspace():
        start -= 1
    line = text.rfind("\n", 0, start) + 1
    if (number := _NUMBER.match(text, start)) and not text[line:start].strip("-*+> \t"):
        instead = re.match("[0-9]+", shown[position - (index - start) :])
        return Loss(start, number[0].strip(), f"{instead[0]}." if instead else "")
    word = _WORD.match(text, start)
    return Loss(start, word[0] if word else text[index])


def _shown(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield words_of(block.runs)
            case Quote():
                yield from _shown(block.blocks)
            case Grid():
                for row in (block.header, *block.rows):
                    yield from map(words_of, row)
            case MarkdownList():
                for number, item in enumerate(block.items, block.start or 0):
                    if block.start is not None:
                        yield str(number)
                    yield from _shown(item.blocks)
            case _:
                pass
