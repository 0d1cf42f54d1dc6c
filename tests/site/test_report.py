"""The July report: figures in are figures out, in every form; files are whole, repeatable and honest about gaps."""

from __future__ import annotations

import shutil
import zipfile
from collections import defaultdict
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pcmt.check import read_and_check
from pcmt.model.event import MEASURES
from pcmt.problems import errors_in
from pcmt.relate.catalog import Catalog, build_catalog
from pcmt.relate.report_demands import Days
from pcmt.run.upkeep.report import write_report
from pcmt.show.parts.context import PageContext
from pcmt.show.results.sections import render_period_results
from tests.data_files import record_file
from tests.portal_fixtures import ROOT, run_pcmt
from tests.site.open_data_files import read_csv
from tests.site.report_reader import HEADS, Table, number, read_docx, read_html, read_xlsx
from tests.small_portal import write_small_portal

TODAY = date(2026, 11, 22)


JUNE = Days(date(2026, 6, 1), date(2026, 6, 30))


STEM = "bao-cao-2026-06-01-2026-06-30"


UNITS, EVENTS, KINDS = 4, 3, ("le-mit-tinh", "noi-chuyen", None)


FIGURES = st.tuples(*[st.none() | st.integers(0, 9_999_999)] * len(MEASURES)).filter(
    lambda figures: set(figures) != {None}
)


RESULTS = st.dictionaries(st.tuples(st.integers(0, EVENTS - 1), st.integers(0, UNITS - 1)), FIGURES, max_size=9)


