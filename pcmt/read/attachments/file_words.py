"""The words of an attached file, read in a process of its own that is stopped when it hangs or eats the memory.

As a program: the ending of the file is its argument, the content its input, the words its output.
"""

from __future__ import annotations

import re
import subprocess
import sys
from html import unescape
from io import BytesIO
from zipfile import ZipFile

from pcmt.read.attachments import ending_of
from pcmt.read.attachments.worker import limit_program

WAIT_LIMIT = 60
"""Seconds for one file."""
_OFFICE = re.compile(r"(?:word/\w+|ppt/(?:slides|notesSlides)/\w+|xl/sharedStrings|content)\.xml\Z")
_ENDS = re.compile(rb"</(?:w:p|a:p|text:p|text:h|si|w:tc)>|<w:br/>|<w:tab/>")
_TAG = re.compile(rb"<[^<>]*>")


def file_words(name: str, content: bytes) -> str | None:
    """Return the words of a file; empty for a picture, sound or scan, None for one that cannot be read."""
    ending = ending_of(name)
    if ending not in {".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".txt"}:
        return ""
    program = [sys.executable, "-m", "pcmt.read.attachments.file_words", ending]
    try:
        done = subprocess.run(program, input=content, capture_output=True, timeout=WAIT_LIMIT, check=False)
    except subprocess.TimeoutExpired:
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def parse_words(ending: str, content: bytes) -> str:
    """Return the words of a file by its ending, a paragraph or cell a line."""
    if ending == ".txt":
        return content.decode("utf-8-sig", "replace")
    if ending == ".pdf":
        from pypdf import PdfReader  # this process only; the one that asks does without

        return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    with ZipFile(BytesIO(content)) as archive:
        parts = [archive.read(name) for name in sorted(archive.namelist()) if _OFFICE.match(name)]
    return "\n".join(unescape(_TAG.sub(b"", _ENDS.sub(b"\n", part)).decode("utf-8", "replace")) for part in parts)


if __name__ == "__main__":
    limit_program()
    sys.stdout.buffer.write(parse_words(sys.argv[1], sys.stdin.buffer.read()).encode())
