"""Every count is the same in all outputs: in YAML, pages, JSON, CSV, calendars, feeds, the sitemap, the search index.

The YAML is read by a loader without code of the portal. It is compared with the real site, and with one that has what the real
data does not have yet: changes, a withdrawn plan, events of every status, results, an announcement that is over.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import count, groupby
from pathlib import Path
from typing import Any

import pytest

from pcmt.model import KINDS, Vocabulary
from pcmt.model.vocabulary import SEARCH_LIST
from pcmt.publish.feeds.pieces import ITEM_LIMIT
from pcmt.relate.datasets import TABLES
from pcmt.relate.due_dates import dues
from pcmt.relate.news import NEWS_KINDS
from tests.data_files import published_catalog
from tests.event_fixtures import write_events
from tests.portal_fixtures import ROOT, Lend, copy_portal, run_pcmt
from tests.search_files import found_locations
from tests.site.counted_portal import OWN, Portal
from tests.sweeps import SWEEP

TODAY = date(2026, 11, 22)

FIELDS = {"chi-tieu": "targets", "phan-cong": "duties", "thoi-han": "deadlines", "can-cu": "basis"}
"""Tables cut out of plans: the name is also the anchor on a plan's page, but for one."""
ANCHORS = {"can-cu": "van-ban-duoc-dan"}
_REPORTED = """title: "=Buổi thử có kết quả"
published: 2026-11-22
start: 2026-11-20
place: lang-son
organizers: [ubnd-tinh-lang-son]
audiences: [moi-nguoi]
status: confirmed
results:
  - {agency: ubnd-tinh-lang-son, sessions: 2, participants: 0, source: Báo cáo thử, reported_on: 2026-11-22}
  - {agency: ubnd-phuong-tam-thanh, leaflets: 15, source: Báo cáo thử hai, reported_on: 2026-11-22}
"""
_WITHDRAWN = """
history:
  - {on: 2026-11-22, kind: revised, what: Sửa một chỗ gõ sai.}
  - {on: 2026-11-22, kind: withdrawn, what: Rút để xem lại., why: Nguồn báo nhầm.}
"""
_PAST_NOTICE = """title: Thông báo thử đã hết
published: 2026-10-01
text: Lời báo thử.
from: 2026-10-01
until: 2026-10-02
audiences: [moi-nguoi]
"""


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory, lend_site: Lend) -> Portal:
    """A copy of the portal with more of everything, built. Nothing in it is real."""
    root = tmp_path_factory.mktemp("grown") / "portal"
    copy_portal(root)
    write_events(root / "data")
    (root / "data/su-kien/thu-co-ket-qua.yaml").write_text(_REPORTED, encoding="utf-8")
    plan = root / "data/ke-hoach/so-tnmt-lang-son-2024.yaml"
    plan.with_stem("thu-da-rut").write_text(plan.read_text(encoding="utf-8").rstrip() + _WITHDRAWN, encoding="utf-8")
    (root / "data/thong-bao/thu-da-het.yaml").write_text(_PAST_NOTICE, encoding="utf-8")
    result = run_pcmt("build", "--root", str(root), "--site", str(lend_site(root / "site")))
    assert result.returncode == 0, result.stderr
    return Portal(root, root / "site")


@pytest.fixture(scope="module")
def real(built_site: Path) -> Portal:
    """The portal of this repository; read once, for all tests."""
    return Portal(ROOT, built_site)


@pytest.fixture(params=["real", pytest.param("grown", marks=SWEEP)])
def portal(request: pytest.FixtureRequest) -> Portal:
    """Each portal in turn."""
    found: Portal = request.getfixturevalue(request.param)
    return found


@SWEEP
def test_the_grown_portal_has_what_the_real_one_lacks(grown: Portal) -> None:
    assert len(grown.raw_rows("ket-qua")) == 2
    assert len(grown.raw_rows("lich-su")) > 3
    assert {one["status"] for one in grown.records["su-kien"].values()} == {
        *("provisional", "confirmed", "postponed", "cancelled")
    }


