"""Why a form cannot be printed."""

from __future__ import annotations


class SheetFault(Exception):
    """A form that the material's type offers cannot be made; says why and the cure, without full stops.

    ``field`` is where its author has to look, ``sign`` a letter that the fonts do not have.
    """

    def __init__(self, message: str, cure: str, field: str = "body", sign: str = "") -> None:
        super().__init__(message, cure, field, sign)  # all of them, so that it can be sent from one process to another
        self.message = message
        self.cure = cure
        self.field = field
        self.sign = sign
