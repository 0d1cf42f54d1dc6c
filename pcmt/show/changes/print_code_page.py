"""Pages ``ma/<code>/``: what a printed sheet is, whether it is current, and how to verify a file.

A printed sheet outlives its source, so every form of every edition ever printed has a page that names what replaced it,
through any number of editions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from html import escape
from typing import NamedTuple, cast

from markupsafe import Markup

from pcmt.model import Agency, LegalDocument, Material, Plan
from pcmt.model.handouts import Edition, Handout, Sheet, code_path, editions_of, sheets_of, spelled_code
from pcmt.model.material import AWAITING_REVIEW
from pcmt.relate.catalog import Catalog
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.fact_rows import FactRow, render_fact_table
from pcmt.show.parts.files import MaterialFile, files_of
from pcmt.show.parts.history import render_withdrawal
from pcmt.show.parts.standalone_page import OWN_ROOT, OwnPage, PageRule
from pcmt.show.parts.templates import ENVIRONMENT
from pcmt.show.plans.print_status import print_status
from pcmt.text.formats import format_date
from pcmt.text.vietnamese import lower_first

CODE_FRAME = "ma"
CODES = "ma/"
"""The page where a code is typed in, and the folder of all pages of codes."""
IN_USE, NEWER, REPLACED, HELD, WITHDRAWN = "in_use", "newer", "replaced", "held", "withdrawn"
_TITLES = {
    IN_USE: "Bản này còn dùng",
    NEWER: "Đã có bản mới hơn",
    REPLACED: "{} này đã được thay",
    HELD: "{} này chưa được đăng nội dung",
    WITHDRAWN: "{} này đã rút, không dùng nữa",
}
_PAPER_IN_USE = "Bản in này đúng với cổng"
"""Of an official text: the paper is right, which says nothing of whether the text is in force."""
_KINDS = (Material, Plan, LegalDocument)
_TONES = {IN_USE: "ok", NEWER: "warn", REPLACED: "warn", HELD: "warn", WITHDRAWN: "warn"}


class CurrentFile(NamedTuple):
    """The current file of a sheet's form; its checksum in hexadecimal digits."""

    file: MaterialFile
    sha256: str


def status_of_sheet(sheet: Sheet) -> str:
    """Return the status of a sheet: WITHDRAWN, HELD, REPLACED, NEWER or IN_USE, most serious first.

    A printed official text that was replaced remains what it is; its page distinguishes that.
    """
    record = sheet.record
    if record.is_withdrawn:
        return WITHDRAWN
    if isinstance(record, Plan | LegalDocument) and record.withheld is not None:
        return HELD
    if isinstance(record, Material) and record.replaced_by is not None:
        return REPLACED
    return NEWER if sheet.edition.number < len(editions_of(record)) else IN_USE


def code_pages(view: PageContext) -> Iterator[PageRule]:
    """Yield the page of every code. ``view`` must include the downloads, whose checksums are printed."""
    looking = replace(view, root=OWN_ROOT)
    for kind in _KINDS:
        for record in view.catalog.records[kind.kind_id].values():
            for sheet in sheets_of(cast(Handout, record)):
                yield PageRule(code_path(sheet.code), partial(_page, looking, cast(Handout, record), sheet.code))


def _page(view: PageContext, record: Handout, code_of_sheet: str) -> OwnPage:
    sheet = next(one for one in sheets_of(record) if one.code == code_of_sheet)
    files = (one for one in files_of(view, record) if one.form.id == sheet.form.id)
    current = next((CurrentFile(one, one.sha256) for one in files), None)
    standing = status_of_sheet(sheet)
    title = _title(sheet, standing)
    code = spelled_code(sheet.code)
    is_offered = not isinstance(record, Material) or record.is_offered
    is_awaiting = isinstance(record, Material) and not record.reviewed_by
    html = ENVIRONMENT.get_template("changes/print_code_page.html").render(
        view=view,
        sheet=sheet,
        code=code,
        title=title,
        tone=_TONES[standing],
        words=_words(view, sheet, standing),
        table=render_fact_table(_rows(view, sheet, code)),
        current=current if is_offered else None,
        awaiting=AWAITING_REVIEW if is_awaiting else "",
    )
    description = f"{title}: “{record.title}”, {lower_first(sheet.form.title)}, {_edition(sheet.edition)}."
    return OwnPage(
        path=code_path(sheet.code),
        title=f"Mã {code}: {lower_first(title)}",
        description=description,
        head=_head(view.catalog, sheet),
        html=html,
        crumbs=(("", "Trang chủ"), (CODES, "Kiểm tra bản in")),
        frame=CODE_FRAME,
    )


