"""What a preview shows of records that are not published yet: a notice on their pages, and a page that lists them all."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from pcmt.model import Record
from pcmt.read.waiting import Waiting
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.kind_view import Banner
from pcmt.show.parts.standalone_page import OwnPage
from pcmt.show.parts.templates import render_template
from pcmt.text.formats import format_moment

FRAME = "thay-doi"
PATH = "xem-thu/cho-dang/"
TITLE = "Chưa đăng"


def when_published(one: Waiting) -> str:
    """Say when a record is published: ``bản nháp``, ``hẹn đăng lúc 8 giờ, 1/6/2027``."""
    return f"hẹn đăng lúc {format_moment(one.until)}" if one.until else "bản nháp"


def waiting_banner(view: PageContext, record: Record) -> Banner:
    """Return the notice of a record that only the preview shows."""
    one = view.catalog.waiting_by_key[record.kind_id, record.id]
    words = Markup("<strong>Chưa đăng: {}.</strong> Chỉ trang xem thử trên máy này có nội dung này. {}").format(
        when_published(one), Markup('<a href="{}">Tất cả bản ghi chưa đăng</a>').format(view.page(PATH))
    )
    return Banner("draft", words)


def waiting_pages(view: PageContext) -> Iterator[OwnPage]:
    """Yield the list of what is not published yet; nothing outside a preview."""
    waiting = view.catalog.waiting
    if not waiting:
        return
    lead = f"{len(waiting)} bản ghi chưa ai ngoài máy này thấy."
    html = render_template("site/waiting", view=view, title=TITLE, lead=lead, waiting=waiting, when=when_published)
    yield OwnPage(
        path=PATH,
        title=TITLE,
        description=lead,
        head="",
        html=html,
        crumbs=(("", "Trang chủ"),),
        frame=FRAME,
    )
