"""Addresses: what an id may look like, where a record lives, which outside addresses are let in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256
from urllib.parse import urlsplit

ID_LIMIT = 80
ID_CURE = "chỉ dùng chữ thường không dấu a-z, chữ số và dấu gạch nối, ví dụ ke-hoach-2026"

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
# Windows refuses these names as files and folders, whatever their ending.
_DEVICE_NAMES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
_FORBIDDEN_IN_ADDRESS = re.compile(r"[\s\"'<>\\^`{|}\x00-\x1f\x7f\u200b-\u200d\ufeff\u00ad]")


def is_id(text: str) -> bool:
    """Whether ``text`` can be an id, a folder and a file name on every system."""
    return len(text) <= ID_LIMIT and _ID.match(text) is not None and text not in _DEVICE_NAMES


def record_path(kind: str, record_id: str) -> str:
    """Site-relative address of a record page, with a slash at its end and none at its start."""
    return f"{kind}/{record_id}/"


COMPARISONS = "so-sanh"
_JOINT = "_voi_"


def comparison_name(ids: Sequence[str]) -> str:
    """Name of plans set side by side: their ids, or a checksum of them where that would be longer than an id may be.

    No id holds an underscore, so no two sets of plans share a name. Long names do not fit on common disks and sticks.
    """
    joined = _JOINT.join(ids)
    return joined if len(joined) <= ID_LIMIT else f"{len(ids)}-ke-hoach-{sha256(joined.encode()).hexdigest()[:12]}"


def comparison_path(ids: Sequence[str]) -> str:
    """Site-relative address of plans set side by side."""
    return f"{COMPARISONS}/{comparison_name(ids)}/"


def tag_uri(authority: str, year: int, kind: str, record_id: str) -> str:
    """Permanent name of a record (RFC 4151). It never holds a title, an address or a date that can change."""
    return f"tag:{authority},{year}:{kind}/{record_id}"


def news_uri(authority: str, year: int, kind: str, record_id: str, mark: str) -> str:
    """Permanent name of a piece of news: that of its record, and ``mark`` for a change of it (``;revision=2``)."""
    return tag_uri(authority, year, kind, record_id) + (f";{mark}" if mark else "")


def feed_path(form: str, scope: str = "") -> str:
    """Site-relative address of a feed: ``form`` is ``rss``, ``atom`` or ``json``, ``scope`` a scope's path."""
    ending = "json" if form == "json" else "xml"
    if not scope:
        return "feed.json" if form == "json" else f"{form}.xml"
    return f"{form}/{scope}.{ending}"


def calendar_path(scope: str = "") -> str:
    """Site-relative address of the calendar of a scope; of the whole portal for an empty one."""
    return f"lich/{scope}.ics" if scope else "lich.ics"


def event_calendar_path(event_id: str) -> str:
    """Site-relative address of the calendar file that holds one event."""
    return f"su-kien/{event_id}/su-kien.ics"


def data_path(name: str, ending: str) -> str:
    """Site-relative address of a list of open data: ``name`` is a kind or a table, ``ending`` is ``json`` or ``csv``."""
    return f"du-lieu/{name}.{ending}"


def record_data_path(kind: str, record_id: str) -> str:
    """Site-relative address of one record as JSON."""
    return f"du-lieu/{kind}/{record_id}.json"


def schema_path(name: str) -> str:
    """Site-relative address of the JSON Schema of the records of a kind, or of the rows of a table."""
    return f"du-lieu/schema/{name}.json"


def webcal(address: str) -> str:
    """Return a calendar's address with the scheme that phones open in their calendar: ``webcal://`` (unregistered, but common)."""
    return "webcal:" + address.partition(":")[2]


def web_address_fault(address: str) -> str:
    """Say in Vietnamese why an outside address is refused; empty when it is sound."""
    if _FORBIDDEN_IN_ADDRESS.search(address):
        return "địa chỉ có dấu cách hoặc ký tự không được phép"
    try:
        parts = urlsplit(address)
        port_is_sound = parts.port is None or parts.port > 0
    except ValueError:
        return f"«{address[:80]}» không phải là địa chỉ trang web"
    if parts.scheme not in {"https", "http"} or not address.startswith(f"{parts.scheme}://"):
        return "địa chỉ phải bắt đầu bằng https://"
    if "@" in parts.netloc or not _is_host(parts.hostname or "") or not port_is_sound:
        return "tên máy chủ trong địa chỉ không hợp lệ"
    return ""


def _is_host(name: str) -> bool:
    labels = name.split(".")
    return len(labels) > 1 and all(labels)
