"""Shapes of a slide as PresentationML and DrawingML (ISO/IEC 29500-1, parts 19 to 21), each in a placeholder of its layout."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from pcmt.publish.office.slide_layout import (
    CELL_EDGE,
    CELL_SIDE,
    GAP,
    INDENT,
    TABLE_STEP,
    Slide,
    SlideLine,
    grid_widths,
    line_height,
    row_heights,
    title_size,
)
from pcmt.publish.ooxml.package import XML
from pcmt.show.markup.body_tree import Grid, Run, Runs, words_of

_CENTRED = '<a:pPr algn="ctr"/>'
POINT = 12_700
"""English metric units in a point."""
_LEFT, _TOP, _FULL = 548_640, 1_554_480, 11_094_720
_MARK_TOP, _MARK_HEIGHT = 6_400_800, 320_040
"""Those of the number of the slide."""
_INSET = 91_440
_INDENT = round(INDENT * POINT)
_STYLE = "{3E7A11C4-9D52-4B0E-8F31-0000000000AA}"
"""The style of ``parts/table_styles.xml``."""
_NUMBER = (
    '<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Số trang"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
    '<p:ph type="sldNum" sz="quarter" idx="12"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p>'
    '<a:fld id="{{3E7A11C4-9D52-4B0E-8F31-000000000001}}" type="slidenum"><a:rPr lang="{language}"/><a:t>{number}</a:t></a:fld>'
    "</a:p></p:txBody></p:sp>"
)
_GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
"""The namespaces of all parts of a deck."""


@dataclass(frozen=True, slots=True)
class Hand:
    """Writes words: in a language, with ``link`` turning what an author linked to into the id of a relationship, or ""."""

    language: str
    link: Callable[[str], str]

    def runs(self, runs: Runs, size: int | None = None) -> str:
        """Return runs; a newline is a line break. Without ``size`` (points) the size of the placeholder applies."""
        return "".join(self._run(run, f' sz="{size * 100}"' if size else "") for run in runs)

    def _run(self, run: Run, size: str) -> str:
        target = self.link(run.href) if run.href else ""
        style = f' lang="{self.language}"' + size + ' b="1"' * run.is_strong + ' i="1"' * run.is_emphasis
        inner = f'<a:hlinkClick r:id="{target}"/>' if target else ""
        properties = f"<a:rPr{style}>{inner}</a:rPr>" if inner else f"<a:rPr{style}/>"
        lines = run.text.split("\n")
        return "<a:br/>".join(f"<a:r>{properties}<a:t>{escape(words, quote=False)}</a:t></a:r>" for words in lines)

    def line(self, line: SlideLine, size: int | None = None) -> str:
        """Return a paragraph with its mark or number; without either at the margin."""
        if line.number is not None:
            sign = f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod" startAt="{line.number}"/>'
        elif line.mark:
            sign = f'<a:buFont typeface="Segoe UI Symbol"/><a:buChar char="{line.mark}"/>' if line.mark in "☐☒" else ""
        else:
            sign = "<a:buNone/>"
        depth = line.level + line.is_listed
        margins = f' marL="{_INDENT * depth}" indent="{-_INDENT if line.is_listed else 0}"'
        return f"<a:p><a:pPr{margins}>{sign}</a:pPr>{self.runs(line.runs, size)}</a:p>"


def slide_xml(slide: Slide, number: int, hand: Hand) -> str:
    """Return a slide, its shapes in reading order."""
    shapes = [
        placeholder(
            2, "Tiêu đề", 'type="title"', f"<a:p>{hand.runs((Run(slide.title),), title_size(slide.title))}</a:p>"
        )
    ]
    if slide.grid is None:
        lines = "".join(hand.line(line, slide.size) for line in slide.above)
        shapes.append(placeholder(3, "Nội dung", 'idx="1"', lines or "<a:p/>"))
    else:
        shapes += _around(slide, slide.grid, hand)
    shapes.append(_NUMBER.format(id=len(shapes) + 2, language=hand.language, number=number))
    return tree("sld", "".join(shapes))


def _around(slide: Slide, grid: Grid, hand: Hand) -> Iterator[str]:
    """Yield a table between the lines above and below it."""
    top = _TOP
    heights = [round(height * POINT) for height in row_heights(grid, slide.size - TABLE_STEP)]
    if slide.above:
        depth = _depth(slide.above, slide.size)
        yield _lines(3, "Chữ trên bảng", 13, slide.above, (top, depth), slide.size, hand)
        top += depth
    top += GAP * POINT
    yield _table(3 + bool(slide.above), slide, grid, (top, heights), hand)
    if slide.below:
        below = (top + sum(heights) + GAP * POINT, _depth(slide.below, slide.size))
        yield _lines(4 + bool(slide.above), "Chữ dưới bảng", 14, slide.below, below, slide.size, hand)


def _depth(lines: Sequence[SlideLine], size: int) -> int:
    return round(sum(line_height(line, size) for line in lines) * POINT) + _INSET


def _lines(
    number: int, name: str, place: int, lines: Sequence[SlideLine], box: tuple[int, int], size: int, hand: Hand
) -> str:
    words = "".join(hand.line(line, size) for line in lines)
    return placeholder(number, name, f'type="body" sz="quarter" idx="{place}"', words, box)


def placeholder(number: int, name: str, kind: str, words: str, box: tuple[int, int] | None = None) -> str:
    """Text in a placeholder of the layout; ``box`` is its own top and height when the layout's do not fit."""
    frame = f'<a:xfrm><a:off x="{_LEFT}" y="{box[0]}"/><a:ext cx="{_FULL}" cy="{box[1]}"/></a:xfrm>' if box else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr>{frame}</p:spPr>"
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{words}</p:txBody></p:sp>"
    )


