"""Texts to read aloud: over a commune's loudspeakers, and at a school's Monday flag ceremony.

The fixed sentences are those of the materials: the five situations, how to refuse, whom to inform. They make no claim
about
what most people do, frighten no one, describe no effect and name no substance.
"""

from __future__ import annotations

import re

from pcmt.model import Helpline
from pcmt.show.announcing.facts import Message, bare
from pcmt.text.speech import spell_out, syllables
from pcmt.text.vietnamese import lower_first

FLAG_LIMIT = 240
"""Syllables of a talk under the flag: two minutes. Children stand in the sun."""
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")

_NEIGHBOURS = (
    "Mong mỗi gia đình dành thời gian trò chuyện với con em; không nhận, không dùng, không giữ hộ đồ không rõ nguồn gốc; "
    "gần gũi, giúp đỡ người đang cai nghiện và người sau cai nghiện. "
    "Khi biết có việc vi phạm pháp luật về ma túy, xin báo cho công an nơi gần nhất."
)
_NO_COUNT = "Ai bảo cả lớp thử rồi, người ấy có đếm đâu, đó là lời ép. Chúng ta cứ nói không, không cần giải thích."
_SITUATIONS = (
    "Không ai chỉ nhìn mà biết được trong một món đồ lạ có gì. Vì vậy, hãy nhìn tình huống: không rõ từ đâu ra; "
    "hứa hẹn tác dụng lạ; bị ép, bị thách; nhờ mang, nhờ giữ hộ; không nhãn hoặc bỗng dưng được tặng. "
    "Gặp một điều là đủ, hãy làm bốn việc: dừng lại, từ chối, rời đi, và kể ngay với người lớn mà mình tin cậy."
)
_KINDNESS = (
    "Nếu bạn mình gặp khó khăn, đừng trêu chọc, đừng xa lánh. Hãy lắng nghe, và cùng bạn tìm thầy cô, cha mẹ giúp đỡ."
)


def loudspeaker(message: Message) -> list[str]:
    """Return the paragraphs of the loudspeaker text. A cancellation comes first."""
    body = _campaign_on_air(message) if message.is_campaign else _event_on_air(message)
    paragraphs = [*_called_off_first(message), "Kính thưa toàn thể bà con và các bạn.", *body]
    if message.help:
        paragraphs.append(" ".join(["Khi cần giúp đỡ, bà con nhớ các số sau.", *map(_call, message.help)]))
    return [*paragraphs, "Xin cảm ơn bà con và các bạn đã lắng nghe."]


def _called_off_first(message: Message) -> list[str]:
    words = {"stands": "", "postponed": "Thông báo hoãn.", "cancelled": "Thông báo hủy."}[message.standing]
    return [words] if words else []


def _event_on_air(message: Message) -> list[str]:
    title = spoken_title(message)
    news, again = _called_off(message, title) if message.standing != "stands" else _invitation(message, title)
    details = []
    if message.is_on:
        if not message.moved_from:
            details.append(f"Thời gian: {message.when.spoken}." + _provisional(message))
        details += [f"Địa điểm: {_where(message)}."] if _where(message) else []
        if message.online:
            details.append(f"Có thể tham dự qua mạng, theo địa chỉ đăng trên {spell_out(message.portal)}.")
        if message.audience and not (message.is_public and message.standing == "stands"):
            details.append(f"Dành cho: {spell_out(message.audience)}.")
        if message.bring:
            details.append(f"Khi đến, xin mang theo: {spell_out(', '.join(message.bring))}.")
    if message.contact:
        number = f", số điện thoại {message.phone}" if message.phone else ""
        details.append(f"Cần hỏi thêm, xin liên hệ: {spell_out(message.contact)}{number}.")
    return [*news, *details, f"Xin nhắc lại: {again}."]


def _invitation(message: Message, title: str) -> tuple[list[str], str]:
    where = f", tại {_where(message)}" if message.venue else ""
    again = f"{title}, {message.when.spoken}{where}"
    organizers = spell_out(message.organizers)
    if message.is_public:
        return [f"{organizers} trân trọng kính mời {spell_out(message.audience)} đến dự: {title}."], again
    return [f"Xin thông báo: {title}.", f"Đơn vị tổ chức: {organizers}."], again


