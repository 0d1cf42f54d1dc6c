"""What looks into attachments and what takes words about their owner out of them, by the endings of their names.

Loaded where a file is new or has changed: a build of one edit needs none of these modules.
"""

from __future__ import annotations

from collections.abc import Callable

from pcmt.read.attachments.findings import Findings
from pcmt.read.attachments.odf import see_odt
from pcmt.read.attachments.office_files import see_docx, see_pptx, see_text, see_xlsx
from pcmt.read.attachments.old_office import see_doc
from pcmt.read.attachments.sound import bare_sound, see_mp3
from pcmt.read.attachments.svg import bare_svg, see_svg

# Libraries that read pictures and PDF take longest to load.


def _see_pdf(content: bytes) -> Findings:
    from pcmt.read.attachments.pdf import see_pdf

    return see_pdf(content)


def _see_jpeg(content: bytes) -> Findings:
    from pcmt.read.attachments.images import see_jpeg

    return see_jpeg(content)


def _see_png(content: bytes) -> Findings:
    from pcmt.read.attachments.images import see_png

    return see_png(content)


def _bare_image(content: bytes) -> bytes:
    from pcmt.read.attachments.images import bare_image

    return bare_image(content)


READERS: dict[str, Callable[[bytes], Findings]] = {
    ".pdf": _see_pdf,
    ".docx": see_docx,
    ".xlsx": see_xlsx,
    ".pptx": see_pptx,
    ".odt": see_odt,
    ".doc": see_doc,
    ".jpg": _see_jpeg,
    ".jpeg": _see_jpeg,
    ".png": _see_png,
    ".svg": see_svg,
    ".mp3": see_mp3,
    ".txt": see_text,
}
"""What looks into a file."""
BARE: dict[str, Callable[[bytes], bytes]] = {
    **dict.fromkeys((".jpg", ".jpeg", ".png"), _bare_image),
    ".svg": bare_svg,
    ".mp3": bare_sound,
}
"""What takes out of a file that was looked into the words about its owner; all others are published as they are."""