def _table(number: int, slide: Slide, grid: Grid, box: tuple[int, list[int]], hand: Hand) -> str:
    top, heights = box
    size = slide.size - TABLE_STEP
    widths = [width * POINT for width in grid_widths(grid, size)]
    columns = "".join(f'<a:gridCol w="{width}"/>' for width in widths)
    rows = "".join(
        _row(row, height, grid.short_columns, size, hand)
        for row, height in zip((grid.header, *grid.rows), heights, strict=True)
    )
    told = f"Bảng: {slide.title}. Các cột: {'; '.join(words_of(cell) for cell in grid.header)}."
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{number}" name="Bảng" descr="{escape(told)}"/>'
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr><p:ph type="tbl" idx="1"/></p:nvPr>'
        f'</p:nvGraphicFramePr><p:xfrm><a:off x="{_LEFT + _INSET}" y="{top}"/><a:ext cx="{sum(widths)}" cy="{sum(heights)}"/>'
        '</p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl>'
        f'<a:tblPr firstRow="1" bandRow="1"><a:tableStyleId>{_STYLE}</a:tableStyleId></a:tblPr>'
        f"<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _row(cells: tuple[Runs, ...], height: int, short: list[bool], size: int, hand: Hand) -> str:
    side, edge = CELL_SIDE * POINT, CELL_EDGE * POINT
    margins = f'<a:tcPr marL="{side}" marR="{side}" marT="{edge}" marB="{edge}"/>'
    words = (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p>{_CENTRED * is_short}"
        f"{hand.runs(cell, size)}</a:p></a:txBody>{margins}</a:tc>"
        for cell, is_short in zip(cells, short, strict=True)
    )
    return f'<a:tr h="{height}">{"".join(words)}</a:tr>'


def mark_xml(words: str) -> str:
    """Return the line at the foot of every slide in which a sample says what it is."""
    place = f'<a:off x="{_LEFT}" y="{_MARK_TOP}"/><a:ext cx="{_FULL * 3 // 4}" cy="{_MARK_HEIGHT}"/>'
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="90" name="Dấu bản mẫu"/><p:cNvSpPr txBox="1"/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm>{place}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        f'<p:txBody><a:bodyPr anchor="ctr"/><a:lstStyle/><a:p><a:r><a:rPr lang="vi-VN" sz="1200" b="1"/>'
        f"<a:t>{escape(words, quote=False)}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def tree(kind: str, shapes: str) -> str:
    """Return a slide (``sld``) or its notes (``notes``) around their shapes."""
    return (
        f"{XML}<p:{kind} {SPACES}><p:cSld><p:spTree>{_GROUP}{shapes}</p:spTree></p:cSld>"
        f"<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:{kind}>"
    )
