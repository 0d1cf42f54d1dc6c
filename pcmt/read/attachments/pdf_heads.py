"""How a PDF begins; known without the library that reads one."""

from __future__ import annotations

HEAD_LIMIT = 1_024
"""Bytes before ``%PDF-`` that readers pass over (Adobe's implementation note on 7.5.2)."""


def is_pdf(content: bytes) -> bool:
    """Whether a file begins like a PDF, stray bytes before it or not."""
    return b"%PDF-" in content[: HEAD_LIMIT + 5]
