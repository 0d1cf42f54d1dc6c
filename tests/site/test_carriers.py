"""A material that only carries files of another unit: a page with the files, nothing made of it by the portal."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from pydantic import ValidationError

from pcmt.blobs import Cached
from pcmt.check.materials import check_materials
from pcmt.model import Material
from pcmt.publish.pdf import prepared_forms, sheets
from pcmt.publish.pdf.refusals import find_refusals
from pcmt.read.attachments import see_file
from pcmt.read.records import Loaded
from pcmt.show.parts.context import PageContext
from tests import records
from tests.made_files import pdf
from tests.memory_cache import MemoryCache
from tests.portal_fixtures import ROOT
from tests.small_portal import CONFIG, SmallPortal

FILE = {"file": "to-roi.pdf", "title": "Tờ rơi của tỉnh", "author": "Công an tỉnh A", "licence": "cc-by-4-0"}
TYPES = ("giao-an", "to-roi", "ap-phich", "thu-gui-phu-huynh", "cau-hoi-tu-kiem-tra", "trinh-chieu")


def carrier(type_: str, **fields: Any) -> Material:
    with_body = records.material(f"{type_}-mang-tep", type=type_, files=(FILE,), **fields)
    return with_body.model_copy(update={"body": ""})


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the site of a portal with a carrier of each type, and a kit of two of them."""
    small = SmallPortal(tmp_path_factory.mktemp("mang-tep"))
    kit = records.kit(materials=("to-roi-mang-tep", "giao-an-mang-tep"))
    small.others = (*map(carrier, TYPES), kit, records.vocabulary("loai-tai-lieu", {one: one for one in TYPES}))
    small.outside = {"to-roi.pdf": see_file("to-roi.pdf", pdf())}
    small.write("mkdocs.yml", CONFIG)
    small.write("docs/index.md", "# Trang chủ\n\n{{ shelf() }}\n")
    small.write("overrides/README.md", "")
    shutil.copy(ROOT / "macros.py", small.root)
    return small.build("site")


@pytest.mark.parametrize("type_", TYPES)
def test_its_page_gives_the_file_and_no_print_of_ours(type_: str, site: dict[str, bytes]) -> None:
    folder = f"tai-lieu/{type_}-mang-tep/"
    assert [name.removeprefix(folder) for name in site if name.startswith(folder)] == ["index.html"]
    html = site[f"{folder}index.html"].decode()
    assert 'href="../../tep/to-roi.pdf"' in html and "Tác giả: Công an tỉnh A" in html
    assert "Nội dung nằm trong tệp" in html and "Các tệp tải về" not in html and "Mã trên bản in" not in html
    assert site["tep/to-roi.pdf"] == pdf()


def test_the_checks_ask_nothing_of_words_that_are_not_there() -> None:
    for type_ in TYPES:
        one = carrier(type_)
        loaded = Loaded(records={Material.kind_id: {one.id: one}})
        assert [str(found) for found in check_materials(loaded)] == []


def test_a_material_has_words_or_a_file() -> None:
    typed: dict[str, Any] = {
        "id": "a", "title": "A", "published": "2026-06-01", "type": "to-roi", "audiences": ("hoc-sinh",), "levels": ("thpt",),
        "minutes": "5", "topics": ("tu-choi",), "author": "A", "evidence": "Có.", "reviewed_on": "2026-06-01",
        "sources": ({"title": "Nguồn", "checked_on": "2026-06-01"},),
    }  # fmt: skip
    assert Material(**typed, files=(FILE,)).is_carrier
    with pytest.raises(ValidationError) as caught:
        Material(**typed)
    assert [one["type"] for one in caught.value.errors()] == ["THIEU_TRUONG"]


def test_words_of_its_own_bring_the_prints_back() -> None:
    assert not records.material(files=(FILE,)).is_carrier and carrier("giao-an").is_carrier


@pytest.mark.parametrize(
    ("type_", "words"),
    [
        ("to-roi", "Mặt trước"),
        ("thu-gui-phu-huynh", "Mẫu thư"),
        ("cau-hoi-tu-kiem-tra", "chưa có câu hỏi"),
        ("ap-phich", "áp phích"),
    ],
)
def test_what_a_print_needs_is_asked_by_the_check(type_: str, words: str) -> None:
    catalog = records.catalog(
        records.material(type=type_), records.vocabulary("loai-tai-lieu", {one: one for one in TYPES})
    )
    loaded = Loaded(records={Material.kind_id: dict(catalog.records[Material.kind_id])})
    found = list(find_refusals(catalog, loaded, MemoryCache()))
    assert found and {one.code for one in found} == {"KHONG_IN_DUOC"} and words in found[0].message


def test_the_words_of_a_form_are_put_together_once_for_check_and_print(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    put_together = prepared_forms.content_for

    def noting(view: PageContext, record: Any, form: Any) -> Any:
        made.append(form.id)
        return put_together(view, record, form)

    monkeypatch.setattr(prepared_forms, "content_for", noting)
    catalog = records.catalog(
        records.material(type="giao-an", body="Nội dung."),
        records.vocabulary("loai-tai-lieu", {one: one for one in TYPES}),
    )
    loaded = Loaded(records={Material.kind_id: dict(catalog.records[Material.kind_id])})
    assert not list(find_refusals(catalog, loaded, MemoryCache()))
    before = made.copy()
    printed = list(sheets.print_forms(PageContext(catalog), sheets.wanted_sheets(catalog), MemoryCache(), _press))
    assert len(printed) == len(before) > 0 and made == before


def _press(jobs: Iterable[Any], cache: Any) -> Iterator[Cached]:
    yield from (Cached((b"%PDF-", b"RIFF"), 1) for _ in jobs)
