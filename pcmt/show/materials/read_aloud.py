"""The words of a broadcast on its page: one box with a button that copies them."""

from __future__ import annotations

import re

from markupsafe import Markup

from pcmt.show.markup.html import trusted_html

READ_ALOUD = "loi-doc-de-chep"
"""Anchor of the box."""
_SPOKEN = re.compile(r'(<h2 id="[^"]*">Lời đọc</h2>)(.*?)(?=<h2 |\Z)', re.DOTALL)
_BUTTON = (
    f'<p class="script-copy"><button type="button" class="copy" data-copy data-copy-from="{READ_ALOUD}" hidden>'
    "Sao chép lời đọc</button></p>"
)


def render_read_aloud(html: Markup) -> Markup:
    """Render the text of a broadcast with its words to read in a box; a text without that heading stays as it is."""
    return trusted_html(
        _SPOKEN.sub(rf'\1{_BUTTON}<div class="read-aloud" id="{READ_ALOUD}">\2</div>', str(html), count=1)
    )
