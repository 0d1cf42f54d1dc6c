"""Office packages: the main part, parts and fields that run or fetch, locked and old files."""

from __future__ import annotations

import io
import zipfile

import pytest

from pcmt.read.attachments import see_file
from tests.read.attachments.office_packages import MAIN, STRICT, codes, office


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


def test_a_package_of_many_parts_is_refused_unread() -> None:
    assert codes("a.docx", office(".docx", {f"word/{number}.xml": "" for number in range(5_001)})) == ["TEP_BOM"]


def test_two_parts_of_one_name_are_refused() -> None:
    assert codes("a.docx", office(".docx", {"WORD/Document.xml": "<b/>"})) == ["TEP_HONG"]
