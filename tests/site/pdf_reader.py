"""Printed files as programs of other makers read them: poppler, qpdf, page-validation, zbar."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import page

from tests.programs import run_program

_STREAM = re.compile(rb"/Length (\d+)[^>]*?>>\s*stream\r?\n", re.DOTALL)
_FALSE_ALARM = "PDFA2A-STREAM-LENGTH-001"


class Size(NamedTuple):
    """Width and height in millimetres, rounded."""

    width: int
    height: int


def paper_of(path: Path) -> tuple[int, str]:
    """How many pages, and the name of the paper (``A4``)."""
    told = run_program("pdfinfo", path)
    pages, size = re.search(r"Pages:\s+(\d+)", told), re.search(r"Page size:.*\((\w+)\)", told)
    assert pages and size
    return int(pages[1]), size[1]


@cache
def raw_text(path: Path) -> str:
    """Return the text of all pages in the order of the content stream, a form feed behind each page; read once for all tests."""
    return run_program("pdftotext", "-raw", "-enc", "UTF-8", path, "-")


@cache
def read_words(path: Path) -> list[str]:
    """Every word in the order of the content stream, in small letters; what runs along the foot of each page is left out."""
    text = re.sub(r"(?m)^[^\n]* · [^\n]* Mã: \S+ Trang \d+/\d+$", "", raw_text(path))
    return words_in(text)


def words_in(text: str) -> list[str]:
    """Words and figures of a text, in small letters (NFC); marks between them do not count."""
    clean = unicodedata.normalize("NFC", text).replace("\u200b", "").replace("\u00ad", "")
    return re.findall(r"\w+", clean.lower())


def is_within(wanted: Iterable[str], found: Iterable[str]) -> bool:
    """Whether all of ``wanted`` occurs in ``found`` in the same order, perhaps with more in between."""
    stream = iter(found)
    return all(word in stream for word in wanted)


@cache
def page_sizes(path: Path) -> tuple[Size, ...]:
    """Size of every page."""
    found = re.findall(r"Page\s+\d+ size:\s+([\d.]+) x ([\d.]+) pts", run_program("pdfinfo", "-l", "999", path))
    return tuple(Size(*(round(float(one) * 25.4 / 72) for one in pair)) for pair in found)


def fonts_not_embedded(path: Path) -> list[str]:
    """List lines of ``pdffonts`` about fonts that are not in the file, or whose letters cannot be determined."""
    lines = run_program("pdffonts", path).splitlines()[2:]
    assert lines
    return [line for line in lines if not re.search(r" yes\s+yes\s+yes\s+\d+\s+\d+$", line)]


def standards_missed(content: bytes) -> list[str]:
    """What keeps a file from PDF/UA-1 and PDF/A-2a."""
    missed = []
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        report = page.validate_pdf_bytes(content, profile=profile)
        assert report.rules.total > 50
        # page-validation 0.11.0 takes the last byte of a stream for a line end where it is a carriage return.
        missed += [
            f"{profile}: {failure.rule_id} {failure.message}"
            for failure in report.failures
            if not (failure.rule_id == _FALSE_ALARM and lengths_are_right(content))
        ]
    return missed


def lengths_are_right(content: bytes) -> bool:
    """Whether every stream holds exactly the bytes that it announces (ISO 32000-1, 7.3.8.1)."""
    found = list(_STREAM.finditer(content))
    ends = (content[one.end() + int(one[1]) :] for one in found)
    return len(found) == content.count(b"endstream") and all(
        end.startswith((b"\nendstream", b"\r\nendstream")) for end in ends
    )


def draw_page(path: Path, number: int, dots_per_mm: int, folder: Path) -> tuple[int, int, bytes]:
    """A page as grey dots: width, height, one byte a dot."""
    target = folder / "page"
    run_program(
        "pdftoppm",
        "-f",
        str(number),
        "-l",
        str(number),
        "-r",
        str(dots_per_mm * 25.4),
        "-gray",
        "-singlefile",
        path,
        target,
    )
    kind, size, _, dots = target.with_suffix(".pgm").read_bytes().split(b"\n", 3)
    assert kind == b"P5"
    width, height = map(int, size.split())
    return width, height, dots


def read_codes(path: Path, number: int, folder: Path) -> set[str]:
    """What a camera would read off the QR codes of a page, drawn 2,300 dots high: 200 an inch on A4, 100 on A2."""
    run_program(
        "pdftoppm",
        "-f",
        str(number),
        "-l",
        str(number),
        "-scale-to",
        "2300",
        "-singlefile",
        "-gray",  # as zbar looks at it; packing a PNG costs ten times as much as drawing the page
        path,
        folder / "camera",
    )
    return set(run_program("zbarimg", "--quiet", "--raw", folder / "camera.pgm").split())
