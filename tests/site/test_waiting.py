"""Records that wait for their publication: from their moment all of a site tells of them. Before it no byte: ``test_builds.py``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pcmt.run.portal import examine, open_portal
from pcmt.show.parts.context import PageContext
from pcmt.show.site.waiting_page import PATH, waiting_pages
from pcmt.urls import record_data_path
from tests.data_files import DAY
from tests.portal_fixtures import Lend, copy_portal, run_pcmt
from tests.site.waiting_records import ADDED, AFTER, BEFORE, add_waiting


def drafts_of_real_data(root: Path) -> set[str]:
    """Return the drafts that a copy of the real data holds: what only the plan that is held back names."""
    drafts = {path.stem for path in root.glob("data/*/*.yaml") if "state: draft\n" in path.read_text(encoding="utf-8")}
    return drafts.difference(ADDED)


def tree(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_portal(tmp_path_factory.mktemp("cho") / "cổng")
    add_waiting(root)
    return root


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory, lend_site: Lend) -> Path:
    """Return a portal built in its ordinary place a minute after the moment."""
    root = copy_portal(tmp_path_factory.mktemp("dang") / "cổng")
    add_waiting(root)
    lend_site(root / "site")
    result = run_pcmt("build", "--root", str(root), SOURCE_DATE_EPOCH=AFTER)
    assert result.returncode == 0, result.stderr
    return root


def test_from_its_moment_a_record_is_everywhere_and_drafts_still_nowhere(published: Path) -> None:
    later = published / "site"
    page = (later / "su-kien/le-hen-gio/index.html").read_text(encoding="utf-8")
    assert "Lễ Hẹn Giờ Thử" in page
    assert "CHƯA ĐĂNG" not in page
    assert "Chưa đăng" not in page
    feed = json.loads((later / "feed.json").read_text(encoding="utf-8"))
    item = next(one for one in feed["items"] if "Lễ Hẹn Giờ Thử" in one["title"])
    assert item["date_published"] == "2026-11-30T08:30:00+07:00"
    record = json.loads((later / record_data_path("su-kien", "le-hen-gio")).read_text(encoding="utf-8"))
    assert record["published"] == "2026-11-30"
    assert {"state", "publish_on", "approved"}.isdisjoint(record)
    register = (published / "data/dia-chi.txt").read_text(encoding="utf-8")
    assert "su-kien/le-hen-gio\n" in register
    assert "nhap\n" not in register
    assert [path for path in tree(later) if "ke-hoach-nhap" in path] == []
    assert [path for path, content in tree(later).items() if "nháp thử".encode() in content] == []


def test_a_second_too_early_is_too_early(root: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", BEFORE)
        portal = open_portal(root, fresh=True)
        assert "le-hen-gio" not in portal.catalog.records["su-kien"]
        patch.setenv("SOURCE_DATE_EPOCH", AFTER)
        portal = open_portal(root, fresh=True)
        assert "le-hen-gio" in portal.catalog.records["su-kien"]


def test_the_preview_shows_them_with_a_notice_and_lists_them(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BEFORE)
    portal = open_portal(root, fresh=True, is_preview=True)
    view = PageContext(portal.catalog)
    (page,) = waiting_pages(view)
    assert page.path == PATH
    drafts = drafts_of_real_data(root)
    assert [one.record.id for one in portal.waiting if one.record.id not in drafts] == ADDED
    assert len(portal.waiting) == len(ADDED) + len(drafts)
    assert "hẹn đăng lúc 8 giờ 30, 30/11/2026" in page.html
    assert portal.catalog.records["thong-bao"]["bao-nhap"].state == "draft"


def test_review_lists_what_waits_and_until_when(root: Path) -> None:
    lines = run_pcmt("review", "--root", str(root)).stdout
    assert f"CHƯA ĐĂNG ({len(ADDED) + len(drafts_of_real_data(root))})" in lines
    assert "data/su-kien/le-hen-gio.yaml: Lễ Hẹn Giờ Thử (hẹn đăng lúc 8 giờ 30, 30/11/2026)" in lines
    assert "(bản nháp)" in lines
    found = json.loads(run_pcmt("review", "--root", str(root), "--json").stdout)
    until = [one["until"] for one in found if one["matter"] == "waiting"]
    assert until == ["2026-11-30T08:30:00+07:00", *[None] * (len(ADDED) - 1 + len(drafts_of_real_data(root)))]


def test_a_draft_with_faults_stops_neither_the_build_nor_the_preview(portal_copy: Path) -> None:
    bad = portal_copy / "data/thong-bao/hong.yaml"
    bad.write_text("state: draft\ntitle: Dở dang\nfrom: 2026-13-45\n", encoding="utf-8")
    examined = examine(portal_copy, DAY)
    assert {one.severity for one in examined.problems if one.path.endswith("hong.yaml")} == {"draft"}
    assert examined.catalog is not None
    assert examined.preview is not None
    assert "hong" not in examined.preview.records["thong-bao"]
