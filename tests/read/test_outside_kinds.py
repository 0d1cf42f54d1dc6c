"""Faults met with real files, and their kind: what is let in, what is refused, in which words, at what cost."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject, TextStringObject

from pcmt.check.attachments import check_attachments
from pcmt.problems import Problem
from pcmt.read.attachments import pdf_reader, see_file
from pcmt.read.attachments.targets import Place, place_of
from pcmt.read.folder import is_leftover, list_folder
from pcmt.read.records import Loaded
from pcmt.show.plans.originals import access_remark
from tests.made_files import Change, mp3, named, pdf, signature

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
TYPE = "application/vnd.openxmlformats-officedocument."
MAIN = {
    ".docx": ("word/document.xml", TYPE + "wordprocessingml.document.main+xml"),
    ".xlsx": ("xl/workbook.xml", TYPE + "spreadsheetml.sheet.main+xml"),
    ".pptx": ("ppt/presentation.xml", TYPE + "presentationml.presentation.main+xml"),
}


def codes(name: str, content: bytes) -> list[str]:
    return [fault.code for fault in see_file(name, content).faults]


def relation(kind: str, target: str, mode: str = ' TargetMode="External"', prefix: str = OFFICE) -> str:
    return f'<Relationships><Relationship Id="r" Type="{prefix}{kind}" Target="{target}"{mode}/></Relationships>'


def office(ending: str, extra: Mapping[str, str | bytes] | None = None, **options: str) -> bytes:
    """A package of its kind; ``main`` renames its main part, ``slash`` its separators, ``types`` adds media types."""
    main, kind = MAIN[ending]
    main = options.get("main", main)
    types = (
        '<Types><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="bmp" ContentType="image/bmp"/>'
        f'<Override PartName="/{main}" ContentType="{kind}"/>{options.get("types", "")}</Types>'
    )
    root = relation("officeDocument", main, "", options.get("prefix", OFFICE))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        parts = {"[Content_Types].xml": types, "_rels/.rels": root, main: "<a/>", **(extra or {})}
        for name, content in parts.items():
            archive.writestr(name if "_rels" in name else name.replace("/", options.get("slash", "/")), content)
    return buffer.getvalue()


# -- office packages -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", MAIN)
def test_the_main_part_is_the_one_that_the_package_names(ending: str) -> None:
    folder = MAIN[ending][0].partition("/")[0]
    assert codes(f"a{ending}", office(ending, main=f"{folder}/other2.xml")) == []
    assert codes(f"a{ending}", office(ending, prefix=STRICT)) == []
    assert codes(f"a{ending}", office(ending, slash="\\")) == []
    wrong = next(one for one in MAIN if one != ending)
    assert codes(f"a{wrong}", office(ending)) == ["TEP_GIA"]


@pytest.mark.parametrize("name", ["..\\a.exe", "../a.exe", "\\a.exe", "C:\\a.exe"])
def test_a_path_that_leads_out_is_refused_with_either_slash(name: str) -> None:
    assert codes("a.docx", office(".docx", {name: "x"})) == ["TEP_HONG"]


def test_what_packs_well_is_let_in_up_to_a_size() -> None:
    assert codes("a.docx", office(".docx", {"word/media/a.bmp": bytes(3_000_000)})) == []
    assert codes("a.docx", office(".docx", {"word/media/a.bmp": bytes(201_000_000)})) == ["TEP_BOM"]


OWN_DISK = ["file:///C:\\Mau\\CongVan.dotx", "file:///C:/Mau/a.dotm", "Normal.dotm", "C:\\a.dotx", "file://localhost/C:/a.dotx",
            "file:///home/lan/a.dotx", "..\\Mau\\a.dotx", "file:///D:%5CMau%5Ca.dotx"]  # fmt: skip
AFAR = ["http://x.test/a.dotm", "HTTPS://x.test/a", "\\\\may\\a.dotm", "//may/a.dotm", "file://may/a.dotm", "smb://may/a",
        "file:////may/a.dotm", "file:///%5C%5Cmay%5Ca.dotm", "file:\\\\may\\a", "ftp://may/a", "ht\ttp://x.test/a"]  # fmt: skip


@pytest.mark.parametrize("target", OWN_DISK)
def test_a_template_on_the_own_disk_is_let_in(target: str) -> None:
    assert (
        codes("a.docx", office(".docx", {"word/_rels/settings.xml.rels": relation("attachedTemplate", target)})) == []
    )


@pytest.mark.parametrize("target", AFAR)
def test_a_template_from_elsewhere_is_refused_with_its_own_cure(target: str) -> None:
    content = office(".docx", {"word/_rels/settings.xml.rels": relation("attachedTemplate", target)})
    [fault] = see_file("a.docx", content).faults
    assert fault.code == "TEP_DOI_TUONG" and "mẫu" in fault.message and "Add-ins" in fault.cure


ACTIVE = [
    (".docx", "vbaProject", "media/image9.dat", "", "TEP_MACRO"),
    (".docx", "oleObject", "media/a.dat", "", "TEP_DOI_TUONG"),
    (".docx", "oleObject", "file:///C:/a.xlsx", ' TargetMode="External"', "TEP_DOI_TUONG"),
    (".docx", "control", "media/a.xml", "", "TEP_DOI_TUONG"),
    (".docx", "frame", "http://x.test/", ' TargetMode="External"', "TEP_DOI_TUONG"),
    (".docx", "subDocument", "b.docx", ' TargetMode="External"', "TEP_DOI_TUONG"),
    (".docx", "aFChunk", "a.htm", "", "TEP_DOI_TUONG"),
    (".docx", "ui/extensibility", "a.xml", "", "TEP_DOI_TUONG"),
    (".docx", "image", "http://x.test/a.png", ' TargetMode="External"', "TEP_DOI_TUONG"),
    (".docx", "image", "\\\\may\\a.png", ' TargetMode="external"', "TEP_DOI_TUONG"),
    (".docx", "hyperlink", "javascript:x", ' TargetMode="External"', "TEP_LIEN_KET"),
    (".docx", "hyperlink", "\\\\may\\a.exe", ' TargetMode="External"', "TEP_LIEN_KET"),
    (".docx", "mailMergeSource", "file:///C:/a.mdb", ' TargetMode="External"', "TEP_DOI_TUONG"),
    (".docx", "neverHeardOf", "a.xml", "", "TEP_DOI_TUONG"),
    (".xlsx", "connections", "connections.xml", "", "TEP_DOI_TUONG"),
    (".xlsx", "queryTable", "a.xml", "", "TEP_DOI_TUONG"),
    (".xlsx", "xlMacrosheet", "a.xml", "", "TEP_MACRO"),
    (".xlsx", "externalLinkPath", "https://x.test/a.xlsx", ' TargetMode="External"', "TEP_DOI_TUONG"),
    (".pptx", "video", "https://x.test/a.mp4", ' TargetMode="External"', "TEP_DOI_TUONG"),
]


@pytest.mark.parametrize(("ending", "kind", "target", "mode", "code"), ACTIVE)
def test_relationships_are_let_in_by_their_kind(ending: str, kind: str, target: str, mode: str, code: str) -> None:
    folder = MAIN[ending][0].partition("/")[0]
    for prefix in (OFFICE, STRICT, "http://schemas.microsoft.com/office/2006/relationships/"):
        content = office(ending, {f"{folder}/_rels/x.xml.rels": relation(kind, target, mode, prefix)})
        assert codes(f"a{ending}", content) == [code]


def test_a_relationship_hides_behind_no_spelling() -> None:
    plain = relation("attachedTemplate", "http://x.test/a.dotm")
    for text in (
        plain.replace('"', "'"),
        plain.replace("Template", "&#84;emplate"),
        plain.replace(" Target=", "\n Target = "),
    ):
        assert codes("a.docx", office(".docx", {"word/_rels/s.xml.rels": text})) == ["TEP_DOI_TUONG"]
    assert codes("a.docx", office(".docx", {"word/_rels/s.xml.rels": plain.encode("utf-16")})) == ["TEP_DOI_TUONG"]


@pytest.mark.parametrize("target", ["https://x.test/", "mailto:a@x.test", "#muc-1", "Phu-luc.docx"])
def test_ordinary_links_are_let_in(target: str) -> None:
    assert codes("a.docx", office(".docx", {"word/_rels/document.xml.rels": relation("hyperlink", target)})) == []


def test_a_running_part_under_another_name_or_type_shows() -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert codes("a.docx", office(".docx", {"word/media/image1.bmp": old})) == ["TEP_DOI_TUONG"]
    assert codes("a.docx", office(".docx", {"word/media/image1.bmp": b"MZ" + bytes(90)})) == ["TEP_DOI_TUONG"]
    macro = '<Override PartName="/word/media/a.dat" ContentType="application/vnd.ms-office.vbaProject"/>'
    assert codes("a.docx", office(".docx", {"word/media/a.dat": "x"}, types=macro)) == ["TEP_MACRO"]
    control = '<Override PartName="/word/a.xml" ContentType="application/vnd.ms-office.activeX+xml"/>'
    assert codes("a.docx", office(".docx", {"word/a.xml": "<a/>"}, types=control)) == ["TEP_DOI_TUONG"]


def test_a_table_behind_a_chart_is_looked_into() -> None:
    clean, macro = office(".xlsx"), office(".xlsx", {"xl/vbaProject.bin": "x"})
    assert codes("a.docx", office(".docx", {"word/embeddings/b.xlsx": clean})) == []
    assert codes("a.docx", office(".docx", {"word/embeddings/b.xlsx": macro})) == ["TEP_MACRO"]


def field(*pieces: str) -> str:
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return f'<w:p xmlns:w="x">{mark.format("begin")}{runs}{mark.format("separate")}{mark.format("end")}</w:p>'


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (field(' DDEAUTO c:\\\\a.exe "/k"'), ["TEP_DOI_TUONG"]),
        (field(" DD", "EAU", 'TO c "x"'), ["TEP_DOI_TUONG"]),
        ('<w:p xmlns:w="x"><w:fldSimple w:instr="D&#68;E a b"/></w:p>', ["TEP_DOI_TUONG"]),
        (field(' INCLUDETEXT "http://x.test/a"'), ["TEP_DOI_TUONG"]),
        (field(' HYPERLINK "javascript:x"'), ["TEP_LIEN_KET"]),
        (field(' HYPERLINK "https://x.test/"'), []),
        (field(" PAGE "), []),
        (field(' INCLUDEPICTURE "http://x.test/a.png" \\* MERGEFORMATINET'), []),
    ],
)
def test_fields_that_run_or_fetch_are_refused(text: str, found: list[str]) -> None:
    assert codes("a.docx", office(".docx", {"word/header1.xml": text})) == found


def test_a_field_written_by_an_inner_one_is_read() -> None:
    mark = '<w:fldChar w:fldCharType="{}"/>'
    inner = f"{mark.format('begin')}<w:instrText> QUOTE 68 68 69 </w:instrText>{mark.format('end')}"
    text = f'<w:p xmlns:w="x">{mark.format("begin")}{inner}<w:instrText> a b</w:instrText>{mark.format("end")}</w:p>'
    assert codes("a.docx", office(".docx", {"word/footnotes.xml": text})) == ["TEP_DOI_TUONG"]


def test_slides_turn_but_do_not_run() -> None:
    for action, found in (("ppaction://program", ["TEP_DOI_TUONG"]), ("ppaction://macro?name=x", ["TEP_DOI_TUONG"]),
                          ("ppaction://hlinkshowjump?jump=nextslide", [])):  # fmt: skip
        slide = f'<p:a xmlns:p="x"><p:hlinkClick action="{action}"/></p:a>'
        assert codes("a.pptx", office(".pptx", {"ppt/slides/slide1.xml": slide})) == found
    for name in ("ddeLink", "oleLink"):
        assert codes("a.xlsx", office(".xlsx", {"xl/externalLinks/e1.xml": f"<a><{name}/></a>"})) == ["TEP_DOI_TUONG"]


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".pptx", ".odt"])
def test_locked_and_old_files_are_told_apart(ending: str) -> None:
    def container(name: str) -> bytes:
        return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(1024, b"\0") + f"{name}\0".encode("utf-16-le").ljust(
            512, b"\0"
        )

    [locked] = see_file(f"a{ending}", container("EncryptedPackage")).faults
    assert locked.code == "TEP_KHOA" and "mật khẩu" in locked.message and "mật khẩu" in locked.cure
    for name, words in (
        ("WordDocument", "Word bản cũ"),
        ("Workbook", "Excel bản cũ"),
        ("PowerPoint Document", "PowerPoint"),
    ):
        [old] = see_file(f"a{ending}", container(name)).faults
        assert old.code == "TEP_GIA" and words in old.message


def test_a_locked_odt_and_doc_are_called_locked() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", b"\x01\x02")
        archive.writestr("META-INF/manifest.xml", "<m><encryption-data/></m>")
    assert codes("a.odt", buffer.getvalue()) == ["TEP_KHOA"]
    text = b"\xec\xa5\xc1\0\0\0\0\0\0\0\x00\x13".ljust(512, b"\0")
    assert codes("a.doc", b"\xd0\xcf\x11\xe0".ljust(512, b"\0") + text) == ["TEP_KHOA"]


# -- PDF ---------------------------------------------------------------------------------------------------------------------


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


# -- pictures and sound ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_that_lacks_only_its_end_is_let_in_with_one(progressive: bool) -> None:
    buffer = io.BytesIO()
    Image.effect_noise((200, 150), 90).convert("RGB").save(buffer, "JPEG", progressive=progressive)
    whole = buffer.getvalue()
    seen = see_file("a.jpg", whole[:-2])
    assert seen.faults == () and seen.content == see_file("a.jpg", whole + b"behind").content
    assert Image.open(io.BytesIO(seen.content)).tobytes() == Image.open(io.BytesIO(whole)).tobytes()
    assert codes("a.jpg", whole[: len(whole) * 8 // 10]) == ["TEP_HONG"]


def test_a_jpeg_of_hundreds_of_scans_is_refused_before_it_is_drawn() -> None:
    buffer = io.BytesIO()
    Image.new("L", (64, 64)).save(buffer, "JPEG", progressive=True)
    whole = buffer.getvalue()
    scan = whole.rindex(b"\xff\xda")
    assert codes("a.jpg", whole[:-2] + whole[scan:-2] * 400 + b"\xff\xd9") == ["HINH_NANG"]


def test_a_png_without_its_last_mark_is_let_in_and_a_cut_one_is_not() -> None:
    for interlaced in (0, 1):
        buffer = io.BytesIO()
        Image.effect_noise((90, 70), 90).save(buffer, "PNG", interlace=interlaced)
        assert codes("a.png", buffer.getvalue()[:-12]) == []
        assert codes("a.png", buffer.getvalue()[:-40]) == ["TEP_HONG"]


SOUND = {  # head, bytes and seconds of a frame
    "MPEG-1 layer III": (b"\xff\xfb\x90\0", 417, 1152 / 44100),
    "with checksum": (b"\xff\xfa\x90\0", 417, 1152 / 44100),
    "MPEG-2 layer III": (b"\xff\xf3\x80\0", 208, 576 / 22050),
    "MPEG-2.5 layer III": (b"\xff\xe3\x48\0", 288, 576 / 8000),
    "MPEG-1 layer II": (b"\xff\xfd\x80\0", 417, 1152 / 44100),
    "MPEG-2 layer II": (b"\xff\xf5\x80\0", 417, 1152 / 22050),
    "MPEG-1 layer I": (b"\xff\xff\x40\0", 136, 384 / 44100),
}


@pytest.mark.parametrize("name", SOUND)
def test_sound_of_every_version_and_layer_is_measured(name: str) -> None:
    head, size, seconds = SOUND[name]
    count = round(3 / seconds)
    sound = (head + bytes(size - 4)) * count
    seen = see_file("a.mp3", sound + b"TAG" + bytes(125))
    assert (seen.faults, seen.facts.seconds, seen.content) == ((), 3, sound)
    tag = b"ID3\x03\0\0\0\0\0\x04name" + bytes(300)
    assert see_file("a.mp3", tag + sound).content == sound


def test_a_table_of_contents_is_no_sound() -> None:
    table = b"\xff\xfb\x90\0" + bytes(32) + b"Xing" + bytes(417 - 40)
    assert see_file("a.mp3", table + mp3(115)).facts.seconds == 3


# -- cost of packages, names ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["<Relationship " * 70_000, "<a>" * 70_000, '<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>', "<a" + ' b="' * 70_000],
)
def test_hostile_relationships_are_refused_at_their_first_fault(text: str) -> None:
    content = office(".docx", {"word/_rels/document.xml.rels": text})
    assert len(content) < 10_000
    assert codes("a.docx", content) == ["TEP_HONG"]


def test_a_package_of_many_parts_is_refused_unread() -> None:
    assert codes("a.docx", office(".docx", {f"word/{number}.xml": "" for number in range(5_001)})) == ["TEP_BOM"]


def test_two_parts_of_one_name_are_refused() -> None:
    assert codes("a.docx", office(".docx", {"WORD/Document.xml": "<b/>"})) == ["TEP_HONG"]


TEMPORARY = ["~$ke-hoach.docx", ".~lock.a.odt#", "~WRL0001.tmp", "a.tmp", "Thumbs.db", "thumbs.db", ".DS_Store", "desktop.ini",
             "Desktop.ini", ".a.yaml.swp", "a.yaml~", "a.yaml.bak", "._a.pdf", ".#a.yaml", "#a.yaml#", ".directory",
             "a.docx.orig", "b.wbk"]  # fmt: skip


def test_temporary_files_are_passed_over(tmp_path: Path) -> None:
    for name in (*TEMPORARY, "a.pdf", "tmp.pdf", "bak.yaml"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / ".gitkeep").touch()
    (tmp_path / ".#lock").symlink_to("nobody@nowhere")
    problems: list[Problem] = []
    assert [one.name for one in list_folder(tmp_path, "data/tep", problems)] == ["a.pdf", "bak.yaml", "tmp.pdf"]
    told = {(one.path.removeprefix("data/tep/"), one.code, one.severity) for one in problems}
    assert told == {(name, "BO_QUA_TEP", "warning") for name in (*TEMPORARY, ".#lock")}


@pytest.mark.parametrize(
    "name",
    [
        *(
            "$RECYCLE.BIN",
            "System Volume Information",
            ".Trashes",
            ".Trash-1000",
            ".Spotlight-V100",
            ".fseventsd",
            "Icon\r",
        ),
        *(
            ".dropbox.attr",
            ".sync_ab12.db",
            ".goutputstream-AB12",
            ".~a.docx",
            ".a.md.kate-swp",
            ".gitignore",
            ".vscode",
        ),
        *("a.docx.download", "a.pdf.partial", "a.opdownload"),
    ],
)
def test_what_disks_clouds_and_browsers_leave_is_passed_over(name: str) -> None:
    assert is_leftover(name)


@pytest.mark.parametrize("name", [".well-known", "download.pdf", "partial.yaml", "icon.png", "autosave.yaml"])
def test_ordinary_names_are_no_leftovers(name: str) -> None:
    assert not is_leftover(name)


def test_a_name_that_is_no_unicode_is_told_in_words(tmp_path: Path) -> None:
    try:
        (tmp_path / "ke-ho\udce1ch.pdf").write_bytes(b"x")
    except OSError:
        pytest.skip("the disk takes only UTF-8")
    problems: list[Problem] = []
    assert list_folder(tmp_path, "data/tep", problems) == []
    assert str(problems[0]).startswith("data/tep/ke-ho\\xe1ch.pdf:1:1: [TEN_TEP] ")


def test_names_that_are_one_to_some_disks_are_told() -> None:
    content = zlib.decompress(zlib.compress(pdf()))
    names = ("a.pdf", "A.pdf", "con.pdf", "LPT1.pdf")
    loaded = Loaded(attachments={name: see_file(name, content) for name in names})
    found = [(one.path, one.code) for one in check_attachments(loaded) if one.severity == "error"]
    assert found == [(f"data/tep/{name}", "TEN_TEP") for name in ("a.pdf", "LPT1.pdf", "con.pdf")]


def test_places_are_told_apart() -> None:
    assert {place_of(one) for one in OWN_DISK} <= {Place.DISK, Place.NEARBY}
    assert not {place_of(one) for one in AFAR} & {Place.DISK, Place.NEARBY, Place.INSIDE}
