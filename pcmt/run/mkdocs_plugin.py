"""The MkDocs side of the portal: opens the data before anything is touched, then pours the records into the drawn frames."""

from __future__ import annotations

import logging
from copy import deepcopy
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.base import Config
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

import pcmt.theme
from pcmt import __version__
from pcmt.problems import DataError, EnvironmentFault, UsageFault
from pcmt.publish.frames import FrameFault
from pcmt.publish.stylesheet import EMBLEM, STYLESHEET, coloured_drawing, join_imports, with_colours
from pcmt.read.folder import is_leftover
from pcmt.run.macros import page_problem
from pcmt.run.portal import Portal, make_downloads, open_portal
from pcmt.run.write_site import FRAMES, pages_of_kinds, publish, take_frames
from pcmt.show.markup.macro_source import find_page_faults
from pcmt.show.markup.page_values import page_environment
from pcmt.show.markup.slots import guarded, unguarded
from pcmt.show.site.macros import MACROS
from pcmt.show.site.now_blocks import urgent_notices
from pcmt.text.colours import PALETTE
from pcmt.text.vietnamese import heading_slug

_LOG = logging.getLogger("mkdocs.plugins.pcmt")

_THEME = Path(pcmt.theme.__file__).parent

SCRIPTS = {"drawer.js": "", "copy.js": "", "time.js": "module", "search.js": "module"}
"""Scripts of every page, in ``assets/javascripts``, with the type of their tag."""

_UNUSED = ("assets/javascripts/workers/", "assets/javascripts/lunr/")
"""Folders of Material's search, which is not used: ``search.js`` reads an index of its own."""

_MACROS = {"module_name": "macros", "include_dir": str(_THEME), "on_error_fail": True, "on_undefined": "strict"}


class NoOptions(Config):
    """The plugin has no options: everything that may differ between portals is data."""


class PortalPlugin(BasePlugin[NoOptions]):
    """Conducts one build; holds the open portal and the addresses of hand-written pages while it lasts."""

    portal: Portal
    pages: tuple[str, ...] = ()
    command: str = "build"

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember the command; having this hook also keeps the plugin alive between rebuilds."""
        self.command = command

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check all data. A fault stops here, before MkDocs empties the site folder."""
        root = Path(config.config_file_path).resolve().parent
        _set_defaults(config)
        try:
            portal = open_portal(root, fresh=self.command == "serve")
            if not portal.downloads:
                make_downloads(portal)
            self.portal = portal
        except (DataError, EnvironmentFault, UsageFault) as error:
            if self.command != "serve" or not hasattr(self, "portal"):
                raise Abort(str(error)) from error
            # A rebuild that fails would leave the browser waiting; the last sound records are shown on instead.
            _LOG.error("%s\nTrang đang xem vẫn theo dữ liệu trước khi sửa.", str(error).rstrip())
        self.portal.page_faults.clear()
        self.portal.values.clear()
        self.portal.has_plugin = True
        settings = self.portal.catalog.settings
        config.site_name = guarded(settings.title)
        config.site_description = guarded(settings.description)
        if self.command != "serve":
            config.site_url = settings.url
        licence = self.portal.catalog.terms["giay-phep"][settings.licence]
        config.extra["portal"] = guarded(
            settings.model_dump()
            | {"licence_title": licence, "urgent": urgent_notices(self.portal.catalog), "version": __version__}
            | {"theme_color": PALETTE.light["brand"]}
        )
        return config

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Redraw too when a record or a template changes."""
        for folder in (self.portal.root / "data", self.portal.root / "overrides", _THEME):
            server.watch(str(folder))
        return server

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Exclude leftovers, source maps and unused files; join the style sheet; set colours; add the frames, which are part of the theme."""
        for file in [one for one in files if _is_unwanted(one.src_uri)]:
            files.remove(file)
        _join_stylesheet(files)
        _put_colours(files)
        for path in sorted((_THEME / "frames").rglob("*.md")):
            name = f"{FRAMES}/{path.relative_to(_THEME / 'frames').as_posix()}"
            files.append(File.generated(config, name, abs_src_path=str(path), inclusion=InclusionLevel.NOT_IN_NAV))
        for name, text in pages_of_kinds():
            if name not in files.src_uris:
                files.append(File.generated(config, name, content=text, inclusion=InclusionLevel.NOT_IN_NAV))
        return files

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Have pages drawn in the sandbox. mkdocs-macros makes an environment of its own and offers no other way in."""
        host: Any = config.plugins.get("macros")
        if host is not None:
            host._env = page_environment(self.portal.values, host.macros)

    @event_priority(100)
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Find unknown commands before mkdocs-macros meets them, to name page and line in Vietnamese."""
        faults = list(dict.fromkeys(find_page_faults(markdown, MACROS.keys())))
        for fault in faults:
            problem = page_problem(self.portal, page, fault.line, fault.message, fault.cure)
            self.portal.page_faults.append(problem)
        return "" if faults else markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put values in their places before the search index reads the page."""
        waiting = list(page.toc)
        while waiting:
            item = waiting.pop()
            item.title = self.portal.values.put(item.title)
            waiting += item.children
        return self.portal.values.put(html)

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Every page has been read: report all their faults at once, before a page is written."""
        if self.portal.page_faults:
            error = DataError(self.portal.page_faults)
            if self.command != "serve":
                raise Abort(str(error)) from error
            _LOG.error("%s\nChỗ lỗi để trống trong trang xem thử.", str(error).rstrip())
        urls = (file.url for file in files.documentation_pages())
        self.pages = tuple("" if url == "./" else url for url in urls if not url.startswith(f"{FRAMES}/"))
        return env

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Put the finished blocks, and values in titles, in their places. What belongs to a frame waits for the pouring."""
        is_frame = page.file.src_uri.startswith(f"{FRAMES}/")
        return output if is_frame else self.portal.values.put(unguarded(output))

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """The same for pages that the theme draws by itself (404.html)."""
        return unguarded(output_content)

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Take the frames out of the site, pour every record, add the feed, the sitemap and the search entries."""
        site = Path(config.site_dir)
        try:
            frames = take_frames(site)
        except FrameFault as error:
            raise Abort(str(error)) from error
        publish(self.portal, frames, site, self.pages)
        _LOG.info("Đã vẽ xong trang từ %s bản ghi.", sum(map(len, self.portal.catalog.records.values())))


