"""Materials across their fields: what their type needs is there, minutes add up, replacements and translations lead on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pcmt.check.wording.links import lines_down
from pcmt.model import Material
from pcmt.model.handouts import Sheet, forms_of, sheets_of, spelled_code
from pcmt.model.vocabulary import Audience, Language, Level, MaterialType, Medium
from pcmt.problems import Problem, Severity
from pcmt.read.attachments import ending_of
from pcmt.read.records import Loaded
from pcmt.text.vietnamese import fold

QUIZ, POSTER, SLIDES, LESSON = MaterialType.QUIZ, MaterialType.POSTER, MaterialType.SLIDES, MaterialType.LESSON
SOUND, PICTURE = Medium.SOUND, Medium.PICTURES
VIETNAMESE = Language.VIETNAMESE
LEAST_SLIDES = 3
LEAST_TRANSCRIPT = 200
"""Letters of a body that can be the words of a recording, some fifteen seconds of speech."""
_PICTURES = (".jpg", ".jpeg", ".png")
_SLIDE = re.compile(r"^## \S", re.MULTILINE)
_TABLE = re.compile(r"(?:^[ \t]*\|.*\n?){3,}", re.MULTILINE)
_HEAD = re.compile(r"^[ ]{0,3}(?:#{1,6}[ \t]+\S.*|\*\*.+)$", re.MULTILINE)
"""A heading, or a line that begins in bold."""
_WHOLE = re.compile(r"[0-9]{1,3}\Z")
ORIGINAL = "soan thang bang"
"""The folded statement of a material in another language that is no translation."""

_SCHOOL = {Level.PRIMARY, Level.LOWER_SECONDARY, Level.UPPER_SECONDARY}
_GROWN = {Level.ADULTS, Level.EVERY_AGE}
_LEVELS = {
    Audience.PUPILS: _SCHOOL | {Level.EVERY_AGE},
    Audience.STUDENTS: _GROWN | {Level.TERTIARY},
    Audience.PARENTS: _GROWN | _SCHOOL,
    Audience.WORKERS: _GROWN | {Level.TERTIARY},
    Audience.COMMUNE_OFFICIALS: _GROWN | _SCHOOL | {Level.TERTIARY},
}
"""Levels of which an audience needs one; audiences that are not here go with any."""


class MinutesTotal(NamedTuple):
    """A table of minutes: its line in the body, the sum of its rows, the figure of its last row."""

    place: int
    counted: int
    stated: int


def check_materials(loaded: Loaded) -> Iterator[Problem]:
    """Every material by itself."""
    for material in loaded.every(Material):
        yield from _type(loaded, material)
        yield from _medium(loaded, material)
        yield from _minutes(loaded, material)
        yield from _successor(loaded, material)
        yield from _language(loaded, material)
        yield from _levels(loaded, material)
        yield from _sheets(loaded, material)


def _type(loaded: Loaded, material: Material) -> Iterator[Problem]:
    """Questions make a quiz, a poster has its words, slides are more than one.

    Questions of a leaflet or a poster are not on its paper but in the other forms, so that they only earn a warning; words
    of a poster show nowhere else. What only carries files is printed from these.
    """
    if material.is_carrier:
        return
    for name, title, type_ in (("questions", "câu hỏi", QUIZ), ("poster", "chữ áp phích", POSTER)):
        is_there, is_wanted = bool(getattr(material, name)), material.type == type_
        if is_wanted and not is_there:
            message = f"tài liệu loại «{type_}» chưa có {title}"
            yield loaded.problem(material, ("type",), "THIEU_TRUONG", message, f"thêm trường {name}, hoặc đổi type")
        elif is_there and not is_wanted and not any(name in form.holds for form in forms_of(material) if form.is_paper):
            message = f"có {title} nhưng loại là «{material.type}» nên không bản in nào có phần này"
            cure = f"đổi type thành {type_} hoặc bỏ {name}"
            if name == "questions":
                cure += "; chỉ cần làm trên trang và trong bản chữ thì để nguyên"
            weight: Severity = "warning" if name == "questions" else "error"
            yield loaded.problem(material, (name,), "THUA_TRUONG", message, cure, weight=weight)
    slides = len(_SLIDE.findall(material.body))
    if material.type == SLIDES and slides < LEAST_SLIDES:
        message = f"bài trình chiếu mới có {slides} trang"
        cure = f"viết mỗi trang dưới một dòng «## Tên trang», ít nhất {LEAST_SLIDES} trang"
        yield loaded.problem(material, ("body",), "IT_TRANG", message, cure)


def _medium(loaded: Loaded, material: Material) -> Iterator[Problem]:
    """Check that sound has a transcript, and a picture a description."""
    endings = [ending_of(one.file) for one in material.files]
    if material.medium == SOUND:
        if ".mp3" not in endings:
            message = "tài liệu âm thanh chưa có tệp .mp3"
            yield loaded.problem(material, ("medium",), "THIEU_TEP", message, "ghi tệp vào files, hoặc đổi medium")
        if len(material.body.strip()) < LEAST_TRANSCRIPT:
            message = "bản thu chưa có bản chữ để đọc"
            cure = "chép đủ lời trong bản thu vào body, cho người không nghe được và người muốn đọc lại"
            yield loaded.problem(material, ("body",), "THIEU_BAN_CHU", message, cure)
    if material.medium == PICTURE and not any(one in _PICTURES for one in endings):
        message = "tài liệu hình ảnh chưa có tệp hình"
        yield loaded.problem(material, ("medium",), "THIEU_TEP", message, "ghi tệp vào files, hoặc đổi medium")
    for number, attached in enumerate(material.files):
        if endings[number] in _PICTURES and not attached.description:
            message = f"hình «{attached.file}» chưa có lời mô tả"
            cure = "thêm description: một hai câu nói hình vẽ gì, chữ trên hình ghi gì"
            yield loaded.problem(material, ("files", number), "THIEU_MO_TA", message, cure)


def find_totals(body: str) -> Iterator[MinutesTotal]:
    """Tables of a body that have a column «Phút» and end by adding it up. Lines whose minutes are not a number are none."""
    for table in _TABLE.finditer(body):
        rows = [[cell.strip(" *_") for cell in line.strip().strip("|").split("|")] for line in table[0].splitlines()]
        if "Phút" not in rows[0] or not rows[-1][0].startswith(("Cộng", "Tổng")):
            continue
        column = rows[0].index("Phút")
        minutes = [row[column] if column < len(row) else "" for row in rows[2:]]
        if all(_WHOLE.match(one) for one in minutes):
            yield MinutesTotal(table.start(), sum(map(int, minutes[:-1])), int(minutes[-1]))


def _minutes(loaded: Loaded, material: Material) -> Iterator[Problem]:
    totals = list(find_totals(material.body))
    for total in totals:
        if total.counted != total.stated:
            down = lines_down(loaded, material, ("body",), material.body, total.place)
            message = f"bảng ghi cộng {total.stated} phút, nhưng các dòng cộng lại là {total.counted} phút"
            yield loaded.problem(material, ("body",), "PHUT_SAI", message, "sửa lại số phút", lines_down=down)
    if material.type == LESSON and totals and material.minutes not in [total.stated for total in totals]:
        message = f"thời lượng ghi {material.minutes} phút, bảng hoạt động cộng {totals[0].stated} phút"
        yield loaded.problem(material, ("minutes",), "PHUT_SAI", message, "sửa minutes hoặc bảng hoạt động")


def _successor(loaded: Loaded, material: Material) -> Iterator[Problem]:
    """Check that a chain of replacements ends at a material in use. Cycles are reported with the other references."""
    seen = {material.id}
    latest = material
    while latest.replaced_by is not None and latest.replaced_by not in seen:
        seen.add(latest.replaced_by)
        following = loaded.records[Material.kind_id].get(latest.replaced_by)
        if not isinstance(following, Material):
            return
        latest = following
    if latest is not material and latest.is_withdrawn:
        message = f"được thay bằng «{latest.id}», nhưng tài liệu ấy đã rút"
        cure = "trỏ tới tài liệu đang dùng; không có thì bỏ replaced_by và ghi history kind: withdrawn"
        yield loaded.problem(material, ("replaced_by",), "THAY_BANG_BAN_RUT", message, cure)


def _language(loaded: Loaded, material: Material) -> Iterator[Problem]:
    """Check that a material in another language names its original, or states that it is none."""
    original = loaded.records[Material.kind_id].get(material.translation_of or "")
    if isinstance(original, Material) and original is not material and original.language == material.language:
        message = f"cùng ngôn ngữ với bản được dịch «{original.id}»"
        cure = "sửa language; nếu là bản thay thế thì dùng replaced_by ở bản cũ"
        yield loaded.problem(material, ("translation_of",), "CUNG_NGON_NGU", message, cure)
    words = " ".join([material.description or "", *(note.note for note in material.notes)])
    if material.language != VIETNAMESE and material.translation_of is None and ORIGINAL not in fold(words):
        message = "tài liệu không bằng tiếng Việt mà không nói dịch từ bản nào"
        cure = "điền translation_of; nếu viết thẳng bằng tiếng ấy thì ghi trong tóm tắt: «Soạn thẳng bằng tiếng …»"
        yield loaded.problem(material, ("language",), "THIEU_BAN_GOC", message, cure, weight="warning")


def _levels(loaded: Loaded, material: Material) -> Iterator[Problem]:
    for number, audience in enumerate(material.audiences):
        fitting = _LEVELS.get(audience)
        if fitting is not None and fitting.isdisjoint(material.levels):
            message = f"dành cho «{audience}» nhưng không có cấp học nào hợp"
            cure = "thêm cấp học vào levels, hoặc bỏ đối tượng này"
            yield loaded.problem(material, ("audiences", number), "CAP_HOC_LECH", message, cure, weight="warning")


def _sheets(loaded: Loaded, material: Material) -> Iterator[Problem]:
    """Check that sheets differ by their ids, and that the text has the part that each of them names."""
    heads = [" ".join(one.strip("# ").replace("**", "").split()) for one in _HEAD.findall(material.body)]
    for number, sheet in enumerate(material.sheets):
        if any(sheet.id == one.id for one in material.sheets[:number]):
            message, cure = f"hai phiếu có cùng mã «{sheet.id}»", "đặt cho mỗi phiếu một mã riêng"
            yield loaded.problem(material, ("sheets", number, "id"), "PHIEU_TRUNG", message, cure)
        if not any(one == sheet.title or one.startswith(f"{sheet.title} (") for one in heads):
            message = f"nội dung không có phần «{sheet.title}»"
            cure = "ghi đúng như tiêu đề hay dòng tên in đậm trong body, bỏ lời trong ngoặc sau tên"
            yield loaded.problem(material, ("sheets", number, "title"), "PHIEU_KHONG_CO", message, cure)


def check_print_codes(loaded: Loaded) -> Iterator[Problem]:
    """No two sheets ever printed carry one code. With 40 bits this happens once among a million sheets; then it must show."""
    codes = [one for _, found in loaded.with_facts(_printed_codes, loaded.every(Material)) for one in found]
    if len(set(codes)) < len(codes):
        yield from _repeated_codes(loaded, list(loaded.every(Material)))


def _printed_codes(material: Material) -> Iterator[str]:
    """Yield the code of each sheet; once for sheets of one form that share it, which ``_sheets`` reports."""
    yield from (code for code, _ in dict.fromkeys((one.code, one.form.id) for one in sheets_of(material)))


def _repeated_codes(loaded: Loaded, materials: list[Material]) -> Iterator[Problem]:
    seen: dict[str, Sheet] = {}
    for material in sorted(materials, key=lambda one: (one.published, one.id)):
        for sheet in sheets_of(material):
            first = seen.setdefault(sheet.code, sheet)
            is_twice = first.record is material and first.form.id == sheet.form.id  # reported by ``_sheets``
            if first != sheet and not is_twice:
                message = f"mã bản in {spelled_code(sheet.code)} trùng với mã của «{first.record.id}»"
                cure = "đổi tên tệp của tài liệu đăng sau, trước khi phát hành"
                yield loaded.problem(material, ("title",), "TRUNG_MA_IN", message, cure)
