"""Ready-made texts of an event or campaign, each with its limits: duration, number of parts, length."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from markupsafe import Markup

from pcmt.model import Campaign, Event
from pcmt.show.announcing.facts import Message, message_of
from pcmt.show.announcing.spoken import loudspeaker, under_the_flag
from pcmt.show.announcing.written import BANNER_LIMIT, ZALO_LIMIT, banner, sms, sms_without_marks, theme_banner, zalo
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.context import PageContext
from pcmt.text.formats import format_date, format_number
from pcmt.text.sms import count_sms
from pcmt.text.speech import SYLLABLES_A_MINUTE, reading_seconds, syllables
from pcmt.urls import record_path

BOM = "\ufeff"
_RULE = "-" * 40
_HEAD = (
    '<h2 id="loi-doc">Bài đọc và tin nhắn mẫu</h2>\n'
    "<p>Cổng viết sẵn từ thông tin trên trang này. Đọc lại và sửa cho hợp nơi mình trước khi dùng. "
    f"Thời gian đọc tính {SYLLABLES_A_MINUTE} tiếng một phút, là nhịp chậm cho loa ngoài trời.</p>"
)
THEME = "khau-hieu"
"""Kind of the only text that outlives its campaign: a quotation with its year."""


class Script(NamedTuple):
    """A text made of a record. ``kind`` is a word for anchors; ``facts`` are short Vietnamese phrases.

    ``until``: the instant after which it would mislead; None for a text that stays true.
    """

    kind: str
    title: str
    text: str
    facts: tuple[str, ...]
    until: datetime | None


def sheet_path(record: Event | Campaign) -> str:
    """Site-relative address of the file that holds all texts of a record."""
    return f"{record_path(record.kind_id, record.id)}loi-doc.txt"


def sheet_of(view: PageContext, record: Event | Campaign, scripts: Sequence[Script]) -> bytes:
    """Return all texts of a record as one file; empty when only a past theme is left.

    UTF-8 with a byte order mark and CRLF: old Notepad and plain web servers garble Vietnamese otherwise.
    """
    if [one.kind for one in scripts] in ([], [THEME]):
        return b""
    address = view.catalog.settings.url + record_path(record.kind_id, record.id)
    lines = [record.title, address, f"Bản ngày {format_date(record.updated)}", ""]
    for one in scripts:
        lines += [_RULE, one.title.upper(), f"({'; '.join(one.facts)})", "", one.text, ""]
    return (BOM + "\n".join(lines)).replace("\n", "\r\n").encode()


def scripts_of(view: PageContext, record: Event | Campaign) -> list[Script]:
    """Return the texts of a record on the build date; for a withdrawn or past one only a campaign's theme."""
    message = message_of(view.catalog, record)
    found = _of_message(message) if message else []
    theme = theme_banner(record) if isinstance(record, Campaign) and not record.is_withdrawn else ""
    if theme:
        found = [one for one in found if one.kind != "bang-ron"]
        found.append(Script(THEME, "Khẩu hiệu theo chủ đề", theme, _theme_facts(theme), None))
    return found


def _of_message(message: Message) -> list[Script]:
    until = message.until
    chat, line = zalo(message), banner(message)
    length = f"{format_number(len(chat))} ký tự (cổng đặt mức tối đa {format_number(ZALO_LIMIT)})"
    texts = [
        _spoken("loa", "Bài đọc trên loa", loudspeaker(message), until, "nên đọc hai lượt"),
        _counted("tin-nhan", "Tin nhắn SMS có dấu", sms(message), until),
        _counted("tin-nhan-khong-dau", "Tin nhắn SMS không dấu", sms_without_marks(message), until),
        Script("zalo", "Tin nhắn Zalo", chat, (length,), until),
    ]
    if message.for_schools and message.standing == "stands":
        texts.append(_spoken("duoi-co", "Bài nói dưới cờ", under_the_flag(message), until))
    return [*texts, Script("bang-ron", "Dòng băng rôn", line, (f"{len(line)} ký tự",), until)]


def _spoken(kind: str, title: str, paragraphs: list[str], until: datetime | None, *more: str) -> Script:
    count = sum(map(syllables, paragraphs))
    facts = (f"{format_number(count)} âm tiết", f"đọc khoảng {_duration(reading_seconds(count))}", *more)
    return Script(kind, title, "\n\n".join(paragraphs), facts, until)


def _duration(seconds: int) -> str:
    """Format a duration, ``1 phút 20 giây``, rounded up to five seconds."""
    minutes, rest = divmod(-(-seconds // 5) * 5, 60)
    return " ".join(part for part in (f"{minutes} phút" if minutes else "", f"{rest} giây" if rest else "") if part)


def _counted(kind: str, title: str, text: str, until: datetime | None) -> Script:
    count = count_sms(text)
    parts = "1 tin" if count.parts == 1 else f"{count.parts} tin ghép"
    return Script(kind, title, text, (f"{count.units}/{count.room} ký tự", f"nhà mạng tính {parts}"), until)


def _theme_facts(line: str) -> tuple[str, ...]:
    long = (f"dài hơn {BANNER_LIMIT} vì giữ nguyên văn chủ đề",) if len(line) > BANNER_LIMIT else ()
    return f"{len(line)} ký tự", *long, "năm khác có chủ đề khác"


def render_script_section(view: PageContext, record: Event | Campaign) -> Markup:
    """Render the texts as a section of the record's page; empty when there are none.

    ``data-show`` lets ``time.js`` hide texts that have become misleading on any day after the build.
    """
    scripts = scripts_of(view, record)
    if not scripts:
        return trusted_html("")
    ends = {one.until for one in scripts}
    shared = ends.pop() if len(ends) == 1 else None
    parts = "".join(_drawn(one, "" if shared else _shown_until(one.until)) for one in scripts)
    sheet = sheet_of(view, record, scripts)
    head = _HEAD if sheet else '<h2 id="loi-doc">Khẩu hiệu để chép</h2>'
    link = ""
    if sheet:
        size = format_number(round(Decimal(len(sheet)) / 1000, 1))
        link = (
            f'<p><a href="{view.page(sheet_path(record))}" download>Tải tất cả thành một tệp .txt</a> ({size} kB)</p>\n'
        )
    return trusted_html(f'<section class="scripts"{_shown_until(shared)}>{head}\n{parts}{link}</section>\n')


def _shown_until(until: datetime | None) -> str:
    return f' data-end="{until.isoformat()}" data-show="coming running"' if until else ""


def _drawn(script: Script, marks: str) -> str:
    anchor = f"loi-doc-{script.kind}"
    title = html_of(script.title)
    # Words to copy: no number in them calls.
    # A line break as a character reference stays one through every engine and cannot end a block of HTML.
    text = html_of(script.text).replace("\n", "&#10;")
    return (
        f'<details class="fold script"{marks}><summary>{title} <span class="meta-line">{html_of(" · ".join(script.facts))}'
        f'</span></summary><div class="script-body"><div class="script-text" id="{anchor}">{text}</div>'
        f'<p class="script-copy"><button class="copy" type="button" data-copy data-copy-from="{anchor}" hidden>Chép'
        f'<span class="visually-hidden"> {title}</span></button></p></div></details>\n'
    )
