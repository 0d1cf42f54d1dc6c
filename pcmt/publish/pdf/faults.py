"""Why a form cannot be printed."""

from __future__ import annotations


class SheetFault(Exception):
    """Raised when a form of a material cannot be made; gives reason and cure, without full stops.

    ``field``: where the author has to look; ``sign``: a letter without a glyph.
    """

    def __init__(self, message: str, cure: str, field: str = "body", sign: str = "") -> None:
        super().__init__(message, cure, field, sign)  # all of them, so that it can be sent from one process to another
        self.message = message
        self.cure = cure
        self.field = field
        self.sign = sign
