"""QR codes as cameras see them: drawn as dots from their SVG and read by zbar, at the size of small print, with a stain."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import segno

from pcmt.show.parts.pictures.qr import QUIET_ZONE, render_qr_code
from tests.programs import read_codes

ADDRESSES = (
    "webcal://pcmt.example/lich.ics",
    "webcal://pcmt.example/lich/dia-phuong/phuong-luong-van-tri.ics",
    "https://pcmt.example/rss/doi-tuong/dong-bao-vung-cao.xml",
    "https://phongchongmatuy.langson.gov.vn/rss/co-quan/to-cong-tac-lien-nganh-hoat-dong-hop-phap-ve-ma-tuy-hai-duong.xml",
)
Dots = list[list[bool]]


def dots_of(svg: str) -> Dots:
    """The modules of a code, quiet zone included, painted stroke by stroke as a browser would."""
    (side,) = map(int, re.findall(r'viewBox="0 0 (\d+) \1"', svg))
    dots = [[False] * side for _ in range(side)]
    (path,) = re.findall(r'stroke="#000" d="([^"]+)"', svg)
    x, y = 0, 0.0
    for sign, first, second in re.findall(r"([Mmh])(\d+)(?: (\d+(?:\.5)?))?", path):
        if sign == "M":
            x, y = int(first), float(second)
        elif sign == "m":
            x += int(first)
        else:
            dots[int(y)][x : x + int(first)] = [True] * int(first)
            x += int(first)
    return dots


def read_by_zbar(dots: Dots, scale: int, folder: Path) -> list[str]:
    """What zbar reads from the dots when each is ``scale`` pixels wide."""
    side = len(dots) * scale
    rows = [" ".join("1" if dot else "0" for dot in row for _ in range(scale)) for row in dots for _ in range(scale)]
    picture = folder / "ma.pbm"
    picture.write_text(f"P1\n{side} {side}\n" + "\n".join(rows) + "\n", encoding="ascii")
    return read_codes(picture)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("scale", [2, 3, 8])
def test_a_reader_gets_exactly_the_address(address: str, scale: int, tmp_path: Path) -> None:
    assert read_by_zbar(dots_of(render_qr_code(address, "thử")), scale, tmp_path) == [address]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_stain_does_not_hurt(address: str, tmp_path: Path) -> None:
    dots = dots_of(render_qr_code(address, "thử"))
    middle = len(dots) // 2
    for row in dots[middle : middle + 4]:
        row[middle : middle + 4] = [True] * 4
    assert read_by_zbar(dots, 3, tmp_path) == [address]


def test_zbar_would_tell_a_wrong_code(tmp_path: Path) -> None:
    dots = dots_of(render_qr_code(ADDRESSES[0], "thử"))
    for row in dots[10:-10]:
        row[10:-10] = [not dot for dot in row[10:-10]]
    assert read_by_zbar(dots, 3, tmp_path) == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_strokes_are_the_modules_of_segno(address: str) -> None:
    dots = dots_of(render_qr_code(address, "thử"))
    inside = [row[QUIET_ZONE:-QUIET_ZONE] for row in dots[QUIET_ZONE:-QUIET_ZONE]]
    assert inside == [[bool(dot) for dot in row] for row in segno.make_qr(address, error="m", mask=6).matrix]
    edge = [*dots[:QUIET_ZONE], *dots[-QUIET_ZONE:], *(row[:QUIET_ZONE] + row[-QUIET_ZONE:] for row in dots)]
    assert not any(dot for row in edge for dot in row)


def test_name_is_escaped_and_bytes_repeat() -> None:
    code = render_qr_code(ADDRESSES[0], 'Lịch «A» & "B" <i>')
    assert 'aria-label="Lịch «A» &amp; &quot;B&quot; &lt;i&gt;"' in code
    assert code == render_qr_code(ADDRESSES[0], 'Lịch «A» & "B" <i>')


def test_colours_are_fixed() -> None:
    code = render_qr_code(ADDRESSES[0], "thử")
    assert code.count('fill="#fff"') == 1
    assert code.count('stroke="#000"') == 1
    assert "currentColor" not in code and "var(" not in code
