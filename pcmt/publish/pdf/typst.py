"""The printing press: a layout and its content in, PDF/UA-1 and PDF/A-2a out, with a picture of its first page."""

from __future__ import annotations

import io
import json
import re
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from pcmt.blobs import Made
from pcmt.publish.pdf.faults import SheetFault
from pcmt.read.font_letters import no_glyph_words
from pcmt.show.parts.pictures import qr

if TYPE_CHECKING:
    import typst

# The libraries are loaded in functions: a program that finds its sheets in the cache needs neither.
_HERE = Path(__file__).parent
_FONTS = _HERE / "fonts"
_SERIF = _HERE / "serif"
SHEET = "sheet.typ"
"""The layout of which an imprint closes the text, on as many pages as there are."""
OFFICIAL = "official.typ"
"""The layout of official texts, the only one that has the letters of ``serif`` besides those of ``fonts``."""
PREVIEW_WIDTH = 240
"""Pixels: two and a half for each that a card shows, at least one for each on a record's page."""
PREVIEW_BYTES = 6_000
"""How much a preview may weigh on a phone's connection."""
_PREVIEW_QUALITIES, _PREVIEW_EFFORT = (10, 6, 4, 2), 2
"""Of WebP, 0 to 100 and 0 to 6. The first that is light enough: headings can be read, text is grey lines as at any quality."""
_POINTS_PER_INCH = 72
_PAGE = re.compile(rb"/Type\s*/Page\b")
_SHRINKS = 3
_LINE = 25
"""Millimetres from the edge of the paper: a text that ends higher has there at most a line, or a heading kept with the imprint."""
_LOST = 30
"""Millimetres from the edge of the paper: a text that ends higher on its last page has there a line or two."""
# What Typst 0.15 says of letters that none of the fonts has; PDF/UA and PDF/A forbid to print them as empty boxes.
_NO_GLYPH = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)


def print_sheet(layout: str, data: str, day: date, width: float | None) -> Made:
    """Print ``data``, a JSON object, by ``layout`` (a file beside this one): PDF, preview, number of pages.

    ``day`` becomes the file's date. The preview is a WebP of the first page; ``width`` is that of the paper in points, None for no
    preview. Same arguments, same bytes. Raises SheetFault for letters that the fonts do not have.
    """
    import typst

    content = json.loads(data)
    whole = {**content, "qr": qr.qr_file(content["check_at"])}
    try:
        return _made(_with_its_end(whole, day) if layout == SHEET else _print(layout, whole, day), width)
    except typst.TypstError as error:
        if unknown := _NO_GLYPH.search(str(error)):
            raise SheetFault(*no_glyph_words(unknown[1]), sign=unknown[1]) from None
        message = f"chương trình in không dựng được trang: {_first_line(error)}"
        raise SheetFault(message, "bỏ tiêu đề trống, bảng trống và ký hiệu lạ trong nội dung rồi dựng lại") from None


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [""])[0][:160].rstrip(".")


