"""The MkDocs side of the portal: opens the data before anything is touched, then pours the records into the drawn frames."""

from __future__ import annotations

import errno
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from pcmt import __version__
from pcmt.problems import BusyFault, DataError, EnvironmentFault, UsageFault
from pcmt.publish.frames import FrameFault
from pcmt.publish.stylesheet import EMBLEM, STYLESHEET, coloured_drawing, join_imports, with_colours
from pcmt.read.folder import is_leftover
from pcmt.run.macros import page_problem
from pcmt.run.portal import CONFIG_FILE, Portal, make_downloads, open_portal
from pcmt.run.write_site import FRAMES, publish, take_frames
from pcmt.show.markup.macro_source import find_page_faults
from pcmt.show.markup.page_values import page_environment
from pcmt.show.markup.slots import guarded, unguarded
from pcmt.show.site.macros import MACROS
from pcmt.show.site.now_blocks import urgent_notices
from pcmt.text.colours import PALETTE

_LOG = logging.getLogger("mkdocs.plugins.pcmt")


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
        _anchor_includes(config, root)
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
        for folder in ("data", "overrides"):
            server.watch(str(self.portal.root / folder))
        return server

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out what programs left for themselves; join the style sheet of pages; put in colours."""
        for file in [one for one in files if any(map(is_leftover, one.src_uri.split("/")))]:
            files.remove(file)
        _join_stylesheet(files)
        _put_colours(files)
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


def _anchor_includes(config: MkDocsConfig, root: Path) -> None:
    """Make ``include_dir`` of mkdocs-macros (1.5) start at the portal's folder; it goes by the working folder otherwise."""
    macros = config.plugins.get("macros")
    if macros is not None and (folder := macros.config.get("include_dir")):
        macros.config["include_dir"] = str(root / folder)


def build_site(config_file: Path, site: Path) -> None:
    """Draw the whole site into an empty folder with MkDocs."""
    with _told_as_ours():
        config = load_config(str(config_file), site_dir=str(site))
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()


def serve_site(config_file: Path, address: str) -> None:
    """Serve the site on localhost and redraw it whenever a file changes."""
    _LOG.addHandler(logging.StreamHandler())
    _LOG.setLevel(logging.INFO)
    try:
        with _told_as_ours():
            mkdocs_serve(str(config_file), dev_addr=address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            message = f"địa chỉ {address} đang có chương trình khác dùng; đóng nó, hoặc thêm --port 8001"
            raise BusyFault(message) from None
        raise


@contextmanager
def _told_as_ours() -> Iterator[None]:
    """MkDocs ends by SystemExit or an exception of its own; both become the fault of ours behind them, or its words."""
    try:
        yield
    except (SystemExit, MkDocsException) as error:
        if isinstance(error.__cause__, DataError | EnvironmentFault | UsageFault):
            raise error.__cause__ from None
        text = str(error)
        if text.isdigit():
            text = "một trang trong docs có lỗi; xem dòng cảnh báo ở trên"
        raise UsageFault(f"{CONFIG_FILE} hoặc một trang không dùng được: {text.strip().rstrip('.!')}") from error