@pytest.mark.parametrize("kind", KINDS)
def test_records_are_as_many_everywhere(portal: Portal, kind: str) -> None:
    ids = set(portal.records[kind])
    data = portal.json(kind)
    assert data["count"] == len(data["records"]) == len(ids)
    assert {one["id"] for one in data["records"]} == ids
    assert sorted(one["id"] for one in portal.csv(kind)) == sorted(ids)
    assert {path.stem for path in (portal.site / "du-lieu" / kind).glob("*")} == ids
    page = re.compile(rf'<div class="record-page" data-path="{kind}/([^/"]+)/">')
    pages = [path.read_text(encoding="utf-8") for path in (portal.site / kind).glob("*/index.html")]
    assert sorted(found[1] for text in pages for found in page.finditer(text)) == sorted(ids)
    withdrawn = {one for one, raw in portal.records[kind].items() if _is_withdrawn(raw)}
    assert _listed(portal, kind) >= ids - withdrawn  # these keep their page and data, but no list links to them
    addresses = re.findall(
        rf"<loc>{OWN}({kind}/[^/<]+/)</loc>", (portal.site / "sitemap.xml").read_text(encoding="utf-8")
    )
    assert sorted(set(addresses) - portal.hand_written) == sorted(f"{kind}/{one}/" for one in ids)
    found = [one for one in found_locations(portal.site) if re.fullmatch(rf"{kind}/[^/#]+/", one)]
    searched = (
        ids - {SEARCH_LIST} if kind == Vocabulary.kind_id else ids
    )  # the words of the search would be found by every query
    assert sorted(set(found) - portal.hand_written) == sorted(f"{kind}/{one}/" for one in searched)
    about = (portal.site / "du-lieu-mo/index.html").read_text(encoding="utf-8")
    assert f'<tr id="{kind}">' in about
    assert re.search(rf'<tr id="{kind}">.*?data-count="(\d+)"', about)[1] == str(len(ids))  # type: ignore[index]


def _is_withdrawn(raw: dict[str, Any]) -> bool:
    states = [one["kind"] for one in raw.get("history") or () if one["kind"] in {"withdrawn", "restored"}]
    return states[-1:] == ["withdrawn"]


def _listed(portal: Portal, kind: str) -> set[str]:
    """Ids on the front page of a kind; that of events draws the nearest ones and takes the rest from its own list."""
    front = (portal.site / kind / "index.html").read_text(encoding="utf-8")
    found = set(re.findall(rf'href="(?:\./|\.\./{kind}/)?([a-z0-9-]+)/"', front))
    if kind == "su-kien":
        found = {row[0] for row in json.loads((portal.site / "su-kien/danh-sach.json").read_bytes())["events"]}
    return found


def test_the_page_about_the_portal_counts_right(portal: Portal) -> None:
    text = re.sub(r"<[^>]+>", "", (portal.site / "gioi-thieu/index.html").read_text(encoding="utf-8"))
    numbers = re.search(
        r"Hiện có (\d+) kế hoạch, (\d+) văn bản, (\d+) cơ quan, (\d+) chiến dịch,\s+(\d+) sự kiện và (\d+) tài liệu",
        text,
    )
    assert numbers
    kinds = ("ke-hoach", "van-ban", "co-quan", "chien-dich", "su-kien", "tai-lieu")
    assert [int(one) for one in numbers.groups()] == [len(portal.records[kind]) for kind in kinds]


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_as_many_everywhere(portal: Portal, table: str) -> None:
    raw = portal.raw_rows(table)
    data = portal.json(table)
    rows = portal.csv(table)
    assert data["count"] == len(data["records"]) == len(rows) == len(raw)
    wanted = Counter((kind, record) for kind, record, _ in raw)
    assert Counter((one["record_kind"], one["record"]) for one in data["records"]) == wanted
    assert Counter((one["record_kind"], one["record"]) for one in rows) == wanted
    for owner, group in groupby(data["records"], key=lambda one: (one["record_kind"], one["record"])):
        assert [one["position"] for one in group] == list(range(1, wanted[owner] + 1))
    about = (portal.site / "du-lieu-mo/index.html").read_text(encoding="utf-8")
    assert re.search(rf'<tr id="{table}">.*?data-count="(\d+)"', about)[1] == str(len(raw))  # type: ignore[index]


