"""The MkDocs plugin: opens the data before anything is written, then fills the records into the drawn frames."""

from __future__ import annotations

import logging
import shutil
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
from pcmt.problems import DataError, EnvironmentFault, Problem, UsageFault
from pcmt.publish.frames import FrameFault
from pcmt.publish.stylesheet import STYLESHEET
from pcmt.read.file_cache import open_cache
from pcmt.read.folder import is_leftover
from pcmt.run.drawing import Drawing, DrawnPage, engine_versions, is_repeatable, keep_drawing, theme_settings
from pcmt.run.macros import PageCalls, source_place
from pcmt.run.making import make_downloads
from pcmt.run.page_assets import MODULES, SCRIPT, PageSheet, join_assets, shrink_stylesheet
from pcmt.run.portal import Portal, open_portal
from pcmt.run.write_site import FRAMES, pages_of_kinds, publish_drawing
from pcmt.show.markup.macro_source import find_page_faults, prints_calls_only
from pcmt.show.markup.page_values import PageValues, page_environment
from pcmt.show.markup.slots import guarded
from pcmt.show.parts.pictures.emblem import emblem_svg
from pcmt.show.parts.templates import keep_compiled_theme
from pcmt.show.site.macros import MACROS
from pcmt.text.vietnamese import heading_slug

_LOG = logging.getLogger("mkdocs.plugins.pcmt")

_THEME = Path(pcmt.theme.__file__).parent

_UNUSED = (
    *("assets/javascripts/workers/", "assets/javascripts/lunr/", "assets/javascripts/bundle."),
    "assets/drawings/",
)
"""Scripts of Material, whose work ``portal.js`` and ``search.js`` do, and drawings, which are part of pages."""

_MACROS = {"module_name": "macros", "include_dir": str(_THEME), "on_error_fail": True, "on_undefined": "strict"}


class NoOptions(Config):
    """The plugin has no options: everything that may differ between portals is data."""


