"""The pages of deadlines: every one once, on its year's page, with what became of it; long years go on on another page."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from pcmt.show.deadlines.listing import ROWS_SHOWN, DeadlineLists
from pcmt.show.parts.standalone_page import OwnPage
from pcmt.show.site.macros import call_macro
from tests.publish.calendars.every_calendar import calendars
from tests.records import DATUM, agency, campaign, event, plan, view

QUARTER = {"frequency": "quarterly", "months": ("3", "6", "9", "12"), "day": "12"}
HALF = {"frequency": "half_yearly", "months": ("6",), "day": "10"}
_ROW = re.compile(
    r'<li class="event-row( due-stopped)?" data-start="[^"]+" data-end="[^"]+">.*?datetime="([\d-]+)"', re.S
)


def _asked(**fields: Any) -> dict[str, Any]:
    return DATUM | {"what": "Báo cáo", "from": "Các phòng", "to": "Văn phòng"} | fields


def _pages(*records: Any, today: date = date(2026, 11, 22)) -> dict[str, OwnPage]:
    return {one.path: one for one in DeadlineLists.published(view(*records, today=today))}


def _days(html: str) -> list[str]:
    return [day for _, day in _ROW.findall(html)]


def test_years_have_pages_and_no_year_between_is_made_up() -> None:
    pages = _pages(plan(deadlines=(_asked(before="2024-03-01"), _asked(before="2026-01-01"), _asked(on="2028-05-05"))))
    assert list(pages) == ["han-bao-cao/2028/", "han-bao-cao/2025/", "han-bao-cao/2024/"]
    middle = pages["han-bao-cao/2025/"]
    assert 'rel="prev" href="../../han-bao-cao/2024/"' in middle.html
    assert 'rel="next" href="../../han-bao-cao/2028/"' in middle.html
    assert _days(middle.html) == ["2025-12-31"]
    assert (middle.frame, middle.root) == ("han-bao-cao", "../../")


def test_nothing_asked_is_said_and_makes_no_page() -> None:
    assert _pages(plan(), campaign()) == {}
    shown = call_macro("deadlines", view(plan()), 5) + call_macro("deadline_calendar", view(plan()))
    assert "Chưa có hạn báo cáo nào được đăng." in shown and "Theo năm" not in shown


def test_what_was_stopped_stays_and_says_so() -> None:
    old = plan(deadlines=(_asked(rule=QUARTER),), period={"start": "2026", "end": "2026"}, replaced_by="moi")
    html = _pages(old, plan("moi", issued="2026-09-01"))["han-bao-cao/2026/"].html
    found = [(day, bool(stopped)) for stopped, day in _ROW.findall(html)]
    assert found == [("2026-03-11", False), ("2026-06-11", False), ("2026-09-11", True), ("2026-12-11", True)]
    assert html.count("Không còn hạn này: kế hoạch đã được thay, từ ngày 1/9/2026.") == 2
    # The lists of what is still to be done do not ask for it.
    linked = view(old, plan("moi", issued="2026-09-01"), today=date(2026, 8, 1))
    assert "2026-09-11" not in call_macro("deadlines", linked, 9)


def test_a_long_year_goes_on_and_counts_whole_months() -> None:
    number = ROWS_SHOWN + 5
    many = [plan(f"ke-hoach-{one}", deadlines=(_asked(before="2026-06-10"),)) for one in range(number)]
    pages = _pages(*many, plan("cuoi", deadlines=(_asked(before="2026-07-10"), _asked(rule={"frequency": "ad_hoc"}))))
    assert list(pages) == ["han-bao-cao/2027/", "han-bao-cao/2026/", "han-bao-cao/2026_trang-2/"]
    first, second = pages["han-bao-cao/2026/"].html, pages["han-bao-cao/2026_trang-2/"].html
    assert (len(_days(first)), len(_days(second))) == (ROWS_SHOWN, 6)
    assert all(f'Tháng 6/2026 <span class="count">({number})</span></h2>' in html for html in (first, second))
    assert "không ghi ngày" not in first and "Định kỳ mà văn bản không ghi ngày" in second
    assert 'href="../../han-bao-cao/2026_trang-2/"' in first and 'aria-current="page">Trang 2' in second


def test_pages_and_calendar_hold_the_same_number() -> None:
    records = [
        agency("so-b"),
        plan(deadlines=(_asked(rule=QUARTER), _asked(rule=HALF), _asked(rule={"frequency": "ad_hoc"}))),
        plan("thay", deadlines=(_asked(rule=HALF),), issued="2025-01-01", replaced_by="ke-hoach-a"),
        plan(
            "rut",
            deadlines=(_asked(rule={"frequency": "monthly", "day": "1"}),),
            history=({"on": "2026-08-01", "kind": "withdrawn", "what": "x"},),
        ),
        campaign(reports=(_asked(before="2026-07-10"),)),
    ]
    told = sum(len(_days(one.html)) for one in _pages(*records).values())
    entries = dict(calendars(view(*records)))["lich/loai/han-bao-cao.ics"].count(b"BEGIN:VEVENT")
    assert told == entries > 30


def test_only_the_months_that_do_not_fit_are_marked() -> None:
    one = plan(deadlines=(_asked(rule=QUARTER), _asked(rule=HALF)), period={"start": "2026", "end": "2026"})
    page = _pages(one)["han-bao-cao/2026/"].html
    rows = {
        day: row
        for row in page.split("<li class=")
        if (found := re.search(r'datetime="([\d-]+)"', row)) and (day := found[1])
    }
    assert {day for day, row in rows.items() if "#han-chong" in row} == {"2026-06-09", "2026-06-11"}
    assert 'id="han-chong"' in page


def test_figures_of_a_campaign_are_linked_once_somebody_reported() -> None:
    month = campaign(start="2026-06-01", end="2026-06-30", reports=(_asked(before="2026-07-10"),))
    figures = {"agency": "so-a", "source": "Báo cáo 1", "reported_on": "2026-07-01", "leaflets": "5"}
    link = 'href="../../chien-dich/thang-a/#ket-qua"'
    assert link in _pages(month, event(campaign="thang-a", results=(figures,)))["han-bao-cao/2026/"].html
    assert link not in _pages(month, event(campaign="thang-a"))["han-bao-cao/2026/"].html
    assert link not in _pages(month, event(results=(figures,)))["han-bao-cao/2026/"].html


def test_words_of_papers_are_printed_as_text() -> None:
    bad = "<script>alert(1)</script>"
    asked = _asked(before="2026-06-10", what=bad, quote=bad, to=bad) | {"from": bad}
    records = [plan(title=bad, deadlines=(asked, asked | {"before": None, "rule": {"frequency": "ad_hoc"}}))]
    html = "".join(one.html for one in _pages(*records).values()) + call_macro("deadline_calendar", view(*records))
    assert "<script>" not in html and "&lt;script&gt;" in html


def test_a_page_with_a_marked_row_holds_the_words_it_leads_to() -> None:
    many = [
        plan(
            f"ke-hoach-{one:03}",
            deadlines=(_asked(rule=QUARTER), _asked(rule=HALF)),
            period={"start": "2026", "end": "2026"},
        )
        for one in range(30)
    ]
    shown = [one.html for one in _pages(*many).values()] + [call_macro("deadline_calendar", view(*many))]
    assert len(shown) == 3
    marked = [html for html in shown if 'href="#han-chong"' in html]
    assert marked and all('id="han-chong"' in html for html in marked)


def test_a_list_without_days_ends_somewhere() -> None:
    number = ROWS_SHOWN + 3
    asked = tuple(_asked(what=f"Báo cáo {one}", rule={"frequency": "ad_hoc"}) for one in range(number))
    html = _pages(plan(deadlines=asked, period={"start": "2026", "end": "2026"}))["han-bao-cao/2026/"].html
    assert html.count('<li class="event-row">') == ROWS_SHOWN
    assert f'<span class="count">({number})</span>' in html and "Còn 3 thời hạn nữa" in html
