"""Public history that is in order earns no word; the faults have their folders in ``bad/``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Spoil = Callable[[str, str, str], None]
EVENT = "su-kien/le-mit-tinh.yaml"


def test_a_full_life_is_sound(spoil: Spoil, report: Callable[[], str]) -> None:
    spoil(EVENT, "published: 2026-11-22", "published: 2026-06-01")
    spoil(
        EVENT,
        "status: confirmed",
        """status: cancelled
status_reason: Mưa bão
revision: 4
history:
  - {on: 2026-06-01, kind: revised, what: Đổi giờ ngay trong ngày đăng}
  - {on: 2026-06-19, kind: postponed, what: Hoãn sang 27/6}
  - {on: 2026-06-19, kind: confirmed, what: Tổ chức ngày 27/6}
  - {on: 2026-11-22, kind: cancelled, what: Hủy}""",
    )
    assert report() == ""


def test_a_revision_left_out_counts_itself(spoil: Spoil, report: Callable[[], str]) -> None:
    spoil(EVENT, "status: confirmed", "status: confirmed\nhistory:\n  - {on: 2026-11-22, kind: revised, what: x}")
    assert report() == ""


def test_a_series_that_comes_every_year_is_sound(portal: Path, spoil: Spoil, report: Callable[[], str]) -> None:
    yearly = "title: Hằng năm\npublished: 2026-11-22\nform: month\nyearly: {month: 6, day: 1}\n"
    (portal / "data" / "chien-dich" / "hang-nam.yaml").write_text(yearly, encoding="utf-8")
    spoil("chien-dich/thang-hanh-dong-2026.yaml", "form: month", "form: month\nseries: hang-nam")
    assert report() == ""


def test_a_missing_series_is_told_once(spoil: Spoil, report: Callable[[], str]) -> None:
    spoil("chien-dich/thang-hanh-dong-2026.yaml", "form: month", "form: month\nseries: hang-nam")
    assert report().count("\n") == 1 and "[THIEU_BAN_GHI]" in report()


def test_an_announcement_may_stand_for_four_hundred_days(portal: Path, report: Callable[[], str]) -> None:
    folder = portal / "data" / "thong-bao"
    folder.mkdir(exist_ok=True)
    record = "title: Thử\npublished: 2026-11-22\ntext: Thử.\nfrom: 2026-01-01\nuntil: {}\naudiences:\n  - moi-nguoi\n"
    for until, words in (("2027-02-04", ""), ("2027-02-05", "[THONG_BAO_DAI] (cảnh báo)")):
        (folder / "thu.yaml").write_text(record.format(until), encoding="utf-8")
        assert words in report() and bool(report()) == bool(words)
