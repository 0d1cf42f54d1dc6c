"""Pictures, office files, sound and text from outside: let in, cleaned or refused in words."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from pcmt.read.attachments import TYPES, OutsideFile, see_file
from tests.made_files import PLACE, mp3, pdf, photo
from tests.read.attachments.office_packages import codes


@pytest.mark.parametrize(("name", "form"), [("a.jpg", "JPEG"), ("a.png", "PNG")])
@pytest.mark.parametrize("turn", [1, 6])
def test_where_a_photo_was_taken_is_not_published(name: str, form: str, turn: int) -> None:
    content = photo(form, turn) + (b"trailing film" if form == "JPEG" else b"")
    assert Image.open(io.BytesIO(content)).getexif().get_ifd(0x8825)
    seen = see_file(name, content)
    assert seen.faults == ()
    after = Image.open(io.BytesIO(seen.content))
    assert dict(after.getexif()) == ({} if turn == 1 else {0x0112: turn})
    assert PLACE.encode() not in seen.content and b"trailing" not in seen.content
    assert after.tobytes() == Image.open(io.BytesIO(content)).tobytes()
    assert (seen.facts.width, seen.facts.height) == (64, 48)
    assert see_file(name, seen.content).content == seen.content


def test_progressive_and_coloured_photos_stay_as_they_look() -> None:
    for options in ({"progressive": True}, {"quality": 100, "subsampling": 0}, {"icc_profile": b"icc" * 9}):
        for mode in ("RGB", "L", "CMYK"):
            buffer = io.BytesIO()
            Image.effect_noise((70, 50), 90).convert(mode).save(buffer, "JPEG", **options)
            seen = see_file("a.jpg", buffer.getvalue())
            before, after = (Image.open(io.BytesIO(one)) for one in (buffer.getvalue(), seen.content))
            assert after.tobytes() == before.tobytes()
            assert after.info.get("icc_profile") == before.info.get("icc_profile")


def test_texts_inside_a_png_are_left_out() -> None:
    info = PngInfo()
    info.add_text("Author", PLACE)
    info.add_itxt("XML:com.adobe.xmp", PLACE, zip=True)
    buffer = io.BytesIO()
    Image.new("RGBA", (9, 9), (1, 2, 3, 4)).save(buffer, "PNG", pnginfo=info)
    bare = see_file("a.png", buffer.getvalue()).content
    assert Image.open(io.BytesIO(bare)).tobytes() == Image.open(io.BytesIO(buffer.getvalue())).tobytes()
    assert not Image.open(io.BytesIO(bare)).text  # type: ignore[attr-defined]


@pytest.mark.parametrize(("name", "form"), [("a.jpg", "JPEG"), ("a.png", "PNG")])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_an_image_cut_short_is_damaged(name: str, form: str, share: float) -> None:
    content = photo(form)
    assert codes(name, content[: int(len(content) * share)]) == ["TEP_HONG"]


def test_too_large_and_moving_pictures_are_refused() -> None:
    head = struct.pack(">IIBBBBB", 7000, 7000, 1, 0, 0, 0, 0)
    buffer = io.BytesIO()
    Image.new("1", (7000, 7000)).save(buffer, "PNG")
    assert head in buffer.getvalue()
    assert codes("a.png", buffer.getvalue()) == ["HINH_QUA_LON"]
    moving = io.BytesIO()
    Image.new("L", (4, 4)).save(moving, "PNG", save_all=True, append_images=[Image.new("L", (4, 4), 255)])
    assert codes("a.png", moving.getvalue()) == ["HINH_DONG"]


TYPES_PART = "[Content_Types].xml"


PARTS = {
    ".docx": {TYPES_PART: "<Types/>", "word/document.xml": "<w/>"},
    ".xlsx": {TYPES_PART: "<Types/>", "xl/workbook.xml": "<x/>"},
    ".pptx": {TYPES_PART: "<Types/>", "ppt/presentation.xml": "<p/>"},
    ".odt": {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<o/>"},
}


TEMPLATE = '<Relationship Type="http://x/attachedTemplate" Target="http://x/a.dotm" TargetMode="External"/>'


LINK = '<Relationship Type="http://x/hyperlink" Target="https://nguon.test/" TargetMode="External"/>'


def package(parts: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize("ending", PARTS)
def test_office_files_of_their_kind_pass_and_no_other(ending: str) -> None:
    assert codes(f"a{ending}", package(PARTS[ending])) == []
    other = ".odt" if ending != ".odt" else ".docx"
    assert codes(f"a{ending}", package(PARTS[other])) == ["TEP_GIA"]


@pytest.mark.parametrize(
    ("part", "content", "code"),
    [
        ("word/vbaProject.bin", "x", "TEP_MACRO"),
        ("word/vbaData.xml", "x", "TEP_MACRO"),
        (TYPES_PART, "application/vnd.ms-word.document.macroEnabled.main+xml", "TEP_MACRO"),
        ("word/activeX/activeX1.bin", "x", "TEP_DOI_TUONG"),
        ("word/embeddings/oleObject1.bin", "x", "TEP_DOI_TUONG"),
        ("word/_rels/settings.xml.rels", TEMPLATE, "TEP_DOI_TUONG"),
        ("../../a.exe", "x", "TEP_HONG"),
        ("word/media/a.bmp", b"\0" * 201_000_000, "TEP_BOM"),
    ],
)
def test_what_would_run_or_burst_is_refused(part: str, content: str | bytes, code: str) -> None:
    assert codes("a.docx", package({**PARTS[".docx"], part: content})) == [code]


def test_links_tables_and_charts_are_ordinary() -> None:
    parts = PARTS[".docx"] | {
        "word/_rels/document.xml.rels": LINK,
        "word/embeddings/Sheet1.xlsx": "x",
        "word/b.xml": f"<a>{'a' * 900_000}</a>",
    }
    assert codes("a.docx", package(parts)) == []


def test_macros_of_an_odt_and_of_an_old_word_file_show() -> None:
    assert codes("a.odt", package({**PARTS[".odt"], "Basic/Standard/script-lb.xml": "x"})) == ["TEP_MACRO"]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "WordDocument\0".encode("utf-16-le")
    assert codes("a.doc", head) == []
    assert codes("a.doc", head + "_VBA_PROJECT".encode("utf-16-le")) == ["TEP_MACRO"]


@pytest.mark.parametrize("share", [0.4, 0.8])
def test_a_package_cut_short_is_damaged(share: float) -> None:
    content = package({**PARTS[".docx"], "word/b.xml": "abc" * 500})
    assert codes("a.docx", content[: int(len(content) * share)]) == ["TEP_HONG"]


def test_sound_is_counted_frame_by_frame_and_loses_its_tags() -> None:
    sound = mp3(115)
    tag = b"ID3\x04\x00\x00\x00\x00\x01\x00" + PLACE.encode().ljust(128, b"\0")
    old_tag = b"TAG" + PLACE.encode().ljust(125, b"\0")[:125]
    seen = see_file("a.mp3", tag + sound + old_tag)
    assert seen.faults == ()
    assert seen.content == sound
    assert seen.facts.seconds == round(115 * 1152 / 44100) == 3


def test_noise_and_half_a_recording_are_damaged() -> None:
    assert codes("a.mp3", b"ID3\x04\x00\x00\x00\x00\x00\x00" + b"noise" * 500) == ["TEP_HONG"]
    assert codes("a.mp3", mp3(5)) == ["TEP_HONG"]
    assert codes("a.mp3", mp3(115) + b"x" * 9000 + mp3(115)) == ["TEP_HONG"]


def test_text_is_utf_8() -> None:
    assert codes("a.txt", "Chữ Việt".encode()) == codes("a.txt", "Chữ".encode("utf-8-sig")) == []
    assert codes("a.txt", "Chữ".encode("utf-16")) == codes("a.txt", b"a\0b") == ["TEP_HONG"]


HEADS = dict.fromkeys(TYPES, b"PK\x03\x04") | {
    ".pdf": b"%PDF-", ".doc": b"\xd0\xcf\x11\xe0", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff",
    ".png": b"\x89PNG\r\n\x1a\n", ".mp3": b"ID3", ".txt": b"", ".svg": b"<svg>",
}  # fmt: skip


def test_every_kind_has_its_limit() -> None:
    for ending, kind in TYPES.items():
        content = HEADS[ending] + bytes(kind.megabytes * 1_000_000 + 1)
        assert codes(f"a{ending}", content) == ["TEP_QUA_LON"]


@pytest.mark.parametrize("name", ["a.svgz", "a.html", "a.js", "a.exe", "a.zip", "a.docm", "tep", "a.pdf.html"])
def test_other_endings_stay_outside(name: str) -> None:
    assert codes(name, b"%PDF-1.7") == ["DUOI_TEP"]


def test_a_refused_file_has_nothing_to_publish() -> None:
    assert see_file("a.pdf", b"<html>").content == b""
    assert see_file("A.PDF", pdf()) == OutsideFile(
        "A.PDF", see_file("b.pdf", pdf()).sha256, pdf(), (), see_file("b.pdf", pdf()).facts
    )
