"""What the engine drew, kept in the cache: new data is put into the same pages and frames without the engine."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from pcmt import __version__
from pcmt.blobs import Cached, Made
from pcmt.read.code_edition import edition, library_version
from pcmt.read.file_cache import FolderCache
from pcmt.read.folder import is_leftover
from pcmt.read.sample_manifest import has_sample
from pcmt.relate.catalog import Catalog
from pcmt.run.handwritten_pages import CONFIG, DOCS, THEME
from pcmt.run.libraries import RUNTIME
from pcmt.show.markup.page_values import MacroCall
from pcmt.show.markup.slots import guarded
from pcmt.show.parts.pictures.emblem import emblem_of
from pcmt.show.site.front.now_blocks import first_helpline, urgent_notices

MACROS_FILE = "macros.py"
_LIBRARIES = (*RUNTIME.values(), "markdown", "pygments")
"""Distributions that draw pages."""
_MODULES = ("pcmt.run.mkdocs_plugin", "pcmt.run.engine")


_EXTENSION = re.compile(r"(?:markdown\.extensions\.)?[a-z_]+|pymdownx\.(?!snippets|b64|pathconverter)[a-z]+")
"""Markdown extensions that read nothing but the page."""
_IMPORTED = re.compile(r"^\s*(?:from|import)\s+(\S+)", re.MULTILINE)
_READS_MORE = re.compile(r"^INHERIT|!ENV|!!python", re.MULTILINE)
"""What in the configuration takes values from other files, the environment or code."""


class DrawnPage(NamedTuple):
    """A hand-written page: its file, its address, its content (HTML), and its title for the search index.

    ``search_share`` is its weight in the search, 0 where the search leaves it out.
    """

    path: str
    url: str
    content: str
    title: str
    search_share: float


@dataclass
class Drawing:
    """What the engine wrote, with placeholders: ``texts`` by path, frames among them; ``assets`` are paths of all other files.

    ``held`` and ``seen`` as in ``PageValues``.
    """

    texts: dict[str, str] = field(default_factory=dict)
    assets: list[str] = field(default_factory=list)
    pages: list[DrawnPage] = field(default_factory=list)
    held: list[str | MacroCall] = field(default_factory=list)
    seen: list[tuple[MacroCall, str]] = field(default_factory=list)


class KeptDrawing(NamedTuple):
    """A drawing from the cache; ``files`` are its assets in their order."""

    drawing: Drawing
    files: Cached


def theme_settings(catalog: Catalog, root: Path) -> dict[str, Any]:
    """Return what templates of the theme print of the data in ``root``, without anything that looks like a slot of a frame."""
    settings = catalog.settings
    more: dict[str, Any] = {
        "licence_title": catalog.terms["giay-phep"][settings.licence],
        "urgent": urgent_notices(catalog),
        "helpline": first_helpline(catalog),
        "version": __version__,
        "has_sample": has_sample(root),
    }
    emblem = emblem_of(catalog)
    if emblem:
        digest = sha256(emblem.svg.encode()).hexdigest()
        more["emblem"] = {"width": emblem.width, "height": emblem.height, "sha256": digest}
    found: dict[str, Any] = guarded(settings.model_dump() | more | {"theme_color": settings.palette.light["brand"]})
    return found


def engine_versions() -> list[str]:
    """Return the distributions that draw, each with its version."""
    return [library_version(name) for name in _LIBRARIES]


def drawing_key(root: Path, catalog: Catalog, address: str) -> str:
    """Return the name of the cache entry: a hash of all that a drawing depends on but the values of eager pages."""
    digest = sha256(edition(*_MODULES, data=("theme", "show")).encode())
    settings = json.dumps([address, theme_settings(catalog, root)], sort_keys=True, default=str)
    for part in (settings, *engine_versions()):
        digest.update(f"\0{part}".encode())
    for path in _sources(root):
        content = path.read_bytes()
        digest.update(f"\0{path.relative_to(root).as_posix()}\0{len(content)}\0".encode() + content)
    return f"drawing-{digest.hexdigest()}"


def _sources(root: Path) -> Iterator[Path]:
    """Yield the files of a portal that the engine reads, leftovers of other programs not among them."""
    yield from (path for path in (root / CONFIG, root / MACROS_FILE) if path.is_file())
    for folder in (root / DOCS, root / THEME):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not any(map(is_leftover, path.relative_to(root).parts)):
                yield path


def is_repeatable(config: Any, root: Path) -> bool:
    """Whether pages are drawn from nothing but what ``drawing_key`` counts; ``config`` is that of the engine.

    A plugin, hook, folder or extension may read more: then a drawing is good for one build only.
    """
    macros: Any = config.plugins.get("macros")
    own = {"pcmt", "macros"}
    extensions = [one for one in config.markdown_extensions if not _EXTENSION.fullmatch(one)]
    return (
        set(config.plugins) <= own
        and not config.hooks
        and config.theme.name == "pcmt"
        and Path(config.docs_dir) == root / DOCS
        and config.theme.custom_dir in (None, str(root / THEME))
        and not extensions
        and not _imports_more((root / MACROS_FILE).read_text(encoding="utf-8"))
        and not _READS_MORE.search((root / CONFIG).read_text(encoding="utf-8-sig"))
        and (macros is None or not (macros.config["include_yaml"] or macros.config["modules"]))
    )


def _imports_more(source: str) -> bool:
    """Whether ``macros.py`` has code of other modules than the kit, which a key does not count."""
    return any(not name.startswith(("pcmt", "__future__")) for name in _IMPORTED.findall(source))


def keep_drawing(cache: FolderCache, key: str, drawing: Drawing, site: Path) -> None:
    """Keep a drawing whose assets are in ``site``. Nothing is kept where a call has arguments that JSON would change."""
    calls = [one for one in drawing.held if isinstance(one, MacroCall)] + [call for call, _ in drawing.seen]
    if all(_is_constant(value) for one in calls for value in (*one.args, *one.options.values())):
        cache.keep(_assets_key(key), Made(tuple((site / name).read_bytes() for name in drawing.assets)))
        cache.put(key, json.dumps(asdict(drawing), ensure_ascii=False).encode())


def find_drawing(cache: FolderCache, key: str) -> KeptDrawing | None:
    """Return the drawing kept under ``key``; None also where a part of it is gone or is not what it was."""
    content = cache.get(key)
    files = None if content is None else cache.find(_assets_key(key))
    if content is None or files is None:
        return None
    try:
        drawing = Drawing(**json.loads(content))
        drawing.pages = [DrawnPage(*one) for one in drawing.pages]
        drawing.held = [one if isinstance(one, str) else MacroCall(*one) for one in drawing.held]
        drawing.seen = [(MacroCall(*call), digest) for call, digest in drawing.seen]
    except (TypeError, ValueError):
        return None
    return KeptDrawing(drawing, files) if len(files.files) == len(drawing.assets) else None


def _assets_key(key: str) -> str:
    return f"{key}-assets"


def _is_constant(value: Any) -> bool:
    """Whether JSON gives a value back as it is."""
    return (
        value is None
        or type(value) in (str, int, float, bool)
        or (type(value) is list and all(map(_is_constant, value)))
    )
