"""Types and codes of published fields in plain Vietnamese, for the dictionary of the open data and for the JSON Schemas."""

from __future__ import annotations

from pcmt.model.published import CODE_TITLES
from pcmt.model.structure.schema import SchemaField
from pcmt.show.parts.phrases import CYCLE_TITLES
from pcmt.text.formats import WEEKDAYS

_COMPARATORS = {
    "at_least": "từ mức ấy trở lên",
    "more_than": "trên mức ấy",
    "exactly": "đúng mức ấy",
    "at_most": "không quá mức ấy",
    "less_than": "dưới mức ấy",
    "qualitative": "không có con số",
}
_PROGRESS = {"coverage": "phần các nơi đã có buổi", "mean": "số buổi bình quân mỗi nơi, trong từng kỳ"}
_DAYS = dict(zip(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), WEEKDAYS, strict=True))
_LISTS = (*CODE_TITLES, CYCLE_TITLES, _COMPARATORS, _PROGRESS, _DAYS)
_TYPES = {
    "text": "đoạn chữ, có thể nhiều dòng",
    "document": "toàn văn, nhiều dòng",
    "id": "mã",
    "phone": "số điện thoại (chữ)",
    "unit_code": "mã gồm chữ số, giữ số 0 ở đầu (chữ)",
    "partial_date": "ngày, tháng hoặc năm: 2024-03-15, 2024-03, 2024",
    "moment": "ngày, hoặc ngày và giờ Việt Nam",
}
_FORMATS = {"date": "ngày: 2026-06-26", "uri": "địa chỉ web"}
_BASIC = {"string": "một dòng chữ", "integer": "số nguyên", "number": "số", "boolean": "true hoặc false"}


def choice_titles(codes: tuple[str, ...]) -> dict[str, str]:
    """Return the meaning of the codes of a closed list; for an undescribed list the codes alone."""
    titles = next((one for one in _LISTS if set(codes) <= set(one)), {})
    return {code: titles.get(code, code) for code in codes}


def type_words(entry: SchemaField) -> str:
    """Return the type of one value of a field: ``một dòng chữ``, ``ngày: 2026-06-26``, ``nhóm trường``."""
    node = entry.node
    if entry.is_part:
        return "nhóm trường"
    if "enum" in node:
        return "một trong các mã"
    return _TYPES.get(node.get("x-type", "")) or _FORMATS.get(node.get("format", "")) or _BASIC[node["type"]]
