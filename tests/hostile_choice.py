"""Choose a small set of real records that fills every part of every model."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from pcmt.model.references import references
from pcmt.read.records import Loaded

_TYPES = ("cau-hoi-tu-kiem-tra", "ap-phich", "trinh-chieu", "to-roi", "thu-gui-phu-huynh", "bai-phat-thanh")


def _parts_in(part: BaseModel) -> Iterator[str]:
    for name in type(part).model_fields:
        value = getattr(part, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, BaseModel):
                yield type(one).__name__
                yield from _parts_in(one)


def chosen_files(loaded: Loaded) -> list[str]:
    """Return the files of the fullest records of each kind and of all that they point at."""
    chosen: dict[tuple[str, str], None] = {}
    seen: set[str] = set()
    for kind, records in loaded.records.items():
        if kind == "danh-muc":
            waiting = list(records)
        elif kind == "tai-lieu":
            of_type = [[one.id for one in records.values() if getattr(one, "type", "") == type_] for type_ in _TYPES]
            waiting = [ids[0] for ids in of_type if ids]
        else:
            fullest = sorted(records.values(), key=lambda one: (-len(one.model_fields_set), len(str(one)), one.id))
            waiting = [one.id for one in fullest[:2]] if kind != "duong-day-nong" else list(records)
        for one in sorted(records.values(), key=lambda one: (len(str(one)), one.id)):
            if not (parts := set(_parts_in(one))) <= seen:
                seen |= parts
                waiting.append(one.id)
        queue = [(kind, one) for one in waiting]
        while queue:
            name = queue.pop()
            if name in chosen or name[1] not in loaded.records[name[0]]:
                continue
            chosen[name] = None
            found = loaded.records[name[0]][name[1]]
            for _, link, target in references(found):
                queue += [(one, target) for one in link.kinds if target in loaded.records[one]]
    return ["cong.yaml", *(f"{kind}/{one}.yaml" for kind, one in sorted(chosen))]