def _write_portal(root: Path, results: dict[tuple[int, int], tuple[int | None, ...]]) -> Catalog:
    """A sound portal with units, and events of each kind in June 2026, reporting these figures."""
    data = root / "data"
    shutil.copytree(ROOT / "tests/reading/base/data", data)
    shutil.copy(record_file("danh-muc/loai-su-kien.yaml"), data / "danh-muc")
    for name in ("su-kien/le-mit-tinh", "tai-lieu/giao-an-tu-choi"):
        (data / f"{name}.yaml").unlink()
    for unit in range(UNITS):
        text = f"title: Đơn vị {unit}\npublished: 2026-01-01\nlevel: commune\n"
        (data / f"co-quan/don-vi-{unit}.yaml").write_text(text, encoding="utf-8")
    for event in range(EVENTS):
        lines = [
            f"title: Sự kiện {event}",
            "published: 2026-01-01",
            f"start: 2026-06-{event + 10}",
            "status: confirmed",
        ]
        lines += ["organizers:", f"  - don-vi-{event}", "audiences:", "  - moi-nguoi"]
        lines += [f"type: {KINDS[event]}"] if KINDS[event] else []
        own = {unit: figures for (number, unit), figures in results.items() if number == event}
        if own:
            lines.append("results:")
        for unit, figures in own.items():
            lines += [f"  - agency: don-vi-{unit}", "    source: Báo cáo thử", "    reported_on: 2026-07-05"]
            lines += [
                f"    {name}: {figure}" for name, figure in zip(MEASURES, figures, strict=True) if figure is not None
            ]
        (data / f"su-kien/su-kien-{event}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    loaded, problems = read_and_check(root, TODAY)
    assert errors_in(problems) == []
    assert loaded.settings is not None
    return build_catalog(loaded.settings, loaded.records, TODAY)


def _added(lines: list[tuple[int | None, ...]]) -> list[int | None]:
    return [
        sum(known) if (known := [line[place] for line in lines if line[place] is not None]) else None  # type: ignore[arg-type]
        for place in range(len(MEASURES))
    ]


def _expected(results: dict[tuple[int, int], tuple[int | None, ...]]) -> dict[str, Table]:
    """The tables worked out from the raw figures, without a line of the product's code."""
    units: dict[str, list[tuple[int | None, ...]]] = {f"Đơn vị {number}": [] for number in range(EVENTS)}
    titles = ["Lễ mít tinh, phát động, nghi lễ", "Buổi nói chuyện, tuyên truyền trực tiếp", "chưa phân loại"]
    kinds: dict[str, list[tuple[int | None, ...]]] = {title: [] for title in titles}
    details: Table = {f"Sự kiện {number} | Đơn vị {number}": [None] * len(MEASURES) for number in range(EVENTS)}
    for (event, unit), figures in results.items():
        units.setdefault(f"Đơn vị {unit}", []).append(figures)
        kinds[titles[event]].append(figures)
        details[f"Sự kiện {event} | Đơn vị {unit}"] = list(figures)
    total = {"Tổng cộng": _added(list(results.values()))}
    return {
        "Đơn vị": {name: _added(lines) for name, lines in units.items()} | total,
        "Loại sự kiện": {name: _added(lines) for name, lines in kinds.items()} | total,
        "Sự kiện": details,
    }


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(results=RESULTS)
def test_figures_in_are_figures_out(
    tmp_path_factory: pytest.TempPathFactory, results: dict[tuple[int, int], tuple[int | None, ...]]
) -> None:
    root = tmp_path_factory.mktemp("round")
    catalog = _write_portal(root, results)
    write_report(catalog, JUNE, None, root)
    expected = _expected(results)
    assert read_docx(root / f"{STEM}.docx") == expected
    assert read_xlsx(root / f"{STEM}.xlsx") == expected
    on_page = expected if results else {"Sự kiện": expected["Sự kiện"]}
    assert read_html(render_period_results(PageContext(catalog), *JUNE)) == on_page
    lines = read_csv(root / f"{STEM}.csv")
    by_pair = {f"{line['sự kiện']} | {line['đơn vị']}": [number(line[head]) for head in HEADS] for line in lines}
    assert by_pair == expected["Sự kiện"]
    by_unit: dict[str, list[tuple[int | None, ...]]] = defaultdict(list)
    for line in lines:
        by_unit[line["đơn vị"]].append(tuple(number(line[head]) for head in HEADS))
    assert {name: _added(own) for name, own in by_unit.items()} == {
        name: figures for name, figures in expected["Đơn vị"].items() if name != "Tổng cộng"
    }


def test_the_real_june_says_that_it_has_no_figures(tmp_path: Path) -> None:
    result = run_pcmt("report", "--from", "2026-06-01", "--to", "30/6/2026", "--out", str(tmp_path))
    assert result.returncode == 0, result.stderr
    assert "0/4 đơn vị có số liệu" in result.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{STEM}.{end}" for end in ("csv", "docx", "xlsx")]
    tables = read_docx(tmp_path / f"{STEM}.docx")
    assert set(tables["Đơn vị"]) >= {"Bộ Công an", "Đài Truyền hình Việt Nam", "Tổng cộng"}
    assert all(figure is None for table in tables.values() for figures in table.values() for figure in figures)
    words = "\n".join(paragraph.text for paragraph in docx.Document(str(tmp_path / f"{STEM}.docx")).paragraphs)
    assert "Mẫu báo cáo, lập từ dữ liệu của cổng ngày 22/11/2026" in words
    assert "chậm nhất hết ngày 9/7/2026" in words
    assert (
        "Công văn 573/TTg-KGVX ngày 25/5/2026, mục IV.10: “báo cáo kết quả gửi về Bộ Công an trước ngày 10/7/2026”"
        in words
    )


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small portal with one result, for what a command does with any data."""
    return write_small_portal(tmp_path / "cổng")


def test_the_same_data_gives_the_same_bytes(small: Path, tmp_path: Path) -> None:
    for folder, seed in (("a", "1"), ("b", "2")):
        dates = ("--from", "1/6/2026", "--to", "30/6/2026")
        words = ("report", "--root", str(small), *dates, "--out", str(tmp_path / folder))
        assert run_pcmt(*words, PYTHONHASHSEED=seed).returncode == 0
    for ending in ("docx", "xlsx", "csv"):
        first, second = ((tmp_path / folder / f"{STEM}.{ending}").read_bytes() for folder in ("a", "b"))
        assert first == second
    for ending in ("docx", "xlsx"):
        with zipfile.ZipFile(tmp_path / "a" / f"{STEM}.{ending}") as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 22, 0, 0, 0)}
            assert b"2026-11-22T00:00:00Z" in archive.read("docProps/core.xml")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--from", "2026-07-01", "--to", "2026-06-30"), "đứng sau"),
        (("--from", "2026-06-31", "--to", "2026-07-30"), "không có ngày"),
        (("--from", "2026-06", "--to", "2026-07-30"), "thiếu ngày"),
        (("--to", "2026-06-30"), "--from"),
        (("--from", "2026-06-01", "--to", "2026-06-30", "--unit", "cong-an-tinh-thuu"), "cong-an-tinh-thu"),
        (("--from", "2026-06-01", "--to", "2026-06-30", "--unit", "Công an tỉnh Thử"), "cong-an-tinh-thu"),
    ],
)
def test_a_wrong_call_is_told_and_writes_nothing(arguments: tuple[str, ...], words: str, small: Path) -> None:
    out = small / "ra"
    out.mkdir()
    result = run_pcmt("report", "--root", str(small), *arguments, "--out", str(out))
    assert result.returncode == 2
    assert words in result.stderr.splitlines()[-1]
    assert "Traceback" not in result.stderr
    assert list(out.iterdir()) == []


def test_a_folder_that_cannot_be_written(small: Path, tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("đây là tệp", encoding="utf-8")
    dates = ("--from", "2026-06-01", "--to", "2026-06-30")
    result = run_pcmt("report", "--root", str(small), *dates, "--out", str(tmp_path / "tep"))
    assert result.returncode == 3
    assert (tmp_path / "tep").read_text(encoding="utf-8") == "đây là tệp"


def test_faulty_data_is_told_and_writes_nothing(small: Path, tmp_path: Path) -> None:
    event = small / "data/su-kien/le-mit-tinh.yaml"
    event.write_text(event.read_text("utf-8").replace("start: 2026-06-26", "start: 2026-06-31"), encoding="utf-8")
    out = tmp_path / "ra"
    result = run_pcmt("report", "--root", str(small), "--from", "1/6/2026", "--to", "30/6/2026", "--out", str(out))
    assert result.returncode == 1
    assert "NGAY" in result.stderr or "GIO_SAI" in result.stderr
    assert not out.exists()


def test_office_files_are_laid_out_to_print(tmp_path: Path) -> None:
    run_pcmt("report", "--from", "2026-06-01", "--to", "2026-06-30", "--unit", "bo-cong-an", "--out", str(tmp_path))
    stem = f"{STEM}-bo-cong-an"
    paper = docx.Document(str(tmp_path / f"{stem}.docx"))
    first, appendix = paper.sections
    millimetres = [
        round(side.mm) if side else 0
        for side in (first.page_width, first.page_height, first.left_margin, first.right_margin)
    ]
    assert millimetres == [210, 297, 30, 15]
    assert (appendix.page_width or 0) > (appendix.page_height or 0)
    assert paper.styles["Normal"].font.name == "Times New Roman"
    assert "BỘ CÔNG AN" in paper.tables[0].cell(0, 0).text
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in paper.tables[0].cell(0, 1).text
    heads = [table for table in paper.tables if table._tbl.xpath("./w:tr[1]/w:trPr/w:tblHeader")]
    assert len(heads) == 3
    for sheet in openpyxl.load_workbook(tmp_path / f"{stem}.xlsx").worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.freeze_panes == "B5"
        assert sheet.print_title_rows == "$4:$4"
