"""Numbers of helplines in running text as links that call: the words stay, a phone needs one tap."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from markupsafe import Markup

from pcmt.model import Helpline
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.context import PageContext

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SEPARATOR = re.compile(r"[ .]+")
_LEFT = "a|h[1-6]|code|button|summary|svg|label|select|textarea|script|style|q"
"""Elements whose words stay as they are: links, headings, what is pressed or typed, and quotes."""
_TAG_OR_LINK = re.compile(rf'(<({_LEFT}|section(?= class="official\b))\b[^>]*>.*?</\2>|<[^>]+>)', re.DOTALL)
_MAIN = re.compile(r"<main\b.*</main>", re.DOTALL)
_RECORD_LINK = re.compile(rf'<a href="[^"]*\b{Helpline.kind_id}/([a-z0-9-]+)/">(.*?)</a>', re.DOTALL)
# "Điều 113", "115 trang", "111 kB": a number of three digits that is no phone number. Looked at behind the first digit: a pattern
# that begins with a letter is tried where that letter is, one that begins with what must not stand before it is tried everywhere.
_COUNTED = r"(?<![\w./,:°-].)(?<!Điều .)(?<!khoản .)(?<!mục .)(?<!trang .)"
_COUNTS = (
    r"(?! (?:trang|xã|phường|đặc khu|tỉnh|người|em|hộ|vụ|điểm|trường|tài liệu|nhiệm vụ|năm|ngày(?! đêm)|phút|đồng|%"
    r"|(?:học sinh|sinh viên|giáo viên|cán bộ|hội viên|đoàn viên|đại biểu|gia đình|thôn|lớp|lượt|buổi|bài|dòng)(?!\w)"
    r"|(?:kB|KB|MB|GB|chỉ tiêu|văn bản|kế hoạch|sự kiện|tệp|câu hỏi)(?!\w)))"
)


def dialled(number: str) -> str:
    """Return a phone number for a ``tel:`` address (RFC 3966), without visual separators."""
    return _SEPARATOR.sub("", number)


def spelled_digits(number: str) -> str:
    """Return a number digit by digit, as it is read aloud: ``một một một``; a comma at each separator."""
    parts = (" ".join(_DIGITS[int(digit)] for digit in part if digit.isdigit()) for part in _SEPARATOR.split(number))
    return ", ".join(parts)


def render_call(number: str, words: str | Markup = "") -> Markup:
    """Render the link that calls a number, with the number unless other words are given."""
    return trusted_html(f'<a class="call" href="tel:{dialled(number)}">{html_of(words or number)}</a>')


def render_calls(view: PageContext, text: str | Markup) -> Markup:
    """Render a text in which every helpline that it names can be called: by its number, or by a link to its record.

    A link whose words hold the number neither in digits nor spelled gets it behind its words. Headings, code and other
    links stay as they are.
    """
    html = html_of(text)
    lines = view.catalog.valid_helplines
    if f"{Helpline.kind_id}/" in html:
        by_id = {one.id: one.number for one in lines}
        html = _RECORD_LINK.sub(lambda match: _called(match, by_id), html)
    return trusted_html(_numbers_called(html, tuple(one.number for one in lines)))


def with_calls(page: str, numbers: Sequence[str]) -> str:
    """Return a hand-written page in which every number of a helpline in its own text can be called.

    ``page`` still has placeholders for what macros give: a count among it may look like a number to call. Macros that print
    sentences call ``render_calls`` themselves.
    """
    return _MAIN.sub(lambda match: _numbers_called(match[0], tuple(numbers)), page, count=1)


def _numbers_called(html: str, numbers: tuple[str, ...]) -> str:
    pattern = _pattern(numbers)
    if pattern is None or not pattern.search(html):
        return html
    pieces = _TAG_OR_LINK.split(html)
    # ``split`` gives for each cut the text before it, the tag or link, and the name of the element.
    for place in range(0, len(pieces), 3):
        pieces[place] = pattern.sub(lambda match: render_call(match[0]), pieces[place])
    return "".join(piece for place, piece in enumerate(pieces) if place % 3 != 2)


def named_helplines(view: PageContext, html: str) -> list[Helpline]:
    """Return the helplines that a finished text lets people call."""
    return [one for one in view.catalog.valid_helplines if f'href="tel:{dialled(one.number)}"' in html]


def _called(match: re.Match[str], numbers: dict[str, str]) -> str:
    number, words = numbers.get(match[1]), match[2]
    if number is None:  # withdrawn or not checked any more: its page says so
        return match[0]
    said = words.replace(",", "")
    is_said = dialled(number) in dialled(words) or spelled_digits(number).replace(",", "") in said
    return render_call(number, trusted_html(words if is_said else f"{words} {html_of(number)}"))


@lru_cache(maxsize=4)
def _pattern(numbers: Sequence[str]) -> re.Pattern[str] | None:
    if not numbers:
        return None
    firsts = "".join(sorted({re.escape(one[0]) for one in numbers}))
    forms = "|".join(map(_form, sorted(numbers, key=len)[::-1]))
    return re.compile(rf"[{firsts}]{_COUNTED}(?:{forms})(?![\w/°%-]|[.,][0-9]){_COUNTS}")


def _form(number: str) -> str:
    """Return the pattern of a number behind its first digit."""
    head, *rest = _SEPARATOR.split(number)
    return "[ .]?".join((f"(?<={re.escape(head[0])}){re.escape(head[1:])}", *map(re.escape, rest)))
