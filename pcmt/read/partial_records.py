"""Partial validation of a record with faulty fields, so that all faults of a file are reported in one run.

Faulty parts are omitted or substituted; the record never leaves the check, because its faults stop every build.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pcmt.model.structure.walk import FieldPath
from pcmt.problems import Problem
from pcmt.read.model_messages import field_at, field_label
from pcmt.read.positions import Document, Node, Scalar

_ROUNDS = 8
_NEAREST = ("end", "start", "published", "issued")
"""Fields substituted first: most faulty required values are days."""
_OF_ORDER = frozenset({"NGUOC_THOI_GIAN", "THIEU_LY_DO", "HET_HIEU_LUC", "KE_TUC_MUON", "THOI_KY_DAI"})
"""Codes that compare days or ask for a field; where a value is missing they may follow from that alone."""


class Partial:
    """A record without its faulty parts, and the top-level fields that these stood in."""

    def __init__(self, label: str, document: Document, model: type[Any], given: Mapping[str, str]) -> None:
        self._document, self._model = document, model
        self.label = label
        self.fields: set[str] = set()
        self.record = self._read(given)

    def _read(self, given: Mapping[str, str]) -> Any:
        data: Any = _copied(self._document.data)
        for _ in range(_ROUNDS):
            try:
                return self._model.model_validate({**given, **data})
            except ValueError as error:
                faults: Any = error
            places = sorted({each["loc"] for each in faults.errors(include_url=False)}, key=_from_the_end)
            if not all(self._mend(data, where) for where in places):
                return None
        return None

    def _mend(self, data: Any, where: FieldPath) -> bool:
        """Leave out what is faulty at a place, or put the value of another field there; False where neither helps."""
        if not where or where[0] not in data:
            return False
        self.fields.add(str(where[0]))
        for end in range(len(where), 0, -1):
            info, last = field_at(self._model, where[:end]), where[end - 1]
            if isinstance(last, int) or info is None or not info.is_required():
                return _removed(data, where[:end])
        return self._stood_in(data, str(where[0]))

    def _stood_in(self, data: Any, name: str) -> bool:
        """Only values typed in the record itself are put anywhere: no other could be known to be sound."""
        tried = self.fields - {name}
        for other in (*_NEAREST, *data):
            value = data.get(other)
            if other != name and other not in tried and isinstance(value, Scalar) and value != data[name]:
                data[name] = value
                return True
        return False

    def is_echo(self, problem: Problem) -> bool:
        """Return True if a problem may result from an omitted part rather than from the typed text."""
        if problem.path != self.label:
            return False
        names = [field_label(self._model, (name,)) for name in self.fields]
        return problem.code in _OF_ORDER or any(
            problem.field == name or problem.field.startswith(f"{name},") for name in names
        )


def _from_the_end(where: FieldPath) -> tuple[Any, ...]:
    """Later items of a list first, so that leaving one out does not move the others."""
    return tuple((0, -step) if isinstance(step, int) else (1, step) for step in where)


def _removed(data: Any, where: FieldPath) -> bool:
    node = data
    for step in where[:-1]:
        try:
            node = node[step]
        except (KeyError, IndexError, TypeError):
            return True  # gone with an earlier one
    try:
        del node[where[-1]]
    except (KeyError, IndexError, TypeError):
        return False
    return True


def _copied(node: Node) -> Node:
    if isinstance(node, dict):
        return {key: _copied(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_copied(value) for value in node]
    return node


def without_echoes(problems: Iterator[Problem], partial: Mapping[str, Partial]) -> Iterator[Problem]:
    """Filter out problems caused by substituted parts."""
    for problem in problems:
        one = partial.get(problem.path)
        if one is None or not one.is_echo(problem):
            yield problem
