"""The first screen of a plan: figures of different themes, time, results said once, who answers, whom to ask."""

from __future__ import annotations

from datetime import date
from typing import Any

from pcmt.show.site.article import build_article
from pcmt.show.site.summaries.plan_summary import (
    FIGURES,
    promises,
    render_answerable,
    render_asking,
    render_time,
    results_words,
)
from tests.records import DATUM, agency, helpline, plan, settings, view, vocabulary

THEMES = vocabulary("chu-de-chi-tieu", {"mot": "Chủ đề một", "hai": "Chủ đề hai"})
TARGET = DATUM | {"comparator": "more_than", "value": "90", "unit": "%"}
DUTY = DATUM | {"what": "Tuyên truyền", "agency": "so-a", "agency_printed": "Sở A", "role": "lead"}


def _target(what: str, theme: str, **fields: str) -> dict[str, Any]:
    return TARGET | {"what": what, "theme": theme} | fields


def test_each_theme_gives_its_first_figure_and_the_rest_fill_up() -> None:
    many = [_target(f"Việc {number}", "hai") for number in range(6)]
    one = plan(targets=(*many, _target("Việc một", "mot", baseline="năm 2023")))
    found = promises(view(THEMES, one), one)
    assert [each.words for each in found[:2]] == ["Việc một (so với năm 2023)", "Việc 0"]
    assert len(found) == FIGURES and {each.figure for each in found} == {"trên 90%"}
    assert found[0].href == "#muc-i-1"


def test_a_target_without_a_figure_is_a_sentence() -> None:
    words = DATUM | {"what": "Không để ma túy vào trường", "theme": "mot", "comparator": "qualitative"}
    one = plan(targets=(words,))
    seen = view(THEMES, one)
    assert [(each.figure, each.words) for each in promises(seen, one)] == [("", "Không để ma túy vào trường")]
    html = build_article(seen, one).html
    assert '<a href="#muc-i-1"><span>Không để ma túy vào trường</span></a>' in html


def test_results_are_said_once() -> None:
    silent = plan(duties=(DUTY, DUTY))
    assert results_words(view(silent), silent) == "chưa công bố kết quả"
    assert build_article(view(silent), silent).html.count("chưa công bố kết quả") == 1
    done = {"on": "2026-05-20", "what": "Đã làm.", "source": {"title": "Báo cáo 1", "checked_on": "2026-06-01"}}
    told = plan(duties=(DUTY, DUTY | {"done": done}))
    assert results_words(view(told), told) == "có báo cáo thực hiện của 1 trong 2 nhiệm vụ"


def test_a_plan_says_that_its_term_is_over_from_the_day_after() -> None:
    one = plan(period={"start": "2024", "end": "2024"})
    assert "đã hết thời hạn" in render_time(view(one, today=date(2025, 1, 1)), one)
    assert "đã hết thời hạn" not in render_time(view(one, today=date(2024, 12, 31)), one)
    assert render_time(view(plan()), plan()) == "không ghi trong văn bản"


def test_who_answers_today_is_named_or_said_to_be_unknown() -> None:
    assert render_answerable(view(plan()), plan()) == '<a href="../../co-quan/so-a/">Tên so-a</a>'
    gone = agency(until="2025-03-01", successors=({"agency": "so-b", "since": "2025-03-01"},))
    seen = view(plan(), gone, agency("so-b", title="Sở Mới"))
    assert "nay là" in render_answerable(seen, plan()) and "Sở Mới" in render_answerable(seen, plan())
    alone = view(plan(), agency(until="2025-03-01"))
    assert "chưa xác định được cơ quan kế thừa" in render_answerable(alone, plan())


def test_whom_to_ask_is_a_number_to_tap() -> None:
    seen = view(plan(), helpline(), site=settings(phone="0205 000 000", unit="Sở A"))
    html = render_asking(seen)
    assert "Sở A" in html and 'href="tel:0205000000"' in html and 'href="tel:111"' in html
    assert "xã, phường nơi bạn ở" in render_asking(view(plan()))
    written = render_asking(view(plan(), site=settings(email="phong@thu.example")))
    assert written.startswith('email <a href="mailto:phong@thu.example">phong@thu.example</a>')
