"""How to cite a page: one line to copy."""

from __future__ import annotations

from markupsafe import Markup

from pcmt.model import Plan
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.context import PageContext
from pcmt.text.formats import format_date
from pcmt.urls import record_path


def render_page_citation(view: PageContext, title: str, path: str, *, about: str = "") -> Markup:
    """Render the line with which others name a page: what it is, who publishes it, where, and the day of its data."""
    settings = view.catalog.settings
    day = format_date(view.catalog.today)
    parts = [title, about, settings.unit or settings.title, f"dữ liệu ngày {day}", f"{settings.url}{path}"]
    line = ", ".join(part for part in parts if part) + "."
    return trusted_html(
        '<section class="cite"><h2 id="trich-dan">Cách trích dẫn</h2>\n'
        f'<p class="credit" id="dong-trich-dan">{html_of(line)}</p>\n'
        '<p class="script-copy"><button type="button" class="copy" data-copy data-copy-from="dong-trich-dan" hidden>'
        "Sao chép lời trích dẫn</button></p></section>\n"
    )


def render_citation(view: PageContext, plan: Plan) -> Markup:
    """Render how to cite a plan."""
    number = f"số {plan.number}" if plan.number else ""
    return render_page_citation(view, plan.title, record_path(plan.kind_id, plan.id), about=number)
