"""Licences in plain words: what one may do with a material, what one must, what one may not."""

from __future__ import annotations

from typing import NamedTuple

from pcmt.model.vocabulary import Licence


class Terms(NamedTuple):
    """A licence in plain words. ``address``: its full text (empty: none online); ``brief``: a sentence for imprints."""

    address: str
    brief: str
    may: str
    must: str
    not_: str


TERMS = {
    Licence.CC_BY: Terms(
        "https://creativecommons.org/licenses/by/4.0/deed.vi",
        "Được chép, in, sửa và phát lại, miễn là ghi nguồn.",
        "chép, in, chiếu, phát, dịch, rút gọn, sửa cho hợp nơi mình, kể cả trong hoạt động có thu tiền. Không phải hỏi ai.",
        "ghi nguồn như dòng dưới đây; đã sửa thì ghi thêm chữ “có sửa” và tên đơn vị sửa.",
        "ghi như thể cổng hoặc đơn vị biên soạn đã duyệt bản bạn sửa.",
    ),
    Licence.OFFICIAL_TEXT: Terms(
        "",
        "Được chép, in và phát lại nguyên văn.",
        "chép, in và phát lại nguyên văn.",
        "giữ đúng từng chữ, ghi tên, số, ký hiệu và ngày của văn bản.",
        "sửa lời của văn bản.",
    ),
}
"""Terms by licence; a licence that is not here is only named."""


def licence_words(title: str, licence: str | None) -> str:
    """Return the licence in whole sentences: its ``title``, and a summary of what it permits."""
    terms = TERMS.get(licence or "")
    return f"Giấy phép: {title}." + (f" {terms.brief}" if terms else "")


def licence_address(licence: str | None) -> str:
    """Return the canonical address for machines, without the localised page; empty for a licence without one."""
    terms = TERMS.get(licence or "")
    return terms.address.removesuffix("deed.vi") if terms else ""
