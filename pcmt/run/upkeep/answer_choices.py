"""What the questions of a new record may be answered with: the terms of a vocabulary, the portal's own records of a kind.

An official knows names, not ids: an answer may be either, and where there is one thing only to choose it is chosen by Enter.
"""

from __future__ import annotations

from collections.abc import Mapping

from pcmt.model import Agency, Vocabulary
from pcmt.model.fields import Link
from pcmt.model.published import CODE_TITLES
from pcmt.read.records import Loaded, path_of
from pcmt.text.vietnamese import slugify

_SHOWN = 14


class AnswerChoices:
    """The choices of one field: titles by id, in their order."""

    def __init__(self, titles: Mapping[str, str]) -> None:
        """Take the titles by id."""
        self._titles = dict(titles)
        self._ids = {slugify(title): key for key, title in titles.items()}

    @property
    def usual(self) -> str:
        """The only choice; empty where there are several or none."""
        return next(iter(self._titles)) if len(self._titles) == 1 else ""

    @property
    def words(self) -> str:
        """The choices as a question shows them."""
        found = [f"{key} ({title})" for key, title in self._titles.items()][:_SHOWN]
        if len(self._titles) > _SHOWN:
            found.append("…")
        ending = "; Enter là chọn" if self.usual else ""
        return f"{', '.join(found)}{ending}"

    def read(self, answer: str) -> str:
        """Return an answer with ids for the names that it gives; parts are divided by commas."""
        if not answer.strip():
            return self.usual
        whole = self._ids.get(slugify(answer))
        if whole:
            return whole
        return ", ".join(self._ids.get(slugify(one), one.strip()) for one in answer.split(",") if one.strip())


def choices_of(loaded: Loaded, link: Link | None, codes: tuple[str, ...] = ()) -> AnswerChoices:
    """Return the choices of a field: its ``codes``, all terms of its vocabulary, the portal's own agencies; else none."""
    if link is None:
        titles: Mapping[str, str] = next((one for one in CODE_TITLES if codes and set(codes) <= set(one)), {})
        return AnswerChoices({code: titles.get(code, code) for code in codes})
    if link.vocabulary:
        terms = loaded.records[Vocabulary.kind_id].get(link.vocabulary)
        return AnswerChoices({one.id: one.title for one in terms.terms} if isinstance(terms, Vocabulary) else {})
    own = [
        record
        for kind in link.kinds
        for record in loaded.records[kind].values()
        if path_of(record) not in loaded.shared and isinstance(record, Agency)
    ]
    return AnswerChoices({one.id: one.title for one in own})
