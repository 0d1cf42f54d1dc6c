"""What looking into a file from outside brings to light: its faults, its facts, and the bytes that may be published."""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """Why a file is refused: code, message and cure of a problem, in Vietnamese, without a full stop."""

    code: str
    message: str
    cure: str


class Facts(NamedTuple):
    """Properties of a file; None where a property does not apply. ``language`` is a BCP 47 code.

    ``is_tagged`` and ``has_text`` are the minimum for screen readers in a PDF (ISO 14289-1): a structure, and text
    rather than images of text; they do not prove accessibility. ``picture_pages``: pages with drawings and no text.
    ``signatures``: number of digital signatures of persons and bodies in a PDF, without time stamps; their validity is
    not examined.
    """

    pages: int | None = None
    seconds: int | None = None
    width: int | None = None
    height: int | None = None
    is_tagged: bool | None = None
    has_text: bool | None = None
    picture_pages: int | None = None
    signatures: int | None = None
    title: str = ""
    language: str = ""


class Findings(NamedTuple):
    """Faults of a file, its facts where it has none, and its bytes as they are published."""

    faults: tuple[Fault, ...]
    facts: Facts
    content: bytes


class FileFault(Exception):
    """Raised while parsing a file; carries the ``fault`` found there."""

    def __init__(self, code: str, message: str, cure: str) -> None:
        self.fault = Fault(code, message, cure)
        super().__init__(message)

    @property
    def findings(self) -> Findings:
        """The findings of a file that is refused for this."""
        return Findings((self.fault,), Facts(), b"")


def refused(code: str, message: str, cure: str) -> Findings:
    """Return the findings of a refused file."""
    return Findings((Fault(code, message, cure),), Facts(), b"")


def damaged(what: str, cure: str) -> Findings:
    """Return the findings of a file that violates the rules of its own format."""
    return refused("TEP_HONG", f"{what} bị hỏng hoặc tải về chưa hết", cure)


def too_heavy(what: str) -> Findings:
    """Return the findings of a file whose inspection exceeded the limits of time or memory."""
    message = f"{what} quá nặng: xem hết tốn quá nhiều thời gian hoặc bộ nhớ của máy nên cổng dừng lại"
    cure = "mở tệp bằng đúng phần mềm, bớt hình hoặc trang, lưu lại thành tệp mới; tệp dài thì tách thành nhiều tệp"
    return refused("TEP_NANG", message, cure)
