"""No page of a built site prints words that a later day makes false; what follows the day is drawn by the script."""

from __future__ import annotations

import re
from pathlib import Path

from tests.site.page_reader import read_html

STALE = re.compile(
    r"(?:đang|sắp|chưa) diễn ra|sắp tới|\bcòn \d+ ngày|ngày thứ \d+|đang thực hiện|đang nhận|trong giờ trực|ngoài giờ|hôm nay"
    r"|ngày mai|hôm qua|còn hiệu lực|chưa bắt đầu|chưa đến (?:ngày|thời)|trong thời gian thực hiện|gần đây nhất|vừa qua",
    re.IGNORECASE,
)
"""Words that a later day makes false."""
SPOKEN = re.compile(
    r'<section class="(?:official|quiz|announcement-text|scripts)\b.*?</section>|<q\b.*?</q>'
    r'|<div class="material-body".*?(?=<section class="quiz|<div id="can-ra-soat"|<p class="(?:meta-line )?material-)'
    r'|<nav aria-label="Mục lục">.*?</nav>|<div class="toc-side".*?</div>',
    re.DOTALL,
)
"""Where such words are not the portal's: official text and quotes of it, a lesson with its contents, texts to be read aloud."""
TIMELESS = (
    "chưa kiểm chứng được",  # an editor's remark on a document of unknown force
    "Lần gần nhất thấy ghi",  # dated in the same sentence
    "nhiều nhất 50 tin",
    "không còn hiệu lực, trang của kế hoạch ấy nói rõ",
    "Ngày đầu tiên văn bản không còn hiệu lực",  # what a field means
    "coming chưa đến ngày có hiệu lực",  # the meaning of a code, in the dictionary of the open data
    "Hiện không có hạn báo cáo nào sắp tới.",  # shown where none is ahead: no later day brings one without new data
    "Chưa có sự kiện sắp tới.",  # likewise
    "Việc sắp tới và đã qua, từng tháng.",  # what the calendar is for: an answer of the search
)


def test_no_page_prints_words_that_a_later_day_makes_false(built_site: Path, later_site: Path) -> None:
    found, seen = [], set()
    for path in [*sorted(built_site.rglob("*.html")), *sorted(later_site.rglob("*.html"))]:
        html = path.read_text(encoding="utf-8")
        if html in seen:  # a page that both sites have
            continue
        seen.add(html)
        text = " ".join(read_html(SPOKEN.sub(" ", html)).text.split())
        for match in STALE.finditer(text):
            around = text[max(0, match.start() - 70) : match.end() + 50]
            if not any(words.lower() in around.lower() for words in TIMELESS):
                found.append(f"{path}: {around}")
    assert len(seen) > 500
    assert found == []


def test_the_words_are_known_when_they_are_baked() -> None:
    for words in ("Đang diễn ra", "còn 12 ngày", "sắp tới", "Hôm nay"):
        assert STALE.search(words)
