"""Three calendar programs read our calendars: libical, ical.js and khal. They must agree with each other and with the data."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from pcmt.run.portal import open_portal
from pcmt.show.parts.context import PageContext
from tests.data_files import record_files
from tests.portal_fixtures import ROOT, TODAY
from tests.publish.calendars.every_calendar import calendars
from tests.records import agency, campaign, event, place, plan, view
from tests.tools.rfc5545 import rfc_faults

TOOLS = ROOT / "tests" / "tools"
DEBIAN_PYTHON = Path("/usr/bin/python3")
NODE_MODULES = ROOT / ".pcmt" / "node" / "node_modules"
MISSING = "thiếu {}: chạy tests/system-packages.sh"
KHAL_FIELDS = ("uid", "title", "description", "location", "start-long", "end-long", "all-day", "status")
KHAL_CONFIG = """\
[calendars]
[[lich]]
path = {home}/lich
[sqlite]
path = {home}/khal.db
[locale]
local_timezone = Asia/Ho_Chi_Minh
default_timezone = Asia/Ho_Chi_Minh
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""

Read = dict[str, dict[str, Any]]


def _run(*command: str | Path, **options: Any) -> str:
    done: subprocess.CompletedProcess[str] = subprocess.run(
        command, capture_output=True, text=True, timeout=600, check=False, **options
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def read_with_libical(files: Iterable[Path]) -> Read:
    """What libical understands of each file."""
    probe = [str(DEBIAN_PYTHON), "-c", 'import gi; gi.require_version("ICalGLib", "3.0")']
    if not DEBIAN_PYTHON.exists() or subprocess.run(probe, capture_output=True, check=False).returncode:
        pytest.skip(MISSING.format("libical (gir1.2-ical-3.0)"))
    read: Read = json.loads(_run(DEBIAN_PYTHON, TOOLS / "read_with_libical.py", *files))
    return read


def read_with_icaljs(files: Iterable[Path]) -> Read:
    """What ical.js understands of each file."""
    node = shutil.which("node")
    if node is None or not NODE_MODULES.is_dir():
        pytest.skip(MISSING.format("ical.js"))
    read: Read = json.loads(_run(node, TOOLS / "read_with_icaljs.js", NODE_MODULES, *files))
    return read


def read_with_khal(file: Path, home: Path) -> dict[str, dict[str, str]]:
    """What khal shows after importing a calendar, by UID; khal says the last day of whole days, and Vietnam time."""
    (home / "lich").mkdir(parents=True)
    (home / "config").write_text(KHAL_CONFIG.format(home=home), encoding="utf-8")
    khal = (Path(sys.executable).with_name("khal"), "-c", home / "config")
    environment = {"HOME": str(home), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"}
    _run(*khal, "import", "--batch", "-a", "lich", file, env=environment)
    fields = [word for field in KHAL_FIELDS for word in ("--json", field)]
    days = _run(*khal, "list", "--once", *fields, "2018-01-01", "4500d", env=environment)
    shown = [one for line in days.splitlines() for one in json.loads(line)]
    assert len({one["uid"] for one in shown}) == len(shown)
    return {one["uid"]: one for one in shown}


HARD = "Lễ; “mít tinh”, \\ 26/6: 🎗️😀"
HARD_TEXT = "Dòng một, có dấu phẩy;\n\ndòng hai: " + "ưỡ" * 80
RECORDS = [
    place("xa-a", parent="tinh-a", level="commune"),
    event(
        "gio", title=HARD, description=HARD_TEXT, start="2026-06-26 00:30", end="2026-06-26 11:00", venue="Số 1, A; B"
    ),
    event("ngay", start="2026-12-31"),
    event("thang", start="2026-06-01", end="2026-06-30", status="provisional"),
    event("khong-het", start="2026-06-26 08:00"),
    event("hoan", start="2026-06-26 08:00", end="2026-06-27 09:00", status="postponed", status_reason="Mưa"),
    event("huy", start="2028-02-29", status="cancelled", status_reason="Mưa", revision="4"),
    campaign("hang-nam", yearly={"month": "6", "day": "26"}),
    plan(deadlines=({"what": "Báo cáo, gửi", "from": "Sở", "before": "2026-07-10", "quote": "q", "at": "I.1"},)),
]
TOLD = {
    "su-kien.gio": (HARD, "2026-06-25T17:30:00Z", "2026-06-26T04:00:00Z", "CONFIRMED", 0, []),
    "su-kien.ngay": ("Tên ngay", "2026-12-31", "2027-01-01", "CONFIRMED", 0, []),
    "su-kien.thang": ("Tên thang", "2026-06-01", "2026-07-01", "TENTATIVE", 0, []),
    "su-kien.khong-het": ("Tên khong-het", "2026-06-26T01:00:00Z", None, "CONFIRMED", 0, []),
    "su-kien.hoan": ("[HOÃN] Tên hoan", "2026-06-26T01:00:00Z", "2026-06-27T02:00:00Z", "TENTATIVE", 1, []),
    "su-kien.huy": ("[HỦY] Tên huy", "2028-02-29", "2028-03-01", "CANCELLED", 4, []),
    "chien-dich.hang-nam.2026": ("Tên hang-nam", "2026-06-26", "2026-06-27", "CONFIRMED", 0, []),
    "chien-dich.hang-nam.2027": ("Tên hang-nam", "2027-06-26", "2027-06-27", "CONFIRMED", 0, []),
    "ke-hoach.ke-hoach-a.han-bao-cao.i-1.1": (
        "Hạn: Báo cáo, gửi",
        "2026-07-09",
        "2026-07-10",
        "CONFIRMED",
        0,
        [-(6 * 24 + 16) * 3600, -16 * 3600],
    ),
}
"""What a program must understand: summary, start, exclusive end, status, sequence, seconds to the alarms."""
SHOWN = {
    "su-kien.gio": ("2026-06-26 00:30", "2026-06-26 11:00"),
    "su-kien.ngay": ("2026-12-31", "2026-12-31"),
    "su-kien.thang": ("2026-06-01", "2026-06-30"),
    "su-kien.hoan": ("2026-06-26 08:00", "2026-06-27 09:00"),
    "su-kien.huy": ("2028-02-29", "2028-02-29"),
}
"""What khal must show a person in Vietnam."""


@pytest.fixture(scope="module")
def hard_calendar(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The portal's calendar of records whose texts and times are hard."""
    path = tmp_path_factory.mktemp("lich") / "lich.ics"
    path.write_bytes(dict(calendars(view(agency("so-b"), *RECORDS)))["lich.ics"])
    return path


def _told(read: dict[str, Any]) -> dict[str, tuple[Any, ...]]:
    assert read["errors"] == 0
    fields = ("summary", "start", "end", "status", "sequence", "alarms")
    return {one["uid"].removesuffix("@thu.example"): tuple(one[name] for name in fields) for one in read["entries"]}


@pytest.mark.parametrize("read", [read_with_libical, read_with_icaljs])
def test_a_program_understands_what_the_data_say(read: Any, hard_calendar: Path) -> None:
    found = read([hard_calendar])[str(hard_calendar)]
    assert _told(found) == TOLD
    hard = next(one for one in found["entries"] if one["uid"].startswith("su-kien.gio@"))
    assert hard["description"].startswith(f"{HARD_TEXT}\nĐơn vị tổ chức: ")
    assert hard["location"] == "Số 1, A; B"


def test_khal_shows_what_the_data_say(hard_calendar: Path, tmp_path: Path) -> None:
    found = {uid.removesuffix("@thu.example"): one for uid, one in read_with_khal(hard_calendar, tmp_path).items()}
    assert {uid: one["title"] for uid, one in found.items()} == {uid: told[0] for uid, told in TOLD.items()}
    assert {uid: (found[uid]["start-long"], found[uid]["end-long"]) for uid in SHOWN} == SHOWN
    assert found["su-kien.khong-het"]["start-long"] == "2026-06-26 08:00"
    assert found["su-kien.gio"]["description"].startswith(f"{HARD_TEXT}\nĐơn vị tổ chức: ")
    assert found["su-kien.huy"]["status"].strip() == "CANCELLED"


def _files(site: Path) -> list[Path]:
    return sorted(site.rglob("*.ics"))


def test_every_calendar_of_the_site_keeps_the_rules(built_site: Path) -> None:
    files = _files(built_site)
    assert len([one for one in files if one.parent.parent.name != "su-kien"]) > 150
    assert {one.name: found for one in files if (found := list(rfc_faults(one.read_bytes())))} == {}


def test_every_calendar_of_the_site_is_read_alike(built_site: Path) -> None:
    files = _files(built_site)
    libical, icaljs = read_with_libical(files), read_with_icaljs(files)
    assert libical == icaljs
    assert [path for path, read in libical.items() if read["errors"]] == []
    main = libical[str(built_site / "lich.ics")]["entries"]
    everywhere = {one["uid"] for read in libical.values() for one in read["entries"]}
    assert {one["uid"] for one in main} == everywhere
    events = {path.stem for path in record_files("su-kien")}
    assert {uid[8:].partition("@")[0] for uid in everywhere if uid.startswith("su-kien.")} == events
    assert {one.parent.name for one in files if one.parent.parent.name == "su-kien"} == events


def test_khal_shows_the_calendar_of_the_site(built_site: Path, tmp_path: Path) -> None:
    path = built_site / "lich.ics"
    shown = read_with_khal(path, tmp_path)
    entries = {one["uid"]: one for one in read_with_libical([path])[str(path)]["entries"]}
    assert entries
    assert {uid: (one["title"], one["description"]) for uid, one in shown.items()} == {
        uid: (one["summary"], one["description"]) for uid, one in entries.items()
    }
    whole = {uid: one["start-long"] for uid, one in shown.items() if one["all-day"] == "True"}
    assert whole == {uid: one["start"] for uid, one in entries.items() if "T" not in one["start"]}


def test_a_cancelled_event_stays_under_its_name(
    portal_copy: Path, built_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = portal_copy / "data" / "su-kien" / "chao-co-truc-tuyen-toan-quoc-2026.yaml"
    text = record.read_text(encoding="utf-8")
    changed = text.replace("status: provisional", "status: cancelled\nstatus_reason: Thử hủy").replace(
        "title: Nghi lễ", "title: Lễ đổi tên,"
    )
    assert changed.count("Thử hủy") == changed.count("Lễ đổi tên") == 1
    record.write_text(changed, encoding="utf-8")
    before, after = built_site / "lich.ics", portal_copy / "lich.ics"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    after.write_bytes(dict(calendars(PageContext(open_portal(portal_copy).catalog)))["lich.ics"])
    read = read_with_icaljs([before, after])
    was, now = ({one["uid"]: one for one in read[str(path)]["entries"]} for path in (before, after))
    assert set(was) == set(now)
    (uid,) = [one for one in was if record.stem in one]
    assert now[uid]["sequence"] == was[uid]["sequence"] + 1
    assert (now[uid]["status"], now[uid]["summary"][:18]) == ("CANCELLED", "[HỦY] Lễ đổi tên, ")
    assert {one: entry for one, entry in now.items() if one != uid} == {
        one: entry for one, entry in was.items() if one != uid
    }