def sheet_json(content: dict[str, Any]) -> str:
    """Return the data of a sheet as read by layouts; equal content gives the same text."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True)


class _Print(NamedTuple):
    """A sheet as it was laid out: the file, and the layout and the data it came from."""

    layout: str
    data: str
    pdf: bytes


def _print(layout: str, content: dict[str, Any], day: date) -> _Print:
    moment = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    data = sheet_json(content)
    pdf = _compiler(layout).compile(
        format="pdf", sys_inputs={"data": data}, pdf_standards=["ua-1", "a-2a"], timestamp=moment
    )
    return _Print(layout, data, cast(bytes, pdf))


def _with_its_end(content: dict[str, Any], day: date) -> _Print:
    """Reduce the type size by at most three steps so that the imprint does not take a page for itself or its last line.

    If that is not enough, the last block moves to the imprint's page.
    """
    # Most sheets end well as they are: their PDF is written first, as its layout is needed anyway.
    whole = _print(SHEET, {**content, "shrink": 0}, day)
    end = _Ending.of(_compiler(SHEET).query("<mark>", field="value"))
    if end.is_good:
        return whole
    closed = whole if end.is_closed else None
    for shrink in range(1, _SHRINKS + 1):
        tried = {**content, "shrink": shrink}
        end = _Ending.of(_laid_out(tried))
        if end.is_good or (end.is_closed and closed is None):
            printed = _print(SHEET, tried, day)
            if end.is_good:
                return printed
            closed = printed
    return closed or _print(SHEET, {**content, "is_kept": True}, day)


class _Mark(NamedTuple):
    """Where something is on a sheet: its page, and how far from the upper edge in millimetres."""

    what: str
    page: int
    y: float


class _Ending(NamedTuple):
    """Where the text of a sheet ends and its imprint begins."""

    text: _Mark
    imprint: _Mark

    @classmethod
    def of(cls, marks: str) -> _Ending:
        """Read the marks that a layout has, a JSON list."""
        return cls(*(_Mark(**one) for one in json.loads(marks)))

    @property
    def is_closed(self) -> bool:
        """Whether the imprint has text above it on its page."""
        return self.text.page == self.imprint.page and (self.text.page == 1 or self.text.y > _LINE)

    @property
    def is_good(self) -> bool:
        """Whether that is more than a line or two."""
        return self.is_closed and (self.text.page == 1 or self.text.y >= _LOST)


def _laid_out(content: dict[str, Any]) -> str:
    """Lay a sheet out, without writing a file of it; return its marks."""
    import typst

    inputs = {"data": sheet_json(content)}
    fonts = _fonts(with_serif=False)
    return typst.query(
        str(_HERE / SHEET), "<mark>", field="value", root=str(_HERE), font_paths=fonts, sys_inputs=inputs
    )


def _made(sheet: _Print, width: float | None) -> Made:
    """Return the files of a sheet: the PDF and, where ``width`` is given, a picture of its first page."""
    pages = len(_PAGE.findall(sheet.pdf))
    if width is None:
        return Made((sheet.pdf,), pages)
    # One picture a page: a list of them only where there are several.
    ppi = PREVIEW_WIDTH * _POINTS_PER_INCH / width
    drawn = _compiler(sheet.layout).compile(format="png", sys_inputs={"data": sheet.data}, ppi=ppi)
    first = drawn[0] if isinstance(drawn, list) else cast(bytes, drawn)
    return Made((sheet.pdf, _preview(first)), pages)


def print_pages(layout: str, content: dict[str, Any], day: date) -> Made:
    """Print pages that belong to no record, without a code and a preview; ``day`` becomes the file's date."""
    return _made(_print(layout, content, day), None)


def draw_png(layout: str, data: str) -> bytes:
    """Draw ``data``, a JSON object, by a layout of one page whose points are pixels."""
    compiler = _compiler(layout)
    return cast(bytes, compiler.compile(format="png", sys_inputs={"data": data}, ppi=_POINTS_PER_INCH))


def draw_picture(layout: str, data: str) -> Made:
    """Draw a picture for the cache as ``draw_png`` does."""
    return Made((draw_png(layout, data),))


def _preview(picture: bytes) -> bytes:
    """Return a PNG as a lossy WebP of at most ``PREVIEW_BYTES``, unless it has more to show than any page of text."""
    from PIL import Image

    page, found = Image.open(io.BytesIO(picture)).convert("RGB"), b""
    for quality in _PREVIEW_QUALITIES:
        written = io.BytesIO()
        page.save(written, "WEBP", quality=quality, method=_PREVIEW_EFFORT)
        found = written.getvalue()
        if len(found) <= PREVIEW_BYTES:
            break
    return found


@cache
def _compiler(layout: str) -> typst.Compiler:
    """Return a compiler for one layout. It uses the vendored fonts only, so that every machine prints the same."""
    import typst

    return typst.Compiler(str(_HERE / layout), root=str(_HERE), font_paths=_fonts(with_serif=layout == OFFICIAL))


@cache
def _fonts(*, with_serif: bool) -> typst.Fonts:
    """Return the fonts of a layout. Other fonts would replace missing glyphs and hide the fault."""
    import typst

    paths = [str(_FONTS), str(_SERIF)] if with_serif else [str(_FONTS)]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=paths)
