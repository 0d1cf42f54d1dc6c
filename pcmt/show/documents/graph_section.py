"""Section on the implementation graph: the drawing, and the same graph as nested lists for screen readers."""

from __future__ import annotations

from markupsafe import Markup

from pcmt.model import Plan, Record
from pcmt.show.documents.graph_svg import chain_drawing, words_of
from pcmt.show.documents.implementation_graph import Chain, chain_of
from pcmt.show.markup.html import finished, html_of
from pcmt.show.parts.context import View

TITLE = "Ai thực hiện văn bản của ai"


def chain_section(view: View, record: Record) -> Markup:
    """Render the graph around a plan or document; empty for an isolated one."""
    chain = chain_of(view, record)
    if chain is None:
        return finished("")
    here = "kế hoạch này" if isinstance(record, Plan) else "văn bản này"
    description = (
        f"{len(chain.nodes)} văn bản, kế hoạch nối với nhau từ trên xuống, trong đó có {here}."
        " Cùng nội dung ở danh sách bên dưới hình."
    )
    rest = f" Hình không vẽ {chain.left_out} mục nữa; danh sách trên trang có đủ." if chain.left_out else ""
    return finished(
        f'<section class="chain-view"><h2 id="chuoi-thuc-hien">{TITLE}</h2>\n'
        '<p class="meta-line">Đọc từ trên xuống: văn bản ở đầu dưới của đường nối thực hiện văn bản ở đầu trên,'
        f" theo lời của chính văn bản hoặc của kế hoạch dẫn nó.{rest}</p>\n"
        f"{chain_drawing(view, chain, TITLE, description)}\n"
        f'<details class="fold"><summary>Đọc chuỗi này bằng chữ</summary><div class="chain-words">'
        f"{_twin(view, chain, here)}</div></details></section>\n"
    )


def _twin(view: View, chain: Chain, here: str) -> str:
    parts = []
    if chain.nodes[chain.here].parents:
        parts.append(f"<p>{here.capitalize()} thực hiện:</p>{_upward(view, chain, chain.here, set())}")
    if chain.children(chain.here):
        parts.append(f"<p>Thực hiện {here}:</p>{_downward(view, chain, chain.here, set())}")
    return "".join(parts)


def _upward(view: View, chain: Chain, number: int, told: set[int]) -> str:
    items = []
    for parent in chain.nodes[number].parents:
        again = parent in told
        told.add(parent)
        is_above = bool(chain.nodes[parent].parents)
        deeper = f", thực hiện:{_upward(view, chain, parent, told)}" if is_above and not again else ""
        items.append(f"<li>{_name(view, chain.nodes[parent].record)}{deeper}</li>")
    return f"<ul>{''.join(items)}</ul>"


def _downward(view: View, chain: Chain, number: int, told: set[int]) -> str:
    items = []
    for child in chain.children(number):
        again = child in told
        told.add(child)
        deeper = ""
        if chain.children(child) and not again:
            deeper = f", được thực hiện bằng:{_downward(view, chain, child, told)}"
        items.append(f"<li>{_name(view, chain.nodes[child].record)}{deeper}</li>")
    return f"<ul>{''.join(items)}</ul>"


def _name(view: View, record: Record) -> str:
    words = words_of(view, record)
    aside = "; ".join(part for part in (words.owner, words.state) if part)
    return view.link(record.kind_id, record.id, words.name) + (f" – {html_of(aside)}" if aside else "")
