"""Value types of the records: what a clean text, id, date, number or address is.

Every value reaches a type as text (see ``pcmt.read.yaml``); a type turns it into a Python value or raises a
``PydanticCustomError`` whose message is the Vietnamese fault and whose context carries the error code and the cure.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from pcmt.model import json_types as json_forms
from pcmt.model.json_types import AS_ISO, AS_NUMBER
from pcmt.text.dates import PartialDate, parse_date, parse_moment, parse_partial_date
from pcmt.text.phone_numbers import plausible_number
from pcmt.urls import ID_CURE, is_id, web_address_fault

LINE_LIMIT = 500
TITLE_LIMIT = 200
ADDRESS_LIMIT = 2_000
TEXT_LIMIT = 10_000
DOCUMENT_LIMIT = 200_000

DATE_CURE = "viết ngày dạng 2026-06-26 hoặc 26/6/2026"
PARTIAL_CURE = "viết 2024-03-15 hoặc 15/3/2024; nếu văn bản chỉ ghi tháng, năm thì viết 2024-03 hoặc 2024"
NUMBER_CURE = "viết chữ số liền nhau, phần thập phân sau dấu phẩy, ví dụ 1000 hoặc 1,5"
MOMENT_CURE = "viết 2026-06-26 (cả ngày) hoặc 2026-06-26 08:30 (giờ Việt Nam)"

# A dot, or a comma before three digits, may mean thousands or decimals; "1.000" must never be read as 1.
_DECIMAL = re.compile(r"-?[0-9]{1,15}(?:,[0-9]{1,2})?\Z")
_COUNT = re.compile(r"[0-9]{1,9}\Z")
_PHONE = re.compile(r"\+?[0-9][0-9 .]{1,18}\Z")
_UNIT_CODE = re.compile(r"[0-9]{2,5}\Z")
_MARK_PILE = re.compile("[\u0300-\u036f]{5}")
_INVISIBLE = re.compile("[\u200b-\u200d\ufeff\u00ad]")
# Looked for first, because taking every text apart to count its marks costs more than all other checks together.
_SUSPECT = re.compile("[\u0300-\u036f\u200b-\u200d\ufeff\u00ad]")


def fault(code: str, message: str, cure: str) -> PydanticCustomError:
    """Return an error that ``read`` converts to a Problem; ``message`` and ``cure`` are plain Vietnamese."""
    return PydanticCustomError(code, "{message}", {"message": message, "cure": cure})


def _text_of(value: Any) -> str:
    if not isinstance(value, str):
        raise fault(
            "CAN_CHU", "ở đây cần một đoạn chữ, không phải danh sách hay nhóm trường", "viết chữ ngay sau dấu hai chấm"
        )
    return value


def _clean(limit: int, *, lines: bool) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        text = unicodedata.normalize("NFC", str(_text_of(value)))
        is_suspect = _SUSPECT.search(text) is not None
        if is_suspect:
            text = _INVISIBLE.sub("", text)
        text = text.strip("\n") if lines else text.strip()
        if not text.strip():
            raise fault("TRONG", "bỏ trống", "điền nội dung, hoặc xóa cả dòng nếu trường không bắt buộc")
        if len(text) > limit:
            raise fault("QUA_DAI", f"dài {len(text)} ký tự, quá mức {limit}", "rút gọn hoặc tách bớt nội dung")
        if not lines and "\n" in text:
            raise fault("NHIEU_DONG", "chỉ được viết trên một dòng", "bỏ chỗ xuống dòng")
        if is_suspect and _MARK_PILE.search(unicodedata.normalize("NFD", text)):
            raise fault("DAU_CHONG", "có chữ mang quá bốn dấu chồng nhau", "gõ lại chữ đó")
        return text

    return read


def _wrap(parse: Callable[[str], Any], code: str, cure: str) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        try:
            return parse(unicodedata.normalize("NFC", str(_text_of(value))).strip())
        except ValueError as error:
            raise fault(code, str(error), cure) from None

    return read


def _read_id(value: Any) -> str:
    text = str(_text_of(value))
    if not is_id(text):
        raise fault("MA_SAI", f"«{text[:80]}» không phải là mã hợp lệ", ID_CURE)
    return text


def _read_phone(value: Any) -> str:
    text = str(_text_of(value))
    if bare := text.strip("“”„‘’ ") if text[:1] in "“”„‘’" else "":
        raise fault("NHAY_CONG", f"số {bare[:40]} đặt trong dấu nháy cong (Word tự đổi)", f'viết "{bare[:40]}"')
    if getattr(value, "plain", False):
        raise fault("SO_THIEU_NHAY", f"số điện thoại {text} chưa đặt trong dấu nháy", f'viết "{text}"')
    if not _PHONE.match(text):
        raise fault(
            "SO_SAI", f"«{text[:40]}» không phải là số điện thoại", "chỉ dùng chữ số, dấu chấm, dấu cách và dấu + ở đầu"
        )
    return plausible_number(text, fault)


def _read_unit_code(value: Any) -> str:
    text = str(_text_of(value))
    if getattr(value, "plain", False):
        message = f"mã {text} chưa đặt trong dấu nháy nên số 0 ở đầu có thể mất"
        raise fault("MA_THIEU_NHAY", message, f'viết "{text}", đủ cả số 0 ở đầu')
    if not _UNIT_CODE.match(text):
        cure = 'chép đủ chữ số như bảng mã, ví dụ "04" hoặc "05977"'
        raise fault("MA_DON_VI_SAI", f"«{text[:40]}» không phải là mã đơn vị hành chính", cure)
    return text


def _read_web_address(value: Any) -> str:
    text = str(_text_of(value))
    if len(text) > ADDRESS_LIMIT:
        raise fault(
            "QUA_DAI", f"địa chỉ dài {len(text)} ký tự, quá mức {ADDRESS_LIMIT}", "chép lại đúng địa chỉ của trang"
        )
    if message := web_address_fault(text):
        raise fault("DIA_CHI_SAI", message, "chép nguyên địa chỉ bắt đầu bằng https://")
    return text


def _read_decimal(text: str) -> Decimal:
    if not _DECIMAL.match(text):
        raise ValueError(f"«{text[:40]}» không phải là số viết theo cách cổng đọc được")
    return Decimal(text.replace(",", "."))


def _read_count(text: str) -> int:
    if not _COUNT.match(text):
        raise ValueError(f"«{text[:40]}» không phải là số nguyên từ 0 trở lên")
    return int(text)


def _read_flag(text: str) -> bool:
    if text.lower() not in {"true", "false", "có", "không"}:
        raise ValueError(f"«{text[:40]}» không phải là có hay không")
    return text.lower() in {"true", "có"}


def _matching(pattern: str, message: str, cure: str) -> Callable[[Any], str]:
    compiled = re.compile(rf"(?:{pattern})\Z")

    def read(value: Any) -> str:
        text = str(_text_of(value)).strip()
        if not compiled.match(text):
            raise fault("SAI_MAU", f"«{text[:80]}» {message}", cure)
        return text

    return read


Title = Annotated[str, BeforeValidator(_clean(TITLE_LIMIT, lines=False))]
Line = Annotated[str, BeforeValidator(_clean(LINE_LIMIT, lines=False))]
Text = Annotated[str, BeforeValidator(_clean(TEXT_LIMIT, lines=True)), json_forms.TEXT]
DocumentText = Annotated[str, BeforeValidator(_clean(DOCUMENT_LIMIT, lines=True)), json_forms.DOCUMENT]
Quote = Annotated[str, BeforeValidator(_clean(2_000, lines=False))]
Id = Annotated[str, BeforeValidator(_read_id), json_forms.ID]
Phone = Annotated[str, BeforeValidator(_read_phone), json_forms.PHONE]
UnitCode = Annotated[str, BeforeValidator(_read_unit_code), json_forms.UNIT_CODE]
WebAddress = Annotated[str, BeforeValidator(_read_web_address), json_forms.ADDRESS]
HostName = Annotated[
    str,
    BeforeValidator(
        _matching(
            r"[a-z0-9-]+(\.[a-z0-9-]+)+",
            "không phải tên miền",
            "viết tên miền bằng chữ thường, ví dụ congan.tinh.gov.vn",
        )
    ),
]
Email = Annotated[
    str,
    BeforeValidator(_matching(r"[^@\s]+@[^@\s]+\.[^@\s]+", "không phải địa chỉ email", "viết dạng ten@coquan.gov.vn")),
]
Digest = Annotated[
    str,
    BeforeValidator(
        _matching(r"[0-9a-f]{64}", "không phải mã SHA-256", "chép đủ 64 chữ số và chữ a-f, hoặc bỏ dòng này")
    ),
]
Day = Annotated[date, BeforeValidator(_wrap(parse_date, "NGAY_SAI", DATE_CURE)), AS_ISO, json_forms.DAY]
SourceDate = Annotated[
    PartialDate, BeforeValidator(_wrap(parse_partial_date, "NGAY_SAI", PARTIAL_CURE)), AS_ISO, json_forms.PARTIAL_DATE
]
Moment = Annotated[
    date | datetime, BeforeValidator(_wrap(parse_moment, "GIO_SAI", MOMENT_CURE)), AS_ISO, json_forms.MOMENT
]
Number = Annotated[Decimal, BeforeValidator(_wrap(_read_decimal, "SO_SAI", NUMBER_CURE)), AS_NUMBER, json_forms.NUMBER]
Count = Annotated[int, BeforeValidator(_wrap(_read_count, "SO_SAI", "viết chữ số liền nhau, ví dụ 45"))]
Flag = Annotated[bool, BeforeValidator(_wrap(_read_flag, "CO_KHONG", "viết có hoặc không"))]
ClockTime = Annotated[
    str,
    BeforeValidator(
        _matching(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00", "không phải giờ trong ngày", 'viết "07:30" hoặc "24:00"')
    ),
]
"""A clock time of two digits each, so that texts compare as times do."""
At = Annotated[str, BeforeValidator(_clean(40, lines=False))]
"""A place in an official text: ``mở đầu``, ``II.2``, ``III.10``, ``II.3.a`` or ``nơi nhận`` (see ``pcmt.text.official_text``)."""


class Shown:
    """Marks a field of short text that is shown as typed wherever facts of the record are: its page, news, calendar."""


ShownLine = Annotated[Line, Shown()]


class Link:
    """Marks an id field as a reference: to a record of one of ``kinds``, or to a term of ``vocabulary``."""

    def __init__(self, *kinds: str, vocabulary: str = "") -> None:
        self.kinds = kinds
        self.vocabulary = vocabulary

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
        """Say in the published schema what the id names (pydantic's hook for marks inside ``Annotated``)."""
        target = {"x-vocabulary": self.vocabulary} if self.vocabulary else {"x-kinds": list(self.kinds)}
        return dict(handler(core_schema)) | target


PlanId = Annotated[Id, Link("ke-hoach")]
DocumentId = Annotated[Id, Link("van-ban")]
AgencyId = Annotated[Id, Link("co-quan")]
PlaceId = Annotated[Id, Link("dia-phuong")]
CampaignId = Annotated[Id, Link("chien-dich")]
EventId = Annotated[Id, Link("su-kien")]
MaterialId = Annotated[Id, Link("tai-lieu")]


def label(text: str, hint: str = "", *, since: str = "", **options: Any) -> Any:
    """Declare a record field: ``text`` is its Vietnamese label, ``hint`` one sentence of help for the editor.

    ``since`` is the version of the published data that introduced the field, if not the first.
    """
    extra: Any = {"x-since": since} if since else None
    return Field(title=text, description=hint or None, json_schema_extra=extra, **options)
