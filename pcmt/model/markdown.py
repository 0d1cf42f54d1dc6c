"""Texts that are read as CommonMark: headings, lists, links. Every other text is printed as it was typed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import BaseModel

from pcmt.model.fields import DocumentText, Text
from pcmt.model.structure.walk import marked_fields


class Markdown:
    """Marks a field whose text is read as CommonMark."""


MarkdownText = Annotated[Text, Markdown()]
MarkdownBody = Annotated[DocumentText, Markdown()]


def markdown_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the names of the marked fields of a model."""
    return marked_fields(model, Markdown)


def markdown_texts(record: BaseModel) -> Iterator[tuple[str, str]]:
    """Name and text of each field of a record that is read as CommonMark."""
    for name in markdown_fields(type(record)):
        if text := getattr(record, name):
            yield name, text
