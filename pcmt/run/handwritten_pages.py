"""Checks of files outside the data that a portal publishes: hand-written pages, their menu, the theme.

``check`` and ``build`` report the same faults with their lines: no page may read the machine, link outside the portal's
folder, or publish two versions of a sentence.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from pcmt.check.wording.language import find_banned
from pcmt.check.wording.norms import BARE_NORM, find_bare_norms
from pcmt.check.wording.norms import CURE as NORM_CURE
from pcmt.check.wording.personal_data import find_personal
from pcmt.problems import DataError, EnvironmentFault, Problem
from pcmt.read.folder import LINKED_PAGE, file_problem, list_folder
from pcmt.read.source_text import FILE_LIMIT, decode_source, locate
from pcmt.run.page_menu import find_menu_problems
from pcmt.show.markup.macro_source import find_page_faults
from pcmt.show.site.macros import MACROS
from pcmt.text.merge_marks import find_merge_marks

DOCS, THEME, CONFIG = "docs", "overrides", "mkdocs.yml"
_TEXTS = (".css", ".html", ".js", ".json", ".md", ".mjs", ".svg", ".txt", ".xml", ".yaml", ".yml")
_DEPTH = 20
_HEAD = re.compile(r"\A---[ \t]*\r?\n(?P<fields>.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_WITHOUT_MACROS = re.compile(r"^render_macros:[ \t]*false[ \t]*\r?$", re.MULTILINE | re.IGNORECASE)
_CODE = re.compile(
    r"^(?P<fence>[ \t]*(?:`{3,}|~{3,}))[^\n]*\n.*?^(?P=fence)[ \t]*$|(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL | re.MULTILINE,
)
_TAG = re.compile(r"<(?P<name>[a-z][a-z0-9]*)(?P<rest>(?:[\s/][^<>]*)?)>", re.IGNORECASE)
_EVENT = re.compile(r"(?:^|[\s\"'/])on[a-z]+\s*=", re.IGNORECASE)
_SRC = re.compile(r"\bsrc\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_OWN_SCRIPT = re.compile(r"(?:\.\./)*assets/javascripts/[\w-]+\.m?js\Z")
_FOREIGN_TAGS = frozenset("iframe object embed applet base meta link style".split())
_MARKED = re.compile(
    r"\]\(\s*<?(?P<to>[^\s)>]*)|^[ \t]*\[[^\]\n]+\]:\s*<?(?P<defined>[^\s>]+)|<(?P<auto>[A-Za-z][\w+.-]*:[^\s<>]*)>",
    re.MULTILINE,
)
_ATTRIBUTE = re.compile(
    r"\b(?:href|src|action|formaction)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s>\"']+))",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_SCHEMES = frozenset(("https", "http", "mailto", "tel", "webcal", "sms"))
ACTIVE_CURE = "xóa đoạn ấy; chương trình chỉ đặt ở overrides/assets/javascripts và gọi bằng <script src>"
ADDRESS_CURE = "dùng địa chỉ bắt đầu bằng https://, hoặc đường dẫn tới trang trong docs như ../ke-hoach/index.md"


def find_page_problems(root: Path, numbers: frozenset[str] = frozenset()) -> list[Problem]:
    """Every problem of ``docs/``, of the theme's own files and of the menu; ``numbers`` are those meant to be called."""
    problems: list[Problem] = []
    pages: list[str] = []
    for folder in (DOCS, THEME):
        for name in _files(root / folder, folder, problems):
            if name.endswith(_TEXTS):
                problems += _look(root, name, numbers)
            if folder == DOCS and name.endswith(".md"):
                pages.append(name.removeprefix(f"{DOCS}/"))
    if (root / CONFIG).is_file():
        text = (root / CONFIG).read_text(encoding="utf-8-sig", errors="replace")
        problems += find_merge_marks(CONFIG, text)
        problems += find_menu_problems(CONFIG, text, pages)
    return problems


def _files(folder: Path, label: str, problems: list[Problem], depth: int = 0) -> Iterator[str]:
    """Yield the names of the files below a folder; links that lead outside are reported and not followed."""
    if not folder.is_dir() or depth > _DEPTH:
        return
    for entry in list_folder(folder, label, problems, LINKED_PAGE):
        if entry.is_dir():
            yield from _files(Path(entry.path), f"{label}/{entry.name}", problems, depth + 1)
        elif entry.is_file():
            yield f"{label}/{entry.name}"
        else:
            problems.append(
                file_problem(f"{label}/{entry.name}", "TEP_LA", "không phải tệp thường", "xóa khỏi thư mục")
            )


