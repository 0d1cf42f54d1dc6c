"""A letter from a material's body: the sheet supplies head and signature, blanks remain blanks.

The letter is the section under the heading "Mẫu thư"; the rest of the body (instructions, enclosures) is not printed,
except a tear-off slip ("Phần cắt rời").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup

from pcmt.model import Material
from pcmt.show.markup.body_tree import (
    Block,
    Grid,
    Heading,
    ListItem,
    MarkdownList,
    Paragraph,
    Quote,
    Runs,
    parse_body,
    words_of,
)
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.text.vietnamese import slugify

_LETTER, _SLIP = "mau-thu", "phan-cat-roi"
_BLANK_NAME = re.compile(r"(trường|đơn vị|tên|ubnd|ủy ban nhân dân|xã|phường)\b[^.]*…{3,}\W*\Z", re.IGNORECASE)
_BLANK_DATE = re.compile(r".*\bngày\b.*\btháng\b.*\bnăm\b\W*…+\W*\Z", re.IGNORECASE)
_SIGN = "(ký"


class Letter(NamedTuple):
    """``titles`` are centred lines; ``signer``: the signatory and the words below; ``slip`` is empty without one."""

    titles: list[Markup]
    body: Markup
    signer: list[Markup]
    slip_title: str
    slip: Markup


def letter_of(material: Material) -> Letter:
    """Read the letter in a material's body. Without the heading "Mẫu thư" the whole body is the letter."""
    blocks = list(parse_body(material.body))
    _, letter = _section(blocks, _LETTER) or ("", blocks)
    slip_title, slip = _section(blocks, _SLIP) or ("", [])
    while letter and _is_blank_head(letter[0]):
        letter = letter[1:]
    titles = []
    while letter and _is_strong(letter[0]):
        titles.append(_inline(letter[0]))
        letter = letter[1:]
    letter, signer = _signed(letter)
    return Letter(titles, render_letter_blocks(letter), signer, slip_title, render_letter_blocks(slip))


def _section(blocks: Sequence[Block], slug: str) -> tuple[str, list[Block]] | None:
    """Title and blocks below the first heading of level 2 whose slug starts so."""
    starts = [place for place, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 2]
    for start, end in pairwise([*starts, len(blocks)]):
        title = _words(blocks[start])
        if slugify(title).startswith(slug):
            return title, list(blocks[start + 1 : end])
    return None


def _words(block: Block) -> str:
    return words_of(block.runs) if isinstance(block, Heading | Paragraph) else ""


def _is_blank_head(block: Block) -> bool:
    words = _words(block)
    return bool(_BLANK_NAME.match(words) or _BLANK_DATE.match(words))


def _is_strong(block: Block) -> bool:
    return isinstance(block, Paragraph) and all(run.is_strong for run in block.runs)


def _signed(blocks: list[Block]) -> tuple[list[Block], list[Markup]]:
    """Split off the last lines of the letter: the signatory, and the words for the signature."""
    if len(blocks) > 1 and _is_strong(blocks[-2]) and _words(blocks[-1]).lower().startswith(_SIGN):
        return blocks[:-2], [_inline(blocks[-2]), _inline(blocks[-1])]
    return blocks, [trusted_html("(Ký, ghi rõ họ tên, đóng dấu)")]


def _inline(block: Block) -> Markup:
    return trusted_html(_runs(block.runs)) if isinstance(block, Heading | Paragraph) else Markup()


def render_letter_blocks(blocks: Sequence[Block]) -> Markup:
    """Blocks as HTML for paper: a link is its words, a task a box to tick with a pen."""
    return trusted_html("\n".join(map(_block, blocks)))


def _block(block: Block) -> str:
    match block:
        case Heading(level, runs):
            return f"<h{level}>{_runs(runs)}</h{level}>"
        case Paragraph(runs):
            return f"<p>{_runs(runs)}</p>"
        case MarkdownList(items, start):
            tag, first = ("ul", "") if start is None else ("ol", f' start="{start}"')
            return f"<{tag}{first}>{''.join(map(_item, items))}</{tag}>"
        case Quote(inner):
            return f"<blockquote>{''.join(map(_block, inner))}</blockquote>"
        case Grid(header, rows):
            head = "".join(f'<th scope="col">{_runs(cell)}</th>' for cell in header)
            lines = ("".join(f"<td>{_runs(cell)}</td>" for cell in row) for row in rows)
            table = "".join(f"<tr>{line}</tr>" for line in lines)
            return f"<table><thead><tr>{head}</tr></thead><tbody>{table}</tbody></table>"
        case _:
            return "<hr>"


def _item(item: ListItem) -> str:
    if item.is_done is None:
        return f"<li>{''.join(map(_block, item.blocks))}</li>"
    return f'<li class="task">{"".join(map(_block, item.blocks))}</li>'


def _runs(runs: Runs) -> str:
    return "".join(_run(html_of(run.text).replace("\n", "<br>"), run.is_strong, run.is_emphasis) for run in runs)


def _run(words: str, is_strong: bool, is_emphasis: bool) -> str:
    words = f"<em>{words}</em>" if is_emphasis else words
    return f"<strong>{words}</strong>" if is_strong else words
