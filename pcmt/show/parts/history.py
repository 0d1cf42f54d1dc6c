"""Changes of a record since its publication: the history section, and the notice of a withdrawal."""

from __future__ import annotations

from markupsafe import Markup

from pcmt.model import Record
from pcmt.model.record import CHANGE_TITLES, Change
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.text.formats import format_date


def render_history(record: Record) -> Markup:
    """Render the public history, latest change first; empty for an unchanged record."""
    if not record.history:
        return trusted_html("")
    items = "\n".join(_item(change) for change in reversed(record.history))
    first = f'<li><time datetime="{record.published.isoformat()}">{format_date(record.published)}</time> Đăng lên cổng.</li>'
    return trusted_html(
        '<section class="history"><h2 id="lich-su">Lịch sử thay đổi</h2>\n'
        f'<ol class="history-list">\n{items}\n{first}\n</ol></section>\n'
    )


def _item(change: Change) -> str:
    title = CHANGE_TITLES[change.kind]
    why = f' <span class="meta-line">Lý do: {html_of(change.why)}</span>' if change.why else ""
    return (
        f'<li><time datetime="{change.on.isoformat()}">{format_date(change.on)}</time> '
        f"<strong>{title[0].upper()}{title[1:]}.</strong> {html_of(change.what)}{why}</li>"
    )


def render_withdrawal(record: Record) -> Markup:
    """Render the first words of a withdrawn record's page: since when, and why."""
    change = next(one for one in reversed(record.history) if one.kind == "withdrawn")
    why = f" Lý do: {change.why.rstrip('.')}." if change.why else ""
    return Markup(
        "<strong>Nội dung này đã được rút xuống ngày {}.</strong> {}{}"
        " Trang được giữ lại để ai đã lưu địa chỉ biết; xin đừng dùng nữa."
    ).format(format_date(change.on), change.what, why)
