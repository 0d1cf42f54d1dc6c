"""The printing press: a layout and its content in, PDF/UA-1 and PDF/A-2a out, with a picture of the first page."""

from __future__ import annotations

import io
import json
import re
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any, cast

import typst
from PIL import Image

from pcmt.blobs import Made
from pcmt.publish.pdf.faults import SheetFault
from pcmt.read.font_letters import no_glyph_words
from pcmt.show.parts import qr
from pcmt.text.colours import PALETTE

_HERE = Path(__file__).parent
_FONTS = _HERE / "fonts"
_SERIF = _HERE / "serif"
SHEET = "sheet.typ"
"""The layout of which an imprint closes the text, on as many pages as there are."""
OFFICIAL = "official.typ"
"""The layout of official texts, the only one that has the letters of ``serif`` besides those of ``fonts``."""
PREVIEW_WIDTH = 480
"""Pixels; a card on a wide screen shows half of it, a phone with two pixels a point all."""
_PREVIEW_COLOURS = 32
_POINTS_PER_INCH = 72
_PAGE = re.compile(rb"/Type\s*/Page\b")
_SHRINKS = 3
_LOST = 30
"""Millimetres from the edge of the paper: a text that ends higher on its last page has there a line or two."""
# What Typst 0.15 says of letters that none of the fonts has; PDF/UA and PDF/A forbid to print them as empty boxes.
_NO_GLYPH = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)


def print_sheet(layout: str, data: str, day: date, width: float) -> Made:
    """Print ``data``, a JSON object, by ``layout`` (a file beside this one): the PDF, a PNG of its first page, the number of pages.

    ``day`` becomes the file's date, ``width`` is that of the paper in points. Same arguments, same bytes. Raises SheetFault for
    letters that the fonts do not have.
    """
    content = json.loads(data)
    moment = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    try:
        whole = {**content, "qr": qr.qr_file(content["check_at"])}
        return _printed(layout, sheet_json(_with_its_end(whole) if layout == SHEET else whole), moment, width)
    except typst.TypstError as error:
        if unknown := _NO_GLYPH.search(str(error)):
            raise SheetFault(*no_glyph_words(unknown[1]), sign=unknown[1]) from None
        message = f"chương trình in không dựng được trang: {_first_line(error)}"
        raise SheetFault(message, "bỏ tiêu đề trống, bảng trống và ký hiệu lạ trong nội dung rồi dựng lại") from None


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [""])[0][:160].rstrip(".")


def sheet_json(content: dict[str, Any]) -> str:
    """Return the data of a sheet as read by layouts; equal content gives the same text."""
    return json.dumps({**content, "colours": PALETTE.light}, ensure_ascii=False, sort_keys=True)


def _with_its_end(content: dict[str, Any]) -> dict[str, Any]:
    """Reduce the type size by at most three steps so that the imprint does not take a page for itself or its last line.

    If that is not enough, the last block moves to the imprint's page.
    """
    closed = None
    for shrink in range(_SHRINKS + 1):
        tried = {**content, "shrink": shrink}
        if _count_pages(tried) == _count_pages({**tried, "is_bare": True}):
            if _ends_well(tried):
                return tried
            closed = closed or tried
    return closed or {**content, "is_kept": True}


def _ends_well(content: dict[str, Any]) -> bool:
    """Whether the text ends on its first page, or far enough down its last one not to look lost there."""
    inputs = {"data": sheet_json(content)}
    found = typst.query(
        str(_HERE / SHEET), "<end-of-text>", field="value", one=True, root=str(_HERE), font_paths=_fonts(with_serif=False),
        sys_inputs=inputs,
    )  # fmt: skip
    end = json.loads(found)
    return bool(end["page"] == 1 or end["y"] >= _LOST)


def _count_pages(content: dict[str, Any]) -> int:
    drawn = cast(bytes, _compiler(SHEET).compile(format="pdf", sys_inputs={"data": sheet_json(content)}))
    return len(_PAGE.findall(drawn))


def _printed(layout: str, data: str, moment: int, width: float) -> Made:
    compiler = _compiler(layout)
    inputs, ppi = {"data": data}, PREVIEW_WIDTH * _POINTS_PER_INCH / width
    pdf = cast(
        bytes, compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=["ua-1", "a-2a"], timestamp=moment)
    )
    # One picture a page: a list of them only where there are several.
    drawn = cast("bytes | list[bytes]", compiler.compile(format="png", sys_inputs=inputs, ppi=ppi))
    first = drawn if isinstance(drawn, bytes) else drawn[0]
    return Made((pdf, _few_colours(first)), len(_PAGE.findall(pdf)))


def _few_colours(picture: bytes) -> bytes:
    """Reduce the picture to a small palette: a quarter of the bytes without a visible difference."""
    image = (
        Image.open(io.BytesIO(picture))
        .convert("RGB")
        .quantize(_PREVIEW_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    )
    written = io.BytesIO()
    image.save(written, "PNG")
    return written.getvalue()


@cache
def _compiler(layout: str) -> typst.Compiler:
    """Return a compiler for one layout. It uses the vendored fonts only, so that every machine prints the same."""
    return typst.Compiler(str(_HERE / layout), root=str(_HERE), font_paths=_fonts(with_serif=layout == OFFICIAL))


@cache
def _fonts(*, with_serif: bool) -> typst.Fonts:
    """Return the fonts of a layout. Other fonts would replace missing glyphs and hide the fault."""
    paths = [str(_FONTS), str(_SERIF)] if with_serif else [str(_FONTS)]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=paths)
