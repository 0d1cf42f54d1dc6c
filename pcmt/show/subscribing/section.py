"""How to follow a subject: its news feed and calendar, explained for people new to both.

Built as strings: the section is on the page of every place, agency and campaign.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from markupsafe import Markup

from pcmt.model import Place, Record
from pcmt.relate.catalog import Catalog
from pcmt.relate.news import NEWS_KINDS
from pcmt.relate.subscriptions import (
    AGENCY,
    ALL,
    AUDIENCE,
    DUE,
    EVENT_TYPE,
    KIND,
    KIND_TITLES,
    PLACE,
    Retired,
    Scope,
    retired,
    scope_title,
)
from pcmt.show.kinds import DECLARED
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.calendar_offer import FOLLOW_ANCHOR, NEWS_GUIDE, render_calendar_offer, render_copied_address
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.pictures.qr import render_qr_code
from pcmt.urls import calendar_path, feed_path, record_path, webcal

DUES = Scope(KIND, DUE)
CALENDAR_KINDS = (*(kind for kind, one in DECLARED.items() if one.has_calendar), DUE)
"""Kinds that have days, and so a calendar."""
SEARCHED = (
    (PLACE, "Tôi ở", "Gõ tên xã, phường, đặc khu hoặc tỉnh; tên cũ, tên tắt cũng được, không cần dấu."),
    (AGENCY, "Tên cơ quan", "Gõ vài chữ trong tên; không cần dấu."),
)
"""What is too long for a list and is looked for by name: dimension, label of the field, hint."""
_PLACE_WORDS = {
    "country": "Có tất cả tin trên cổng gắn với một địa phương trong nước.",
    "province": "Có cả tin của các xã, phường trong tỉnh và tin chung của cả nước.",
    "commune": "Có cả tin chung của tỉnh và của cả nước.",
    "village": "Có cả tin chung của xã, của tỉnh và của cả nước.",
}


class PlaceRow(NamedTuple):
    """A place one can follow, and how many communes of today its own page leads on to."""

    place: Place
    communes: int


class KindRow(NamedTuple):
    """The addresses of the outputs per kind; empty where there are none."""

    title: str
    news: str
    calendar: str


def render_feed_offers(view: PageContext, scope: Scope, *, qr_of_news: bool = True) -> Markup:
    """Render calendar and news feed of a scope: a button where useful, the plain address, a QR code."""
    found = _calendar(view, scope)
    if scope != DUES:
        found += _news(view, scope, qr_of_news)
    return trusted_html(f'<div class="offers">\n{found}</div>\n')


def _calendar(view: PageContext, scope: Scope) -> str:
    address = view.catalog.settings.url + calendar_path(scope.path)
    title = scope_title(view.catalog, scope)
    # The code holds the webcal address: a phone opens it in its calendar, where a plain one would import a copy that never changes.
    code = render_qr_code(webcal(address), f"Mã QR mở lịch: {title}")
    return (
        '<div class="offer" data-way="lich"><h3>Lịch trên điện thoại</h3>'
        "<p>Sự kiện và những ngày cần nhớ hiện ngay trong lịch của bạn. Có việc dời ngày hay hủy, lịch tự sửa theo.</p>"
        f"{render_calendar_offer(view, scope.path, title)}{_folded(code, 'Mã QR của lịch')}</div>\n"
    )


def _news(view: PageContext, scope: Scope, has_code: bool) -> str:
    path = feed_path("rss", scope.path)
    address = view.catalog.settings.url + path
    title = scope_title(view.catalog, scope)
    code = _folded(render_qr_code(address, f"Mã QR của nguồn tin: {title}"), "Mã QR của nguồn tin") if has_code else ""
    return (
        '<div class="offer" data-way="tin"><h3>Tin mới</h3>'
        "<p>Biết khi có bài mới, hay khi một việc bị sửa, bị hoãn, bị hủy. "
        f'Cần một ứng dụng đọc tin: <a href="{view.page(NEWS_GUIDE)}">xem cách làm</a>.</p>'
        f'<p class="subscribe-tap"><a class="action" href="{view.page(path)}">Xem các tin gần đây'
        f'<span class="visually-hidden">: {html_of(title)}</span></a></p>'
        f"{render_copied_address(address, 'nguồn tin')}{code}</div>\n"
    )


def _folded(code: str, words: str) -> str:
    return (
        f'<details class="qr-fold"><summary>{words}</summary>{code}'
        '<p class="meta-line">Quét mã này bằng máy ảnh của điện thoại.</p></details>'
    )


def render_subscribe_section(view: PageContext, record: Record) -> Markup:
    """Render the section of a place, agency or campaign; an ended one links to its successors."""
    over = retired(view.catalog, record)
    inner = _successors(view, over) if over else _own_offers(view, record)
    return trusted_html(
        f'<section class="subscribe"><h2 id="{FOLLOW_ANCHOR}">Nhận tin và lịch</h2>\n{inner}</section>\n'
    )


def _own_offers(view: PageContext, record: Record) -> str:
    words = _PLACE_WORDS.get(record.level, "") if isinstance(record, Place) else ""
    # A commune has one code, not two: at 3,321 communes a second one would add four seconds to a build and 7 MB to the site.
    is_commune = isinstance(record, Place) and record.level == "commune"
    scope = Scope(record.kind_id, record.id)
    return (
        f"<p>Không cần tài khoản, không cần cho số điện thoại hay email. {words}</p>\n"
        f"{render_feed_offers(view, scope, qr_of_news=not is_commune)}"
    )


def _successors(view: PageContext, over: Retired) -> str:
    if not over.successors:
        return f"<p><strong>{html_of(over.why)}</strong> Sẽ không có tin mới; chưa xác định được nơi kế thừa.</p>\n"
    items = "".join(f"<li>{_successor(view, one)}</li>\n" for one in over.successors)
    return f"<p><strong>{html_of(over.why)}</strong> Hãy theo dõi nơi kế thừa:</p>\n<ul>{items}</ul>\n"


def _successor(view: PageContext, record: Record) -> str:
    scope = Scope(record.kind_id, record.id)
    url = view.catalog.settings.url
    return (
        f'<a href="{follow_url(view, record)}" data-scope="{scope.path}">{html_of(record.title)}</a><br>'
        f"Lịch: <code>{html_of(url + calendar_path(scope.path))}</code><br>"
        f"Tin mới: <code>{html_of(url + feed_path('rss', scope.path))}</code>"
    )


def follow_url(view: PageContext, record: Record) -> str:
    """Return the address of a record's section on subscriptions."""
    return f"{view.page(record_path(record.kind_id, record.id))}#{FOLLOW_ANCHOR}"


