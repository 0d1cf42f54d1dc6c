"""Two plans in columns: content of each row, the wording of rows, and the notice for a plan that ended."""

from __future__ import annotations

import re
from typing import Any

from pcmt.model import Plan, Record
from pcmt.show.comparisons.column import DUTIES_LISTED, short_name
from pcmt.show.comparisons.page import compare_pages, render_comparison
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.standalone_page import OwnPage, drawn
from tests.records import DATUM, agency, catalog, document, plan
from tests.target_records import THEMES

TARGET = DATUM | {
    "what": "Tuyên truyền ở trường học",
    "theme": "tuyen-truyen",
    "comparator": "more_than",
    "value": "90",
    "unit": "%",
}
DUTY = DATUM | {"what": "Tuyên truyền", "agency": "so-a", "agency_printed": "Sở A", "role": "lead"}
DUE = DATUM | {"what": "Gửi báo cáo", "from": "Sở A", "before": "2026-12-15"}
CITED = {"document": "luat-a", "quote": "Trên 90% trường học", "at": "I.1"}
FIRST = {"targets": (TARGET,), "duties": (DUTY, DUTY), "deadlines": (DUE,), "basis": (CITED,)}
GROUND = (THEMES, document(), document("luat-b", status="ended", in_force_until="2026-07-01"), agency("so-b"))


def pages(*records: Record) -> dict[str, OwnPage]:
    view = PageContext(catalog(*GROUND, *records))
    return {page.path: drawn(page) for page in compare_pages(view)}


def page(**fields: Any) -> str:
    """HTML of the page of plan A, which has one of each, and plan B with the fields given."""
    found = pages(plan("a", **FIRST), plan("b", **fields))
    assert list(found) == ["so-sanh/a_voi_b/"]
    return found["so-sanh/a_voi_b/"].html


def rows(html: str, anchor: str) -> dict[str, tuple[str, list[str]]]:
    """Rows of a table: head in plain words, to verdict and the plain words of the cells."""
    part = html[html.index(f'id="{anchor}"') :]
    part = part[: part.index("</table>")]
    found = {}
    for row in re.findall(r"<tr[^>]*>(<th scope=\"row\">.*?)</tr>", part, re.DOTALL):
        head, _, verdict = re.findall(
            r'<th scope="row">(.*?)( <span class="verdict">(.*?)</span>)?</th>', row, re.DOTALL
        )[0]
        cells = re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)
        found[_plain(head)] = verdict, [_plain(cell) for cell in cells]
    return found


def _plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_count_leads_to_its_table_where_there_is_one() -> None:
    for html in (page(), pages(plan("a"), plan("b"))["so-sanh/a_voi_b/"].html):
        linked = re.findall(r'href="#([a-z-]+)"', html)
        assert [one for one in linked if f'id="{one}"' not in html] == []
        assert all(words in html for words in ("Chỉ tiêu", "Nhiệm vụ", "Thời hạn", "Văn bản viện dẫn"))
    assert "#chi-tieu-bang" in page()


def test_rows_say_in_words_whether_plans_agree() -> None:
    html = page(basis=(CITED, CITED | {"document": "luat-b"}))
    assert rows(html, "thong-tin")["Cơ quan ban hành"] == ("", ["Tên so-a"])
    assert rows(html, "thong-tin")["Tên kế hoạch"] == ("", ["Tên a", "Tên b"])
    assert rows(html, "chi-tieu")["Tuyên truyền"] == (
        "Chỉ Tên so-a (a)",
        ["Tuyên truyền ở trường học: trên 90% mục I.1", "không đặt chỉ tiêu"],
    )
    basis = rows(html, "can-cu")
    assert basis["Tên luat-a đang có hiệu lực"][0] == ""
    assert basis["Tên luat-b đã hết hiệu lực (1/7/2026)"] == ("Chỉ Tên so-a (b)", ["không dẫn", "Có dẫn: mục I.1"])


def test_an_issuer_that_ended_without_a_known_successor_is_not_called_unchanged() -> None:
    ended = agency("ban-cu", until="2025-07-01")
    found = pages(ended, plan("a", issuer="ban-cu", **FIRST), plan("b"))
    (html,) = (one.html for one in found.values())
    (now,) = (cells for head, (_, cells) in rows(html, "thong-tin").items() if head == "Cơ quan ban hành nay là")
    assert now == ["kết thúc hoạt động từ 1/7/2025; chưa xác định được cơ quan kế thừa", "không thay đổi"]


def test_a_row_that_all_plans_share_is_printed_once_and_three_plans_are_counted() -> None:
    html = pages(plan("a", **FIRST), plan("b", **FIRST), plan("c"))["so-sanh/a_voi_b_voi_c/"].html
    assert rows(html, "thong-tin")["Cơ quan ban hành"] == ("", ["Tên so-a"])
    assert '<td class="same" colspan="3" data-label="Giống nhau">' in html
    assert rows(html, "chi-tieu")["Tuyên truyền"][0] == "2/3 kế hoạch"
    assert "Khác nhau" not in html and 'id="trich-dan"' in html


