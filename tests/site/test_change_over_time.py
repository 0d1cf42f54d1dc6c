"""Records withdrawn, replaced and renamed on a copy of the real portal: every place that names them says so, nothing is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.portal_fixtures import Lend, copy_portal, lay_site, run_pcmt
from tests.search_files import read_entries

WITHDRAWN, REPLACED, NEW, BEFORE, AFTER = (
    "van-phong-ubnd-son-la-2024",
    "so-tnmt-lang-son-2024",
    "ban-chi-dao-hai-duong",
    "bcd-138-hai-duong-2024",
    "ban-chi-dao-hai-duong",
)
TAKEN = "history:\n  - {on: 2026-11-22, kind: withdrawn, what: Rút để đính chính., why: Đăng nhầm bản dự thảo}\n"
GONE_ON = f"replaced_by: {NEW}\nhistory:\n  - {{on: 2026-11-22, kind: replaced, what: Có kế hoạch mới thay.}}\n"


def plan_file(root: Path, record_id: str) -> Path:
    return root / "data" / "ke-hoach" / f"{record_id}.yaml"


def prepend(path: Path, text: str) -> None:
    path.write_text(text + path.read_text(encoding="utf-8"), encoding="utf-8")


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory, lend_site: Lend) -> tuple[Path, Path]:
    """The copy and its site, built in the ordinary place."""
    root = tmp_path_factory.mktemp("thay") / "cổng"
    copy_portal(root)
    prepend(plan_file(root, WITHDRAWN), TAKEN)
    prepend(plan_file(root, REPLACED), GONE_ON)
    plan_file(root, BEFORE).rename(plan_file(root, AFTER))
    prepend(plan_file(root, AFTER), f"moved_from: [{BEFORE}]\n")
    for path in (root / "data").rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        if BEFORE in text and path != plan_file(root, AFTER):
            path.write_text(text.replace(BEFORE, AFTER), encoding="utf-8")
    lend_site(root / "site")
    result = run_pcmt("build", "--root", str(root))
    assert result.returncode == 0, result.stderr
    assert "Đã ghi 1 địa chỉ mới vào data/dia-chi.txt" in result.stdout
    return root, root / "site"


def read(site: Path, path: str) -> str:
    return (site / path).read_text(encoding="utf-8")


def test_pages_stay_and_say_first_what_became_of_them(changed: tuple[Path, Path]) -> None:
    site = changed[1]
    page = read(site, f"ke-hoach/{WITHDRAWN}/index.html")
    assert (
        page.index('<div class="banner banner--warn"')
        < page.index("rút xuống ngày 22/11/2026")
        < page.index('id="toan-van"')
    )
    assert "Lý do: Đăng nhầm bản dự thảo" in page and 'id="lich-su"' in page
    page = read(site, f"ke-hoach/{REPLACED}/index.html")
    assert page.index("Kế hoạch này đã được thay bằng") < page.index('id="toan-van"')
    assert f'href="../../ke-hoach/{NEW}/"' in page and "Được thay.</strong> Có kế hoạch mới thay." in page


def test_lists_search_and_feeds_say_so(changed: tuple[Path, Path]) -> None:
    site = changed[1]
    cards = read(site, "ke-hoach/index.html").split('<li class="card')
    assert "đã rút xuống" in next(card for card in cards if WITHDRAWN in card)
    assert "đã được thay" in next(card for card in cards if f"{REPLACED}/" in card)
    entries = {one.location: one.title for one in read_entries(site)}
    assert entries[f"ke-hoach/{WITHDRAWN}/"].startswith("[RÚT] ")
    assert entries[f"ke-hoach/{REPLACED}/"].startswith("[ĐÃ THAY] ")
    titles = {
        one["id"]: one["title"]
        for one in json.loads(read(site, "rss/loai/ke-hoach.json".replace("rss", "json")))["items"]
    }
    by_id = {name.partition(":ke-hoach/")[2]: title for name, title in titles.items()}
    assert by_id[WITHDRAWN].startswith("[RÚT] ") and by_id[f"{WITHDRAWN};revision=1"].startswith("Đã rút xuống: ")
    assert by_id[REPLACED].startswith("[ĐÃ THAY] ") and by_id[f"{REPLACED};revision=1"].startswith("Đã được thay: ")


def test_the_sitemap_keeps_them_with_the_day_of_the_change(changed: tuple[Path, Path]) -> None:
    sitemap = read(changed[1], "sitemap.xml")
    for one in (WITHDRAWN, REPLACED, AFTER):
        assert f"/ke-hoach/{one}/</loc><lastmod>2026-11-22</lastmod>" in sitemap
    assert BEFORE + "/<" not in sitemap


def test_comparisons_say_so(changed: tuple[Path, Path]) -> None:
    page = read(changed[1], f"so-sanh/{REPLACED}_voi_{WITHDRAWN}/index.html")
    assert "đã được rút xuống" in page and "đã được thay bằng" in page
    assert page.count("[RÚT] ") > 5 and page.count("[ĐÃ THAY] ") > 5
    chooser = read(changed[1], "so-sanh/index.html")
    assert "[RÚT] " in chooser and "[ĐÃ THAY] " in chooser


def test_the_record_of_changes_tells_all_of_it(changed: tuple[Path, Path]) -> None:
    for path in ("thay-doi/index.html", "thay-doi/2026-11/index.html"):
        page = read(changed[1], path)
        assert "Đã rút xuống: " in page and "Lý do: Đăng nhầm bản dự thảo." in page and "Đã được thay: " in page


def test_a_renamed_plan_is_found_under_both_addresses(changed: tuple[Path, Path]) -> None:
    site = changed[1]
    old = read(site, f"ke-hoach/{BEFORE}/index.html")
    assert f'<meta http-equiv="refresh" content="0; url=../../ke-hoach/{AFTER}/">' in old
    assert f'<link rel="canonical" href="https://pcmt.example/ke-hoach/{AFTER}/">' in old
    assert 'id="toan-van"' in read(site, f"ke-hoach/{AFTER}/index.html") and 'id="toan-van"' not in old
    names = [one["id"] for one in json.loads(read(site, "feed.json"))["items"]]
    assert f"tag:pcmt.example,2026:ke-hoach/{BEFORE}" in names
    assert not [name for name in names if AFTER in name.split("/")[-1:]]
    assert BEFORE not in str(read_entries(site))


def test_a_removed_record_stops_the_build_and_leaves_the_site(changed: tuple[Path, Path]) -> None:
    root, site = changed
    plan = plan_file(root, AFTER)
    kept, before = plan.read_bytes(), read(site, "sitemap.xml")
    plan.unlink()
    try:
        for verb in ("check", "build"):
            result = run_pcmt(verb, "--root", str(root))
            assert result.returncode == 1
            told = result.stdout + result.stderr
            assert f"[DIA_CHI_MAT] địa chỉ ke-hoach/{AFTER}/ đã đăng" in told and f"ke-hoach/{BEFORE}/ đã đăng" in told
    finally:
        plan.write_bytes(kept)
    assert read(site, "sitemap.xml") == before


def test_a_trial_build_elsewhere_writes_nothing_into_the_data(changed: tuple[Path, Path], tmp_path: Path) -> None:
    """Elsewhere is a copy of the site with its traces: what a build from nothing writes there is looked at by other tests."""
    root, site = changed
    register = root / "data" / "dia-chi.txt"
    kept = register.read_bytes()
    register.write_bytes(kept.replace(f"ke-hoach/{NEW}\n".encode(), b""))
    try:
        result = run_pcmt("build", "--root", str(root), "--site", str(lay_site(site, tmp_path / "thu")))
        assert result.returncode == 0 and "1 địa chỉ chưa có trong data/dia-chi.txt" in result.stderr
        assert NEW.encode() not in register.read_bytes()
        assert "Đã ghi 1 địa chỉ mới" in run_pcmt("keep", "--root", str(root)).stdout
        assert register.read_bytes() == kept
        assert "không có gì phải ghi thêm" in run_pcmt("keep", "--root", str(root)).stdout
    finally:
        register.write_bytes(kept)
