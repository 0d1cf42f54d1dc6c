"""Values of the kit as bytes of its cache. Whatever a file of the cache holds, reading it runs no code but that of data classes.

The form is that of ``pickle``, whose own reader calls any function that a file names. Here a file can name only classes that hold
data: models, named tuples, data classes, enumerations and exceptions of this package, days, numbers, paths, sets and arrays.
"""

from __future__ import annotations

import datetime
import pickle
from array import array
from dataclasses import is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

from pcmt.model import Record, Settings
from pcmt.model.parts import Part, read_part

_PACKAGE, _INDEXES = "pcmt.", "pcmt.relate."
_CLASSES: dict[tuple[str, str], Any] = {
    (one.__module__, one.__qualname__): one
    for one in (
        set,
        frozenset,
        array,
        Decimal,
        type(Path()),
        *(getattr(datetime, name) for name in ("date", "datetime", "time", "timedelta")),
    )
} | {
    ("datetime", "timezone"): datetime.timezone,
    ("array", "_array_reconstructor"): array.__reduce_ex__(array("B"), 5)[0],
    (read_part.__module__, read_part.__qualname__): read_part,
}
_MARKUP = ("markupsafe", "Markup")
"""HTML as the templates give it; its library is imported where it draws."""
_HOLDING = (Record, Part, Settings, Enum, tuple, str, BaseException)


class UnknownClassError(ValueError):
    """Raised for bytes that name something which is no data of the kit."""


class _DataReader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        return _class_of(module, name)


@cache
def _class_of(module: str, name: str) -> Any:
    if (module, name) in _CLASSES:
        return _CLASSES[module, name]
    if (module, name) == _MARKUP:
        return getattr(import_module(module), name)
    if module.startswith(_PACKAGE):
        found: Any = import_module(module)
        for part in name.split("."):
            found = getattr(found, part, None)
        if getattr(found, "is_maker_of_data", False) or (isinstance(found, type) and _is_harmless(found)):
            return found
    raise UnknownClassError(f"{module}.{name}")


def _is_harmless(found: type) -> bool:
    """Whether a class holds data, or is an index of the catalog: questions name indexes."""
    return issubclass(found, _HOLDING) or is_dataclass(found) or found.__module__.startswith(_INDEXES)


def makes_data(function: Any) -> Any:
    """Mark a function that only puts a value together, so that bytes may name it."""
    function.is_maker_of_data = True
    return function


def packed(value: Any) -> bytes:
    """Return a value as bytes."""
    return pickle.dumps(value, 5)


def unpacked(content: bytes | memoryview) -> Any:
    """Return the value of ``packed``. Raises an exception of any kind for other bytes."""
    return _DataReader(BytesIO(content)).load()