def _look(root: Path, name: str, numbers: frozenset[str]) -> Iterator[Problem]:
    try:
        content = (root / name).read_bytes()
    except OSError as error:
        raise EnvironmentFault(f"không đọc được tệp {name}: {os.strerror(error.errno or 0)}") from None
    if not name.endswith(".md"):
        yield from find_merge_marks(name, content.decode("utf-8", "replace"), with_lone_middle=False)
        return
    try:
        text, _ = decode_source(name, content[: FILE_LIMIT + 1])
    except DataError as error:
        yield from error.problems
        return
    yield from find_merge_marks(name, text)
    yield from _commands(name, text)
    yield from _html(name, text)
    yield from _addresses(root, name, text)
    yield from _wording(name, text, numbers)


def _commands(name: str, text: str) -> Iterator[Problem]:
    head = _HEAD.match(text)
    fields = head["fields"] if head else ""
    for signs in ("{{", "{%", "{#"):
        if signs in fields:
            line, column = locate(text, text.index(signs))
            yield Problem(
                name, line, column, "TRANG_SAI", "", "phần khai báo đầu trang không được có lệnh", "viết thẳng chữ"
            )
    if _WITHOUT_MACROS.search(fields):
        return
    for fault in dict.fromkeys(find_page_faults(text, frozenset(MACROS))):
        yield Problem(name, fault.line, 1, "TRANG_SAI", "", fault.message, fault.cure)


def _html(name: str, text: str) -> Iterator[Problem]:
    """Report active content: only the portal's own scripts, by address, are allowed."""
    bare = _without_code(text)
    for tag in _TAG.finditer(bare):
        kind, rest = tag["name"].lower(), tag["rest"]
        source = _SRC.search(rest)
        if _EVENT.search(rest):
            message = f"thẻ <{kind}> mang lệnh chạy trong trang (on…=)"
        elif kind == "script" and not (source and _OWN_SCRIPT.match(source[1])):
            message = "trang viết tay không được mang chương trình của nó hay của nơi khác"
        elif kind in _FOREIGN_TAGS:
            message = f"trang viết tay không được dùng thẻ <{kind}>"
        else:
            continue
        yield Problem(name, *locate(text, tag.start()), "TRANG_CHAY_MA", "", message, ACTIVE_CURE)


def _addresses(root: Path, name: str, text: str) -> Iterator[Problem]:
    bare = _without_code(text)
    for match in (*_MARKED.finditer(bare), *_ATTRIBUTE.finditer(bare)):
        target = next((one for one in match.groups() if one), "").strip()
        if message := _address_fault(root, name, target):
            yield Problem(name, *locate(text, match.start()), "LIEN_KET_SAI", "", message, ADDRESS_CURE)


def _address_fault(root: Path, name: str, target: str) -> str:
    plain = re.sub(
        r"&(?:colon|#0*58|#x0*3a);", ":", re.sub(r"[\x00-\x20]|&(?:Tab|NewLine);", "", target), flags=re.IGNORECASE
    )
    scheme = _SCHEME.match(plain)
    if scheme and scheme[1].lower() not in _SCHEMES:
        return f"liên kết tới «{target[:60]}» không được dùng"
    if plain.startswith(("//", "\\", "/\\")):
        return f"liên kết «{target[:60]}» không có https: ở đầu nên dẫn sang máy chủ khác"
    path = plain.partition("#")[0].partition("?")[0]
    if not scheme and path.endswith(".md") and "{" not in path:
        place = os.path.normpath(PurePosixPath(name).parent / path) if not path.startswith("/") else f"{DOCS}{path}"
        if not place.startswith(f"{DOCS}{os.sep}") or not (root / place).is_file():
            return f"liên kết tới trang «{target[:60]}», trang này không có"
    return ""


def _wording(name: str, text: str, numbers: frozenset[str]) -> Iterator[Problem]:
    """Apply the wording checks of the portal's own texts to a page."""
    for place, words, entry in find_banned(text):
        message = f"«{' '.join(words.split())}» là {entry.reason}, không dùng trong trang giáo dục"
        yield Problem(name, *locate(text, place), "TU_CAM", "", message, entry.cure)
    for place, words in find_bare_norms(text):
        yield Problem(name, *locate(text, place), "SO_DONG_KHONG_SO", "", f"«{words}» {BARE_NORM}", NORM_CURE)
    for place, code, message, cure in find_personal(text, numbers):
        yield Problem(name, *locate(text, place), code, "", message, cure)


def _without_code(text: str) -> str:
    """Blank out code, keeping the length so that positions stay valid."""
    return _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
