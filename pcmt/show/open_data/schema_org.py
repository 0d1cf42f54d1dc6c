"""The open data of the portal as schema.org/DataCatalog, one schema.org/Dataset for each list, for search engines of data."""

from __future__ import annotations

from typing import Any

from pcmt.relate.datasets import LIST_ENDINGS, Dataset, datasets
from pcmt.show.materials.licences import licence_address
from pcmt.show.parts.context import PageContext
from pcmt.text.formats import format_number
from pcmt.urls import data_path

PAGE = "du-lieu-mo/"
_MEDIA_TYPES = {"json": "application/json", "csv": "text/csv"}


def linked_lists(view: PageContext) -> dict[str, Any]:
    """Return the data catalogue and its lists; every address is a page or file of the site."""
    settings = view.catalog.settings
    address = settings.url + PAGE
    common = _common(view)
    return {
        "@context": "https://schema.org",
        "@type": "DataCatalog",
        "@id": address,
        "url": address,
        "name": f"Dữ liệu mở của {settings.title}",
        "description": "Tất cả bản ghi của cổng và các bảng rút ra từ đó, dạng JSON và CSV, tải về và dùng lại được.",
        "dataset": [_dataset(view, one, common) for one in datasets(view.catalog)],
        **common,
    }


def _common(view: PageContext) -> dict[str, Any]:
    settings = view.catalog.settings
    found: dict[str, Any] = {
        "inLanguage": "vi",
        "isAccessibleForFree": True,
        "publisher": {"@type": "Organization", "name": settings.unit or settings.title},
    }
    if address := licence_address(settings.licence):
        found["license"] = address
    return found


def _dataset(view: PageContext, one: Dataset, common: dict[str, Any]) -> dict[str, Any]:
    settings = view.catalog.settings
    address = f"{settings.url}{PAGE}#{one.name}"
    count = f"{format_number(one.total)} dòng, tệp JSON và CSV"
    found = {
        "@type": "Dataset",
        "@id": address,
        "url": address,
        "name": f"{one.title}, {settings.title}",
        "description": f"{one.description} Có {count}, của {settings.title}.",
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": settings.url + data_path(one.name, ending),
                "encodingFormat": _MEDIA_TYPES[ending],
            }
            for ending in LIST_ENDINGS
        ],
        **common,
    }
    if one.updated:
        found["dateModified"] = one.updated.isoformat()
    return found
