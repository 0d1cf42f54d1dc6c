"""One synthetic plan: an official text in sections, and the facts read from it with quotes that occur in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from words import clause, paragraph, sentence
from yaml_text import Value

AGENCY_COUNT = 12
DOCUMENT_COUNT = 10
PLACE_COUNT = 6

Record = dict[str, Value]


def agency_id(number: int) -> str:
    """Return the id of synthetic agency ``number``, from 1."""
    return f"co-quan-thu-{number:02d}"


def agency_title(number: int) -> str:
    """Use two digits so that no name is a prefix of another."""
    return f"Cơ quan thử số {number:02d}"


def document_facts(number: int) -> dict[str, str]:
    """Return the printed form of cited document ``number``; the plan text and the ``van-ban`` record both use it."""
    return {
        "id": f"chi-thi-{number:02d}-ct-thu-2024",
        "number": f"{number:02d}/CT-THU",
        "issued": f"{number + 9}/11/2024",
        "issued_iso": f"2024-11-{number + 9:02d}",
        "issuer": agency_title(number),
        "subject": f"về nội dung thử số {number:02d}",
    }


@dataclass
class Draft:
    """A plan text under construction, with the facts found so far."""

    lines: list[str] = field(default_factory=list)
    basis: list[Record] = field(default_factory=list)
    targets: list[Record] = field(default_factory=list)
    deadlines: list[Record] = field(default_factory=list)
    duties: list[Record] = field(default_factory=list)


def _opening(draft: Draft, rng: Random, issuer: int) -> None:
    phrases = []
    for number in sorted(rng.sample(range(1, DOCUMENT_COUNT + 1), 2)):
        cited = document_facts(number)
        quote = f"Chỉ thị số {cited['number']} ngày {cited['issued']} của {cited['issuer']} {cited['subject']}"
        phrases.append(quote)
        draft.basis.append(
            {
                "document": cited["id"],
                "number": cited["number"],
                "issued": cited["issued"],
                "issuer": cited["issuer"],
                "quote": quote,
                "at": "mở đầu",
            }
        )
    draft.lines.append(
        f"Thực hiện {' và '.join(phrases)}, {agency_title(issuer)} xây dựng kế hoạch với các nội dung sau:"
    )


def _targets(draft: Draft, rng: Random) -> None:
    draft.lines += ["I. MỤC ĐÍCH, CHỈ TIÊU", f"1. {sentence(rng)}"]
    for item, (words, comparator) in enumerate((("Trên", "more_than"), ("Ít nhất", "at_least")), start=2):
        value = rng.randrange(50, 99)
        what = clause(rng)
        quote = f"{words} {value}% đơn vị {what}"
        draft.lines.append(f"{item}. {quote}.")
        draft.targets.append(
            {
                "what": f"Đơn vị {what}",
                "comparator": comparator,
                "value": value,
                "unit": "%",
                "quote": f"{words} {value}% đơn vị",
                "at": f"I.{item}",
            }
        )


def _tasks(draft: Draft, rng: Random) -> None:
    draft.lines.append("II. NHIỆM VỤ, GIẢI PHÁP")
    draft.lines.append("1. Công tác thử số 1")
    for letter in "ab":
        draft.lines.append(f"{letter}) {sentence(rng)}")
    draft.lines += ["2. Công tác thử số 2", f"- {paragraph(rng, rng.choice((1, 2)))}"]


def _duties(draft: Draft, rng: Random, issuer: int, year: int) -> None:
    draft.lines.append("III. TỔ CHỨC THỰC HIỆN")
    others = [number for number in range(1, AGENCY_COUNT + 1) if number != issuer]
    for item, number in enumerate(rng.sample(others, 2), start=1):
        what = clause(rng)
        draft.lines.append(f"{item}. {agency_title(number)} chủ trì {what}.")
        draft.duties.append(
            {
                "agency": agency_id(number),
                "agency_printed": agency_title(number),
                "role": "lead",
                "what": f"{what[0].upper()}{what[1:]}",
                "quote": f"{agency_title(number)} chủ trì",
                "at": f"III.{item}",
            }
        )
    day = rng.randrange(5, 26)
    quote = f"gửi báo cáo kết quả về {agency_title(issuer)} trước ngày {day}/12/{year}"
    draft.lines.append(f"3. Các cơ quan được giao nhiệm vụ {quote} để tổng hợp.")
    draft.deadlines.append(
        {
            "what": "Báo cáo kết quả thực hiện",
            "from": "Các cơ quan được giao nhiệm vụ",
            "to": agency_title(issuer),
            "to_agency": agency_id(issuer),
            "before": f"{year}-12-{day:02d}",
            "quote": quote,
            "at": "III.3",
        }
    )


def plan(number: int, rng: Random, published: str) -> Record:
    """Return the record of plan ``number``; about 4 KB as YAML."""
    issuer = rng.randrange(1, AGENCY_COUNT + 1)
    year = rng.choice((2025, 2026))
    draft = Draft()
    _opening(draft, rng, issuer)
    _targets(draft, rng)
    _tasks(draft, rng)
    _duties(draft, rng, issuer, year)
    return {
        "title": f"Kế hoạch thử số {number}",
        "description": sentence(rng),
        "published": published,
        "sources": [{"title": "Dữ liệu thử của phép đo", "checked_on": published}],
        "subject": f"Triển khai nội dung thử số {number} năm {year}",
        "number": f"{number}/KH-THU",
        "number_printed": f"Số: {number}/KH-THU",
        "issued": f"{year}-01-{rng.randrange(2, 29):02d}",
        "issuer": agency_id(issuer),
        "place": f"dia-phuong-thu-{rng.randrange(1, PLACE_COUNT + 1):02d}",
        "period": {"start": f"{year}-01", "end": f"{year}-12"},
        "recipients": [f"{agency_title(issuer)};", "Lưu: VT."],
        "text": "\n".join(draft.lines),
        "basis": draft.basis,
        "targets": draft.targets,
        "deadlines": draft.deadlines,
        "duties": draft.duties,
        "original": {"transcribed_from": "Bản chữ để đo."},
    }
