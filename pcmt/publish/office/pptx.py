"""A material as a PPTX: real placeholders and lists, the speaker's words as notes, authors and helplines at the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from pcmt.publish.office.content import Manuscript
from pcmt.publish.office.pptx_xml import SPACES, Hand, mark_xml, placeholder, slide_xml, tree
from pcmt.publish.office.slide_layout import Slide, SlideLine, fill_slides, plan_slides, with_own_titles
from pcmt.publish.ooxml.package import XML, PackagePart, Relation, office_package, part_text, picture_xml
from pcmt.show.markup.body_tree import Grid, Run, Runs
from pcmt.show.markup.paper_links import web_address
from pcmt.show.materials.quiz import named_options, right_option

HELP = "Số gọi khi cần giúp"
ABOUT = "Về bài trình chiếu này"
"""Titles of the last two slides."""
_EMBLEM, _EMBLEM_HEIGHT, _EMBLEM_PLACE = "ppt/media/emblem.png", 720_000, 540_000
"""Its path; its height and the distance from the two edges of the first slide in EMU."""
_LAYOUTS = ("opening", "text", "table")
_MASTER, _NOTES, _THEME = "ppt/slideMaster.xml", "ppt/notesMaster.xml", "ppt/theme.xml"
_NOTES_THEME = "ppt/notesTheme.xml"
_FIRST_ID = 256
"""The least id that a slide may have (ISO/IEC 29500-1, 19.7.13)."""
_PICTURE = (
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Hình trang chiếu"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
    '</p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
)


@dataclass(slots=True)
class Links:
    """The addresses that one part leads to, each under the id of its relationship."""

    site: str
    ids: dict[str, str] = field(default_factory=dict)

    def __call__(self, href: str) -> str:
        """Id of the relationship; empty for what leads nowhere outside the deck."""
        address = web_address(href, self.site)
        return self.ids.setdefault(address, f"link{len(self.ids) + 1}") if address else ""

    @property
    def relations(self) -> tuple[Relation, ...]:
        """The relationships of the part."""
        return tuple(Relation(name, "hyperlink", address) for address, name in self.ids.items())


def slides_file(manuscript: Manuscript) -> bytes:
    """Return the file; equal manuscripts give the same bytes."""
    plan = [*plan_slides(manuscript.blocks), *_questions(manuscript), *_help(manuscript), *_about(manuscript)]
    slides = [_opening(manuscript)]
    notes = []
    for number, slide in enumerate(with_own_titles(plan, manuscript.title), start=2):
        slides.append(_slide(slide, number, manuscript))
        if slide.notes:
            notes.append(_notes(slide, number, manuscript))
    return office_package(
        [_presentation(slides, manuscript.language), *_frame(manuscript), *slides, *notes],
        manuscript.properties,
        {_EMBLEM: manuscript.emblem.png} if manuscript.emblem else {},
    )


def _opening(manuscript: Manuscript) -> PackagePart:
    imprint = manuscript.imprint
    links = Links(manuscript.site)
    hand = Hand(manuscript.language, links)
    lines = (manuscript.about, imprint.awaiting or imprint.reviewed, imprint.made)
    words = "".join(hand.line(SlideLine((Run(line),))) for line in lines)
    title = f"<a:p>{hand.runs((Run(manuscript.title),))}</a:p>"
    shapes = placeholder(2, "Tiêu đề", 'type="ctrTitle"', title) + placeholder(
        3, "Giới thiệu", 'type="subTitle" idx="1"', words
    )
    ties = [Relation("layout", "slideLayout", _layout("opening"))]
    if emblem := manuscript.emblem:
        high = _EMBLEM_HEIGHT
        place = (_EMBLEM_PLACE, _EMBLEM_PLACE, round(high * emblem.width / emblem.height), high)
        about = f'id="9" name="Biểu trưng" descr="{escape(f"Biểu trưng: {manuscript.portal}")}"'
        shapes += picture_xml("p", "emblem", about, place)
        ties.append(Relation("emblem", "image", _EMBLEM))
    return _part("slides/slide1", "slide", tree("sld", shapes), *ties)


def _slide(slide: Slide, number: int, manuscript: Manuscript) -> PackagePart:
    links = Links(manuscript.site)
    xml = slide_xml(slide, number, Hand(manuscript.language, links))
    ties = [Relation("layout", "slideLayout", _layout("table" if slide.grid else "text"))]
    if slide.notes:
        ties.append(Relation("notes", "notesSlide", _path(f"notes/notes{number}")))
    return _part(f"slides/slide{number}", "slide", xml, *ties, *links.relations)


def _notes(slide: Slide, number: int, manuscript: Manuscript) -> PackagePart:
    links = Links(manuscript.site)
    hand = Hand(manuscript.language, links)
    words = "".join(hand.line(line) for line in slide.notes)
    shapes = _PICTURE + placeholder(3, "Lời dẫn", 'type="body" idx="1"', words)
    ties = (Relation("master", "notesMaster", _NOTES), Relation("slide", "slide", _path(f"slides/slide{number}")))
    return _part(f"notes/notes{number}", "notesSlide", tree("notes", shapes), *ties, *links.relations)


def _help(manuscript: Manuscript) -> list[Slide]:
    """Whom to call, as the portal's own records have it on the day of the build."""
    rows: list[tuple[Runs, ...]] = [
        ((Run(line.number, is_strong=True),), (Run(line.use),)) for line in manuscript.helplines
    ]
    return fill_slides(HELP, [Grid(((Run("Gọi số"),), (Run("Khi nào"),)), tuple(rows))]) if rows else []


