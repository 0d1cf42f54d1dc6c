"""SVG drawings from outside (SVG 2): the emblem of a portal. Published anew from the shapes alone.

A drawing is part of every page and of every print, so that nothing in it may run, ask another host, or depend on the fonts of a
machine. What editors leave for themselves is omitted; what a page could be harmed by is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from pcmt.read.attachments.findings import Facts, FileFault, Findings, damaged
from pcmt.read.attachments.xml_elements import XmlFault, bare, read_elements

_SHAPES = frozenset(
    "svg g defs symbol use path circle ellipse rect line polyline polygon image clipPath mask pattern linearGradient"
    " radialGradient stop title desc style filter feGaussianBlur feOffset feBlend feColorMatrix feMerge feMergeNode feFlood"
    " feComposite".split()
)
_EDITORS_OWN = frozenset("metadata namedview page grid guide perspective path-effect pgf".split())
_WORDS_IN = frozenset("title desc style".split())
_RUNS = frozenset("script handler listener foreignObject iframe audio video embed object".split())
_MOVES = frozenset("animate animateMotion animateTransform animateColor set discard".split())
_TEXT = frozenset("text tspan textPath tref font font-face".split())
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[<>]*>")
_URL = re.compile(r"url\(\s*(?![\"']?#)", re.IGNORECASE)
_IMPORT = re.compile(r"@import|@font-face|expression\(|\\", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=\s]+\Z")
_NUMBER = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?)(?:px)?\s*\Z")
_CURE = "mở bằng phần mềm vẽ, lưu lại dạng “SVG thường” (Plain SVG), hoặc dùng tệp PNG"


def see_svg(content: bytes) -> Findings:
    """Look into an SVG; the published bytes hold its shapes and nothing else."""
    try:
        drawing = _Drawing()
        read_elements(_DOCTYPE.sub(b"", content, count=1), drawing.started, drawing.ended, drawing.words)
        width, height = drawing.size()
    except FileFault as fault:
        return fault.findings
    except (XmlFault, ValueError):
        return damaged("tệp SVG", _CURE)
    return Findings((), Facts(width=width, height=height), drawing.text().encode())


def bare_svg(content: bytes) -> bytes:
    """Return the published bytes of an inspected drawing."""
    return see_svg(content).content


class _Drawing:
    """Gathers the shapes of a drawing as text. Raises FileFault for what is refused."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._open: list[str] = []
        self._skipped = 0
        self._root: dict[str, str] = {}

    def started(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""
        if self._skipped or name in _EDITORS_OWN:
            self._skipped += 1
            return
        _check_element(name, is_root=not self._open)
        kept = _kept_attributes(name, attributes)
        if not self._open:
            self._root = kept
        else:
            self._parts.append(f"<{name}{_written(kept)}>")
        self._open.append(name)

    def ended(self, name: str) -> None:
        """Take the end of an element."""
        if self._skipped:
            self._skipped -= 1
            return
        self._open.pop()
        if self._open:
            self._parts.append(f"</{name}>")

    def words(self, text: str) -> None:
        """Take text: that of titles and styles."""
        if self._skipped or not self._open or self._open[-1] not in _WORDS_IN:
            return
        if self._open[-1] == "style":
            _check_style(text)
        self._parts.append(escape(text, quote=False))

    def size(self) -> tuple[int, int]:
        """Return width and height in its own units, at least 1; it is given a ``viewBox`` where it has none."""
        box = [float(one) for one in self._root.get("viewBox", "").replace(",", " ").split()]
        if len(box) != 4:
            sides = [_NUMBER.match(self._root.get(side, "")) for side in ("width", "height")]
            if not all(sides):
                raise FileFault("SVG_KHONG_CO", "hình SVG không ghi kích thước (viewBox)", _CURE)
            box = [0, 0, *(float(one[1]) for one in sides if one)]
            self._root["viewBox"] = " ".join(f"{one:g}" for one in box)
        if not (box[2] > 0 and box[3] > 0):
            raise FileFault("SVG_KHONG_CO", "hình SVG có chiều rộng hoặc chiều cao bằng 0", _CURE)
        return max(1, round(box[2])), max(1, round(box[3]))

    def text(self) -> str:
        """Return the drawing."""
        root = {name: value for name, value in self._root.items() if name not in ("width", "height", "x", "y")}
        return f'<svg xmlns="http://www.w3.org/2000/svg"{_written(root)}>{"".join(self._parts)}</svg>'


def _check_element(name: str, *, is_root: bool) -> None:
    if is_root and name != "svg":
        raise XmlFault("no drawing")
    if name in _RUNS:
        raise FileFault("SVG_CHAY_MA", f"hình SVG mang chương trình hoặc nội dung nhúng («{name}»)", _CURE)
    if name in _MOVES:
        raise FileFault("SVG_CHAY_MA", "hình SVG chuyển động", "lưu lại thành hình tĩnh")
    if name in _TEXT:
        message = "hình SVG có chữ, mà máy người xem không có phông chữ ấy"
        raise FileFault("SVG_CO_CHU", message, "trong phần mềm vẽ, đổi chữ thành nét (Object to Path) rồi lưu lại")
    if name not in _SHAPES:
        raise FileFault("SVG_LA", f"hình SVG có phần cổng không dùng («{name[:40]}»)", _CURE)


def _kept_attributes(element: str, attributes: Mapping[str, str]) -> dict[str, str]:
    """Return the attributes of a shape: no names of editors, no handlers, no addresses but of parts of the drawing."""
    kept = {}
    for full, value in attributes.items():
        name = bare(full)
        if name.lower().startswith("on"):
            raise FileFault("SVG_CHAY_MA", f"hình SVG mang chương trình («{name[:40]}»)", _CURE)
        if name == "href":
            if not (value.startswith("#") or (element == "image" and _PICTURE.match(value))):
                raise FileFault("SVG_NGOAI", f"hình SVG gọi tới nơi khác («{value[:60]}»)", _CURE)
        elif ":" in full or full.startswith("xmlns"):
            continue
        else:
            _check_style(value)
        kept[name] = value
    return kept


def _check_style(text: str) -> None:
    if _URL.search(text) or _IMPORT.search(text):
        raise FileFault("SVG_NGOAI", "hình SVG gọi tới nơi khác trong kiểu chữ, kiểu màu (url, @import)", _CURE)


def _written(attributes: Mapping[str, str]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
