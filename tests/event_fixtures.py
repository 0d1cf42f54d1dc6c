"""Events of every status in a copy of the portal, for tests of built pages. None of them is real; all are in December 2026."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.portal_fixtures import Build, copy_portal, served
from tests.shared_folders import make_once

_COMMON = """published: 2026-11-20
organizers: [ubnd-tinh-lang-son]
audiences: [{audiences}]
"""

_EVENTS = {
    "thu-doi-ngay": """title: Buổi nói chuyện thử
start: 2026-12-10 08:30
end: 2026-12-10 10:00
type: noi-chuyen
place: phuong-tam-thanh
venue: Nhà văn hóa thử
online: https://hop.example/thu
status: postponed
status_reason: Hội trường sửa chữa.
previous_start: 2026-11-28 08:30
contact: {agency: ubnd-phuong-tam-thanh, phone: "0205 000 000"}
bring: [Giấy bút]
materials: [giao-an-45-phut-thpt]
history:
  - {on: 2026-11-21, kind: revised, what: Đổi địa điểm.}
  - {on: 2026-11-22, kind: postponed, what: Dời sang ngày 10/12., why: Hội trường sửa chữa.}
""",
    "thu-huy": """title: Giải chạy thử
start: 2026-12-05
type: van-nghe-the-thao
place: lang-son
status: cancelled
status_reason: Trùng lịch thi.
history:
  - {on: 2026-11-21, kind: cancelled, what: Hủy giải chạy.}
""",
    "thu-hoan": """title: Tập huấn thử
start: 2026-12-08 14:00
type: tap-huan-hoi-nghi
place: tp-lang-son
status: postponed
status_reason: Chờ hướng dẫn mới.
history:
  - {on: 2026-11-21, kind: postponed, what: Hoãn tập huấn.}
""",
    "thu-du-kien": """title: Lễ phát động thử
start: 2026-12-08 07:00
end: 2026-12-09 17:00
type: le-mit-tinh
place: hai-phong
status: provisional
""",
    "thu-rut": """title: Sự kiện thử đăng nhầm
start: 2026-12-07
status: confirmed
history:
  - {on: 2026-11-22, kind: withdrawn, what: Đăng nhầm bản nháp.}
""",
    "thu-ca-thang": """title: Đợt ra quân thử
start: 2026-12-01
end: 2026-12-31
type: cao-diem
status: confirmed
""",
}
MANY = 70
"""Events at one school, many on each Monday: more than the script renders at once."""


def write_events(data: Path) -> None:
    """Add the events to a portal's ``data`` folder."""
    folder = data / "su-kien"
    for name, text in _EVENTS.items():
        (folder / f"{name}.yaml").write_text(text + _COMMON.format(audiences="phu-huynh, moi-nguoi"), encoding="utf-8")
    for number in range(1, MANY + 1):
        text = f"title: Sinh hoạt thử số {number}\nstart: 2026-12-{number % 4 * 7 + 7:02d} 07:15\ntype: sinh-hoat-nha-truong\n"
        text += "place: phuong-ky-lua\nstatus: confirmed\n" + _COMMON.format(audiences="hoc-sinh")
        (folder / f"thu-sinh-hoat-{number:02d}.yaml").write_text(text, encoding="utf-8")


@pytest.fixture(scope="session")
def events_site(tmp_path_factory: pytest.TempPathFactory, build_portal: Build) -> Path:
    """Build the site of a portal that has these events too."""

    def build(root: Path) -> None:
        write_events(copy_portal(root) / "data")
        build_portal(root)

    return make_once(tmp_path_factory, "events", build) / "site"


@pytest.fixture(scope="session")
def events_url(events_site: Path) -> Iterator[str]:
    """Serve that site; return its address."""
    with served(events_site) as url:
        yield url
