"""Office packages made for tests, and the faults that reading a file gives."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from pcmt.read.attachments import see_file

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/"


TYPE = "application/vnd.openxmlformats-officedocument."


MAIN = {
    ".docx": ("word/document.xml", TYPE + "wordprocessingml.document.main+xml"),
    ".xlsx": ("xl/workbook.xml", TYPE + "spreadsheetml.sheet.main+xml"),
    ".pptx": ("ppt/presentation.xml", TYPE + "presentationml.presentation.main+xml"),
}


def codes(name: str, content: bytes) -> list[str]:
    return [fault.code for fault in see_file(name, content).faults]


def relation(kind: str, target: str, mode: str = ' TargetMode="External"', prefix: str = OFFICE) -> str:
    return f'<Relationships><Relationship Id="r" Type="{prefix}{kind}" Target="{target}"{mode}/></Relationships>'


def office(ending: str, extra: Mapping[str, str | bytes] | None = None, **options: str) -> bytes:
    """A package of its kind; ``main`` renames its main part, ``slash`` its separators, ``types`` adds media types."""
    main, kind = MAIN[ending]
    main = options.get("main", main)
    types = (
        '<Types><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="bmp" ContentType="image/bmp"/>'
        f'<Override PartName="/{main}" ContentType="{kind}"/>{options.get("types", "")}</Types>'
    )
    root = relation("officeDocument", main, "", options.get("prefix", OFFICE))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        parts = {"[Content_Types].xml": types, "_rels/.rels": root, main: "<a/>", **(extra or {})}
        for name, content in parts.items():
            archive.writestr(name if "_rels" in name else name.replace("/", options.get("slash", "/")), content)
    return buffer.getvalue()
