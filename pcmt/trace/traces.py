"""What rules have read and made, as it is kept for the next build."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pcmt.read.kept_values import packed, unpacked
from pcmt.relate.catalog import Catalog
from pcmt.trace.notes import FieldRead, Question
from pcmt.trace.question_groups import GroupReads


class MadeValue:
    """What a rule made, as itself or as the bytes of an earlier program, which become a value only when it is asked for."""

    __slots__ = ("_content", "_value")

    def __init__(self, value: Any = None, content: bytes | None = None) -> None:
        """Take the value or its bytes."""
        self._value, self._content = value, content

    @property
    def value(self) -> Any:
        """The value. Raises an exception of any kind for bytes that are not whole."""
        if self._value is None and self._content is not None:
            self._value = unpacked(self._content)
        return self._value

    @property
    def content(self) -> bytes:
        """The value as bytes."""
        return packed(self._value) if self._content is None else self._content


class Trace(NamedTuple):
    """What a rule read, the digest of what it was given beside the roots, what it made, and the rules that it used."""

    fields: frozenset[FieldRead]
    questions: frozenset[Question]
    is_vague: bool
    given: str
    made: MadeValue
    used: tuple[str, ...]


@dataclass
class TraceBook:
    """The traces of a site, the answers that they rest on, and the data that gave them. ``inner`` as in ``Notes``."""

    traces: dict[str, Trace] = field(default_factory=dict)
    answers: dict[Question, bytes] = field(default_factory=dict)
    inner: GroupReads = field(default_factory=GroupReads)
    catalog: Catalog | None = None
