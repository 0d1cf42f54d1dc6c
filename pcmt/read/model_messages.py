"""Pydantic's findings turned into problems: the Vietnamese label of the field, the place in the file, the cure."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any

from pcmt.model.published import CODE_TITLES
from pcmt.model.structure.walk import FieldPath, fields_by_key, literals_of, part_of
from pcmt.problems import Explanation, Problem
from pcmt.read.positions import Document
from pcmt.read.yaml_messages import BULLET, bullet_words
from pcmt.text.vietnamese import fold, slugify

LIST_CURE = "viết mỗi mục trên một dòng riêng, bắt đầu bằng dấu - và một dấu cách"
GROUP_CURE = "viết các trường con ở những dòng dưới, thụt vào hai dấu cách"
UNDATED_CURE = "thêm dòng «published: …», ghi ngày đăng như 2026-06-26; chưa muốn đăng thì ghi «state: draft»"
EMPTY_CURE = "điền nội dung, hoặc xóa cả dòng nếu trường không bắt buộc"


def field_at(model: Any, path: FieldPath) -> Any:
    """Return the field at the end of a path of YAML keys; None when the path leaves the model."""
    info = None
    for step in path:
        if isinstance(step, str):
            info = fields_by_key(model).get(step) if model else None
            model = part_of(info.annotation) if info else None
    return info


def field_label(model: Any, path: FieldPath) -> str:
    """Vietnamese name of a place in a record: ``chỉ tiêu, mục 3, trích nguyên văn``."""
    words: list[str] = []
    for end, step in enumerate(path, start=1):
        if isinstance(step, int):
            words.append(f"mục {step + 1}")
        else:
            info = field_at(model, path[:end])
            words.append(info.title if info and info.title else step)
    return ", ".join(words)


def nearest_field(model: Any, key: str) -> str:
    """Return the field name most likely meant by a misspelt key or a Vietnamese label; empty if none is near."""
    names = {}
    for name, info in fields_by_key(model).items():
        names[slugify(info.title or "")] = name
        names[fold(name)] = name
    near = difflib.get_close_matches(fold(key), names, n=1, cutoff=0.6)
    near = near or difflib.get_close_matches(slugify(key), names, n=1, cutoff=0.6)
    return names[near[0]] if near else ""


def explain_error(path: str, document: Document, model: Any, error: Mapping[str, Any]) -> Problem:
    """One of pydantic's errors as a problem."""
    where: FieldPath = tuple(error["loc"])
    kind = error["type"]
    at = document.position(where)
    if kind == "extra_forbidden":
        at = document.key_position(where)
    info = field_at(model, where)
    context = error.get("ctx") or {}
    if "cure" in context:
        code, message, cure = kind, context["message"], context["cure"]
    else:
        code, message, cure = _explain_kind(kind, where, model, info, context, error["input"])
    if error["input"] is None and kind not in {"missing", "extra_forbidden"}:
        code, message, cure = "TRONG", "bỏ trống", EMPTY_CURE
    label = "" if kind == "extra_forbidden" else field_label(model, document.typed_path(where))
    return Problem(path, *at, code, label, message, cure)


def _explain_kind(
    kind: str, where: FieldPath, model: Any, info: Any, context: Mapping[str, Any], typed: Any
) -> Explanation:
    if kind == "missing":
        if where == ("published",):
            return Explanation("THIEU_TRUONG", "thiếu trường bắt buộc published", UNDATED_CURE)
        return Explanation("THIEU_TRUONG", f"thiếu trường bắt buộc {where[-1]}", f"thêm dòng «{where[-1]}: …»")
    if kind == "extra_forbidden":
        return _unknown_field(where, model)
    if kind == "literal_error":
        return _unknown_code(literals_of(info.annotation) if info else (), typed)
    if kind in {"tuple_type", "list_type"}:
        if isinstance(typed, str) and (bullet := BULLET.match(typed)):
            return bullet_words(bullet[1])
        return Explanation("CAN_DANH_SACH", "ở đây cần một danh sách", LIST_CURE)
    if kind in {"model_type", "model_attributes_type", "dict_type"}:
        owner = part_of(info.annotation) if info else None
        inner = ", ".join(fields_by_key(owner)) if owner else ""
        return Explanation("CAN_NHOM", "ở đây cần một nhóm trường", f"{GROUP_CURE}: {inner}" if inner else GROUP_CURE)
    if kind == "too_short":
        return Explanation("THIEU_MUC", f"danh sách cần ít nhất {context.get('min_length', 1)} mục", LIST_CURE)
    if kind in _BOUNDS:
        words, name = _BOUNDS[kind]
        return Explanation("NGOAI_KHOANG", f"số phải {words} {context.get(name)}", "sửa lại con số")
    if kind.startswith("bool"):
        return Explanation("CO_KHONG", "giá trị phải là có hoặc không", "viết có hoặc không")
    if kind == "string_pattern_mismatch":
        return Explanation(
            "SAI_MAU", "giá trị không đúng dạng quy định", f"xem lại cách viết; mẫu là {context.get('pattern', '')}"
        )
    return Explanation("SAI_GIA_TRI", f"giá trị không dùng được ({kind})", "xem lại giá trị")


_BOUNDS = {
    "greater_than_equal": ("từ", "ge"),
    "less_than_equal": ("không quá", "le"),
    "greater_than": ("lớn hơn", "gt"),
    "less_than": ("nhỏ hơn", "lt"),
}


def _unknown_code(codes: tuple[str, ...], typed: Any) -> Explanation:
    """Explain a value that is none of the codes of a closed list; one typed as its meaning is named."""
    titles: Mapping[str, str] = next((one for one in CODE_TITLES if set(codes) <= set(one)), {})
    meant = next((code for code in codes if fold(str(typed)) == fold(titles.get(code, ""))), "")
    message = "giá trị không có trong danh sách được phép"
    if meant:
        return Explanation("GIA_TRI_LA", message, f"«{titles[meant]}» viết là {meant}")
    listed = (f"{code} ({titles[code]})" if code in titles else code for code in codes)
    return Explanation("GIA_TRI_LA", message, f"chọn một trong: {', '.join(listed)}")


def _unknown_field(where: FieldPath, model: Any) -> Explanation:
    key = str(where[-1])
    parent = field_at(model, where[:-1])
    owner = part_of(parent.annotation) if parent else model
    near = nearest_field(owner, key) if owner else ""
    cure = f"nếu ý là {near} thì viết lại tên là {near}" if near else "xóa trường này"
    if not near and owner:
        cure += "; các trường được dùng: " + ", ".join(name for name in fields_by_key(owner) if name != "id")
    return Explanation("TRUONG_LA", f"không có trường tên «{key[:80]}»", cure)