@pytest.mark.parametrize("table", FIELDS)
def test_what_plans_say_is_the_same_in_all_forms(portal: Portal, table: str) -> None:
    field = FIELDS[table]
    quotes = Counter(_squeezed(part.get("quote", "")) for _, _, part in portal.raw_rows(table))
    assert Counter(_squeezed(one["quote"] or "") for one in portal.json(table)["records"]) == quotes
    # A text that a spreadsheet would take for a formula has an apostrophe before it.
    assert Counter(_squeezed(one["quote"].removeprefix("'")) for one in portal.csv(table)) == quotes
    for plan_id, raw in portal.records["ke-hoach"].items():
        wanted = len(raw.get(field) or ())
        own = json.loads((portal.site / f"du-lieu/ke-hoach/{plan_id}.json").read_bytes())
        assert len(own[field]) == wanted
        assert _rows_on_page(portal, plan_id, ANCHORS.get(table, table)) == (wanted, wanted)


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _rows_on_page(portal: Portal, plan_id: str, anchor: str) -> tuple[int, int]:
    """The count behind the title of a table on a plan's page, and the rows that it has."""
    html = (portal.site / "ke-hoach" / plan_id / "index.html").read_text(encoding="utf-8")
    found = re.search(
        rf'<h2 id="{anchor}">[^<]*<span class="count">\((\d+)\)</span></h2>(.*?)</section>', html, re.DOTALL
    )
    if not found:
        return 0, 0
    body = re.search(r"<tbody>(.*?)</tbody>", found[2], re.DOTALL)
    assert body
    return int(found[1]), body[1].count("<tr>")


def test_the_calendar_has_every_event_and_every_report_date(portal: Portal) -> None:
    events = [uid for uid in portal.calendar if uid.startswith("su-kien.")]
    assert sorted(events) == sorted(f"su-kien.{one}" for one in portal.records["su-kien"])
    dated = {
        one
        for one, raw in portal.records["chien-dich"].items()
        if (raw.get("start") and raw.get("end")) or "yearly" in raw
    }
    campaigns = {uid.split(".")[1] for uid in portal.calendar if re.fullmatch(r"chien-dich\.[^.]+(\.\d{4})?", uid)}
    assert campaigns == dated
    catalog = published_catalog(portal.root, TODAY)
    reports = [uid for uid in portal.calendar if ".han-bao-cao." in uid]
    assert len(reports) == len(set(reports)) == len(dues(catalog))
    owners = {(kind, record) for kind, record, _ in portal.raw_rows("thoi-han")}
    assert {tuple(uid.split(".")[:2]) for uid in reports} <= owners
    # What has one whole day in the YAML is in the calendar under its place and number, whatever rules add to it.
    assert set(_one_off(portal)) <= set(reports)
    assert len(portal.calendar) == len(set(portal.calendar))


def _one_off(portal: Portal) -> Iterator[str]:
    for (kind, record), parts in groupby(portal.raw_rows("thoi-han"), key=lambda one: one[:2]):
        numbers: dict[str, count[int]] = {}
        for _, _, part in parts:
            place = re.sub(r"[^a-z0-9]+", "-", part["at"].lower()).strip("-")
            number = next(numbers.setdefault(place, count(1)))
            day = part.get("before") or part.get("on") or ""
            if re.fullmatch(r"\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4}", day) and place.isascii():
                yield f"{kind}.{record}.han-bao-cao.{place}.{number}"


@pytest.mark.parametrize("kind", NEWS_KINDS)
def test_a_feed_has_every_record_that_it_has_room_for(portal: Portal, kind: str) -> None:
    ids = set(portal.records[kind])
    changes = sum(len(raw.get("history") or ()) for raw in portal.records[kind].values())
    told = json.loads((portal.site / f"json/loai/{kind}.json").read_bytes())["items"]
    published = {one["id"].rpartition("/")[2] for one in told if ";" not in one["id"]}
    for form in ("rss", "atom"):
        text = (portal.site / f"{form}/loai/{kind}.xml").read_text(encoding="utf-8")
        names = re.findall(
            r"<guid[^>]*>([^<]+)</guid>" if form == "rss" else r"<entry>.*?<id>([^<]+)</id>", text, re.DOTALL
        )
        assert names == [one["id"] for one in told]
    assert published <= ids
    if len(ids) + changes <= ITEM_LIMIT:
        assert published == ids
    else:
        assert len(told) == ITEM_LIMIT
