"""Print editions of the real plans and of the letter, and their words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from pcmt.model import LegalDocument, Plan
from pcmt.model.handouts import FORMS
from tests.programs import run_program
from tests.site.pdf_reader import words_in

MM = 72 / 25.4
"""Points."""
FORM = FORMS["ban-in"]


OURS = "Phần của cổng, không thuộc văn bản"


_CALL = re.compile(r"\[\^(\d+)\]")


_NOTE = re.compile(r"(?m)^\s*\[\^(\d+)\]: (.*)\n?")


_UNSIGNED = "bản in không có chữ ký, con dấu"


class Paper(NamedTuple):
    """A record with its official text and the file that was built for it."""

    record: Plan | LegalDocument
    file: Path


def joined(words: str) -> str:
    """Letters and figures alone: programs put spaces around raised figures as they like."""
    return "".join(words_in(words))


def page_texts(path: Path) -> list[str]:
    """The words of each page in the order of its content, without what runs along head and foot."""
    box = [("-x", 0), ("-y", 19 * MM), ("-W", 210 * MM), ("-H", (297 - 19 - 20) * MM)]
    crop = [part for name, value in box for part in (name, str(round(value)))]
    return run_program("pdftotext", "-raw", *crop, path, "-").split("\f")[:-1]


def official_words(paper: Paper) -> str:
    """The part of a file that is the text itself, from the head to the name of who signed, footnotes at the foot of each page."""
    texts = page_texts(paper.file)
    end = next(at for at, words in enumerate(texts) if joined(OURS) in joined(words))
    assert 0 < end < len(texts)
    return joined(" ".join(texts[:end]))


def source_words(record: Plan | LegalDocument) -> tuple[str, list[str]]:
    """The words behind the title as the source has them, and its footnotes, read without the portal's own reader of texts."""
    text = record.text or ""
    notes = [f"{mark} {words}" for mark, words in _NOTE.findall(text)]
    text = re.sub(r"\[\^\d+:\]", "", _NOTE.sub("", text))
    words = joined(_CALL.sub(r"\1", text))
    if isinstance(record, LegalDocument):
        name = joined(text.strip().splitlines()[-1])
        return words.removesuffix(name) + joined(_UNSIGNED) + name, [joined(one) for one in notes]
    words += joined(" ".join(("Nơi nhận", *record.recipients)))
    if record.signer:
        words += joined(" ".join((*record.signer.positions, _UNSIGNED, record.signer.name)))
    else:
        words += joined("không có phần ký")
    return words, [joined(one) for one in notes]


def portal_words(paper: Paper) -> str:
    texts = page_texts(paper.file)
    start = next(at for at, words in enumerate(texts) if joined(OURS) in joined(words))
    return joined(" ".join(texts[start:]))


def first_own_page(paper: Paper) -> int:
    return next(at for at, words in enumerate(page_texts(paper.file), start=1) if joined(OURS) in joined(words))
