"""A calendar that updates itself, offered in the same words everywhere: a button, the way for other devices, the address.

A phone with iOS opens a ``webcal:`` address in its calendar. Google Calendar subscribes to an address on a computer only, and its
app for Android opens files of single events: so every button leads to the one explanation, on the page ``dang-ky/``, too.
"""

from __future__ import annotations

from markupsafe import Markup

from pcmt.relate.subscriptions import CAMPAIGN, PLACE, Scope, retired, scope_title
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.context import PageContext
from pcmt.urls import calendar_path, feed_path, webcal

GUIDE = "dang-ky/"
CALENDAR_GUIDE, NEWS_GUIDE = f"{GUIDE}#them-lich", f"{GUIDE}#doc-tin"
FOLLOW_ANCHOR = "nhan-tin"
"""The section of a place, an agency or a campaign that offers its calendar and its news."""
EVENT_WORDS = "Thêm sự kiện này vào lịch"
"""The button of one event, which every phone opens; the page ``dang-ky/`` names it."""


def render_calendar_offer(view: PageContext, scope_path: str, title: str) -> Markup:
    """Render the calendar of a scope, called ``title`` by readers of the screen: button, other devices, address to copy."""
    address = view.catalog.settings.url + calendar_path(scope_path)
    return trusted_html(
        f'<p class="subscribe-tap"><a class="action action--main" href="{html_of(webcal(address))}">Theo dõi bằng lịch điện thoại'
        f'<span class="visually-hidden">: {html_of(title)}</span></a></p>\n'
        '<p class="meta-line">Nút mở được ngay trên iPhone, iPad. Điện thoại Android, máy tính: '
        f'<a href="{view.page(CALENDAR_GUIDE)}">xem cách làm</a>, dùng địa chỉ sau.</p>\n'
        f"{render_copied_address(address, 'lịch')}"
    )


def render_copied_address(address: str, name: str) -> Markup:
    """Render an address as text, with a button that copies it."""
    shown = html_of(address)
    return trusted_html(
        f'<p class="copy-line"><span class="meta-line">Địa chỉ {name}:</span> <code>{shown}</code> '
        f'<button class="copy" type="button" data-copy="{shown}" hidden>Sao chép địa chỉ {name}</button></p>'
    )


def render_scope_offer(view: PageContext, scope: Scope) -> Markup:
    """Render what a list of events offers: its calendar and news, or the ways to those of what followed a unit or a campaign."""
    catalog = view.catalog
    is_record = scope.dimension in {PLACE, CAMPAIGN}
    over = retired(catalog, catalog.find(scope.dimension, scope.id)) if is_record else None
    if over is None:
        return render_list_offer(view, scope.path, scope_title(catalog, scope))
    if not over.successors:
        return trusted_html(f"<p>{html_of(over.why)} Sẽ không có sự kiện mới; chưa xác định được nơi kế thừa.</p>\n")
    links = "".join(
        f'<li><a class="action" href="{view.url(one)}#{FOLLOW_ANCHOR}">Theo dõi lịch: {html_of(one.title)}</a></li>'
        for one in over.successors
    )
    return trusted_html(f'<p>{html_of(over.why)} Hãy theo dõi:</p>\n<ul class="actions">{links}</ul>\n')


def render_list_offer(view: PageContext, scope_path: str, title: str, *, has_news: bool = True) -> Markup:
    """Render the calendar of a list, and its news feed in one line."""
    news = (
        f'<p>Nhận cả bài mới: <a href="{view.page(feed_path("rss", scope_path))}">nguồn tin RSS</a>, '
        f'<a href="{view.page(NEWS_GUIDE)}">cách nhận tin</a>.</p>\n'
    )
    return trusted_html(f"{render_calendar_offer(view, scope_path, title)}\n{news if has_news else ''}")
