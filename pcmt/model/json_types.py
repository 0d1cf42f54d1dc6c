"""JSON representation of values: serialisation, and its description in JSON Schema.

``x-type`` distinguishes what JSON Schema gives one name: ``text`` may have several lines, ``document`` is a full
official
text, ``partial_date`` is as precise as its source, ``moment`` is a day or a day with a local time of Vietnam.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from pydantic import PlainSerializer, WithJsonSchema

from pcmt.text.dates import PartialDate


def _iso(value: date | datetime | PartialDate) -> str:
    return str(value) if isinstance(value, PartialDate) else value.isoformat()


def _number(value: Decimal) -> int | float:
    # Two decimals and fifteen digits at most (see ``Number``): a float keeps them all.
    return int(value) if value == value.to_integral_value() else float(value)


def _form(type_: str, x_type: str = "", **keywords: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": type_, **keywords} | ({"x-type": x_type} if x_type else {}))


AS_ISO = PlainSerializer(_iso, return_type=str)
AS_NUMBER = PlainSerializer(_number, return_type=int | float, when_used="json")

TEXT = _form("string", "text")
DOCUMENT = _form("string", "document")
ID = _form("string", "id", pattern="^[a-z0-9]+(-[a-z0-9]+)*$")
PHONE = _form("string", "phone")
UNIT_CODE = _form("string", "unit_code", pattern="^[0-9]{2,5}$")
ADDRESS = _form("string", format="uri")
DAY = _form("string", format="date")
PARTIAL_DATE = _form("string", "partial_date", pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")
MOMENT = _form("string", "moment", pattern=r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}\+07:00)?$")
NUMBER = _form("number")