def _called_off(message: Message, title: str) -> tuple[list[str], str]:
    if message.standing == "cancelled":
        news, again = f"{title}, {message.when.spoken}, nay không tổ chức nữa.", f"{title} không tổ chức nữa"
    elif message.moved_from:
        again = f"{title} dời sang thời gian mới: {message.when.spoken}"
        news = (
            f"{title}, trước đây báo là {message.moved_from.spoken}, nay dời sang thời gian mới: {message.when.spoken}."
        )
    else:
        news, again = f"{title}, {message.when.spoken}, nay hoãn lại. Chưa có ngày mới.", f"{title} hoãn lại"
    lines = [news, *([f"Lý do: {lower_first(spell_out(message.reason))}."] if message.reason else [])]
    return [*lines, f"Đơn vị tổ chức: {spell_out(message.organizers)}. Mong bà con và các bạn thông cảm."], again


def _campaign_on_air(message: Message) -> list[str]:
    lines = [_what_it_is(message)]
    if message.theme:
        lines.append(_theme(message))
    if message.directing:
        lines.append(f"Hoạt động này thực hiện {'; '.join(spell_out(one) for one in message.directing)}.")
    if message.organizers:
        lines.append(f"Cơ quan chủ trì: {spell_out(message.organizers)}.")
    return [*lines, _NEIGHBOURS, f"Xin nhắc lại: {spoken_title(message)}, {message.when.spoken}."]


def under_the_flag(message: Message) -> list[str]:
    """Return the paragraphs of a school talk of one to two minutes: the day, the events, and what each person can do."""
    opening = "Kính thưa các thầy cô giáo, các em học sinh thân mến."
    closing = "Cảm ơn các thầy cô và các em."
    help_line = next((line for line in message.help if line.number == "111"), None)
    fixed = [_NO_COUNT, _SITUATIONS, *([_school_help(help_line)] if help_line else []), closing]
    occasion = [_what_it_is(message)] if message.is_campaign else _event_for_pupils(message)
    chosen = [opening, *occasion[:1]]
    # The heart of the talk must stay; what else there is to say goes in while it fits into two minutes.
    room = FLAG_LIMIT - sum(map(syllables, [*chosen, *fixed]))
    for extra in [*([_theme(message)] if message.theme else []), *occasion[1:], _KINDNESS]:
        if syllables(extra) <= room:
            room -= syllables(extra)
            chosen.append(extra)
    kindness = [chosen.pop()] if chosen[-1] == _KINDNESS else []
    return [*chosen, *fixed[:2], *kindness, *fixed[2:]]


def _event_for_pupils(message: Message) -> list[str]:
    provisional = "dự kiến " if message.is_provisional else ""
    lines = [f"Hôm nay, xin báo với thầy cô và các em: {spoken_title(message)}, {provisional}{message.when.spoken}."]
    if _where(message):
        lines.append(f"Nơi tổ chức: {_where(message)}.")
    if message.part_of:
        lines.append(f"Hoạt động này thuộc {spell_out(bare(message.part_of))}.")
    lines.append(f"Đơn vị tổ chức: {spell_out(message.organizers)}.")
    if message.is_public:
        lines.append("Mời thầy cô và các em cùng tham dự.")
    return lines


def _what_it_is(message: Message) -> str:
    """Return what the day or month is; for a yearly one the first sentence of its description if that names the time too."""
    first = _SENTENCE_END.split(message.description)[0].rstrip(".")
    if message.is_yearly and "hằng năm" in first and syllables(first) < FLAG_LIMIT // 4:
        return f"{spell_out(first)}."
    where = f", trên địa bàn {spell_out(message.place)}" if message.place else ""
    return f"{spoken_title(message)} diễn ra {message.when.spoken}{where}."


def spoken_title(message: Message) -> str:
    """Return the title without a trailing bracket that repeats the time."""
    return spell_out(bare(message.title) if message.is_campaign else message.title)


def _theme(message: Message) -> str:
    return f"Chủ đề năm {message.year}: “{spell_out(message.theme)}”."


def _where(message: Message) -> str:
    return spell_out(message.where, dates=False)


def _provisional(message: Message) -> str:
    return " Đây là thời gian dự kiến, có thể thay đổi." if message.is_provisional else ""


def _call(line: Helpline) -> str:
    """When to call: the number's own sentences if they name it, else its use as the data give it."""
    if line.description and line.number in line.description:
        return spell_out(line.description)
    free = " Gọi miễn phí." if line.free else ""
    return f"Số {line.number}: {lower_first(spell_out(line.use.rstrip('. ')))}.{free}"


def _school_help(line: Helpline) -> str:
    free = ", gọi miễn phí" if line.free else ""
    ask = f"Khi cần người giúp, các em hãy nói với thầy cô, cha mẹ, hoặc gọi số {line.number}{free}."
    return f"{ask} Hỏi để được giúp là việc nên làm."
