"""Choose a small set of real records that fills every part of every model, and take it out of the portal."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from pcmt.model import KINDS
from pcmt.model.structure.references import references
from pcmt.read.records import Loaded
from tests.data_files import ROOT, record_file

_TYPES = ("cau-hoi-tu-kiem-tra", "ap-phich", "trinh-chieu", "to-roi", "thu-gui-phu-huynh", "bai-phat-thanh")

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")


MATERIALS = 2
"""Materials that stay in each list of them, the least that a kit has; each is planted and printed again and again."""
PUBLISHED = "2026-11-22"
"""The day on which a draft is published here: it is read as all others are."""


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
            for where, link, target in references(found):
                if _is_kept(where):
                    queue += [(one, target) for one in link.kinds if target in loaded.records[one]]
    return ["cong.yaml", *(f"{kind}/{one}.yaml" for kind, one in sorted(chosen))]


def _is_kept(where: tuple[str | int, ...]) -> bool:
    """Whether a reference stays in the tree: of lists of materials the beginning, of vocabularies that of the first term."""
    place = where.index("materials") if "materials" in where else 0
    return where[place] != "materials" or (where[:place] in {(), ("terms", 0)} and where[place + 1] in range(MATERIALS))


def chosen_tree(path: str) -> Any:
    """Return the tree of a chosen file, published in full, without what would tie it to records that were left out."""
    tree = yaml.load(record_file(path).read_text(encoding="utf-8"), _LOADER)
    for key in ("body", "guide", "text"):
        if path.partition("/")[0] not in {"ke-hoach", "van-ban"} and key in tree:
            tree[key] = _LINK.sub(r"\1", tree[key])
    for number, term in enumerate(tree.get("terms", ())):
        if term.get("answer", "").partition("/")[0] in KINDS:  # the page of a record that was not chosen
            term["answer"] = "tro-giup/"
        if number:
            term.pop("materials", None)
    for owner in (tree, *tree.get("terms", ())):
        if "materials" in owner:
            owner["materials"] = owner["materials"][:MATERIALS]
    if "poster" in tree:  # room on the sheet for the inserted values
        tree["poster"]["points"] = tree["poster"]["points"][:2]
    kept = {key: value for key, value in tree.items() if value not in ("", "null", "~")}
    if kept.get("state") == "draft":
        kept["published"] = PUBLISHED
    return {
        key: value for key, value in kept.items() if key not in {"moved_from", "shared_records", "state", "withheld"}
    }


def copy_pages(root: Path) -> None:
    """Copy the hand-written pages; links to records that were left out point to an existing one."""
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("mkdocs.yml", "macros.py"):
        shutil.copy(ROOT / name, root / name)
    for page in (root / "docs").rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        page.write_text(re.sub(r'\{\{ link\("[^"]*"', '{{ link("duong-day-nong/goi-111"', text), encoding="utf-8")
