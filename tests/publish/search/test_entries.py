"""Search entries: one for the page, one for each section; plain text; misprints lead to the right paper."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pcmt.model import Record
from pcmt.publish.search.entries import own_entries, page_entries, record_entries
from pcmt.publish.search.shards import SearchIndex
from pcmt.publish.search.weighing import SearchEntry, SearchPage
from pcmt.show.parts.kind_view import SearchGroup
from pcmt.show.parts.standalone_page import OwnPage
from pcmt.show.site.article import build_article
from tests.records import agency, campaign, document, event, helpline, material, place, plan, view

EVIL = "<img src=x onerror=alert(1)>&"


def _entries(record: Record, *others: Record) -> Sequence[SearchEntry]:
    return record_entries(view(record, *others), record).entries


def test_a_plan_has_an_entry_for_itself_and_for_each_heading() -> None:
    text = "Căn cứ luật.\nI. MỤC TIÊU\n1. Chung: Giảm cầu.\n2. Cụ thể\n- Trường học."
    entries = _entries(plan(text=text, number="12/KH", subject="Trích yếu"))
    assert [(entry.location, entry.heading, entry.text) for entry in entries] == [
        ("ke-hoach/ke-hoach-a/", "", "Trích yếu · Trích yếu · 12/KH · Tên so-a"),
        ("ke-hoach/ke-hoach-a/#toan-van", "Mở đầu", "Căn cứ luật."),
        ("ke-hoach/ke-hoach-a/#muc-i-1", "1. Chung", "1. Chung: Giảm cầu."),
        ("ke-hoach/ke-hoach-a/#muc-i-2", "2. Cụ thể", "- Trường học."),
    ]
    assert {entry.title for entry in entries} == {"Tên ke-hoach-a"}


def test_every_word_of_an_official_text_under_a_heading_is_found() -> None:
    text = "Một.\nI. Hai\nBa.\n1. Bốn.\na) Năm[^1]\n[^1]: Sáu\nII. Bảy\n+ Tám"
    words = " ".join(f"{entry.heading} {entry.text}" for entry in _entries(plan(text=text)))
    assert all(word in words for word in ("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám"))


def test_a_material_is_cut_at_its_headings_without_markdown_signs() -> None:
    body = "Lời **đầu** [xem](ke-hoach/a).\n\n## Chuẩn *bị*\n\n| a | b |\n|---|---|\n| c | d |\n\n### Nhỏ\n\n> e"
    first, second = _entries(material(body=body))
    assert first.text.endswith("Giáo án · Kỹ năng từ chối · Lời đầu xem.")
    assert (second.location, second.heading, second.text) == (
        "tai-lieu/giao-an-a/#chuan-bi",
        "Chuẩn bị",
        "a b c d Nhỏ e",
    )


def test_a_place_and_a_helpline_are_found_by_words_that_results_do_not_show() -> None:
    province = place("lang-son", title="Tỉnh Lạng Sơn")
    ward = place("ky-lua", title="Phường Kỳ Lừa", level="commune", code="06187", parent="lang-son", description=None)
    found = record_entries(view(ward, province), ward)
    assert [one.text for one in found.entries] == ["Xã, phường, đặc khu, thuộc Tỉnh Lạng Sơn."]
    assert found.unseen == "06187 · Kỳ Lừa" and "06187" in found.names
    weighed = SearchIndex({}).weigh(found)
    assert weighed and {"6187", "06187"} & set(weighed.terms) and "06187" not in str(weighed.shown)
    line = helpline()
    assert [one.text for one in _entries(line)] == [line.use] and _entries(line)[0].call == line.number


@pytest.mark.parametrize("record", [plan(), material()])
def test_every_result_leads_to_a_place_on_the_page(record: Record) -> None:
    page = build_article(view(record), record).html
    anchors = [entry.location.partition("#")[2] for entry in _entries(record)]
    assert all(f'id="{anchor}"' in page for anchor in anchors if anchor) and len(anchors) > 1


@pytest.mark.parametrize(
    "body",
    [
        "## Điều **5**a\n\nLời.",
        "## Điều 5 a\n\nLời.\n\n## Điều *5* a\n\nLời.\n\n## Điều 5 a 2\n\nLời.",
        "Việc cần làm\n---\n\nLời.\n\nKhác\n===\n\nLời.",
        "## [Xem](ke-hoach/a) `mã`\n\nLời.\n\n## Đóng ##\n\nLời.",
        "> ## Trong trích dẫn\n> Lời.\n\n- ## Trong mục\n  Lời.",
        "```\n## Không phải tiêu đề\n```\n\n## Tiêu đề\n\nLời.",
        "##\n\n## !!!\n\nLời.\n\n## &amp; R&D\n\nLời.\n\n##  <b>Đậm</b>\n\nLời.",
    ],
)
def test_every_section_of_a_body_has_the_anchor_of_the_page(body: str) -> None:
    record = material(body=body)
    page = build_article(view(record), record).html
    anchors = [entry.location.partition("#")[2] for entry in _entries(record)[1:]]
    assert anchors
    assert [anchor for anchor in anchors if page.count(f' id="{anchor}"') != 1] == []


@pytest.mark.parametrize(
    "record",
    [
        plan(title=EVIL, subject=EVIL, text=f"I. {EVIL}\n{EVIL}"),
        document(title=EVIL, subject=EVIL, misprints=({"printed": EVIL, "where": "x"},)),
        material(title=EVIL, body=f"{EVIL}\n\n## {EVIL}\n\n{EVIL}"),
        event(title=EVIL, venue=EVIL),
        agency("so-b", title=EVIL, aliases=(EVIL,)),
        campaign(title=EVIL, theme=EVIL),
        helpline(title=EVIL, use=EVIL),
    ],
)
def test_entries_hold_what_was_typed(record: Record) -> None:
    for entry in _entries(record):
        assert EVIL in entry.heading + entry.text


def test_a_misprinted_number_leads_to_the_right_paper() -> None:
    (entry,) = _entries(document(number="73/2021/QH14", misprints=({"printed": "37/2021/QH14", "where": "KH A"},)))
    assert "37/2021/QH14" in entry.text and "73/2021/QH14" in entry.text


def test_a_record_is_found_by_the_words_people_know() -> None:
    line = helpline(number="1900 1567")
    assert record_entries(view(line), line).unseen == "1900 1567 · 19001567"
    assert "Sở Công an cũ" in _entries(agency("so-b", aliases=("Sở Công an cũ",)))[0].text
    assert "Chung tay" in _entries(campaign(theme_variants=("Chung tay",)))[0].text
    text = _entries(event(venue="Nhà văn hóa"))[0].text
    assert "Nhà văn hóa" in text and "Tên so-a" in text


def test_a_hand_written_page_has_an_entry_for_each_section() -> None:
    content = '<h1 id="nha">Nhà</h1><h2 id="muc">Mục &amp; phần</h2><p>Một</p><ul><li>hai &lt;b&gt;</li></ul>'
    first, second = _page("b/", "B", content).entries
    assert first == SearchEntry("b/", "Nhà", "", "")
    assert second == SearchEntry("b/#muc", "Nhà", "Mục & phần", "Một hai <b>")
    assert _page("c/", "C", "<p>Lời.</p>").entries == [SearchEntry("c/", "C", "", "Lời.")]


def _page(url: str, title: str, content: str) -> SearchPage:
    found = page_entries(url, title, content)
    assert found is not None
    return found


def test_of_the_list_of_a_kind_only_its_own_words_are_held_and_it_is_a_list() -> None:
    content = '<h1 id="k">Kế hoạch</h1><p>Của cơ quan.</p><h2 id="thang">Tháng này</h2><p>Kế hoạch A</p>'
    listed, other = _page("ke-hoach/", "Kế hoạch", content), _page("xa/", "Xã", content)
    assert [entry.text for entry in listed.entries] == ["Của cơ quan."]
    assert (listed.group, other.group, len(other.entries)) == (SearchGroup.LISTS, SearchGroup.HELP, 2)


@pytest.mark.parametrize(
    ("record", "group"),
    [
        (plan(), SearchGroup.PAPERS),
        (document(), SearchGroup.PAPERS),
        (material(), SearchGroup.MATERIALS),
        (event(), SearchGroup.EVENTS),
        (campaign(), SearchGroup.EVENTS),
        (agency("so-b"), SearchGroup.BODIES),
        (helpline(), SearchGroup.HELP),
    ],
)
def test_a_record_is_shown_in_the_group_of_its_kind(record: Record, group: SearchGroup) -> None:
    assert record_entries(view(record), record).group == group


def test_a_helpline_offers_its_number_to_call() -> None:
    assert _entries(helpline(number="1900 1567"))[0].call == "1900 1567"
    assert _entries(material())[0].call == ""


def test_what_is_over_weighs_less() -> None:
    now, over = (record_entries(view(one), one).share for one in (document(), document(status="ended")))
    ended = agency("so-b", **{"until": "2020-01-01"})
    assert record_entries(view(ended), ended).share < over < now


def test_comparisons_measures_and_further_pages_of_lists_are_left_out() -> None:
    def page(path: str, number: int = 1) -> OwnPage:
        return OwnPage(path, "Tên", "Lời", "", "", (), "khung", is_listed=True, number=number)

    assert own_entries(page("so-sanh/a_voi_b/")) is None
    assert own_entries(page("chi-tieu/thuoc-do/a/")) is None
    assert own_entries(page("tai-lieu/loai/to-roi/", 2)) is None
    found = own_entries(page("tai-lieu/loai/to-roi/"))
    assert found is not None and found.group == SearchGroup.LISTS
