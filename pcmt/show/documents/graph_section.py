"""Section on the implementation graph: the drawing, and the same graph as nested lists for screen readers."""

from __future__ import annotations

from markupsafe import Markup

from pcmt.model import LegalDocument, Plan, Record
from pcmt.show.documents.graph_svg import render_graph, words_of
from pcmt.show.documents.implementation_graph import ImplementationGraph, graph_around
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.long_tables import CITING, long_table_path
from pcmt.show.parts.tables import ROWS_ON_PAGE
from pcmt.text.formats import format_number

TITLE = "Chuỗi văn bản chỉ đạo và triển khai"


def render_graph_section(view: PageContext, record: Record) -> Markup:
    """Render the graph around a plan or document; empty for an isolated one."""
    chain = graph_around(view, record)
    if chain is None:
        return trusted_html("")
    here = "kế hoạch này" if isinstance(record, Plan) else "văn bản này"
    description = (
        f"{len(chain.nodes)} văn bản, kế hoạch nối với nhau từ trên xuống, trong đó có {here}."
        " Cùng nội dung ở danh sách bên dưới hình."
    )
    rest = f" Hình không vẽ {format_number(chain.left_out)} mục nữa; {_where(view, record)}." if chain.left_out else ""
    return trusted_html(
        f'<section class="chain-view"><h2 id="chuoi-thuc-hien">{TITLE}</h2>\n'
        '<p class="meta-line">Đọc từ trên xuống: văn bản dưới được ban hành để triển khai văn bản trên.'
        f"{rest}</p>\n"
        f"{render_graph(view, chain, TITLE, description)}\n"
        f'<details class="fold"><summary>Đọc chuỗi này bằng chữ</summary><div class="chain-words">'
        f"{_twin(view, chain, here)}</div></details></section>\n"
    )


def _where(view: PageContext, record: Record) -> str:
    """Return where what a drawing leaves out is listed: the page of a plan has no list of what is above its own basis."""
    if not isinstance(record, LegalDocument):
        return "xem trang của các văn bản trong hình"
    if len(view.catalog.citations_of(record)) <= ROWS_ON_PAGE:
        return "xem các danh sách trên trang này"
    citing = view.page(long_table_path(record, CITING))
    return f'xem <a href="{citing}">tất cả nơi viện dẫn văn bản này</a> và các danh sách khác trên trang'


def _twin(view: PageContext, chain: ImplementationGraph, here: str) -> str:
    parts = []
    if chain.nodes[chain.here].parents:
        parts.append(f"<p>{here.capitalize()} thực hiện:</p>{_upward(view, chain, chain.here, set())}")
    if chain.children(chain.here):
        parts.append(f"<p>Thực hiện {here}:</p>{_downward(view, chain, chain.here, set())}")
    return "".join(parts)


def _upward(view: PageContext, chain: ImplementationGraph, number: int, told: set[int]) -> str:
    items = []
    for parent in chain.nodes[number].parents:
        again = parent in told
        told.add(parent)
        is_above = bool(chain.nodes[parent].parents)
        deeper = f", thực hiện:{_upward(view, chain, parent, told)}" if is_above and not again else ""
        items.append(f"<li>{_name(view, chain.nodes[parent].record)}{deeper}</li>")
    return f"<ul>{''.join(items)}</ul>"


def _downward(view: PageContext, chain: ImplementationGraph, number: int, told: set[int]) -> str:
    items = []
    for child in chain.children(number):
        again = child in told
        told.add(child)
        deeper = ""
        if chain.children(child) and not again:
            deeper = f", được thực hiện bằng:{_downward(view, chain, child, told)}"
        items.append(f"<li>{_name(view, chain.nodes[child].record)}{deeper}</li>")
    return f"<ul>{''.join(items)}</ul>"


def _name(view: PageContext, record: Record) -> str:
    words = words_of(view, record)
    aside = "; ".join(part for part in (words.owner, words.state) if part)
    return view.render_link(record.kind_id, record.id, words.name) + (f" – {html_of(aside)}" if aside else "")