class PortalPlugin(BasePlugin[NoOptions]):
    """Conducts one build; holds the open portal, what was drawn, and the values for it while it lasts."""

    portal: Portal
    drawing: Drawing
    values: PageValues
    sheet: PageSheet
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
            portal = open_portal(root, fresh=self.command == "serve", is_preview=self.command == "serve")
            if not (portal.downloads or portal.making):
                make_downloads(portal)
            self.portal = portal
        except (DataError, EnvironmentFault, UsageFault) as error:
            if self.command != "serve" or not hasattr(self, "portal"):
                raise Abort(str(error)) from error
            # A rebuild that fails would leave the browser waiting; the last sound records are shown on instead.
            _LOG.error("%s\nTrang đang xem vẫn theo dữ liệu trước khi sửa.", str(error).rstrip())
        self.templates: list[str] = []
        self.portal.page_faults.clear()
        self.portal.values.clear()
        self.portal.has_plugin = True
        self.drawing = Drawing()
        settings = self.portal.catalog.settings
        config.site_name = guarded(settings.title)
        config.site_description = guarded(settings.description)
        if self.command != "serve":
            config.site_url = self.portal.address or settings.url
        config.extra["portal"] = theme_settings(self.portal.catalog, root)
        if not is_repeatable(config, root):
            self.portal.drawing_key = ""
        return config

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Redraw too when a record or a template changes."""
        for folder in (self.portal.root / "data", self.portal.root / "overrides", _THEME):
            server.watch(str(folder))
        return server

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Exclude unpublished files; join the style sheet and the script; add the frames, which are part of the theme."""
        drop_unpublished(files)
        try:
            catalog = self.portal.catalog
            self.sheet = join_assets(files, catalog.settings.palette, emblem_svg(catalog))
        except EnvironmentFault as error:
            raise Abort(str(error)) from error
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
        faults = list(dict.fromkeys(find_page_faults(markdown, frozenset(MACROS))))
        for fault in faults:
            path, line = source_place(self.portal, page, fault.line)
            self.portal.page_faults.append(Problem(path, line, 1, "TRANG_SAI", "", fault.message, fault.cure))
        self.portal.prints_calls_only = not faults and prints_calls_only(markdown)
        return "" if faults else markdown

    @event_priority(-100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Note what the search index needs of a page."""
        if not page.file.src_uri.startswith(f"{FRAMES}/"):
            search = page.meta.get("search") or {}
            title = str(page.meta.get("title", page.title))
            url = "" if page.url == "./" else page.url
            share = 0.0 if search.get("exclude") else float(search.get("boost", 1))
            self.drawing.pages.append(DrawnPage(page.file.dest_uri, url, html, title, share))
        return html

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Every page has been read: make the calls and report all faults at once, before a page is written."""
        calls = PageCalls(self.portal)
        self.values = self.portal.values.resolved(calls.make)
        faults = [*self.portal.page_faults, *calls.problems]
        if faults:
            error = DataError(faults)
            if self.command != "serve":
                raise Abort(str(error)) from error
            _LOG.error("%s\nChỗ lỗi để trống trong trang xem thử.", str(error).rstrip())
        keep_compiled_theme(env, open_cache(self.portal.root), " ".join(engine_versions()))
        return env

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Note the pages that the theme draws by itself (404.html)."""
        self.templates.append(template_name)
        return output_content

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Keep what was drawn, then put the values, the records and all other files of the portal into the site."""
        site = Path(config.site_dir)
        drawing = self._gather(site)
        if self.portal.drawing_key:
            keep_drawing(open_cache(self.portal.root), self.portal.drawing_key, drawing, site)
        try:
            folder = self.portal.folder(site)
            for path in drawing.assets:
                folder.note(path)
            publish_drawing(self.portal, drawing, self.values, folder)
        except FrameFault as error:
            raise Abort(str(error)) from error
        _LOG.info("Đã vẽ xong trang từ %s bản ghi.", sum(map(len, self.portal.catalog.records.values())))

    def _gather(self, site: Path) -> Drawing:
        """Return the finished drawing of the pages below ``site``, and remove its unpublished files."""
        drawing = self.drawing
        drawing.held, drawing.seen = self.portal.values.held, self.portal.values.seen
        for name in ("sitemap.xml", "sitemap.xml.gz"):  # they list the frames and carry the build time
            (site / name).unlink(missing_ok=True)
        shutil.rmtree(site / "search", ignore_errors=True)  # of a search plugin that a portal still lists
        drawn = {*self.templates, *(page.path for page in drawing.pages)}
        for path in sorted(one for one in site.rglob("*") if one.is_file()):
            name = path.relative_to(site).as_posix()
            if name in drawn or name.startswith(f"{FRAMES}/"):
                drawing.texts[name] = path.read_bytes().decode()
            else:
                drawing.assets.append(name)
        shutil.rmtree(site / FRAMES, ignore_errors=True)
        shrink_stylesheet(site, self.sheet, drawing.texts.values())
        return drawing


def drop_unpublished(files: Files) -> None:
    """Remove the leftovers of other programs and what pages do not load."""
    for file in [one for one in files if _is_unwanted(one.src_uri)]:
        files.remove(file)


def _is_unwanted(uri: str) -> bool:
    is_source_map = uri.startswith("assets/") and uri.endswith(".map")
    return is_source_map or uri.startswith(_UNUSED) or any(map(is_leftover, uri.split("/")))


def _set_defaults(config: MkDocsConfig) -> None:
    """Set what is of the kit, not of a portal: Markdown, styles, scripts, options of the macros."""
    config.markdown_extensions += [one for one in ("attr_list", "md_in_html") if one not in config.markdown_extensions]
    config.mdx_configs.setdefault("toc", {})["slugify"] = heading_slug
    config.extra_css.insert(0, STYLESHEET)
    scripts = [ExtraScriptValue(SCRIPT), *(ExtraScriptValue(f"assets/javascripts/{name}") for name in MODULES)]
    scripts[0].defer = True
    for module in scripts[1:]:
        module.type = "module"
    config.extra_javascript[:0] = scripts
    if plugin := config.plugins.get("macros"):
        plugin.config.update(deepcopy(_MACROS))
    for levels in (config.validation.nav, config.validation.links):
        levels.update(dict.fromkeys(levels, logging.WARNING))
