"""What in a PDF would run, send, play or unpack something (ISO 32000-2, 12.6), found where viewers look for it.

The walk goes from the catalog to every place that may hold an action: opening, events of document, page, field and annotation,
links, bookmarks, the tree of scripts. An action is let in by its kind. A name that only sounds like an action (a destination,
a bookmark or a field called JavaScript) is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject, NullObject

from pcmt.read.attachments.pdf_reader import dictionaries, items, value
from pcmt.read.attachments.targets import LinkTarget, place_of

ITEM_LIMIT = 50_000
"""Bookmarks, fields, actions and nodes of names that are looked at in all."""
_ALLOWED = frozenset({"/GoTo", "/GoToDp", "/URI", "/Named", "/Hide", "/SetOCGState", "/ResetForm", "/Trans", "/Thread"})
"""Kinds of action that turn pages, show, hide, or open an address when somebody presses on it."""
_ACTIONS = {
    "/JavaScript": "đoạn mã JavaScript",
    "/Launch": "lệnh mở chương trình khác",
    "/SubmitForm": "lệnh gửi dữ liệu người đọc gõ vào",
    "/ImportData": "lệnh lấy dữ liệu từ tệp khác",
    "/GoToE": "lệnh mở tệp nhúng",
    "/GoToR": "lệnh mở tệp khác trên máy người đọc",
    "/Rendition": "lệnh phát âm thanh, hình ảnh động",
    "/Movie": "lệnh phát âm thanh, hình ảnh động",
    "/Sound": "lệnh phát âm thanh, hình ảnh động",
    "/RichMediaExecute": "lệnh phát âm thanh, hình ảnh động",
    "/GoTo3DView": "mô hình 3D nhúng bên trong",
}
"""Kinds of action that reach outside the document, in the words of a report."""
_STRANGE = "lệnh lạ mà cổng không biết"
_COMMANDS = frozenset(
    "/NextPage /PrevPage /FirstPage /LastPage /GoBack /GoForward /GoToPage /Print /Find /FullScreen".split()
)
"""Commands of a viewer that a Named action may give: those of turning pages, looking and printing."""
_MARKS = frozenset(
    "/Text /Link /FreeText /Line /Square /Circle /Polygon /PolyLine /Highlight /Underline /Squiggly /StrikeOut /Caret /Stamp"
    " /Ink /Popup /Widget /PrinterMark /TrapNet /Watermark /Redact".split()
)
"""Kinds of annotation that are only looked at or pressed."""
_PLAYED = {
    "/RichMedia": "âm thanh, hình ảnh động nhúng bên trong",
    "/Movie": "âm thanh, hình ảnh động nhúng bên trong",
    "/Screen": "âm thanh, hình ảnh động nhúng bên trong",
    "/Sound": "âm thanh, hình ảnh động nhúng bên trong",
    "/3D": "mô hình 3D nhúng bên trong",
    "/FileAttachment": "tệp nhúng bên trong",
}
_SCRIPT = "đoạn mã JavaScript"
_EMBEDDED = "tệp nhúng bên trong"
_OPENING = "việc tự chạy khi mở tệp"
_MEDIA = "âm thanh, hình ảnh động nhúng bên trong"


def running_parts(root: DictionaryObject, pages: Iterable[DictionaryObject]) -> set[str]:
    """Return the active contents of the file, in the words of a report."""
    return set(_running_parts(root, pages))


def _running_parts(root: DictionaryObject, pages: Iterable[DictionaryObject]) -> Iterator[str]:
    opening = value(root, "/OpenAction")
    # LibreOffice writes a destination there ("open at page 1"), which only turns pages.
    if isinstance(opening, DictionaryObject):
        done = list(_action(opening))  # what follows the turning of the page, too
        yield from [_OPENING, *done] if done or value(opening, "/S") != "/GoTo" else ()
    yield from _address(value(value(root, "/URI"), "/Base"))
    yield from _events(root)
    yield from _names(root)
    form = value(root, "/AcroForm")
    if _is_there(value(form, "/XFA")):
        yield "biểu mẫu XFA"
    for holder in (*_tree(form, "/Fields", "/Kids"), *_bookmarks(root)):
        yield from _holder(holder)
    for page in pages:
        yield from _events(page)
        yield from _files(page)
        for mark in dictionaries(page, "/Annots"):
            yield from _annotation(mark)


def _annotation(mark: DictionaryObject) -> Iterator[str]:
    kind = value(mark, "/Subtype")
    if kind in _PLAYED:
        yield _PLAYED[kind]
    elif kind is not None and kind not in _MARKS:
        yield f"chú thích loại lạ ({str(kind)[:20]})"
    yield from _holder(mark)
    yield from _files(mark)


def _holder(found: DictionaryObject) -> Iterator[str]:
    """Yield the actions of a bookmark, a field or an annotation, on activation and on its events."""
    for key in ("/A", "/PA"):
        yield from _action(value(found, key))
    yield from _events(found)


def _events(found: DictionaryObject) -> Iterator[str]:
    """Yield the actions on events of a document, a page, a field or an annotation (12.6.3)."""
    events = value(found, "/AA")
    for key in events if isinstance(events, DictionaryObject) else ():
        yield from _action(value(events, key))


def _action(first: Any) -> Iterator[str]:
    """Yield an action and its successors, each inspected once."""
    waiting = [first]
    seen: set[int] = set()
    while waiting and len(seen) < ITEM_LIMIT:
        action = waiting.pop()
        if not isinstance(action, DictionaryObject) or id(action) in seen:
            continue
        seen.add(id(action))
        yield from _one_action(action)
        waiting += [value(action, "/Next"), *items(action, "/Next")]


def _one_action(action: DictionaryObject) -> Iterator[str]:
    kind = value(action, "/S")
    if "/JS" in action:
        yield _SCRIPT
    if kind in _ACTIONS:
        yield _ACTIONS[kind]
    elif kind == "/URI":
        yield from _address(value(action, "/URI"))
    elif kind == "/Thread" and "/F" in action:
        yield _ACTIONS["/GoToR"]
    elif kind not in _ALLOWED or (kind == "/Named" and value(action, "/N") not in _COMMANDS):
        yield _STRANGE


def _address(address: Any) -> Iterator[str]:
    """Yield dangerous addresses: scripts and network shares. A dead link to the author's disk is harmless."""
    text = address.decode("latin-1") if isinstance(address, bytes) else str(address or "")
    place = place_of(text)
    if place is LinkTarget.SCRIPT:
        yield _SCRIPT
    elif place in {LinkTarget.SHARE, LinkTarget.OTHER}:
        yield f"liên kết «{text[:60]}» không phải địa chỉ trang web hay email"