def page_facts(view: PageContext) -> dict[str, Any]:
    """Return audiences, places down to provinces, campaigns, and the outputs per kind."""
    catalog = view.catalog
    communes = Counter(place.parent for place in _places(catalog, "commune") if not retired(catalog, place))
    provinces = _places(catalog, "province")
    standing = [*_places(catalog, "country"), *(one for one in provinces if not retired(catalog, one))]
    return {
        "audiences": [*_terms(catalog, AUDIENCE), (DUES, "Cán bộ phải gửi báo cáo: lịch hạn báo cáo")],
        "places": [PlaceRow(one, communes[one.id]) for one in standing],
        "former": [one for one in provinces if retired(catalog, one)],
        "campaigns": [one for one in catalog.campaigns if not retired(catalog, one)],
        "kinds": _kind_rows(catalog),
        "all": ALL,
        "searched": SEARCHED,
        "offers": render_feed_offers,
        "follow_url": follow_url,
    }


def _places(catalog: Catalog, level: str) -> list[Place]:
    return [place for place in catalog.every(Place) if place.level == level]


def _terms(catalog: Catalog, vocabulary: str) -> list[tuple[Scope, str]]:
    return [(Scope(vocabulary, term), title) for term, title in catalog.terms.get(vocabulary, {}).items()]


def _kind_rows(catalog: Catalog) -> list[KindRow]:
    url = catalog.settings.url
    kinds = dict.fromkeys((*NEWS_KINDS, *CALENDAR_KINDS))
    rows = [
        KindRow(
            KIND_TITLES[kind],
            url + feed_path("rss", Scope(KIND, kind).path) if kind in NEWS_KINDS else "",
            url + calendar_path(Scope(KIND, kind).path) if kind in CALENDAR_KINDS else "",
        )
        for kind in kinds
    ]
    return rows + [
        KindRow(f"Sự kiện: {title}", url + feed_path("rss", scope.path), url + calendar_path(scope.path))
        for scope, title in _terms(catalog, EVENT_TYPE)
    ]
