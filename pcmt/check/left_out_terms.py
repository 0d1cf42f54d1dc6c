"""Shared terms that a list of the portal leaves out while records use them: one problem for each, at its cause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pcmt.model import Record, Vocabulary
from pcmt.model.fields import Link
from pcmt.model.structure.walk import FieldPath
from pcmt.model.vocabulary import RELIED_ON
from pcmt.problems import Problem
from pcmt.read.records import Loaded
from pcmt.read.waiting import is_dated

SHOWN = 10


def left_out_of(loaded: Loaded, name: str, target: str) -> Vocabulary | None:
    """Return the list of a name where it leaves a term out."""
    found = loaded.records[Vocabulary.kind_id].get(name)
    return found if isinstance(found, Vocabulary) and target in found.left_out else None


class LeftOutInUse:
    """The records that use terms which are left out, by list and term."""

    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded
        self._own: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self._shared: defaultdict[tuple[str, str], set[str]] = defaultdict(set)

    def take(self, item: Record, where: FieldPath, link: Link, target: str) -> bool:
        """Take a field that names a term which is left out; False for any other, and for one that must be reported itself too.

        That is one of a record with a state or a moment of publication: while it waits, nothing public rests on the term.
        """
        if not link.vocabulary or left_out_of(self._loaded, link.vocabulary, target) is None:
            return False
        name = f"{item.kind_id}/{item.id}"
        if isinstance(item, Vocabulary) and len(where) > 1 and isinstance(where[1], int):
            name += f" {item.terms[where[1]].id}"
        users = self._shared if self._loaded.is_shared(item, where) else self._own
        users[link.vocabulary, target].add(name)
        return not is_dated(item)

    def problems(self) -> Iterator[Problem]:
        """Yield a problem for each term that is in use; one on which the program relies is refused already."""
        for vocabulary, term in sorted({*self._own, *self._shared}):
            record = left_out_of(self._loaded, vocabulary, term)
            if record is not None and term not in RELIED_ON.get(vocabulary, ()):
                own, shared = sorted(self._own[vocabulary, term]), sorted(self._shared[vocabulary, term])
                where = ("left_out", record.left_out.index(term))
                yield self._loaded.problem(
                    record, where, "MUC_DANG_DUNG", _message(term, [*own, *shared]), _cure(term, shared)
                )


def _message(term: str, names: list[str]) -> str:
    left = len(names) - SHOWN
    more = f" và {left} bản ghi khác" if left > 0 else ""
    return f"bỏ mục «{term}» nhưng mục «{term}» đang dùng ở {', '.join(names[:SHOWN])}{more}"


def _cure(term: str, shared: list[str]) -> str:
    copy = f" (bản ghi của bộ chung thì chép về trước: python portal.py pcmt copy {shared[0]})" if shared else ""
    return f"xóa «{term}» trong left_out, hoặc thay «{term}» bằng mục khác ở từng bản ghi ấy{copy}"
