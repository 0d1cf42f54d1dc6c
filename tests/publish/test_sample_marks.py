"""What a portal without a unit, or with the sample in it, says of itself in prints, office files and sheets for a name."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from pcmt.model.portal_settings import SampleSettings, Settings
from pcmt.publish.office import office_files
from pcmt.publish.pdf.sheets import printed
from pcmt.publish.print_pages import personal_sheets, programmes
from pcmt.read.records import read_records
from pcmt.relate.catalog import Catalog
from pcmt.show.parts.context import PageContext
from tests import records
from tests.memory_cache import MemoryCache
from tests.portal_fixtures import ROOT

LEAFLET = "## Mặt trước: Một\n\nLời.\n\n## Mặt sau: Hai\n\nLời."
LETTER = "## Mẫu thư\n\nKính gửi: Phụ huynh học sinh lớp ……\n\nLời.\n\n**Giáo viên**\n"
RECORDS = (
    records.material("giao-an-a"),
    records.material("dai-a", body="\n".join(f"- Dòng {number}." for number in range(120))),
    records.material("trinh-chieu-a", type="trinh-chieu", body="## Một\n\nLời.\n\n## Hai\n\nLời."),
    records.material("to-roi-a", type="to-roi", body=LEAFLET),
    records.material("thu-a", type="thu-gui-phu-huynh", body=LETTER),
    records.material(
        "ap-phich-a", type="ap-phich", poster={"headline": "Chung tay", "points": ["Một", "Hai"], "call": "Gọi 111"}
    ),
    records.plan(),
    records.campaign(start="2026-06-01", end="2026-06-30"),
    records.vocabulary("loai-tai-lieu", {
        "giao-an": "Giáo án", "trinh-chieu": "Bài trình chiếu", "to-roi": "Tờ rơi", "ap-phich": "Áp phích",
        "thu-gui-phu-huynh": "Thư gửi phụ huynh",
    }),
)  # fmt: skip
UNIT = {"unit": "Ủy ban nhân dân phường A"}
NOBODY = "Cổng mẫu, chưa có cơ quan chủ quản"
SAMPLE = SampleSettings.model_construct(**dict(records.settings(**UNIT)))


def texts(catalog: Catalog) -> Iterator[tuple[str, list[str]]]:
    """Yield every file that leaves the portal, and the words of its pages: those of a slide are on its master."""
    for sheet in printed(catalog, MemoryCache()):
        pages = PdfReader(BytesIO(bytes(sheet.pdf))).pages
        yield sheet.path, [page.extract_text() for page in pages]
    for artifact in office_files(PageContext(catalog), MemoryCache()):
        with ZipFile(BytesIO(bytes(artifact.content))) as archive:
            carrier = "ppt/slideMaster.xml" if artifact.path.endswith("pptx") else "word/numbers.xml"
            yield artifact.path, [archive.read(carrier).decode()]
    for page in (*personal_sheets(catalog), *programmes(catalog)):
        yield page.path, [bytes(page.content).decode()]


@pytest.mark.parametrize(
    ("settings", "mark"), [(records.settings(), NOBODY), (SAMPLE, SAMPLE.sample_mark)], ids=["nobody", "sample"]
)
def test_all_that_leaves_a_sample_says_so(settings: Settings, mark: str) -> None:
    found = dict(texts(records.catalog(*RECORDS, site=settings)))
    assert len([path for path in found if path.endswith(".pdf")]) >= 9
    assert {path.rpartition(".")[2] for path in found} == {"pdf", "docx", "pptx", "html"}
    assert len([path for path in found if path.endswith(".html")]) == 3
    for path, pages in found.items():
        times = 2 if "a5-in-2" in path else 1
        assert all(page.count(mark) == times for page in pages), path


def test_a_portal_of_a_unit_says_nothing_of_a_sample() -> None:
    for path, pages in texts(records.catalog(*RECORDS, site=records.settings(**UNIT))):
        assert not any("mẫu" in page.lower() and NOBODY.lower() in page.lower() for page in pages), path
        assert not any(SAMPLE.sample_mark in page or "Dấu bản mẫu" in page for page in pages), path


def test_the_mark_lasts_as_long_as_the_sample(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    shutil.copy(ROOT / "data/cong.yaml", tmp_path / "data")
    assert marked(tmp_path) == NOBODY
    manifest = tmp_path / "kit/mau.txt"
    manifest.parent.mkdir()
    manifest.write_text("", encoding="utf-8")
    assert marked(tmp_path) == SAMPLE.sample_mark
    manifest.unlink()
    assert marked(tmp_path) == NOBODY


def marked(root: Path) -> str:
    settings = read_records(root).settings
    assert settings is not None
    return settings.sample_mark