def test_duties_meet_by_trade_and_are_counted() -> None:
    verdict, cells = rows(page(duties=(DUTY | {"role": "support"},)), "phan-cong")["Tên so-a"]
    assert verdict == ""
    assert cells[0].startswith("2 nhiệm vụ (2 chủ trì)") and cells[1].startswith("1 nhiệm vụ (1 phối hợp)")


def test_of_more_than_three_plans_a_cell_names_some_duties_and_leads_to_the_others() -> None:
    many = tuple(DUTY | {"what": f"Tuyên truyền {number}"} for number in range(1, DUTIES_LISTED + 4))
    found = pages(*(plan(name, duties=many) for name in "abcd"))
    three, four = (
        found["so-sanh/a_voi_b_voi_c/"].html,
        next(one.html for one in found.values() if one.title.count(" – ") == 3),
    )
    for html, is_cut in ((three, False), (four, True)):
        _, cells = rows(html, "phan-cong")["Tên so-a"]
        assert f"Tuyên truyền {DUTIES_LISTED} " in cells[0]
        assert (f"Tuyên truyền {DUTIES_LISTED + 1} " not in cells[0]) == is_cut
        assert cells[0].endswith("và 3 nhiệm vụ nữa trong kế hoạch") == is_cut
    assert 'href="../../ke-hoach/a/#phan-cong">và 3 nhiệm vụ nữa' in four


def test_deadlines_stand_in_order_of_time() -> None:
    rule = {"frequency": "yearly", "months": ("12",), "day": "10"}
    own = (DATUM | {"what": "Báo cáo", "from": "B", "rule": rule}, DUE | {"before": "2026-02-06"})
    assert list(rows(page(deadlines=own), "thoi-han")) == [
        "Trước ngày 6/2/2026 (chậm nhất là hết ngày 5/2/2026, thứ Năm)",
        "Trước ngày 15/12/2026 (chậm nhất là hết ngày 14/12/2026, thứ Hai)",
        "Hằng năm, trước ngày 10/12 (chậm nhất là hết ngày 9/12)",
    ]


def test_sections_lead_to_their_place_in_the_plan() -> None:
    html = page(text="I. MỤC ĐÍCH, YÊU CẦU\nMột câu.\nII. ĐIỀU KHOẢN KHÁC\nHai câu.")
    verdict, cells = rows(html, "de-muc")["Mục đích, mục tiêu, yêu cầu"]
    assert verdict == "" and cells[1] == "I. MỤC ĐÍCH, YÊU CẦU"
    assert rows(html, "de-muc")["Điều khoản khác"] == (
        "Chỉ Tên so-a (b)",
        ["không có phần này", "II. ĐIỀU KHOẢN KHÁC"],
    )
    assert '<a href="../../ke-hoach/b/#muc-ii">' in html


def test_text_of_plans_is_escaped() -> None:
    html = page(
        subject="<b>x</b>",
        text="I. MỤC TIÊU <i>\n1. Trên 90% trường học.",
        targets=(TARGET | {"what": "<u>tuyên truyền"},),
    )
    assert "<b>x" not in html and "<i>" not in html and "<u>" not in html
    assert "&lt;p&gt;" not in html and "&lt;a " not in html


def test_a_plan_that_is_no_more_says_so() -> None:
    taken = ({"on": "2026-09-01", "kind": "withdrawn", "what": "Rút.", "why": "Sai"},)
    html = page(history=taken)
    assert "đã được rút xuống" in html and html.count("[RÚT] ") >= 3
    found = pages(plan("a", replaced_by="b"), plan("b"))["so-sanh/a_voi_b/"].html
    assert "đã được thay bằng" in found and "[ĐÃ THAY] " in found


def test_columns_of_one_issuer_and_year_have_names_of_their_own() -> None:
    html = pages(plan("a"), plan("b", number="2/KH"))["so-sanh/a_voi_b/"].title
    assert html == "So sánh: Tên so-a (a) – Tên so-a (2/KH)"


def test_pages_lead_to_those_with_one_plan_more_or_less() -> None:
    found = pages(plan("a"), plan("b"), plan("c"))
    assert 'href="../../so-sanh/a_voi_b_voi_c/">Thêm' in found["so-sanh/a_voi_b/"].html
    assert 'href="../../so-sanh/a_voi_b/">Bớt' in found["so-sanh/a_voi_b_voi_c/"].html


def test_a_plan_page_leads_to_its_comparisons() -> None:
    alone, both = catalog(plan("a")), catalog(plan("a"), plan("b"))
    one = both.plans[0]
    assert render_comparison(PageContext(alone), alone.plans[0]) == ""
    html = render_comparison(PageContext(both), one)
    assert "../../so-sanh/a_voi_b/" in html and f"../../so-sanh/?chon={one.id}" in html


def test_a_short_name_tells_issuer_and_year() -> None:
    known: Plan = plan("a", period={"start": "2024-01-01"})
    view = PageContext(catalog(known, agency(short_title="Sở Ngắn")))
    assert short_name(view, known) == "Sở Ngắn, năm 2024"
    assert short_name(view, plan("b")) == "Sở Ngắn"


def test_a_section_without_words_has_its_row() -> None:
    found = rows(page(text="Mở đầu.\nI. [^1]\n1. Việc.\n[^1]: Chú thích."), "de-muc")
    assert found["I."] == ("Chỉ Tên so-a (b)", ["không có phần này", "I."])
