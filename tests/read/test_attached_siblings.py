"""Siblings of the hostile files that were met: each refused for its own reason, in check and build alike; honest ones let in."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    EncodedStreamObject,
    NameObject,
    TextStringObject,
)

from pcmt.read.attachments import see_file
from tests.made_files import Change, mp3, named, pdf, photo

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = (
    '<Types><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="svg" ContentType="image/svg+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{WORD}"/></Types>'
)


def word(body: str | bytes = "<w:p/>", **parts: str | bytes) -> bytes:
    """A DOCX; names of parts are written with ``_`` for the slash."""
    content = body if isinstance(body, bytes) else f'<w:document xmlns:w="w">{body}</w:document>'
    held: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": f'<Relationships><Relationship Id="a" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        "</Relationships>",
        "word/document.xml": content,
        **{f"word/{name.replace('_', '.')}": part for name, part in parts.items()},
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in held.items():
            package.writestr(name, part)
    return buffer.getvalue()


def codes(name: str, content: bytes) -> list[str]:
    seen = see_file(name, content)
    assert not seen.faults or seen.content == b""
    return [fault.code for fault in seen.faults]


SCRIPT = DictionaryObject({NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("x")})


def opening(**entries: object) -> Change:
    """A document that turns to a page when it is opened, and does more."""

    def put(writer: PdfWriter) -> None:
        action = named({"/S": "/GoTo", "/D": "/a"})
        action.update({NameObject(f"/{key}"): value for key, value in entries.items()})
        writer._root_object[NameObject("/OpenAction")] = action

    return put


def base(address: str) -> Change:
    def put(writer: PdfWriter) -> None:
        entry = DictionaryObject({NameObject("/Base"): TextStringObject(address)})
        writer._root_object[NameObject("/URI")] = entry

    return put


def contents(data: bytes, packing: str) -> Change:
    def put(writer: PdfWriter) -> None:
        stream = EncodedStreamObject()
        stream._data = data
        stream[NameObject("/Filter")] = NameObject(packing)
        writer.pages[0][NameObject("/Contents")] = writer._add_object(stream)

    return put


def test_what_follows_the_turning_of_a_page_counts() -> None:
    assert codes("a.pdf", pdf(opening())) == []
    assert codes("a.pdf", pdf(opening(Next=named({"/S": "/GoTo"})))) == []
    for entry in ({"Next": SCRIPT}, {"Next": ArrayObject([named({"/S": "/GoTo"}), SCRIPT])}, {"JS": NameObject("/x")}):
        assert codes("a.pdf", pdf(opening(**entry))) == ["PDF_CHAY_MA"]
    assert codes("a.pdf", pdf(base("https://a.vn/"))) == []
    assert codes("a.pdf", pdf(base("javascript:alert(1)//"))) == ["PDF_CHAY_MA"]


def test_a_packing_that_is_not_known_is_no_lock() -> None:
    assert "PDF_KHOA" not in codes("a.pdf", pdf(contents(b"x", "/JBIG2Decode")))


def test_a_tree_of_pages_without_pages_is_damaged() -> None:
    assert codes("a.pdf", pdf().replace(b"/Kids", b"/Xids")) == ["TEP_HONG"]


def test_one_name_placed_a_million_times_is_looked_at_in_good_time(monkeypatch: pytest.MonkeyPatch) -> None:
    from pcmt.read.attachments import pdf_pages

    found = 0

    def counted(content: bytes) -> object:
        nonlocal found
        for one in whole.finditer(content):
            found += 1
            yield one

    whole = pdf_pages._PLACED
    monkeypatch.setattr(pdf_pages, "_PLACED", type("Counting", (), {"finditer": staticmethod(counted)}))
    assert codes("a.pdf", pdf(contents(zlib.compress(b"/a Do " * 1_000_000), "/FlateDecode"))) == []
    assert 0 < found < 20_000


@pytest.mark.parametrize(
    "other", [b"PK\3\4", b"<script>alert(1)</script>", b"<!DOCTYPE html>", b"<?php", b"<HTML>", b"<svg onload=a>"]
)
def test_two_files_in_one_are_refused(other: bytes) -> None:
    assert codes("a.pdf", pdf() + other) == ["TEP_GIA"]
    assert codes("a.pdf", other + b"\n" + pdf()) == ["TEP_GIA"]
    assert codes("a.docx", word() + other) in (["TEP_GIA"], ["TEP_HONG"])
    assert codes("a.docx", word() + word()) == ["TEP_GIA"]
    assert codes("a.pdf", b"MZ\x90" + pdf()) == ["TEP_GIA"]


def test_blanks_around_a_file_are_no_other_file() -> None:
    assert codes("a.pdf", b"\xef\xbb\xbf" + pdf() + b"\r\n\0\0") == []
    assert codes("a.docx", word() + b"\0\0\r\n") == []


HIDDEN = '<w:fldSimple w:instr="DDEAUTO cmd"/>'


@pytest.mark.parametrize("letters", ["cp037", "utf-7", "utf-32"])
def test_orders_in_other_letters_do_not_pass(letters: str) -> None:
    text = f'<?xml version="1.0" encoding="{letters}"?><w:document xmlns:w="w">{HIDDEN}</w:document>'
    assert codes("a.docx", word(text.encode(letters))) == ["TEP_HONG"]
    assert codes("a.docx", word(text.encode("ascii"))) == ["TEP_HONG"]


@pytest.mark.parametrize("letters", ["UTF-8", "utf-8", "ISO-8859-1", "windows-1252", "us-ascii"])
def test_letters_that_programs_write_are_let_in(letters: str) -> None:
    text = f"<?xml version='1.0' encoding='{letters}' standalone='yes'?><w:document xmlns:w='w'/>"
    assert codes("a.docx", word(text.encode())) == []
    assert codes("a.docx", word(b"\xef\xbb\xbf\r\n" + b"<w:document xmlns:w='w'/>")) == []


def test_a_part_called_text_that_is_none_is_damaged() -> None:
    for head in (b"\xd0\xcf\x11\xe0\xa1", b"MZ\x90\0", b"\x7fELF"):
        assert codes("a.docx", word(a_xml=head)) == ["TEP_DOI_TUONG"]
    assert codes("a.docx", word(a_xml=b"PK\3\4")) == ["TEP_HONG"]
    assert codes("a.docx", word(a_xml=b"")) == []


@pytest.mark.parametrize("switch", ["\\d", "\\D"])
def test_a_picture_that_is_not_in_the_file_is_fetched(switch: str) -> None:
    order = '<w:fldSimple w:instr="INCLUDEPICTURE &quot;http://a.vn/a.png&quot; {}"/>'
    assert codes("a.docx", word(order.format(switch))) == ["TEP_DOI_TUONG"]
    assert codes("a.docx", word(order.format("\\* MERGEFORMATINET"))) == []


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        "<x:script/>",
        '<rect onclick="a()"/>',
        '<a href="javascript:a()"/>',
        '<a x:href="javascript:a()"/>',
        "<foreignObject/>",
    ],
)
def test_a_drawing_that_runs_is_refused(inner: str) -> None:
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">{inner}</svg>'
    assert codes("a.docx", word(a_svg=drawing)) == ["TEP_DOI_TUONG"]
    assert codes("a.docx", word(a_svg=drawing.replace(inner, '<a x:href="https://a.vn"><path d="M0 0"/></a>'))) == []


def test_parts_that_cost_too_much_are_called_heavy() -> None:
    many = "<w:instrText/>" * 700_000
    assert codes("a.docx", word(many)) == ["TEP_NANG"]
    wide = "".join(f' a{number}="x"' for number in range(3_000))
    assert codes("a.docx", word(f"<w:instrText{wide}/>")) == ["TEP_NANG"]


def test_an_old_container_without_a_text_is_no_word_file() -> None:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert codes("a.doc", head) == ["TEP_GIA"]
    assert codes("a.doc", head + "WordDocument\0".encode("utf-16-le")) == []


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.docx", pdf(), "nội dung là PDF"),
        ("a.png", photo("JPEG"), "nội dung là hình JPEG"),
        ("a.jpg", b"\0\0\0\x18ftypheic" + bytes(100), "nội dung là hình HEIC"),
        ("a.mp3", b"\0\0\0\x18ftypM4A " + bytes(100), "nội dung là âm thanh M4A"),
        ("a.doc", b"{\\rtf1 x}", "nội dung là văn bản RTF"),
        ("a.doc", b"\r\n<html><body>x", "nội dung là trang web"),
        ("a.jpg", b"\xef\xbb\xbf" + photo("JPEG"), "dính byte thừa"),
        ("a.docx", b"\r\nPK\x03\x04" + bytes(30), "dính byte thừa"),
        ("a.txt", b"\xef\xbb\xbf\r\n", "tệp rỗng"),
        ("a.pdf", bytes(5000), "tệp rỗng"),
    ],
)
def test_a_false_file_is_told_what_it_is(name: str, content: bytes, words: str) -> None:
    (fault,) = see_file(name, content).faults
    assert words in fault.message


def test_room_that_was_not_filled_is_no_damage() -> None:
    assert not see_file("a.pdf", pdf() + bytes(5000)).faults
    padded = see_file("a.mp3", mp3(80) + bytes(5000))
    assert not padded.faults
    assert padded.content == mp3(80)
