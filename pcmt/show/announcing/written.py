"""Texts that are sent or hung up: a text message with and without marks, a Zalo message, one line for a banner.

What does not fit is left out by rule, the least needed first; the date and the word that something is off never are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from pcmt.model import Campaign
from pcmt.show.announcing.facts import Message, year_of
from pcmt.text.sms import SINGLE_SEPTETS, count_sms, without_marks

SMS_PARTS = 2
"""Parts that a message with marks may take (134 characters): each is billed, and old phones lose the order of more."""
ZALO_LIMIT = 1000
"""Characters of a Zalo message, a limit of ours: what a phone shows without unfolding."""
BANNER_LIMIT = 90
"""Characters of a line that can be read while walking by."""
_SIGNS = {"stands": "", "postponed": "[HOÃN] ", "cancelled": "[HỦY] "}
# A comma before a small letter may stand inside a term («phòng, chống»); before a capital it parts two names.
_CLAUSE = re.compile(r"\s+\(|\s+[–—-]\s+|[;:]\s|,\s(?=[A-ZĐÀ-Ỹ])")


def _clause(words: str) -> str:
    """Return the words up to the first possible end of a name; all of them if there is none."""
    found = _CLAUSE.search(words)
    return words[: found.start()] if found else words


def _cut(words: str, fits: Callable[[str], bool]) -> str:
    """As many whole words as fit with an ellipsis behind them, at least the first."""
    parts = words.split()
    for size in range(len(parts), 1, -1):
        shorter = " ".join(parts[:size]).rstrip(",;:–-(") + ("…" if size < len(parts) else "")
        if fits(shorter):
            return shorter
    return f"{parts[0]}…" if parts else "…"


def sms(message: Message) -> str:
    """Return a text message with Vietnamese marks, at most SMS_PARTS parts."""
    return _shortened(message, str, lambda text: count_sms(text).parts <= SMS_PARTS)


def sms_without_marks(message: Message) -> str:
    """Return a text message in the GSM alphabet, one part: half the cost, and readable on every phone."""
    return _shortened(message, without_marks, lambda text: count_sms(text).units <= SINGLE_SEPTETS)


def _shortened(message: Message, spelling: Callable[[str], str], fits: Callable[[str], bool]) -> str:
    """Return the fullest wording that fits; if none fits, the shortest with its title cut between two words."""
    wording = Wording("")
    for wording in _wordings(message):
        text = spelling(_line(message, wording))
        if fits(text):
            return text
    kept = _cut(wording.title, lambda shorter: fits(spelling(_line(message, Wording(shorter)))))
    return spelling(_line(message, Wording(kept)))


class Wording(NamedTuple):
    """What a short message names of its record."""

    title: str
    where: str = ""
    address: str = ""


def _wordings(message: Message) -> Iterator[Wording]:
    """Yield the fullest wording first: the page's address goes before the place, the place before the title."""
    page = re.sub(r"^https?://", "", message.address).rstrip("/")
    host = page.partition("/")[0]
    place = message.where if message.is_on else ""
    for title in dict.fromkeys((message.title, _clause(message.title))):
        for where in dict.fromkeys((place, _clause(message.venue) if place else "", "")):
            yield Wording(title, where, page)
            yield Wording(title, where, host)
        yield Wording(title)


def _line(message: Message, wording: Wording) -> str:
    parts = [f"{_SIGNS[message.standing]}{wording.title}", _when(message), wording.where, wording.address]
    return ". ".join(part for part in parts if part).replace("…. ", "… ")


def _when(message: Message) -> str:
    if message.standing == "cancelled":
        return f"Không tổ chức {message.when.short}"
    if message.standing == "postponed":
        if message.moved_from:
            return f"Chuyển từ {message.moved_from.short} sang {message.when.short}"
        return f"Hoãn từ {message.when.short}, chưa có ngày mới"
    return f"{message.when.short} (dự kiến)" if message.is_provisional else message.when.short


def zalo(message: Message) -> str:
    """Return a message for a Zalo group: one fact per line, the full address, at most ZALO_LIMIT characters."""
    head = _SIGNS[message.standing] + message.title
    last = f"Chi tiết: {message.address}"
    lines = [head, *_zalo_time(message)]
    room = ZALO_LIMIT - len(last) - 1
    for line in _zalo_details(message):
        if len("\n".join([*lines, line])) <= room:
            lines.append(line)
    return "\n".join([*lines, last])


def _zalo_time(message: Message) -> list[str]:
    written = message.when.written
    if message.standing == "cancelled":
        return [f"Không tổ chức nữa. Ngày đã báo: {written}"]
    if message.standing == "postponed" and not message.moved_from:
        return [f"Hoãn lại, chưa có ngày mới. Ngày đã báo: {written}"]
    before = [f"Ngày cũ: {message.moved_from.written}"] if message.moved_from else []
    label = "Ngày mới" if before else "Thời gian"
    return [*before, f"{label}: {written}{' (dự kiến)' if message.is_provisional else ''}"]


def _zalo_details(message: Message) -> Iterator[str]:
    """Yield the remaining facts by importance; a line that does not fit is dropped whole."""
    number = f", {message.phone}" if message.phone else ""
    facts = (
        ("Lý do", message.reason),
        ("Địa điểm", message.where if message.is_on and not message.is_campaign else ""),
        ("Phạm vi", message.place if message.is_campaign else ""),
        ("Trực tuyến", message.online if message.is_on else ""),
        ("Chủ đề", message.theme),
        ("Dành cho", message.audience),
        ("Đơn vị tổ chức", message.organizers),
        ("Mang theo", ", ".join(message.bring) if message.is_on else ""),
        ("Hỏi thêm", message.contact + number),
    )
    yield from (f"{label}: {words}" for label, words in facts if words)
    for line in message.help:
        yield f"Gọi {line.number}: {line.use}{' (miễn phí)' if line.free else ''}"


def banner(message: Message) -> str:
    """One line for a banner: what is on and its day, shortened to BANNER_LIMIT characters where it can be."""
    if message.is_campaign:
        line = f"Hưởng ứng {message.title}"
        dated = f"{line} – {message.when.short}"
        return dated if len(dated) <= BANNER_LIMIT else line
    ending = f" – {_when(message)}" if message.standing != "stands" else f" – {message.when.short}"
    sign = _SIGNS[message.standing]

    def fits(title: str) -> bool:
        return len(f"{sign}{title}{ending}") <= BANNER_LIMIT

    title = next((one for one in (message.title, _clause(message.title)) if fits(one)), None)
    return f"{sign}{title or _cut(_clause(message.title), fits)}{ending}"


def theme_banner(campaign: Campaign) -> str:
    """Return a campaign's official theme verbatim with its year; empty if the record has none.

    A quotation is never shortened. Without a year it would be taken for the current one.
    """
    year = year_of(campaign)
    return f"“{campaign.theme.rstrip('. ')}” – Chủ đề năm {year}" if campaign.theme and year else ""
