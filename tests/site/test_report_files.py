"""The finished report as files: the outline of the paper, the styles of the workbook, the page of the campaign."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.etree import ElementTree

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from tests.changed_fixtures import CEREMONY
from tests.portal_fixtures import run_pcmt
from tests.site.page_reader import read_page
from tests.site.test_report import STEM


@pytest.fixture(scope="module")
def june(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the report of the real June."""
    folder = tmp_path_factory.mktemp("june")
    result = run_pcmt("report", "--from", "1/6/2026", "--to", "30/6/2026", "--out", str(folder))
    assert result.returncode == 0, result.stderr
    return folder


def test_the_paper_has_an_outline_and_its_tables_have_heads(june: Path) -> None:
    document = docx.Document(str(june / f"{STEM}.docx"))
    outline = [(one.style.name, one.text) for one in document.paragraphs if one.style and one.style.name != "Normal"]
    assert [style for style, _ in outline] == ["Title"] * 3 + ["Heading 1"] * 4
    assert [text.partition(".")[0] for _, text in outline[3:]] == ["I", "II", "III", "PHỤ LỤC"]
    fonts = {document.styles[name].element.rPr.rFonts.get(qn("w:ascii")) for name in ("Title", "Heading 1")}
    assert fonts == {"Times New Roman"} and "asciiTheme" not in document.styles["Heading 1"].element.xml
    ruled = [table for table in document.tables if table.style and "w:tblBorders" in table.style.element.xml]
    assert len(ruled) == 3
    assert all("<w:tblHeader/>" in table.rows[0]._tr.xml and 'w:firstRow="1"' in table._tbl.xml for table in ruled)


SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


FONT = "b i strike condense extend outline shadow u vertAlign sz color name family charset scheme".split()


def test_styles_of_the_workbook_stand_in_the_order_of_the_schema(june: Path) -> None:
    """ISO/IEC 29500-4, 18.8.22 and 18.8.31, as validators read them."""
    with zipfile.ZipFile(june / f"{STEM}.xlsx") as archive:
        tree = ElementTree.fromstring(archive.read("xl/styles.xml"))
    fonts = [[one.tag.rpartition("}")[2] for one in font] for font in tree.iter(f"{SPREADSHEET}font")]
    assert len(fonts) == 4
    for parts in fonts:
        assert parts == sorted(parts, key=FONT.index)
    assert all(len(one) for one in tree.iter(f"{SPREADSHEET}numFmts"))
    order = [one.tag.rpartition("}")[2] for one in tree]
    wanted = "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst".split()
    assert order == [one for one in wanted if one in order]
    assert openpyxl.load_workbook(june / f"{STEM}.xlsx").sheetnames


def test_the_page_and_the_files_of_the_campaign(built_site: Path) -> None:
    page = read_page(built_site / "ket-qua/index.html")
    assert "Chưa có số liệu nào: 0/4 đơn vị có số liệu" in page.text
    assert {"chi-tiet", "yeu-cau"} <= page.ids
    assert not {"theo-don-vi", "theo-loai"} & page.ids, "sums without a figure are not shown"
    campaign = read_page(built_site / "chien-dich/thang-hanh-dong-2026/index.html")
    assert "ket-qua" in campaign.ids
    for ending in ("docx", "xlsx", "csv"):
        file = built_site / f"bao-cao/thang-hanh-dong-2026.{ending}"
        size = f"{ending.upper()}, {max(1, round(file.stat().st_size / 1024))} kB"
        assert size in page.text and size in campaign.text
        assert f"../bao-cao/thang-hanh-dong-2026.{ending}" in page.links
        assert f"../../bao-cao/thang-hanh-dong-2026.{ending}" in campaign.links
    for door in ("chien-dich", "xa-phuong"):
        assert any(link.startswith("../ket-qua/") for link in read_page(built_site / door / "index.html").links)


def test_results_stand_on_the_page_of_their_event(changed_site: Path) -> None:
    page = (changed_site / f"su-kien/{CEREMONY}/index.html").read_text(encoding="utf-8")
    assert "12.345" in page
    assert "Số để thử" in page
    campaign = read_page(changed_site / "chien-dich/thang-hanh-dong-2026/index.html")
    assert "1/4 đơn vị có số liệu. Tổng cộng chỉ gồm các đơn vị đó; còn 3 đơn vị chưa có." in campaign.text
