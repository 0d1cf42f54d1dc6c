"""PDF files from outside: actions, locks, signatures, scanned pages, and what unpacking may cost."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject, TextStringObject

from pcmt.read.attachments import pdf_reader, see_file
from pcmt.show.plans.originals import access_remark
from tests.made_files import Change, named, pdf, signature
from tests.read.attachments.office_packages import codes


def put(path: str, item: object) -> Change:
    """Write ``item`` at a key of the catalog, or at one of the first page."""

    def change(writer: object) -> None:
        place, _, key = path.rpartition(".")
        holder = writer.pages[0] if place else writer._root_object  # type: ignore[attr-defined]
        holder[NameObject(key)] = item

    return change


def entry(**entries: object) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): one for key, one in entries.items()})


SCRIPT = named({"/S": "/JavaScript", "/JS": "/x"})


def test_names_are_not_actions() -> None:
    target = ArrayObject([NameObject("/Fit")])
    word = TextStringObject("JavaScript")
    harmless = [
        put("/Dests", DictionaryObject({NameObject("/JavaScript"): target})),
        put("/Outlines", entry(First=entry(Title=word, Dest=target))),
        put("/AcroForm", entry(Fields=ArrayObject([entry(T=word, FT=NameObject("/Tx"))]))),
        put("/Names", entry(Dests=entry(Names=ArrayObject([word, target])))),
        put("/PieceInfo", named({"/JS": "/x", "/Launch": "/y", "/EF": "/z"})),
    ]
    assert [codes("a.pdf", pdf(one)) for one in harmless] == [[]] * len(harmless)


def test_actions_are_found_wherever_a_viewer_looks() -> None:
    after = entry(S=NameObject("/GoTo"), Next=ArrayObject([SCRIPT]))
    places = [
        put("/AA", entry(WC=SCRIPT)),
        put("page./AA", entry(O=SCRIPT)),
        put("/Outlines", entry(First=entry(Next=entry(A=SCRIPT)))),
        put("/AcroForm", entry(Fields=ArrayObject([entry(Kids=ArrayObject([entry(AA=entry(K=SCRIPT))]))]))),
        put("page./Annots", ArrayObject([entry(A=after)])),
        put("page./Annots", ArrayObject([entry(A=entry(S=NameObject("/URI"), URI=TextStringObject("JavaScript:x")))])),
        put("page./Annots", ArrayObject([entry(A=named({"/S": "/NeverHeardOf"}))])),
        put("page./Annots", ArrayObject([named({"/Subtype": "/NeverHeardOf"})])),
        put("/Names", entry(JavaScript=entry(Kids=ArrayObject([entry(Names=ArrayObject([SCRIPT]))])))),
    ]
    assert [codes("a.pdf", pdf(one)) for one in places] == [["PDF_CHAY_MA"]] * len(places)


@pytest.mark.parametrize("stray", [b"\xef\xbb\xbf", b"\r\n\r\n", bytes(1_024)])
def test_stray_bytes_before_a_pdf_are_passed_over(stray: bytes) -> None:
    seen = see_file("a.pdf", stray + pdf())
    assert (seen.faults, seen.facts.pages, seen.content) == ((), 1, stray + pdf())
    assert codes("a.pdf", bytes(1_025) + pdf()) == ["TEP_GIA"]


def test_a_lock_of_any_cipher_is_called_a_lock() -> None:
    for handler in ("/V 5 /R 6", "/V 4 /R 4 /CF << /StdCF << /CFM /AESV2 >> >> /StmF /StdCF", "/V 9", ""):
        locked = f"/Encrypt << /Filter /Standard {handler} /O (x) /U (x) /P -1 >> /ID [(a) (a)]".encode()
        assert codes("a.pdf", pdf().replace(b"/Root", locked + b" /Root")) == ["PDF_KHOA"]


def test_a_time_stamp_is_no_signature() -> None:
    stamps = ({"/Type": "/DocTimeStamp"}, {"/SubFilter": "/ETSI.RFC3161"})
    for marks in stamps:

        def change(writer: object, marks: dict[str, str] = marks) -> None:
            signature(**{"/ByteRange": 1})(writer)  # type: ignore[arg-type]
            fields = writer._root_object["/AcroForm"]["/Fields"]  # type: ignore[attr-defined]
            fields.append(entry(FT=NameObject("/Sig"), V=named({"/ByteRange": "/x"} | marks)))

        assert see_file("a.pdf", pdf(change)).facts.signatures == 1


def test_a_file_scanned_in_part_says_so() -> None:
    def add_scan(writer: object) -> None:
        page = writer.add_blank_page(9, 9)  # type: ignore[attr-defined]
        drawing = StreamObject()
        drawing.set_data(b"0.9 g 0 0 9 9 re f BT ( ) Tj <0003> Tj ET")
        page[NameObject("/Contents")] = writer._add_object(drawing)  # type: ignore[attr-defined]

    seen = see_file("a.pdf", pdf(add_scan, add_scan))
    assert (seen.facts.has_text, seen.facts.picture_pages, seen.facts.pages) == (True, 2, 3)
    assert access_remark(seen).startswith("Một phần là hình quét: 2 trên 3 trang")
    assert "Một phần" not in access_remark(see_file("a.pdf", pdf()))


def packed_stream(length: int) -> Change:
    def change(writer: object) -> None:
        drawing = StreamObject()
        drawing.set_data(b" " * length)
        writer.pages[0][NameObject("/Contents")] = writer._add_object(drawing.flate_encode())  # type: ignore[attr-defined]

    return change


def test_a_pdf_is_stopped_by_what_it_unpacks_to(monkeypatch: pytest.MonkeyPatch) -> None:
    content = pdf(packed_stream(3_000_000))
    assert codes("a.pdf", content) == []
    monkeypatch.setattr(pdf_reader, "UNPACKED_LIMIT", 2_500_000)
    assert codes("a.pdf", content) == ["TEP_NANG"]


def test_drawings_are_unpacked_a_piece_at_a_time() -> None:
    work = pdf_reader.Work()
    stream = PdfReader(io.BytesIO(pdf(packed_stream(70_000_000)))).pages[0]["/Contents"].get_object()
    assert max(map(len, pdf_reader.unpacked(stream, work))) <= 1 << 20
    assert work.unpacked == 70_000_000


def test_a_pdf_is_stopped_by_what_it_makes_the_parser_read() -> None:
    long = b"/Lang <" + b"41" * 2_000_000 + b"> /Pages"
    assert codes("a.pdf", pdf().replace(b"/Pages", long, 1)) in (["TEP_NANG"], ["TEP_HONG"])
