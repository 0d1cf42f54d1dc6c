"""References between records: each must exist, be of the right kind, and never lead back to its own start."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pcmt.check.left_out_terms import LeftOutInUse, left_out_of
from pcmt.check.portal.published_addresses import present_id
from pcmt.model import KINDS, Agency, LegalDocument, Material, Place, Plan, Record, Vocabulary
from pcmt.model.fields import Link
from pcmt.model.structure.references import references
from pcmt.problems import Explanation, Problem
from pcmt.read.communes import communes
from pcmt.read.merged_lists import TERMS, id_of
from pcmt.read.positions import Node
from pcmt.read.records import DATA, Loaded, path_of

# Comparing with thousands of ids is slow; a run with more wrong references than this has one cause, not many.
SUGGESTION_LIMIT = 30

CHAINS = {
    Agency.kind_id: ("parent", "successors"),
    Place.kind_id: ("parent", "successors"),
    Plan.kind_id: ("replaced_by",),
    LegalDocument.kind_id: ("replaced_by", "amended_by", "implements"),
    Material.kind_id: ("replaced_by", "translation_of"),
}
"""Fields that order records of one kind among themselves; following one field must come to an end."""


def check_references(loaded: Loaded) -> Iterator[Problem]:
    """Every id that a record or the settings name exists as a record of the right kind or a term of the right list."""
    terms = {
        key: {term.id for term in each.terms}
        for key, each in loaded.records[Vocabulary.kind_id].items()
        if isinstance(each, Vocabulary)
    }
    suggestions, resting = 0, LeftOutInUse(loaded)
    for item in [*_lacking(loaded, terms), *([loaded.settings] if loaded.settings else [])]:
        for where, link, target in references(item):
            known = _is_known(loaded, terms, _Named(link.vocabulary, tuple(link.kinds), target))
            if not known and not _is_faulty(loaded, link, target):
                if isinstance(item, Record) and resting.take(item, where, link, target):
                    continue
                suggestions += 1
                names = _candidates(loaded, terms, link) if suggestions <= SUGGESTION_LIMIT else []
                yield loaded.problem(item, where, *_explain(loaded, link, target, names))
    yield from resting.problems()


def _lacking(loaded: Loaded, terms: dict[str, set[str]]) -> Iterator[Record]:
    """Yield the records that refer to something which is not there."""
    known: set[_Named] = set()
    for record, names in loaded.with_facts(_named, loaded):
        if not known.issuperset(names):
            known.update(one for one in names if _is_known(loaded, terms, one))
            if not known.issuperset(names):
                yield record


class _Named(NamedTuple):
    """What a record refers to: a term of a vocabulary, or a record of one of these kinds."""

    vocabulary: str
    kinds: tuple[str, ...]
    target: str


def _named(record: Record) -> Iterator[_Named]:
    yield from dict.fromkeys(
        _shared(_Named(link.vocabulary, tuple(link.kinds), target)) for _, link, target in references(record)
    )


@cache
def _shared(named: _Named) -> _Named:
    """Return the first of equal ones: what many records refer to is kept once."""
    return named


def _is_known(loaded: Loaded, terms: dict[str, set[str]], named: _Named) -> bool:
    if named.vocabulary:
        return named.target in terms.get(named.vocabulary, ())
    return any(named.target in loaded.records[kind] for kind in named.kinds)


def _is_faulty(loaded: Loaded, link: Link, target: str) -> bool:
    """Whether the target is there but has problems of its own, which are reported already."""
    if link.vocabulary:
        path = f"{DATA}/{Vocabulary.kind_id}/{link.vocabulary}.yaml"
        if link.vocabulary not in loaded.records[Vocabulary.kind_id]:
            return path in loaded.sources
        return path in loaded.partial and target in _ids_typed(loaded.documents[path].data)
    return any(f"{DATA}/{kind}/{target}.yaml" in loaded.sources for kind in link.kinds)


def _ids_typed(node: Node) -> set[str]:
    """Return the ids of the terms of a list with faults, those with faults included."""
    terms = node.get(TERMS) if isinstance(node, dict) else None
    return {id_of(one) for one in terms} if isinstance(terms, list) else set()


def _candidates(loaded: Loaded, terms: dict[str, set[str]], link: Link) -> list[str]:
    if link.vocabulary:
        return sorted(terms.get(link.vocabulary, ()))
    own = [name for kind in link.kinds for name in sorted(loaded.records[kind])]
    with_communes = Place.kind_id in link.kinds and loaded.settings is not None and loaded.settings.shared_records
    return [*own, *communes()] if with_communes else own


def _explain(loaded: Loaded, link: Link, target: str, names: list[str]) -> Explanation:
    """Code, message and cure of a reference that leads nowhere."""
    near = difflib.get_close_matches(target, names, n=3, cutoff=0.6)
    cure = "có thể là: " + ", ".join(near) if near else ""
    if link.vocabulary:
        return _explain_term(loaded, link.vocabulary, target, cure)
    wanted = " hoặc ".join(KINDS[kind].kind_title.lower() for kind in link.kinds)
    for kind, group in loaded.records.items():
        if target in group:
            message = f"«{target}» là mã của loại {KINDS[kind].kind_title.lower()}; ở đây cần {wanted}"
            return Explanation("SAI_LOAI", message, cure or f"ghi mã của một {wanted}")
    if now := next(filter(None, (present_id(loaded, kind, target) for kind in link.kinds)), ""):
        cure = f"bản ghi đã đổi mã, ghi {now}"
    if Place.kind_id in link.kinds and (commune := communes().get(target)):
        same = (one.id for one in loaded.every(Place) if one.code == commune.code)
        cure = next((f"{commune.name} đã có tệp riêng, ghi {one}" for one in same), cure)
    message = f"không có {wanted} nào mang mã «{target}»"
    return Explanation("THIEU_BAN_GHI", message, cure or f"sửa lại mã, hoặc tạo tệp data/{link.kinds[0]}/{target}.yaml")


def _explain_term(loaded: Loaded, name: str, target: str, near: str) -> Explanation:
    """Explain a term that a list lacks. A list that comes with the kit is one to which an office adds its own terms."""
    if vocabulary := left_out_of(loaded, name, target):
        message = f"mục «{target}» đang dùng ở đây nhưng đã bỏ khỏi danh mục {name}"
        return Explanation(
            "MUC_LA", message, f"xóa «{target}» trong left_out của {path_of(vocabulary)}, hoặc chọn mục khác"
        )
    cure, path = near or f"chọn một mục trong danh mục {name}", f"{DATA}/{Vocabulary.kind_id}/{name}.yaml"
    if path in loaded.beneath:
        cure += f", hoặc thêm lại mục {target} vào {path}"
    elif path in loaded.shared:
        cure += f", hoặc thêm lại mục {target} vào {path} (tạo tệp ấy: python portal.py pcmt copy {name})"
    return Explanation("MUC_LA", f"danh mục {name} không có mục «{target}»", cure)


def check_cycles(loaded: Loaded) -> Iterator[Problem]:
    """Report cycles of ``parent``, ``replaced_by`` and the like, each cycle once."""
    for kind, chains in CHAINS.items():
        for chain in chains:
            graph = {name: _targets(record, chain) for name, record in loaded.records[kind].items()}
            for circle in find_circles(graph):
                record = loaded.records[kind][circle[0]]
                message = "vòng lặp: " + " → ".join([*circle, circle[0]])
                yield loaded.problem(record, (chain,), "VONG_LAP", message, "bỏ một mắt trong vòng này")


def _targets(record: Record, chain: str) -> tuple[str, ...]:
    value = getattr(record, chain)
    if value is None or isinstance(value, str):
        return (value,) if value else ()
    return tuple(item if isinstance(item, str) else getattr(item, "agency", None) or item.place for item in value)


def find_circles(graph: dict[str, tuple[str, ...]]) -> list[list[str]]:
    """Circles of a graph, each starting at its first name; walked without recursion, as chains may be long."""
    circles: dict[tuple[str, ...], list[str]] = {}
    done: set[str] = set()
    for start in sorted(name for name, targets in graph.items() if targets):
        if start in done:
            continue
        trail, places, pending = [start], {start: 0}, [iter(graph[start])]
        while pending:
            target = next(pending[-1], None)
            if target is None:
                pending.pop()
                done.add(left := trail.pop())
                del places[left]
            elif target in places:
                circle = trail[places[target] :]
                first = circle.index(min(circle))
                circle = circle[first:] + circle[:first]
                circles[tuple(circle)] = circle
            elif target in graph and target not in done:
                places[target] = len(trail)
                trail.append(target)
                pending.append(iter(graph[target]))
    return [circles[key] for key in sorted(circles)]
