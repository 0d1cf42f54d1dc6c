"""All that a Word file or a deck of slides is made from: the words of one material, its frame, its dates. No catalog behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from pcmt.model import Material
from pcmt.model.material import LooseSheet, Question
from pcmt.model.vocabulary import Language
from pcmt.publish.ooxml.package import Picture, Properties
from pcmt.show.markup.body_tree import Block, parse_body
from pcmt.show.markup.paper_links import web_address
from pcmt.show.materials.imprint import Imprint, about_line, imprint_of
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.pictures.emblem import emblem_of
from pcmt.text.colours import Palette


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A number to call, as the portal's own record has it."""

    number: str
    title: str
    use: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Input of a writer. Equal manuscripts give the same bytes; ``repr`` identifies one and is the cache key.

    ``kind`` is the type of the material (``giao-an``), ``site`` the portal's URL with its final slash,
    ``emblem`` its emblem, None where it has none of its own, ``sample`` what a sample says of itself.
    """

    title: str
    kind: str
    kind_title: str
    language: str
    author: str
    portal: str
    site: str
    evidence: str
    created: date
    modified: date
    about: str
    imprint: Imprint
    blocks: tuple[Block, ...]
    questions: tuple[Question, ...]
    sheets: tuple[LooseSheet, ...]
    helplines: tuple[HelpLine, ...]
    colours: Palette
    emblem: Picture | None = None
    sample: str = ""

    @property
    def properties(self) -> Properties:
        """The properties of the file."""
        return Properties(self.title, self.kind_title, self.author, self.language, self.created, self.modified)

    def linked(self, links: dict[str, str]) -> Callable[[str], str]:
        """Return what gives the relationship id of a link target; ``links`` is filled with the addresses asked for."""

        def link(href: str) -> str:
            address = web_address(href, self.site)
            return links.setdefault(address, f"link{len(links) + 1}") if address else ""

        return link


def manuscript_of(view: PageContext, material: Material, emblem: bytes = b"") -> Manuscript:
    """Return the manuscript of a material, with the portal's helplines in the editor's order; ``emblem`` is a PNG of its emblem."""
    settings, own = view.catalog.settings, emblem_of(view.catalog)
    return Manuscript(
        title=material.title,
        kind=material.type,
        kind_title=view.term("loai-tai-lieu", material.type),
        language="vi-VN" if material.language == Language.VIETNAMESE else material.language,
        author=material.author,
        portal=settings.title,
        site=settings.url,
        evidence=material.evidence,
        created=material.published,
        modified=material.updated,
        about=about_line(view, material),
        imprint=imprint_of(view, material),
        blocks=parse_body(material.body),
        questions=material.questions,
        sheets=material.sheets,
        helplines=tuple(HelpLine(line.number, line.title, line.use) for line in view.catalog.valid_helplines),
        colours=settings.palette,
        emblem=Picture(emblem, own.width, own.height) if own and emblem else None,
        sample=settings.sample_mark,
    )
