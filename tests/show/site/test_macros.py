"""Macros of hand-written pages: registered once, described in the guide, rejected with a Vietnamese message when misused."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from pcmt.show.parts.context import PageContext
from pcmt.show.site.look_up import UnknownRecord
from pcmt.show.site.macros import MACROS, call_macro
from tests.records import catalog, event, settings, view

GUIDE = Path(__file__).resolve().parents[3] / "HUONG-DAN.md"


@pytest.mark.parametrize("name", MACROS)
def test_every_macro_stands_in_the_guide(name: str) -> None:
    assert f"{{{{ {name}(" in GUIDE.read_text("utf-8")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, ""),
        ({"feedback": "https://gop-y.example/"}, "Địa chỉ góp ý: https://gop-y.example/."),
        ({"phone": "0205 3812 345"}, "Địa chỉ góp ý: 0205 3812 345."),
    ],
)
def test_a_sentence_about_the_contact_stands_only_where_there_is_one(fields: dict[str, str], words: str) -> None:
    seen = PageContext(replace(catalog(), settings=settings(**fields)))
    assert call_macro("with_contact", seen, "Địa chỉ góp ý") == words


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("latest", (), "lệnh «latest» viết thiếu hoặc thừa phần trong ngoặc; cần: latest(kind, n)"),
        ("shelf", (1,), "cần: shelf()"),
        ("listing", ("tin",), "không có loại bản ghi «tin»"),
        ("record", ("su-kien/a",), "không có bản ghi «su-kien/a»"),
        ("shelf_links", ("mau",), "không lọc tài liệu theo «mau»"),
        ("materials", ("ai",), "danh mục «doi-tuong» không có mục «ai»"),
        ("setting", ("mau",), "không có thiết đặt «mau»"),
    ],
)
def test_a_misuse_is_refused_with_what_there_is(name: str, arguments: tuple[object, ...], message: str) -> None:
    with pytest.raises(UnknownRecord, match=re.escape(message)):
        call_macro(name, view(), *arguments)


def test_events_that_are_over_are_folded() -> None:
    html = call_macro("events", view(event("cu", start="2026-06-01"), event("moi", start="2027-06-01")), 5)
    shown, fold = html.split("<details")
    assert "Tên moi" in shown and "Tên cu" not in shown
    assert "Tên cu" in fold and "Đã qua" in fold
