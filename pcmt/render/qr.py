"""QR codes (ISO/IEC 18004) as inline SVG: black on white with their quiet zone, whatever the colours of the page."""

from __future__ import annotations

import re

import segno
from markupsafe import Markup

from pcmt.render.html import finished, html_of

QUIET_ZONE = 4
"""Modules of white around the symbol that the standard asks for; without them a dark page hides the symbol from cameras."""
_MASK = 6
"""Every mask can be read. Trying all eight, as the standard does, takes six times as long; this one has the lowest penalty on
addresses like ours."""
_RUN = re.compile(rb"\x01+")


def qr_svg(text: str, title: str) -> Markup:
    """A QR code of ``text`` with ``title`` as its name for those who do not see it. Same text, same bytes.

    Level M (15 % of the symbol may be lost), raised where the symbol stays the same size.
    """
    rows = segno.make_qr(text, error="m", mask=_MASK).matrix
    side = len(rows) + 2 * QUIET_ZONE
    path = "".join(_strokes(row, y) for y, row in enumerate(rows, start=QUIET_ZONE))
    return finished(
        f'<svg class="qr" role="img" aria-label="{html_of(title)}" viewBox="0 0 {side} {side}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path stroke="#000" d="{path}"/></svg>'
    )


def _strokes(row: bytearray, y: int) -> str:
    """One stroke for each run of black modules; each goes on from where the last one ended."""
    strokes, reached = [f"M{QUIET_ZONE} {y}.5"], 0
    for run in _RUN.finditer(row):
        start, end = run.span()
        strokes.append(f"m{start - reached} 0h{end - start}" if start > reached else f"h{end - start}")
        reached = end
    return "".join(strokes)
