"""Prints of made-up official texts, their content tree and their words."""

from __future__ import annotations

import io
from typing import Any

from pypdf import PdfReader

from pcmt.model import LegalDocument, Plan, Record
from pcmt.model.handouts import FORMS
from pcmt.publish.pdf.official_content import edition_of_text
from pcmt.publish.pdf.sheets import PrintedSheet, printed
from pcmt.show.parts.context import PageContext
from tests.memory_cache import MemoryCache
from tests.records import catalog

LACKING = ["Số, ký hiệu: không ghi trong văn bản.", "Ngày, tháng, năm ban hành: không ghi trong văn bản."]


LEFT_BLANK = [one.replace("không ghi trong văn bản", "bản gốc bỏ trống") for one in LACKING]


LETTER = """CHỦ TỊCH TỈNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 5/CT
V/v thử
Tỉnh A, ngày 25 tháng 5 năm 2026
Kính gửi:
- Các xã;
Yêu cầu như sau:
I. VIỆC
1. Làm.
Nơi nhận:
- Như trên;
- Lưu: VT.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Trần Văn A"""


def content(record: Plan | LegalDocument, *others: Record, **options: Any) -> dict[str, Any]:
    return edition_of_text(PageContext(catalog(record, *others, **options)), record, FORMS["ban-in"])


def words(node: dict[str, Any]) -> str:
    return "".join(run.get("t", f"[{run.get('mark')}]") for run in (*node["head"], *node["rest"]))


def printed_sheet(*records: Record) -> PrintedSheet:
    [sheet] = printed(catalog(*records), MemoryCache())
    return sheet


def words_of(sheet: PrintedSheet) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(bytes(sheet.pdf))).pages).split())
