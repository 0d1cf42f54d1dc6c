"""What looking into a file from outside brings to light: its faults, its facts, and the bytes that may be published."""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """Why a file is refused: code, message and cure of a problem, in Vietnamese, without a full stop."""

    code: str
    message: str
    cure: str


class Facts(NamedTuple):
    """What a file says of itself. None: not a question for this kind of file. ``language`` is a BCP 47 code.

    ``is_tagged`` and ``has_text`` are what screen readers need of a PDF (ISO 14289-1): a structure, and letters rather than
    pictures of letters. They are the least, not proof that the file can be read with ease. ``signatures`` counts
    the digital signatures that a PDF holds; whether they are good is not looked into.
    """

    pages: int | None = None
    seconds: int | None = None
    width: int | None = None
    height: int | None = None
    is_tagged: bool | None = None
    has_text: bool | None = None
    signatures: int | None = None
    title: str = ""
    language: str = ""


class Findings(NamedTuple):
    """Faults of a file, its facts where it has none, and its bytes as they are published."""

    faults: tuple[Fault, ...]
    facts: Facts
    content: bytes


def refused(code: str, message: str, cure: str) -> Findings:
    """The findings of a file that is not let in."""
    return Findings((Fault(code, message, cure),), Facts(), b"")


def damaged(what: str, cure: str) -> Findings:
    """The findings of a file that its own format's rules do not hold for."""
    return refused("TEP_HONG", f"{what} bị hỏng hoặc tải về chưa hết", cure)
