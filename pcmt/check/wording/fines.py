"""Fines: a fine for an act that can be a crime is printed with its condition, and one rule has one sum on the whole portal."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from pcmt.check.wording.language import levelled
from pcmt.check.wording.links import lines_down
from pcmt.check.wording.own_words import own_texts
from pcmt.model import Record
from pcmt.model.structure.walk import FieldPath
from pcmt.problems import Problem
from pcmt.read.records import Loaded
from pcmt.text.remembered import remembered

CONDITION_CURE = (
    "thêm «khi chưa đến mức bị truy cứu trách nhiệm hình sự» vào câu hoặc hàng ấy, và nói rõ khi nào thì là tội phạm"
)
SUM_CURE = "đối chiếu nghị định rồi ghi cùng một mức ở mọi nơi"

_S = r"[\s*_]{1,4}"
_GAP = r"[\s*_]{0,4}"
_AMOUNT = rf"(\d[\d.,]{{0,14}}){_GAP}(triệu|nghìn|ngàn)?(?:{_GAP}đồng)?"
SUM = re.compile(rf"(?<![\w/.,]){_AMOUNT}{_GAP}(?:đến|tới|[-–—]){_GAP}{_AMOUNT}(?<=đồng|riệu)(?!\w)")
"""A range of money: «1 đến 2 triệu đồng», «1.000.000 đồng đến 2.000.000 đồng», «1-2 triệu»."""
_FINED = re.compile(
    rf"(?:bị{_S}|xử{_S}|mức{_S})phạt(?!{_S}tù)|phạt{_S}(?:tiền|hành{_S}chính)|phạt[^.;|\n]{{0,40}}?triệu"
)
_PART = re.compile(r"[;\n]|(?<=[\w)\]”*])[.!?]\s")
_BREAK = re.compile(r"\n[ \t]*\n")

_CONDITION = re.compile(
    r"(?:không|chưa)[^.;|\n]{0,40}(?:truy cứu|xử lý|xử)[^.;|\n]{0,25}hình sự|chưa (?:cấu thành|đủ yếu tố)"
    r"|(?:không|chưa) (?:phải )?(?:là )?tội phạm"
)
_OTHER_DEED = re.compile(
    r"kỳ thị|bêu tên|gọi tên xấu|chế ảnh|trêu|thiếu trách nhiệm|để xảy ra|thuốc lá|hướng dẫn|trả thù|cản trở|chống lại|tổ chức gấp"
)
"""Deeds with a fine of their own; they are about drugs but no crime of the person who uses or keeps."""
DEEDS = {
    "sử dụng trái phép chất ma túy": re.compile(
        rf"(?<!người )(?<!người khác )(?<!xảy ra )(?:sử dụng|dùng){_S}(?:trái{_S}phép|(?:chất{_S})?ma{_S}túy)"
    ),
    "tàng trữ, vận chuyển": re.compile(
        rf"(?:tàng{_S}trữ|vận{_S}chuyển|(?:mang|giữ|cầm|cất|chuyển|gửi|nhận){_S}(?:giúp|hộ|giùm))(?!\w)"
    ),
}
_HELPING = re.compile(
    rf"(?:chứa{_S}chấp|cho{_S}(?:thuê|mượn)|giúp{_S}(?:sức|người)|lôi{_S}kéo|rủ{_S}rê|cung{_S}cấp{_S}địa{_S}điểm|mua{_S}bán)(?!\w)"
)
_DRUG = re.compile(
    rf"ma{_S}túy|trái{_S}phép|nghị{_S}định{_S}(?:số{_S})?282|(?:mang|giữ|cầm|cất|chuyển){_S}(?:giúp|hộ|giùm)"
)
_PLACE = re.compile(r"khoản (\d+[a-z]?)(?:,? điểm ([a-zđ])(?!\w))?|điểm ([a-zđ]),? khoản (\d+[a-z]?)")
_ACT = re.compile(r"(?:nghị định|nđ)(?: số)? (\d+)(?:/(\d{4}))?")
_ARTICLE = re.compile(r"điều (\d+[a-z]?)(?!\w)")


class BareFine(NamedTuple):
    """A fine without its condition: its position in the text, and the act."""

    start: int
    act: str


class StatedFine(NamedTuple):
    """A fine in a text: the rule or act, least and largest sum in đồng, the sum as printed, its position in the text."""

    rule: str
    amount: tuple[int, int]
    printed: str
    start: int


class TextWithFines(NamedTuple):
    """A text of a record that names fines: its field, its words, fines without their condition, fines with a sum."""

    where: FieldPath
    text: str
    bare: tuple[BareFine, ...]
    stated: tuple[StatedFine, ...]


class Fine(NamedTuple):
    """A fine in a text: the rule or act, the sum in đồng, and its position."""

    rule: str
    amount: tuple[int, int]
    printed: str
    record: Record
    where: FieldPath
    text: str
    start: int


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """Sentences, rows and list items with their places."""
    start = 0
    for match in _PART.finditer(text):
        yield start, text[start : match.start()]
        start = match.end()
    yield start, text[start:]


def _around(text: str, start: int, end: int) -> str:
    """Return the context of a match: the paragraph; in a table the row, its head and the paragraph before."""
    breaks = [match.span() for match in _BREAK.finditer(text)]
    opens = [stop for _, stop in breaks if stop <= start]
    first = opens[-1] if opens else 0
    last = next((begin for begin, _ in breaks if begin >= end), len(text))
    block = text[first:last]
    if "|" not in text[start:end]:
        return block
    before = text[(opens[-2] if len(opens) > 1 else 0) : first] if opens else ""
    return "\n".join((before, block.lstrip().split("\n", 1)[0], text[start:end]))


def _has_money(level: str) -> bool:
    """Whether a text can have a sum: few have one, and each part of the others need not be searched."""
    return "đồng" in level or "triệu" in level


@remembered
def find_bare_fines(text: str) -> Iterator[BareFine]:
    """Yield each fine for using, keeping or carrying that is named without its condition."""
    level = levelled(text)
    for start, part in _parts(level) if "phạt" in level or _has_money(level) else ():
        if not (SUM.search(part) or _FINED.search(part)) or _OTHER_DEED.search(part) or not _DRUG.search(part):
            continue
        helping = _HELPING.search(part)
        deed = None if helping else next((name for name, pattern in DEEDS.items() if pattern.search(part)), None)
        if deed and not _CONDITION.search(_around(level, start, start + len(part))):
            yield BareFine(start + len(part) - len(part.lstrip()), deed)
        elif helping and "hình sự" not in level:
            yield BareFine(start + helping.start(), re.sub(r"[\s*_]+", " ", helping[0]))


@remembered
def find_fines(text: str) -> Iterator[StatedFine]:
    """Yield a fine for each part of a text that names one sum for one rule."""
    level = levelled(text)
    act = article = ""
    for start, part in _parts(level) if _has_money(level) else ():
        act = next((f"nghị định {one[1]}" for one in _ACT.finditer(part)), act)
        article = next((one[1] for one in _ARTICLE.finditer(part)), article)
        sums = list(SUM.finditer(part))
        if len(sums) != 1:
            continue
        amount, place = _amount(sums[0]), _place_of(part, sums[0])
        if amount is None:
            continue
        if place and act and article:
            yield StatedFine(f"{place} điều {article} {act}", amount, sums[0][0], start + sums[0].start())
        elif not place and not _OTHER_DEED.search(part) and not _HELPING.search(part):
            for deed, pattern in DEEDS.items():
                if pattern.search(part):
                    yield StatedFine(deed, amount, sums[0][0], start + sums[0].start())
                    break


def _place_of(part: str, found: re.Match[str]) -> str:
    """Return the nearest place named after a sum, else the last one before it."""
    places = list(_PLACE.finditer(part))
    behind = [one for one in places if one.start() >= found.end()]
    chosen = behind[0] if behind else places[-1] if places else None
    if chosen is None:
        return ""
    item, point = chosen[1] or chosen[4], chosen[2] or chosen[3]
    return f"khoản {item} điểm {point}" if point else f"khoản {item}"


def _amount(found: re.Match[str]) -> tuple[int, int] | None:
    units = {"triệu": 1_000_000, "nghìn": 1_000, "ngàn": 1_000, None: 1}
    low, low_unit, high, high_unit = found.groups()
    try:
        first, last = (float(each.rstrip(".,").replace(".", "").replace(",", ".")) for each in (low, high))
    except ValueError:  # "1,2,3" is no number
        return None
    return int(first * units[low_unit or high_unit]), int(last * units[high_unit])


def check_fines(loaded: Loaded) -> Iterator[Problem]:
    """Every sentence of the portal's own: conditions one by one, sums of one rule over all of them."""
    told: dict[str, list[Fine]] = defaultdict(list)
    for record, texts in loaded.with_facts(_texts_with_fines, loaded):
        for where, text, bare, stated in texts:
            for index, deed in bare:
                message = f"mức phạt của việc «{deed}» không kèm điều kiện về xử lý hình sự"
                down = lines_down(loaded, record, where, text, index)
                yield loaded.problem(record, where, "PHAT_THIEU_DIEU_KIEN", message, CONDITION_CURE, lines_down=down)
            for rule, amount, printed, index in stated:
                told[rule].append(Fine(rule, amount, printed, record, where, text, index))
    for fines in told.values():
        yield from _differing(loaded, fines)


def _texts_with_fines(record: Record) -> Iterator[TextWithFines]:
    for where, text in own_texts(record) if record.voice == "own" else ():
        bare, stated = tuple(find_bare_fines(text)), tuple(find_fines(text))
        if bare or stated:
            yield TextWithFines(where, text, bare, stated)


def _differing(loaded: Loaded, fines: list[Fine]) -> Iterator[Problem]:
    usual = Counter(one.amount for one in fines).most_common(1)[0][0]
    example = next(one for one in fines if one.amount == usual)
    for one in fines:
        if one.amount != usual:
            elsewhere = f"{example.record.kind_id}/{example.record.id}"
            message = f"{one.rule}: ở đây ghi «{one.printed}», ở {elsewhere} ghi «{example.printed}»"
            down = lines_down(loaded, one.record, one.where, one.text, one.start)
            yield loaded.problem(one.record, one.where, "HAI_MUC_PHAT", message, SUM_CURE, lines_down=down)
