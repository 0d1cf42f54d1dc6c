"""Words by which parts of different plans are recognised as speaking of the same: sections and agencies.

Every plan has headings and names of its own. They are compared folded (no accents, small letters), by the stock words of
administrative plans; what none of them fits keeps a row of its own instead of being forced beside something else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pcmt.model import Agency
from pcmt.text.official_text import Block, OfficialText
from pcmt.text.vietnamese import fold


class Topic(NamedTuple):
    """A topic shared by plans: its id, its title, and the folded words that identify it."""

    id: str
    title: str
    words: tuple[str, ...] = ()


SECTIONS = (
    Topic("mo-dau", "Phần mở đầu"),
    Topic("muc-dich", "Mục đích, mục tiêu, yêu cầu", ("muc dich", "muc tieu", "yeu cau")),
    Topic("chi-tieu", "Chỉ tiêu", ("chi tieu",)),
    Topic("noi-dung", "Nội dung, nhiệm vụ, giải pháp", ("noi dung", "giai phap", "bien phap", "nhiem vu trong tam")),
    Topic("phan-cong", "Phân công nhiệm vụ", ("phan cong", "trach nhiem")),
    Topic("kinh-phi", "Kinh phí", ("kinh phi",)),
    Topic("bao-cao", "Chế độ báo cáo", ("bao cao",)),
    Topic("to-chuc", "Tổ chức thực hiện", ("to chuc thuc hien",)),
)
"""Stock headings of administrative plans, in the order in which plans have them."""

_MASS_ORGANISATIONS = Topic(
    "mat-tran",
    "Mặt trận Tổ quốc, đoàn thể",
    ("mat tran", "chinh tri - xa hoi", "doan thanh nien", "phu nu", "lien doan", "cong doan", "hoi nong dan"),
)
_UNIONS = ("lien doan lao dong", "cong doan", "hoi nong dan")
"""Mass organisations that are named after the people of another trade."""
AGENCIES = (
    Topic("ban-chi-dao", "Ban Chỉ đạo", ("ban chi dao",)),
    Topic("van-phong", "Văn phòng", ("van phong",)),
    Topic("ubnd", "Ủy ban nhân dân", ("uy ban nhan dan", "ubnd")),
    Topic("cong-an", "Công an", ("cong an", "canh sat", "thi hanh an hinh su")),
    Topic("quan-su", "Quân sự, biên phòng, hải quan", ("quan su", "bien phong", "hai quan", "quoc phong")),
    Topic("kiem-sat", "Viện kiểm sát", ("kiem sat",)),
    Topic("toa-an", "Tòa án", ("toa an",)),
    Topic("giao-duc", "Giáo dục, trường học", ("giao duc", "truong hoc", "truong dai hoc")),
    Topic("y-te", "Y tế", ("y te", "methadone", "dieu tri nghien")),
    Topic("bao-hiem", "Bảo hiểm xã hội", ("bao hiem",)),
    Topic("lao-dong", "Lao động – Thương binh và Xã hội, cai nghiện", ("lao dong", "cai nghien")),
    Topic("tai-chinh", "Tài chính", ("tai chinh",)),
    Topic("nong-nghiep", "Nông nghiệp, tài nguyên, môi trường", ("nong nghiep", "tai nguyen", "moi truong")),
    Topic("cong-thuong", "Công Thương, kinh tế", ("cong thuong", "phong kinh te")),
    Topic(
        "van-hoa",
        "Văn hóa, thông tin, truyền thông",
        ("van hoa", "thong tin", "truyen thong", "dai truyen hinh", "bao "),
    ),
    Topic("tu-phap", "Tư pháp", ("tu phap",)),
    Topic("noi-vu", "Nội vụ", ("noi vu",)),
    _MASS_ORGANISATIONS,
    Topic("dang", "Cơ quan của Đảng", ("tuyen giao", "dan van", "tinh uy", "thanh uy", "huyen uy")),
)
"""Trades of agencies, whatever their rank; the first that fits counts."""
PEOPLE_COMMITTEES = {
    "province": Topic("ubnd-tinh", "Ủy ban nhân dân cấp tỉnh"),
    "district": Topic("ubnd-huyen", "Ủy ban nhân dân cấp huyện"),
    "commune": Topic("ubnd-xa", "Ủy ban nhân dân cấp xã"),
}
GROUPS = Topic("nhom", "Các nhóm cơ quan, đơn vị")


def section_topics(heading: str) -> tuple[Topic, ...]:
    """Return the stock topics that a heading names; a heading may combine two ("nội dung thực hiện và phân công nhiệm vụ")."""
    words = fold(heading)
    return tuple(topic for topic in SECTIONS if any(word in words for word in topic.words))


class PlanSection(NamedTuple):
    """A section of the first rank with all below it: its heading's block (None: before the first one), items, and words."""

    head: Block | None
    items: tuple[Block, ...]
    paragraphs: int
    words: int


def sections_of(text: OfficialText) -> Iterator[PlanSection]:
    """Split a text at its first-level headings, in order; text before the first heading comes first."""
    groups: list[list[Block]] = [[]]
    for block in text.blocks:
        if block.kind == "section":
            groups.append([])
        groups[-1].append(block)
    for group in groups:
        if not group:
            continue
        head = group[0] if group[0].kind == "section" else None
        own = [block for block in group if block is not head and block.kind != "footnote"]
        items = tuple(block for block in own if block.kind == "item" and block.heading)
        yield PlanSection(head, items, len(own), sum(len(block.plain.split()) for block in group))


def agency_topic(agency: Agency) -> Topic:
    """Return the topic of an agency independent of its level: a province's Sở Y tế and a town's Trung tâm Y tế are both "Y tế".

    An agency that matches no stock name is a topic of its own; a group of addressees is among the groups.
    """
    words = fold(agency.title)
    head = words.partition(",")[0].partition(" thuoc ")[0]
    if any(word in head for word in _UNIONS):
        return _MASS_ORGANISATIONS
    found = _find(AGENCIES, head) or (None if agency.is_group else _find(AGENCIES, words))
    if found is not None and found.id == "ubnd":
        return PEOPLE_COMMITTEES.get(agency.level, found)
    return found or (GROUPS if agency.is_group else Topic(agency.id, agency.title))


def _find(topics: tuple[Topic, ...], words: str) -> Topic | None:
    return next((topic for topic in topics if any(word in words for word in topic.words)), None)


_ORDER = {topic: number for number, topic in enumerate((*PEOPLE_COMMITTEES.values(), *AGENCIES))}


def place_of(topic: Topic) -> int:
    """Return the sort position of a topic: listed ones in their order, then unlisted ones, then groups."""
    return len(_ORDER) + (topic == GROUPS) if topic not in _ORDER else _ORDER[topic]