def _names(root: DictionaryObject) -> Iterator[str]:
    """Yield the name trees of the catalog (7.7.4) with active or embedded contents, and associated files."""
    names = value(root, "/Names")
    for key, words in (("/JavaScript", _SCRIPT), ("/EmbeddedFiles", _EMBEDDED), ("/Renditions", _MEDIA)):
        tree = value(names, key)
        if _is_there(tree) and (not isinstance(tree, DictionaryObject) or _has_names(tree)):
            yield words
    if "/Collection" in root:
        yield _EMBEDDED
    yield from _files(root)


def _has_names(tree: DictionaryObject) -> bool:
    return any(items(node, "/Names") for node in _nodes([tree], "/Kids"))


def _files(found: DictionaryObject) -> Iterator[str]:
    """Files that a document, page or annotation carries (7.11.4, 14.13)."""
    for file in (value(found, "/FS"), value(found, "/AF"), *dictionaries(found, "/AF")):
        if _is_there(value(file, "/EF")):
            yield _EMBEDDED


def _tree(found: Any, first: str, further: str) -> Iterator[DictionaryObject]:
    yield from _nodes(dictionaries(found, first), further)


def _nodes(roots: list[DictionaryObject], key: str) -> Iterator[DictionaryObject]:
    """Yield the nodes of a tree, each once, so that cyclic trees terminate."""
    waiting = list(roots)
    seen: set[int] = set()
    while waiting and len(seen) < ITEM_LIMIT:
        node = waiting.pop()
        if id(node) not in seen:
            seen.add(id(node))
            yield node
            waiting += dictionaries(node, key)


def _bookmarks(root: DictionaryObject) -> Iterator[DictionaryObject]:
    waiting = [value(value(root, "/Outlines"), "/First")]
    seen: set[int] = set()
    while waiting and len(seen) < ITEM_LIMIT:
        item = waiting.pop()
        if isinstance(item, DictionaryObject) and id(item) not in seen:
            seen.add(id(item))
            yield item
            waiting += [value(item, "/First"), value(item, "/Next")]


def count_signatures(root: DictionaryObject) -> int:
    """Signed signature fields (12.7.5.5 and 12.8): a value with the byte range it vouches for, time stamps not counted."""
    found = 0
    waiting: list[tuple[DictionaryObject, Any]] = [
        (one, None) for one in dictionaries(value(root, "/AcroForm"), "/Fields")
    ]
    seen: set[int] = set()
    while waiting and len(seen) < ITEM_LIMIT:
        field, inherited = waiting.pop()
        if id(field) in seen:
            continue
        seen.add(id(field))
        kind = value(field, "/FT") or inherited
        found += kind == "/Sig" and _is_signature(value(field, "/V"))
        waiting += [(one, kind) for one in dictionaries(field, "/Kids")]
    return found


def _is_signature(found: Any) -> bool:
    is_stamp = value(found, "/Type") == "/DocTimeStamp" or value(found, "/SubFilter") == "/ETSI.RFC3161"
    return isinstance(found, DictionaryObject) and "/ByteRange" in found and not is_stamp


def _is_there(found: Any) -> bool:
    return (
        found is not None and not isinstance(found, NullObject) and not (isinstance(found, ArrayObject) and not found)
    )
