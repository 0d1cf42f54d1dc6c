"""Legal documents: a quoted title was printed somewhere, and a copy by anybody is not called the official paper."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from pcmt.model import LegalDocument, Plan
from pcmt.model.record import UNOFFICIAL
from pcmt.problems import Problem
from pcmt.read.records import Loaded
from pcmt.text.vietnamese import squeeze

SUBJECT_CURE = "chép đúng tên nguồn có in trích yếu vào subject_source; lời của cổng thì chuyển sang description"
OFFICIAL_HOSTS = (
    "gov.vn chinhphu.vn quochoi.vn vbpl.vn dangcongsan.vn tapchicongsan.org.vn mattran.org.vn congbao.vn"
    " un.org unodc.org who.int"
).split()
"""Where texts of law are published by those who answer for them; each with its subdomains."""
HOST_CURE = (
    "thêm địa chỉ của cơ quan ban hành, Công báo hoặc vbpl.vn; chưa có thì ghi evidence: corroborated hoặc cited"
)
READ_CURE = "thêm nguồn của cơ quan nhà nước, hoặc ghi evidence: copied"
FORCE_CURE = "xem lại hai ngày; văn bản nói rõ có hiệu lực trở về trước thì giữ nguyên"


def check_copies(loaded: Loaded) -> Iterator[Problem]:
    """Quoted titles, evidence and order of days of legal documents; issuers named twice."""
    for document in loaded.every(LegalDocument):
        yield from _subject(loaded, document)
        yield from _evidence(loaded, document)
        yield from _force(loaded, document)
        yield from _issuers(loaded, document)
    for plan in loaded.every(Plan):
        yield from _issuers(loaded, plan)


def _subject(loaded: Loaded, document: LegalDocument) -> Iterator[Problem]:
    """Check that a title marked as printed occurs in the text on the portal, or in a named source."""
    if document.subject_source and document.subject_source not in [source.title for source in document.sources]:
        message = f"không có nguồn nào tên «{document.subject_source}»"
        yield loaded.problem(document, ("subject_source",), "TRICH_YEU", message, SUBJECT_CURE)
    elif document.subject and not document.subject_source and not _occurs_in(document.subject, document.text or ""):
        message = "chưa nói trích yếu chép từ nguồn nào"
        yield loaded.problem(document, ("subject",), "TRICH_YEU", message, SUBJECT_CURE)
    elif document.subject_source and not document.subject:
        message = "có nguồn in trích yếu nhưng không có trích yếu"
        yield loaded.problem(document, ("subject_source",), "TRICH_YEU", message, "điền subject, hoặc bỏ dòng này")


def _occurs_in(words: str, text: str) -> bool:
    return squeeze(words).casefold() in squeeze(text).casefold()


def _evidence(loaded: Loaded, document: LegalDocument) -> Iterator[Problem]:
    if document.evidence == "read" and document.sources and all(one.is_unofficial for one in document.sources):
        message = f"mọi nguồn đều là {UNOFFICIAL} nên chưa thể nói đã đọc tại nguồn chính thức"
        yield loaded.problem(document, ("evidence",), "NGUON_CHEP", message, READ_CURE)
        return
    urls = [one.url for one in document.sources if one.url]
    if document.evidence == "read" and urls and not any(is_official(url) for url in urls):
        message = "ghi là đã đọc nhưng không nguồn nào ở địa chỉ của cơ quan nhà nước"
        yield loaded.problem(document, ("evidence",), "NGUON_KHONG_CHINH_THUC", message, HOST_CURE)


def is_official(url: str) -> bool:
    """Return True if the host of an address is one of ``OFFICIAL_HOSTS``."""
    host = f".{(urlsplit(url).hostname or '').lower().rstrip('.')}"
    return any(host.endswith(f".{name}") for name in OFFICIAL_HOSTS)


def _issuers(loaded: Loaded, record: LegalDocument | Plan) -> Iterator[Problem]:
    for number, agency in enumerate(record.co_issuers):
        if agency in record.issuers[: number + 1]:
            message = f"cơ quan «{agency}» đã là cơ quan ban hành"
            yield loaded.problem(record, ("co_issuers", number), "TRUNG_CO_QUAN", message, "bỏ dòng này")


def _force(loaded: Loaded, document: LegalDocument) -> Iterator[Problem]:
    issued, start = document.issued, document.in_force_from
    if issued and start and start.last < issued.first:
        message = f"ngày có hiệu lực {start} đứng trước ngày ban hành {issued}"
        yield loaded.problem(document, ("in_force_from",), "HIEU_LUC_SOM", message, FORCE_CURE, weight="warning")
