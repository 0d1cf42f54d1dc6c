"""The paper behind an official text as pages offer it: signed, readable, printed from the portal; each as its file is."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from pcmt.model import LegalDocument, Plan
from pcmt.model.handouts import code_of, code_path, edition_of, spelled_code
from pcmt.read.attachments import OutsideFile
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.files import files_of, preview_of, size_words
from pcmt.text.formats import format_number
from pcmt.text.vietnamese import lower_first

_TITLES = {"signed": "Bản ký số", "readable": "Bản đọc"}
_UNSIGNED = "Bản đã ký"
"""What a file offered as the signed one is called when it holds no digital signature: most likely a scan of paper."""


def original_words(record: Plan | LegalDocument) -> str:
    """One line for the identity table: which files there are, or what the text was typed from; empty when nothing is known."""
    original = record.original
    if original is None:
        return ""
    named = {"signed": "bản đã ký", "readable": "bản đọc"}
    if original.files:
        told = "" if record.text else ", chưa có toàn văn"
        return f"có tệp đính kèm: {' và '.join(named[name] for name, _ in original.files)}{told}"
    return "không có tệp đính kèm, toàn văn được gõ lại"


def render_copies(view: PageContext, record: Plan | LegalDocument) -> Markup:
    """Every file in which the paper can be had, with what it was typed from; empty when there is neither."""
    items = [*_attached(view, record), *_printed(view, record)]
    told = _remarks(record)
    if not items and not told:
        return trusted_html("")
    files = f'<ul class="paper-files">\n{"".join(items)}</ul>\n' if items else ""
    body = f"{_picture(view, record)}<div>\n{files}{told}</div>"
    return trusted_html(
        '<section class="paper-copies"><h2 id="ban-goc">Bản gốc và bản in</h2>\n'
        f'<div class="paper-take">{body}</div></section>'
    )


def _picture(view: PageContext, record: Plan | LegalDocument) -> str:
    """Render the first page of the print, at the size used for materials."""
    picture = preview_of(view, files_of(view, record))
    if picture is None:
        return ""
    words = html_of(f"{picture.words}: {record.title}")
    return (
        f'<img class="paper-preview" loading="lazy" decoding="async" src="{picture.href}" width="{picture.width}"'
        f' height="{picture.height}" alt="{words}">'
    )


def _remarks(record: Plan | LegalDocument) -> str:
    original = record.original
    if original is None:
        return ""
    lines = [
        original.transcribed_from and f"Toàn văn gõ lại từ: {lower_first(original.transcribed_from)}",
        original.remark,
    ]
    return "".join(f"<p>{html_of(line)}</p>" for line in lines if line)


def _attached(view: PageContext, record: Plan | LegalDocument) -> Iterator[str]:
    for name, given in record.original.files if record.original else ():
        file = view.catalog.outside[given.file]
        pages = f"{format_number(file.facts.pages)} trang, " if file.facts.pages else ""
        facts = f"{file.type.title}, {pages}{size_words(file.length)}"
        title = _UNSIGNED if name == "signed" and not file.facts.signatures else _TITLES[name]
        remarks = [signature_remark(file) if name == "signed" else "", access_remark(file)]
        yield _item(view, file.path, title, facts, [html_of(one) for one in remarks if one], file.published_sha256)


def _printed(view: PageContext, record: Plan | LegalDocument) -> Iterator[str]:
    for file in files_of(view, record):
        code = code_of(record, file.form, edition_of(record))
        link = f'<a href="{view.page(code_path(code))}">{spelled_code(code)}</a>'
        remark = (
            "Cổng dựng từ toàn văn trên trang này theo thể thức Nghị định 30/2020/NĐ-CP, có thẻ cho trình đọc màn hình."
            f" Không có chữ ký và dấu, không thay văn bản ký. Mã trên bản in: {link}."
        )
        yield _item(view, file.path, file.form.title, file.facts, [remark], file.sha256)


def _item(view: PageContext, path: str, title: str, facts: str, remarks: list[str], digest: str) -> str:
    told = "".join(f"<p>{one}</p>" for one in remarks)
    return (
        f'<li><a href="{view.page(path)}" download>{html_of(title)}</a> <span class="meta-line">{html_of(facts)}</span>\n'
        f'<div class="paper-facts">{told}<p>SHA-256: <code>{digest}</code></p></div></li>\n'
    )


def signature_remark(file: OutsideFile) -> str:
    """State whether a file holds digital signatures. Validation is left to programs that know the authority's certificate."""
    if not file.facts.signatures:
        return "Trong tệp không có chữ ký số; có thể đây là bản quét của giấy ký tay."
    return (
        f"Trong tệp có {file.facts.signatures} chữ ký số. Cổng không kiểm tra chữ ký còn giá trị hay không;"
        " hãy mở tệp bằng phần mềm đọc PDF có kiểm tra chữ ký."
    )


def access_remark(file: OutsideFile) -> str:
    """Describe accessibility barriers of a file in one sentence, from the file alone.

    Empty for a file that gives no information. Tags, title and language are the minimum of PDF/UA (ISO 14289-1), not
    proof.
    """
    facts = file.facts
    if facts.has_text is False:
        return "Các trang là hình quét: trình đọc màn hình không đọc được, không tìm chữ trong tệp được."
    if facts.picture_pages and facts.pages:
        counted = f"{format_number(facts.picture_pages)} trên {format_number(facts.pages)} trang"
        return f"Một phần là hình quét: {counted} không có chữ, trình đọc màn hình không đọc được các trang ấy."
    if facts.is_tagged is None:
        return ""
    lacking = [
        *([] if facts.is_tagged else ["thẻ cấu trúc"]),
        *([] if facts.title else ["tên tài liệu"]),
        *([] if facts.language else ["ngôn ngữ"]),
    ]
    if not lacking:
        return "Tệp có thẻ cấu trúc, tên và ngôn ngữ cho trình đọc màn hình."
    return f"Tệp không ghi {', '.join(lacking)}: trình đọc màn hình có thể đọc sai thứ tự hoặc sai giọng."
