"""The walker over annotations: marks, models and literals are found however deep unions and tuples hide them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from pcmt.model.structure.walk import fields_by_key, items_at, literals_of, mark_of, part_of


class Mark:
    """A mark."""


class Inner(BaseModel):
    """A nested model."""


class Outer(BaseModel):
    """A model with every shape of annotation that records use."""

    plain: str = ""
    marked: Annotated[str, Mark()] = ""
    deep: tuple[Annotated[str, Field(min_length=1), Mark()] | None, ...] = ()
    parts: tuple[Inner, ...] | None = None
    one_of: Literal["a", "b"] | None = None
    from_: str = Field("", alias="from")


def test_each_shape_is_walked() -> None:
    fields = Outer.model_fields
    assert {name for name in fields if mark_of(fields[name], Mark)} == {"marked", "deep"}
    assert {name for name in fields if part_of(fields[name].annotation) is Inner} == {"parts"}
    assert {name: literals_of(fields[name].annotation) for name in ("one_of", "plain")} == {
        "one_of": ("a", "b"),
        "plain": (),
    }
    assert list(fields_by_key(Outer))[-1] == "from"


def test_items_stand_at_their_numbers() -> None:
    assert list(items_at(("a",), ("x", "y"))) == [(("a", 0), "x"), (("a", 1), "y")]
    assert list(items_at(("a",), "x")) == [(("a",), "x")]
    assert list(items_at(("a",), None)) == []
