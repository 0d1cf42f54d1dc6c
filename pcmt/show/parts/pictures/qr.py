"""QR codes (ISO/IEC 18004) as inline SVG: black on white with their quiet zone, whatever the colours of the page."""

from __future__ import annotations

import re

from markupsafe import Markup

from pcmt.show.markup.html import html_of, trusted_html

QUIET_ZONE = 4
"""Modules of white around the symbol that the standard asks for; without them a dark page hides the symbol from cameras."""
_MASK = 6
"""Every mask can be read. Trying all eight, as the standard does, takes six times as long; this one has the lowest penalty on
addresses like ours."""
_RUN = re.compile(rb"\x01+")


def render_qr_code(text: str, title: str) -> Markup:
    """Render a QR code of ``text`` with ``title`` as its accessible name. Same text, same bytes.

    Level M (15 % of the symbol may be lost), raised where the symbol keeps its size.
    """
    side, path = _drawn(text)
    return trusted_html(
        f'<svg class="qr" role="img" aria-label="{html_of(title)}" viewBox="0 0 {side} {side}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path stroke="#000" d="{path}"/></svg>'
    )


def qr_file(text: str) -> str:
    """Return the same code as an SVG file for print, without a name.

    Strokes overlap by a twentieth of a module: PDF viewers smooth edges and would show hairlines otherwise.
    """
    side, path = _drawn(text)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path fill="#fff" d="M0 0h{side}v{side}H0z"/>'
        f'<path stroke="#000" stroke-width="1.05" d="{path}"/></svg>'
    )


def _drawn(text: str) -> tuple[int, str]:
    """Modules along a side, quiet zone included, and the black ones as the data of an SVG path."""
    import segno  # takes as long to load as a page takes to draw; only a page that is made anew needs it

    rows = segno.make_qr(text, error="m", mask=_MASK).matrix
    path = "".join(_strokes(row, y) for y, row in enumerate(rows, start=QUIET_ZONE))
    return len(rows) + 2 * QUIET_ZONE, path


def _strokes(row: bytearray, y: int) -> str:
    """One stroke for each run of black modules; each goes on from where the last one ended."""
    strokes, reached = [f"M{QUIET_ZONE} {y}.5"], 0
    for run in _RUN.finditer(row):
        start, end = run.span()
        strokes.append(f"m{start - reached} 0h{end - start}" if start > reached else f"h{end - start}")
        reached = end
    return "".join(strokes)
