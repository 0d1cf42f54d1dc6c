"""Record pages: the theme draws one frame for each kind, every record of that kind is poured into it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from pcmt.outputs import Artifact
from pcmt.render.article import Article
from pcmt.render.cards import summary_of
from pcmt.render.head import render_head
from pcmt.render.view import View

SLOTS = ("title", "description", "canonical", "head", "breadcrumb", "article", "toc", "edit", "path")
_SLOT = re.compile(r"\[\[pcmt:([a-z]+)\]\]")
_DESCRIPTION_LIMIT = 300


class FrameFault(ValueError):
    """A frame that the theme drew without a slot, or with one nobody fills."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The bytes of a drawn frame, cut at its slots: ``pieces[i]``, then the content of ``slots[i]``, and so on."""

    pieces: tuple[bytes, ...]
    slots: tuple[str, ...]


def parse_frame(html: str, kind: str) -> Frame:
    """Cut a drawn frame at its slots. FrameFault names every slot that is missing or unknown."""
    parts = _SLOT.split(html)
    slots = tuple(parts[1::2])
    missing = [name for name in SLOTS if name not in slots]
    unknown = sorted(set(slots) - set(SLOTS))
    if missing or unknown:
        faults = [f"thiếu chỗ «{name}»" for name in missing] + [f"không biết chỗ «{name}»" for name in unknown]
        raise FrameFault(f"khung trang docs/_khung/{kind}.md: {', '.join(faults)}")
    return Frame(tuple(part.encode() for part in parts[0::2]), slots)


def pour(frame: Frame, content: dict[str, str]) -> bytes:
    """Join a frame and the content of its slots."""
    encoded = {name: text.encode() for name, text in content.items()}
    joined = [frame.pieces[0]]
    for slot, piece in zip(frame.slots, frame.pieces[1:], strict=True):
        joined += (encoded[slot], piece)
    return b"".join(joined)


def record_page(view: View, article: Article, frame: Frame) -> Artifact:
    """The page of a record at ``<kind>/<id>/``."""
    record = article.record
    settings = view.catalog.settings
    crumbs = (("", "Trang chủ"), (f"{record.kind_id}/", record.kind_title))
    links = "".join(f'<li><a href="{view.page(path)}">{escape(words)}</a></li>' for path, words in crumbs)
    content = {
        "title": escape(record.title),
        "description": escape(summary_of(view, record)[:_DESCRIPTION_LIMIT]),
        "canonical": escape(settings.url + article.path),
        "head": render_head(view, record),
        "breadcrumb": f'<nav class="breadcrumb" aria-label="Đường dẫn"><ol>{links}</ol></nav>',
        "article": article.html,
        "toc": article.toc,
        "edit": "",
        "path": escape(article.path),
    }
    return Artifact(f"{article.path}index.html", pour(frame, content))
