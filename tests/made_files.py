"""Attachments made for tests: a PDF, a photo with the place where it was taken, sound."""

from __future__ import annotations

import io
from collections.abc import Callable

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

Change = Callable[[PdfWriter], None]
PLACE = "Nhà em Minh"
"""Metadata that a camera writes into a photo; it must not be published."""


def photo(form: str, turn: int = 1) -> bytes:
    """Return 64 x 48 pixels with the place in the EXIF data; ``turn`` is the EXIF orientation."""
    image = Image.new("RGB", (64, 48))
    image.putdata([(x * 4, y * 5, 128) for y in range(48) for x in range(64)])
    exif = Image.Exif()
    exif[0x0112] = turn
    exif[0x010E] = PLACE
    exif[0x8825] = {1: "N", 2: (21.0, 51.0, 13.0), 3: "E", 4: (106.0, 45.0, 40.0)}
    buffer = io.BytesIO()
    image.save(buffer, form, exif=exif, **({"comment": PLACE, "dpi": (300, 300)} if form == "JPEG" else {}))
    return buffer.getvalue()


def pdf(*changes: Change, words: str = "Loi chao") -> bytes:
    """Return one page with some words, changed before it is written."""
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    if words:
        font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
        fonts = DictionaryObject({NameObject("/F1"): named(font)})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        drawing = StreamObject()
        drawing.set_data(f"BT /F1 12 Tf 72 700 Td ({words}) Tj ET".encode())
        page[NameObject("/Contents")] = writer._add_object(drawing)
    for change in changes:
        change(writer)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def named(entries: dict[str, str]) -> DictionaryObject:
    """Return a PDF dictionary of names."""
    return DictionaryObject({NameObject(key): NameObject(value) for key, value in entries.items()})


def signature(**value: object) -> Change:
    """Return a signature field, with a signature as its value or without."""

    def put(writer: PdfWriter) -> None:
        field = named({"/FT": "/Sig"})
        if value:
            field[NameObject("/V")] = writer._add_object(named({"/Type": "/Sig"} | dict.fromkeys(value, "/x")))
        group = DictionaryObject({NameObject("/Kids"): ArrayObject([writer._add_object(field)])})
        fields = ArrayObject([writer._add_object(group)])
        form = writer._root_object.setdefault(
            NameObject("/AcroForm"), DictionaryObject({NameObject("/Fields"): fields})
        )
        form[NameObject("/Fields")] = fields

    return put


def mp3(frames: int, *, hertz_bits: int = 0) -> bytes:
    """Return silence of so many frames, 38 of them a second."""
    head = bytes([0xFF, 0xFB, 0x90 | hertz_bits << 2, 0x00])  # MPEG-1 layer III, 128 kb/s, 44,100 Hz
    return (head + bytes(417 - 4)) * frames
