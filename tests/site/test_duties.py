"""The register of tasks on the real data: every task once, on the right page, and with the right successors."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from pcmt.check import read_and_check
from pcmt.model import Agency, Plan
from pcmt.problems import errors_in
from pcmt.relate.catalog import Catalog, build_catalog
from pcmt.show.parts.context import PageContext
from pcmt.show.site.article import build_article
from pcmt.show.tasks.agency_section import render_task_section
from tests.data_files import files_with_content, published_catalog, whole_catalog
from tests.portal_fixtures import ROOT
from tests.site.page_reader import read_html, read_page

TODAY = date(2026, 11, 22)
WARDS = ("dong-kinh", "luong-van-tri", "tam-thanh", "ky-lua")


@pytest.fixture(scope="session")
def real() -> Catalog:
    return published_catalog(ROOT, TODAY)


@pytest.fixture(scope="session")
def whole() -> Catalog:
    """Return the real data with the plan that is held back, as it will be on the day on which it is published."""
    return whole_catalog(TODAY)


def _catalog(root: Path) -> Catalog:
    loaded, problems = read_and_check(root, TODAY)
    assert not errors_in(problems) and loaded.settings
    return build_catalog(loaded.settings, loaded.records, TODAY, loaded.attachments)


def _rows(*pages: Path) -> list[str]:
    """The paragraph that each row of these pages leads to, and its task."""
    html = "".join(page.read_text(encoding="utf-8") for page in pages)
    return re.findall(r'<tr class="shelf-card".*?<a href="[^"]*#[^"]+">(.*?)</a>.*?</tr>', html)


def _words(site: Path, address: str) -> str:
    return re.sub(r"\s+", " ", read_page(site / address / "index.html").text)


def test_every_duty_of_the_data_stands_once_in_the_register(built_site: Path) -> None:
    typed = []
    for folder in ("ke-hoach", "van-ban"):
        for path in files_with_content(folder):
            typed += re.findall(r"(?m)^    role: (?:lead|support)$", path.read_text(encoding="utf-8"))
    register = built_site / "phan-cong"
    pages = [register / "index.html", *sorted((register / "trang").rglob("index.html"))]
    assert len(_rows(*pages)) == len(typed) > 150
    for dimension in ("nam", "vai-tro", "tinh-trang"):  # each task has exactly one value of these
        assert len(_rows(*(register / dimension).rglob("index.html"))) == len(typed)
    assert f"{len(typed)} nhiệm vụ." in read_page(pages[0]).text


def test_counts_of_agencies_add_up_to_all(built_site: Path, real: Catalog) -> None:
    shown = 0
    for agency in real.all("co-quan"):
        html = (built_site / "co-quan" / agency.id / "index.html").read_text(encoding="utf-8")
        if found := re.search(r'id="viec-duoc-giao">[^<]*<span class="count">\((\d+)\)', html):
            shown += int(found[1])
    assert shown == sum(len(plan.duties) for plan in real.plans) + sum(len(one.duties) for one in real.documents)


@pytest.mark.parametrize(
    ("address", "steps"),
    [
        ("dia-phuong/hai-duong", ["Từ 1/7/2025 → Thành phố Hải Phòng"]),
        (
            "dia-phuong/tp-lang-son",
            ["Từ 1/7/2025 → Phường Đông Kinh", "Phường Lương Văn Tri", "Phường Tam Thanh", "Phường Kỳ Lừa"],
        ),
        ("co-quan/so-tai-nguyen-va-moi-truong-lang-son", ["Từ 1/3/2025 → Sở Nông nghiệp và Môi trường tỉnh Lạng Sơn"]),
        (
            "co-quan/so-lao-dong-thuong-binh-va-xa-hoi-hai-duong",
            [
                "Từ 1/3/2025; phần việc: cai nghiện ma túy và quản lý sau cai nghiện ma túy → Công an tỉnh Hải Dương",
                "Từ 1/7/2025 → Công an thành phố Hải Phòng",
                "phần việc: các việc còn lại được hợp nhất về Sở Nội vụ → Sở Nội vụ",
            ],
        ),
    ],
)
def test_the_chain_of_a_merged_unit_is_told_step_by_step(built_site: Path, address: str, steps: list[str]) -> None:
    words = _words(built_site, address).rpartition("Tính đến ngày 22/11/2026. ")[2]
    places = [words.find(step) for step in steps]
    assert -1 not in places and places == sorted(places), words[:3000]


@pytest.mark.parametrize(
    ("address", "giver"),
    [
        ("dia-phuong/hai-phong", "Tỉnh Hải Dương (từ 1/7/2025)"),
        ("dia-phuong/phuong-ky-lua", "Thành phố Lạng Sơn (thuộc tỉnh Lạng Sơn) (từ 1/7/2025)"),
        ("co-quan/so-nong-nghiep-va-moi-truong-lang-son", "Sở Tài nguyên và Môi trường tỉnh Lạng Sơn (từ 1/3/2025)"),
        (
            "co-quan/cong-an-thanh-pho-hai-phong",
            "Sở Lao động - Thương binh và Xã hội tỉnh Hải Dương (từ 1/3/2025; phần việc:",
        ),
    ],
)
def test_todays_unit_shows_the_way_back(built_site: Path, address: str, giver: str) -> None:
    assert giver in _words(built_site, address)


def test_places_go_on_small_inside_a_heading(built_site: Path) -> None:
    assert "Nhiệm vụ đặt cho tỉnh Hải Dương trước khi sáp nhập" in _words(built_site, "dia-phuong/hai-phong")
    assert "Đơn vị hành chính hiện nay" in _words(built_site, "dia-phuong")


@pytest.mark.parametrize("ward", WARDS)
def test_no_ward_owes_what_was_due_before_it_existed(whole: Catalog, ward: str) -> None:
    agency = whole.find("co-quan", f"ubnd-phuong-{ward}")
    assert isinstance(agency, Agency)
    words = re.sub(r"\s+", " ", read_html(render_task_section(PageContext(whole), agency)).text)
    assert "Nhiệm vụ kế thừa" not in words
    assert "Nhiệm vụ của cơ quan tiền thân (6)" in words and "không chuyển sang cơ quan này" in words
    assert "có thể do" not in words and "2/2025" not in words


def test_an_expired_plan_leaves_no_open_task_to_an_heir(built_site: Path) -> None:
    words = _words(built_site, "co-quan/so-nong-nghiep-va-moi-truong-lang-son")
    assert "Nhiệm vụ kế thừa" not in words
    assert "Nhiệm vụ của cơ quan tiền thân (10)" in words and "chưa có báo cáo" not in words


def test_a_plan_that_still_runs_passes_its_tasks_on(portal_copy: Path) -> None:
    path = portal_copy / "data" / "ke-hoach" / "so-tnmt-lang-son-2024.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("  end: 2024\n", "  end: 2030\n", 1), encoding="utf-8")
    catalog = _catalog(portal_copy)
    successor = catalog.find("co-quan", "so-nong-nghiep-va-moi-truong-lang-son")
    assert isinstance(successor, Agency)
    html = render_task_section(PageContext(catalog), successor)
    inherited = html[html.index('id="viec-tiep-nhan"') :]
    assert "(10)" in inherited[:80] and "viec-cua-tien-than" not in html
    assert (
        inherited.count(
            'so-tai-nguyen-va-moi-truong-lang-son/">Sở Tài nguyên và Môi trường tỉnh Lạng Sơn</a> (từ 1/3/2025)'
        )
        == 7
    )
    assert "có thể do" not in inherited.partition("<table")[2]
    assert "Kế hoạch thực hiện đến năm 2030." in inherited


def test_a_report_in_the_data_changes_state_and_counts(portal_copy: Path) -> None:
    path = portal_copy / "data" / "ke-hoach" / "so-tnmt-lang-son-2024.yaml"
    text = path.read_text(encoding="utf-8")
    first = text.index("duties:\n  - agency:") + len("duties:\n  - ")
    report = "done: {on: 2025-02-05, what: Đã làm thử, source: {title: Báo cáo thử, checked_on: 2026-11-22}}\n    "
    path.write_text(text[:first] + report + text[first:], encoding="utf-8")
    catalog = _catalog(portal_copy)
    plan = catalog.find("ke-hoach", path.stem)
    assert isinstance(plan, Plan) and plan.duties[0].done is not None
    agency = catalog.find("co-quan", plan.duties[0].agency)
    assert isinstance(agency, Agency)
    html = build_article(PageContext(catalog), agency).html
    assert (
        "1 nhiệm vụ thuộc kế hoạch hoặc văn bản đã hết thời hạn" in html
        and "1 nhiệm vụ đã có báo cáo thực hiện" in html
        and "Đã làm thử (5/2/2025)" in html
    )


def test_successors_hear_of_the_plans_but_not_of_dates_before_their_first_day(built_site: Path) -> None:
    for ward in WARDS:
        feed = (built_site / "rss" / "co-quan" / f"ubnd-phuong-{ward}.xml").read_text(encoding="utf-8")
        calendar = (built_site / "lich" / "co-quan" / f"ubnd-phuong-{ward}.ics").read_text(encoding="utf-8")
        assert "ke-hoach/ubnd-tp-lang-son-cao-diem-2025/" in feed
        assert "han-bao-cao" not in re.sub(r"\r?\n ", "", calendar)


def test_communes_are_led_to_their_tasks(built_site: Path) -> None:
    html = (built_site / "xa-phuong" / "index.html").read_text(encoding="utf-8")
    assert 'href="../phan-cong/cap/xa/"' in html
    listed = _rows(built_site / "phan-cong" / "cap" / "xa" / "index.html")
    assert html.count(f"{len(listed)} nhiệm vụ") == 1 and len(listed) == 7


def test_the_page_of_communes_begins_with_what_is_due_and_the_place_chooser(built_site: Path) -> None:
    html = (built_site / "xa-phuong" / "index.html").read_text(encoding="utf-8")
    order = ('class="month-tasks"', 'class="deadlines"', 'class="place-picker"', "luat-giao-viec-gi", "shelf-cards")
    assert sorted(order, key=html.index) == list(order)
