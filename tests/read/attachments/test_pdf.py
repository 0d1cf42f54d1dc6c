"""PDF files: what runs, what is signed, damaged or locked, and what is published bit by bit."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from pcmt.read.attachments import see_file
from pcmt.show.plans.originals import access_remark
from tests.made_files import Change, named, pdf, signature
from tests.read.attachments.office_packages import codes


def action(**entries: str) -> DictionaryObject:
    return DictionaryObject(
        {
            NameObject(f"/{key}"): NameObject(value) if key == "S" else TextStringObject(value)
            for key, value in entries.items()
        }
    )


def at_root(key: str, value: DictionaryObject) -> Change:
    return lambda writer: writer._root_object.__setitem__(NameObject(key), writer._add_object(value))


def annotation(value: DictionaryObject) -> Change:
    def put(writer: PdfWriter) -> None:
        writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(value)])

    return put


RUNNING = {
    "script at opening": (at_root("/OpenAction", action(S="/JavaScript", JS="app.alert(1)")), "JavaScript"),
    "script in the names": (at_root("/Names", named({"/JavaScript": "/x"})), "JavaScript"),
    "script behind a link": (annotation(DictionaryObject({NameObject("/A"): action(S="/JavaScript", JS="x")})), "JavaScript"),
    "program at opening": (at_root("/OpenAction", action(S="/Launch", F="cmd.exe")), "chương trình khác"),
    "program behind a link": (annotation(DictionaryObject({NameObject("/A"): action(S="/Launch", F="x")})), "chương trình"),
    "printing at opening": (at_root("/OpenAction", named({"/S": "/Named", "/N": "/Print"})), "tự chạy khi mở"),
    "form that sends": (annotation(DictionaryObject({NameObject("/A"): action(S="/SubmitForm", F="http://x")})), "gửi dữ liệu"),
    "other file": (annotation(DictionaryObject({NameObject("/A"): action(S="/GoToR", F="x.pdf")})), "tệp khác"),
    "embedded file": (lambda writer: writer.add_attachment("a.exe", b"MZ"), "tệp nhúng"),
    "rich media": (annotation(named({"/Subtype": "/RichMedia"})), "âm thanh, hình ảnh động"),
    "old sound": (annotation(named({"/Subtype": "/Sound"})), "âm thanh, hình ảnh động"),
    "XFA form": (at_root("/AcroForm", named({"/XFA": "/x"})), "XFA"),
    "portfolio": (at_root("/Collection", named({"/Type": "/Collection"})), "tệp nhúng"),
}  # fmt: skip


@pytest.mark.parametrize("name", RUNNING)
def test_a_pdf_that_runs_something_is_refused_in_words(name: str) -> None:
    change, words = RUNNING[name]
    [fault] = see_file("a.pdf", pdf(change)).faults
    assert fault.code == "PDF_CHAY_MA"
    assert words in fault.message


def test_a_pdf_that_only_opens_at_its_first_page_passes() -> None:
    def put(writer: PdfWriter) -> None:
        target = ArrayObject([writer.pages[0].indirect_reference, NameObject("/Fit")])
        writer._root_object[NameObject("/OpenAction")] = target

    turn = DictionaryObject({NameObject("/S"): NameObject("/GoTo"), NameObject("/D"): NumberObject(0)})
    assert codes("a.pdf", pdf(put)) == codes("a.pdf", pdf(at_root("/OpenAction", turn))) == []
    link = DictionaryObject({NameObject("/A"): action(S="/URI", URI="https://nguon.test/")})
    assert codes("a.pdf", pdf(annotation(link))) == []


def test_signatures_are_counted_and_empty_fields_for_them_are_not() -> None:
    counts = {
        "none": pdf(),
        "field": pdf(signature()),
        "value without a range": pdf(signature(**{"/Contents": 1})),
        "signed": pdf(signature(**{"/ByteRange": 1, "/Contents": 1})),
    }
    found = {name: see_file("a.pdf", content) for name, content in counts.items()}
    assert [file.faults for file in found.values()] == [()] * 4
    assert [file.facts.signatures for file in found.values()] == [0, 0, 0, 1]
    assert found["signed"].content == counts["signed"]


def test_fields_that_hold_each_other_come_to_an_end() -> None:
    def put(writer: PdfWriter) -> None:
        field = named({"/FT": "/Sig"})
        reference = writer._add_object(field)
        field[NameObject("/Kids")] = ArrayObject([reference, reference])
        form = DictionaryObject({NameObject("/Fields"): ArrayObject([reference])})
        writer._root_object[NameObject("/AcroForm")] = form

    assert see_file("a.pdf", pdf(put)).facts.signatures == 0


def test_a_name_written_in_escapes_hides_nothing() -> None:
    content = pdf(at_root("/OpenAction", action(S="/JavaScript", JS="x")))
    assert codes("a.pdf", content.replace(b"/JavaScript", b"/J#61vaScript")) == ["PDF_CHAY_MA"]


@pytest.mark.parametrize("cut", [10, 60, 200, 400])
def test_a_pdf_cut_short_is_damaged(cut: int) -> None:
    assert codes("a.pdf", pdf()[:-cut]) == ["TEP_HONG"]


def test_other_broken_pdfs() -> None:
    assert codes("a.pdf", b"%PDF-1.7\nnothing\nstartxref\n9\n%%EOF") == ["TEP_HONG"]
    assert codes("a.pdf", pdf().replace(b"/Type /Pages", b"/Type /Catal")) in (["TEP_HONG"], [])
    empty = PdfWriter()
    buffer = io.BytesIO()
    empty.write(buffer)
    assert codes("a.pdf", buffer.getvalue()) == ["TEP_HONG"]


def test_a_locked_pdf_is_refused_even_with_an_empty_password() -> None:
    assert codes("a.pdf", pdf(lambda writer: writer.encrypt("", "chu", algorithm="RC4-128"))) == ["PDF_KHOA"]


def test_a_pdf_tells_what_screen_readers_need() -> None:
    def tag(writer: PdfWriter) -> None:
        root = writer._root_object
        root[NameObject("/MarkInfo")] = DictionaryObject({NameObject("/Marked"): BooleanObject(True)})
        root[NameObject("/StructTreeRoot")] = writer._add_object(named({"/Type": "/StructTreeRoot"}))
        root[NameObject("/Lang")] = TextStringObject("vi")
        writer.add_metadata({"/Title": "Tờ rơi"})

    good, plain, scan = (see_file("a.pdf", content) for content in (pdf(tag), pdf(), pdf(words="")))
    assert good.facts[:1] == (1,) and good.facts.is_tagged and good.facts.has_text
    assert (good.facts.title, good.facts.language) == ("Tờ rơi", "vi")
    assert access_remark(good) == "Tệp có thẻ cấu trúc, tên và ngôn ngữ cho trình đọc màn hình."
    assert (plain.facts.is_tagged, plain.facts.has_text) == (False, True)
    assert "không ghi thẻ cấu trúc, tên tài liệu, ngôn ngữ" in access_remark(plain)
    assert scan.facts.has_text is False
    assert "hình quét" in access_remark(scan)


def test_a_pdf_is_published_bit_by_bit() -> None:
    content = pdf()
    assert see_file("a.pdf", content).content == content
    assert len(PdfReader(io.BytesIO(content)).pages) == 1
