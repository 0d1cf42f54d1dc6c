"""The address of a licence, as machines compare it: without the page for people behind it."""

from __future__ import annotations

from pcmt.render.material_page import TERMS


def licence_address(licence: str) -> str:
    """``https://creativecommons.org/licenses/by/4.0/``; empty for a licence without an address or one nobody knows here."""
    terms = TERMS.get(licence)
    return terms.address.removesuffix("deed.vi") if terms else ""