def _is_unwanted(uri: str) -> bool:
    is_source_map = uri.startswith("assets/") and uri.endswith(".map")
    return is_source_map or uri.startswith(_UNUSED) or any(map(is_leftover, uri.split("/")))


def _join_stylesheet(files: Files) -> None:
    """Publish the style sheet as one file; the files that it imports are not published."""
    sheet = files.get_file_from_path(STYLESHEET)
    if sheet is None:
        return
    folder = STYLESHEET.rpartition("/")[0]
    parts = {name: file for name, file in files.src_uris.items() if name.startswith(f"{folder}/")}
    joined = join_imports(sheet.content_string, lambda name: parts[f"{folder}/{name}"].content_string)
    sheet.content_string = joined.text
    for name in joined.parts:
        files.remove(parts[f"{folder}/{name}"])


def _put_colours(files: Files) -> None:
    """Put the colours of the portal into the style sheets that import them and into its emblem."""
    for uri, file in files.src_uris.items():
        if uri == EMBLEM:
            file.content_string = coloured_drawing(file.content_string, PALETTE)
        elif uri.endswith(".css") and (text := with_colours(file.content_string, PALETTE)) != file.content_string:
            file.content_string = text


def _set_defaults(config: MkDocsConfig) -> None:
    """Set what is of the kit, not of a portal: Markdown, styles, scripts, options of the macros."""
    config.markdown_extensions += [one for one in ("attr_list", "md_in_html") if one not in config.markdown_extensions]
    config.mdx_configs.setdefault("toc", {})["slugify"] = heading_slug
    config.extra_css.insert(0, STYLESHEET)
    scripts = []
    for name, kind in SCRIPTS.items():
        scripts.append(ExtraScriptValue(f"assets/javascripts/{name}"))
        scripts[-1].type = kind
    config.extra_javascript[:0] = scripts
    if plugin := config.plugins.get("macros"):
        plugin.config.update(deepcopy(_MACROS))
    for levels in (config.validation.nav, config.validation.links):
        levels.update(dict.fromkeys(levels, logging.WARNING))
