"""A record that was renamed: its old address leads on, and no name that others hold changes."""

from __future__ import annotations

import json

import pytest

from pcmt.model import Record
from pcmt.model.handouts import FORMS, code_of
from pcmt.publish.feeds import feeds
from pcmt.publish.frames import SLOTS, own_page, parse_frame
from pcmt.publish.usb_copy.notes import UsbEdition
from pcmt.publish.usb_copy.pages import offline_page
from pcmt.relate.renamed import former_paths, moves
from pcmt.show.parts.context import PageContext
from pcmt.show.site.redirect_page import moved_pages
from tests.publish.calendars.every_calendar import calendars
from tests.records import TODAY, catalog, event, material, place, plan

FRAME = parse_frame("".join(f"<{name}>[[pcmt:{name}]]</{name}>" for name in SLOTS), "ke-hoach")
OLD = ("ten-cu", "ten-cu-2")


def test_the_old_page_leads_on_without_a_script() -> None:
    whole = catalog(plan("ten-moi", moved_from=OLD))
    pages = list(moved_pages(PageContext(whole)))
    assert [page.path for page in pages] == ["ke-hoach/ten-cu/", "ke-hoach/ten-cu-2/"]
    drawn = own_page(whole, pages[0], FRAME)
    html = drawn.content.decode()
    assert drawn.path == "ke-hoach/ten-cu/index.html"
    assert '<meta http-equiv="refresh" content="0; url=../../ke-hoach/ten-moi/">' in html
    assert "<canonical>https://thu.example/ke-hoach/ten-moi/</canonical>" in html
    assert '<a href="../../ke-hoach/ten-moi/">Tên ten-moi</a>' in html
    assert not pages[0].is_listed


def test_the_old_page_leads_on_from_a_disk_too() -> None:
    head = next(moved_pages(PageContext(catalog(plan("ten-moi", moved_from=OLD))))).head
    edition = UsbEdition("Cổng thử", "https://thu.example/", TODAY)
    made = offline_page(f"<head>{head}</head><body></body>", "ke-hoach/ten-cu/index.html", edition, frozenset()).html
    assert 'url=../../ke-hoach/ten-moi/index.html">' in made


@pytest.mark.parametrize("record", [plan("x"), event("x"), place("x")], ids=lambda one: one.kind_id)
def test_names_that_subscribers_hold_stay(record: Record) -> None:
    moved = record.model_copy(update={"id": "y", "moved_from": ("x",)})

    def names(one: Record) -> set[str]:
        view = PageContext(catalog(one))
        items = json.loads({file.path: file.content for file in feeds(view.catalog, {})}["feed.json"])["items"]
        lines = {file.path: file.content for file in calendars(view)}["lich.ics"].decode().splitlines()
        return {item["id"] for item in items} | {line for line in lines if line.startswith("UID:")}

    assert names(record) == names(moved)


def test_codes_on_printed_sheets_stay() -> None:
    one = material("x")
    moved = one.model_copy(update={"id": "y", "moved_from": ("x",)})
    assert code_of(one, FORMS["a4"], 1) == code_of(moved, FORMS["a4"], 1) != code_of(material("y"), FORMS["a4"], 1)


@pytest.mark.parametrize(
    ("path", "former"),
    [
        ("tai-lieu/moi/moi-a4.pdf", ["tai-lieu/cu/cu-a4.pdf", "tai-lieu/cu-2/cu-2-a4.pdf"]),
        ("tai-lieu/moi/loi-doc.txt", ["tai-lieu/cu/loi-doc.txt", "tai-lieu/cu-2/loi-doc.txt"]),
        ("rss/dia-phuong/tinh-moi.xml", ["rss/dia-phuong/tinh-cu.xml"]),
        ("lich/dia-phuong/tinh-moi.ics", ["lich/dia-phuong/tinh-cu.ics"]),
        ("tai-lieu/moi-nguoi/moi-nguoi.pdf", []),
        ("rss.xml", []),
        ("rss/doi-tuong/moi.xml", []),
    ],
)
def test_files_are_still_served_where_they_were(path: str, former: list[str]) -> None:
    moved = moves(catalog(material("moi", moved_from=("cu", "cu-2")), place("tinh-moi", moved_from=("tinh-cu",))))
    assert list(former_paths(moved, path)) == former