def _questions(manuscript: Manuscript) -> Iterator[Slide]:
    """Yield a slide for each question, with its answer in the notes."""
    for number, one in enumerate(manuscript.questions, start=1):
        lines = [SlideLine((Run(words),)) for words in (one.question, *named_options(one))]
        notes = (
            SlideLine((Run(f"Đáp án: {right_option(one)}", is_strong=True),)),
            *(SlideLine((Run(words),)) for words in one.explanation.splitlines() if words),
        )
        yield from fill_slides(f"Câu {number}.", lines, notes)


def _about(manuscript: Manuscript) -> list[Slide]:
    """Return the slide of authors and terms, with the sources in the notes: a list of sources is unreadable on a screen."""
    imprint = manuscript.imprint
    lines = (
        SlideLine((Run(imprint.made),)),
        SlideLine((Run(imprint.awaiting or imprint.reviewed),)),
        *(SlideLine((Run(one),)) for one in imprint.cautions),
        SlideLine((Run(imprint.licence),)),
        SlideLine((Run("Bản mới nhất: "), Run(imprint.address, href=imprint.address))),
        SlideLine((Run("Cơ sở khoa học và các nguồn: xem ghi chú của trang này."),)),
    )
    notes = (
        *(SlideLine((Run(one),)) for one in imprint.terms),
        SlideLine((Run(f"Cơ sở khoa học: {manuscript.evidence}"),)),
        *(SlideLine((Run(one),)) for one in [imprint.basis] if one),
        SlideLine((Run("Nguồn:"),)),
        *(
            SlideLine((Run(source.title, href=source.url), Run(f" ({source.checked}).")), mark="•")
            for source in imprint.sources
        ),
    )
    return fill_slides(ABOUT, lines, notes)


def _presentation(slides: list[PackagePart], language: str) -> PackagePart:
    ids = "".join(f'<p:sldId id="{_FIRST_ID + place}" r:id="slide{place}"/>' for place in range(len(slides)))
    xml = (
        f'{XML}<p:presentation {SPACES} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="master"/>'
        '</p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="notes"/></p:notesMasterIdLst>'
        f'<p:sldIdLst>{ids}</p:sldIdLst><p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/>'
        f'<p:defaultTextStyle><a:defPPr><a:defRPr lang="{language}"/></a:defPPr></p:defaultTextStyle></p:presentation>'
    )
    ties = (
        Relation("master", "slideMaster", _MASTER),
        Relation("notes", "notesMaster", _NOTES),
        Relation("theme", "theme", _THEME),
        Relation("tables", "tableStyles", _path("tableStyles")),
        *(Relation(f"slide{place}", "slide", part.path) for place, part in enumerate(slides)),
    )
    return _part("presentation", "presentation.main", xml, *ties)


def _frame(manuscript: Manuscript) -> list[PackagePart]:
    """Return the table style, the master with its layouts, the notes master, and a theme for each master."""
    colours = manuscript.colours
    slides = part_text("slide_master", colours)
    if manuscript.sample:  # drawn on every slide, below the text
        slides = slides.replace("</p:spTree>", f"{mark_xml(manuscript.sample)}</p:spTree>")
    theme = Relation("theme", "theme", _THEME)
    layouts = (Relation(name, "slideLayout", _layout(name)) for name in _LAYOUTS)
    master = Relation("master", "slideMaster", _MASTER)
    return [
        _part("tableStyles", "tableStyles", part_text("table_styles", colours)),
        _part("slideMaster", "slideMaster", slides, *layouts, theme),
        *(_part(f"layouts/{name}", "slideLayout", part_text(f"layout_{name}", colours), master) for name in _LAYOUTS),
        _part(
            "notesMaster", "notesMaster", part_text("notes_master", colours), Relation("theme", "theme", _NOTES_THEME)
        ),
        *(PackagePart(path, "theme", part_text("theme", colours)) for path in (_THEME, _NOTES_THEME)),
    ]


def _layout(name: str) -> str:
    return _path(f"layouts/{name}")


def _path(name: str) -> str:
    return f"ppt/{name}.xml"


def _part(name: str, kind: str, xml: str, *relations: Relation) -> PackagePart:
    return PackagePart(_path(name), f"presentationml.{kind}", xml, relations)
