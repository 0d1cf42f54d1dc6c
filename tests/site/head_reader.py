"""Read the machine-readable parts of a built page: title and description, ids, landmarks, JSON-LD."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from tests.html_reader import HtmlReader

LANDMARKS = {"nav": "navigation", "main": "main", "form": "form", "aside": "complementary", "section": "region"}
NAMED_ONLY = {"form", "section"}
"""Elements that are landmarks only with a name (HTML Accessibility API Mappings)."""
_BOXES = {"nav", "main", "header", "footer", "aside", "section", "div", "article"}
_ALWAYS = {"nav", "main", "header", "footer", "aside"}


@dataclass
class HeadReading:
    """A page's title, metas by name or property, ids in order, JSON-LD, landmarks with their names, words of time elements."""

    title: str = ""
    metas: dict[str, str] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)
    landmarks: list[tuple[str, str]] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    is_redirect: bool = False
    stray_forms: int = 0


class _Reader(HtmlReader):
    def __init__(self) -> None:
        super().__init__()
        self.page = HeadReading()
        self.inside = ""
        self.boxes: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self.page.metas.setdefault(values.get("name") or values.get("property", ""), values.get("content", ""))
            self.page.is_redirect |= values.get("http-equiv", "").lower() == "refresh"
        if "id" in values:
            self.page.ids.append(values["id"])
        self.inside = tag if tag in {"title", "time"} else ""
        if tag == "script" and values.get("type") == "application/ld+json":
            self.inside = "linked"
            self.page.linked.append("")
        if tag == "time":
            self.page.times.append("")
        name = values.get("aria-label") or (f"#{values['aria-labelledby']}" if "aria-labelledby" in values else "")
        role = values.get("role") or LANDMARKS.get(tag, "")
        if role in LANDMARKS.values() and (name or tag not in NAMED_ONLY):
            self.page.landmarks.append((role, name))
        if tag in _BOXES:
            self.boxes.append(tag in _ALWAYS or (bool(name) and (tag == "section" or "role" in values)))
        if tag == "form" and not any(self.boxes):
            self.page.stray_forms += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _BOXES and self.boxes:
            self.boxes.pop()
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "title" and not self.page.ids:  # drawings have titles of their own
            self.page.title += data
        elif self.inside == "linked":
            self.page.linked[-1] += data
        elif self.inside == "time":
            self.page.times[-1] += data


def read_head(path: Path) -> HeadReading:
    """Read a built page."""
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader.page
