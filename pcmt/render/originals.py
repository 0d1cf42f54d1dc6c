"""The original of a plan as pages offer it: where it lies, what it is, and honestly how far everybody can read it."""

from __future__ import annotations

from markupsafe import Markup

from pcmt.model import Plan
from pcmt.outside import OutsideFile
from pcmt.render.material_files import size_words
from pcmt.render.view import View
from pcmt.vietnamese import format_number


def original_words(view: View, plan: Plan) -> Markup:
    """The way to the original of a plan, with what its file shows; empty where none is attached."""
    if plan.original.file is None:
        return Markup("")
    file = view.catalog.outside[plan.original.file]
    pages = f"{format_number(file.facts.pages)} trang, " if file.facts.pages else ""
    facts = f"{file.type.title}, {pages}{size_words(len(file.content))}"
    link = Markup('<a href="{}" download>Tải bản gốc</a> ({}).').format(view.page(file.path), facts)
    return link + " " + remark if (remark := access_remark(file)) else link


def access_remark(file: OutsideFile) -> str:
    """What stands in the way of people who listen to a file instead of looking at it: one sentence, from the file alone.

    Empty for a file that does not tell. Tags, title and language are the least that PDF/UA (ISO 14289-1) asks for, not proof.
    """
    facts = file.facts
    if facts.has_text is False:
        return "Các trang là hình quét: trình đọc màn hình không đọc được, không tìm chữ trong tệp được."
    if facts.is_tagged is None:
        return ""
    lacking = [
        *([] if facts.is_tagged else ["thẻ cấu trúc"]),
        *([] if facts.title else ["tên tài liệu"]),
        *([] if facts.language else ["ngôn ngữ"]),
    ]
    if not lacking:
        return "Tệp có thẻ cấu trúc, tên và ngôn ngữ cho trình đọc màn hình."
    return f"Tệp không ghi {', '.join(lacking)}: trình đọc màn hình có thể đọc sai thứ tự hoặc sai giọng."