def _head(catalog: Catalog, sheet: Sheet) -> str:
    """Return a head that excludes the page from search engines: holders of a sheet have its code."""
    address = escape(catalog.settings.url + code_path(sheet.code))
    return f'<meta name="robots" content="noindex">\n<meta name="DC.identifier" content="{address}">'


def _rows(view: PageContext, sheet: Sheet, code: str) -> list[FactRow]:
    record = sheet.record
    return [
        FactRow(record.kind_title, view.render_link(record.kind_id, record.id)),
        FactRow("Dạng in", sheet.form.title),
        FactRow("Lần phát hành", _edition(sheet.edition)),
        *_makers(view, record),
        FactRow("Mã trên bản in", Markup("<code>{}</code>").format(code)),
    ]


def _makers(view: PageContext, record: Handout) -> list[FactRow]:
    if not isinstance(record, Material):
        return [
            FactRow("Cơ quan ban hành", view.render_links(Agency.kind_id, record.issuers)),
            FactRow("Giá trị của bản in", "cổng dựng từ toàn văn, không thay văn bản ký"),
        ]
    return [
        FactRow("Đơn vị biên soạn", record.author),
        FactRow("Cơ quan duyệt", record.reviewed_by or "chưa có, đang chờ duyệt", is_blank=not record.reviewed_by),
    ]


def _title(sheet: Sheet, standing: str) -> str:
    if standing == IN_USE and not isinstance(sheet.record, Material):
        return _PAPER_IN_USE
    return _TITLES[standing].format(sheet.record.kind_title)


def _words(view: PageContext, sheet: Sheet, standing: str) -> list[Markup]:
    """Sentences that say what became of the sheet and what to use instead."""
    record = sheet.record
    latest = view.catalog.replacement_of(record) if isinstance(record, Material) else None
    words = []
    if standing == WITHDRAWN:
        words.append(render_withdrawal(record))
    if standing == HELD:
        words.append(Markup("Bản in này làm trước khi cổng thôi đăng nội dung. Xin đừng chép, phát thêm."))
    if latest is not None:
        words.append(
            Markup("Đã được thay bằng {}. Hãy dùng tài liệu mới.").format(view.render_link(latest.kind_id, latest.id))
        )
    elif standing == WITHDRAWN:
        words.append(Markup("Gỡ các bản đã treo, ngừng phát bản còn lại."))
    if standing == NEWER:
        words += [_newer(edition) for edition in editions_of(record)[sheet.edition.number :]]
        words.append(Markup("Xin in lại từ tệp đang dùng ở dưới và bỏ bản này."))
    if standing == IN_USE:
        words.append(Markup("Đây là {}, bản đang dùng.").format(_edition(sheet.edition)))
    if not isinstance(record, Material):
        status = print_status(view, record)
        told = Markup("<strong>Tình trạng tính đến ngày {}:</strong> {}")
        words.append(told.format(format_date(status.day), " ".join(status.sentences)))
    return words


def _newer(edition: Edition) -> Markup:
    return Markup("Lần {}, ngày {}: {}").format(edition.number, format_date(edition.on), _ended(edition.what))


def _edition(edition: Edition) -> str:
    return f"lần {edition.number}, ngày {format_date(edition.on)}"


def _ended(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."
