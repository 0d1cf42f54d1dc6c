"""A tree of YAML nodes turned into a model, with a problem for each fault."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from pcmt.model import KINDS
from pcmt.model.structure.walk import FieldPath, fields_by_key
from pcmt.problems import Problem
from pcmt.read.folder import file_problem
from pcmt.read.model_messages import explain_error, field_at
from pcmt.read.positions import Document
from pcmt.read.yaml import PROBLEM_LIMIT

_FEW = 2
"""Fields of another kind from which a file is taken for one of that kind."""


def validate(
    label: str, document: Document, model: type[Any], given: Mapping[str, str], problems: list[Problem]
) -> Any:
    """Turn a tree into a model; None, with the problems noted, when it does not fit."""
    for _ in range(2):
        try:
            return model.model_validate({**given, **document.data})  # type: ignore[dict-item]
        except ValidationError as error:
            found = error.errors(include_url=False)
        # An empty optional field means the same as no field. Only met here, where validation failed over it.
        empty = [each["loc"] for each in found if each["input"] is None and each["type"] != "missing"]
        blanks = [where for where in empty if _is_optional(model, where)]
        if not blanks:
            break
        for where in blanks:
            _drop(document.data, where)
    if misplaced := _of_other_kind(label, document.data, model, found):
        problems.append(misplaced)
        return None
    # Pydantic counts only sound items, so a list with a faulty item is also called too short: said once is enough.
    deeper = {each["loc"][:end] for each in found for end in range(len(each["loc"]))}
    found = [each for each in found if each["type"] != "too_short" or each["loc"] not in deeper]
    problems.extend(explain_error(label, document, model, each) for each in found[:PROBLEM_LIMIT])
    if len(found) > PROBLEM_LIMIT:
        message = f"còn {len(found) - PROBLEM_LIMIT} lỗi nữa trong tệp này"
        problems.append(file_problem(label, "CON_NUA", message, "sửa các lỗi đã nêu rồi kiểm tra lại"))
    return None


def _of_other_kind(label: str, data: Any, model: type[Any], found: Sequence[Any]) -> Problem | None:
    """Return what is wrong with a record in the folder of another kind: most fields that its own lacks are of that kind."""
    unknown = {each["loc"][0] for each in found if each["type"] == "extra_forbidden" and len(each["loc"]) == 1}
    if model not in KINDS.values() or len(unknown) < _FEW:
        return None
    fields = {kind: fields_by_key(each) for kind, each in KINDS.items()}
    kind = max(fields, key=lambda one: (len(data.keys() & fields[one].keys()), -len(fields[one].keys() - data.keys())))
    theirs = sorted(unknown & fields[kind].keys())
    if 2 * len(theirs) <= len(unknown) or KINDS[kind] is model:
        return None
    message = f"các trường {', '.join(theirs)} là của loại {kind}, không phải của loại {model.kind_id}"
    return file_problem(label, "SAI_THU_MUC", message, f"chuyển tệp sang {label.partition('/')[0]}/{kind}")


def given_in_file(label: str, document: Document, key: str) -> Problem:
    """Return what is wrong with a field that the name of the file gives."""
    message = f"trường {key} không viết trong tệp: mã của bản ghi là tên tệp"
    return Problem(label, *document.key_position((key,)), "MA_TRONG_TEP", "", message, "xóa dòng này")


def wrong_shape(label: str, document: Document) -> Problem:
    """Return what is wrong with a file that is not a group of fields."""
    if document.data is None:
        return file_problem(label, "TEP_TRONG", "tệp trống, chưa có trường nào", "điền bản ghi hoặc xóa tệp")
    form = "một danh sách" if isinstance(document.data, list) else "một đoạn chữ"
    message = f"cả tệp là {form}; cần danh sách các trường dạng «tên trường: giá trị»"
    cure = "viết mỗi trường trên một dòng, ví dụ «title: …», không có dấu - ở đầu"
    return file_problem(label, "CAN_TRUONG", message, cure)


def _is_optional(model: Any, where: FieldPath) -> bool:
    info = field_at(model, where)
    return info is not None and isinstance(where[-1], str) and not info.is_required()


def _drop(node: Any, where: FieldPath) -> None:
    for step in where[:-1]:
        node = node[step]
    del node[where[-1]]
