"""The Jinja environment of record templates: autoescaping, strict, with the few words and the icons that templates need."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from pcmt.model import KINDS
from pcmt.model.event import EVENT_STATUS_TITLES
from pcmt.read.code_edition import edition
from pcmt.read.file_cache import FolderCache
from pcmt.show.markup.html import render_whole_numbers, trusted_html
from pcmt.show.parts.calls import dialled, render_call, render_calls
from pcmt.show.parts.time_marks import render_check_badge, render_opening_badge, render_record_state
from pcmt.text.formats import date_weekday, format_date, format_moment, format_number, format_span
from pcmt.text.vietnamese import slugify


@cache
def render_icon(name: str) -> Markup:
    """Render an icon of the theme's Material Design set by its file name; empty for a theme that lacks it.

    It is decoration: a reader of the screen passes over it.
    """
    spec = find_spec("material")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        file = Path(folder, "templates", ".icons", "material", f"{name}.svg")
        if file.is_file():
            return trusted_html(
                file.read_text(encoding="utf-8").replace("<svg ", '<svg class="icon" aria-hidden="true" ', 1)
            )
    return trusted_html("")


_PACKAGE = Path(__file__).parents[2]
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def render_json(value: Any) -> Markup:
    """JSON that is safe inside a script element: ``<``, ``>`` and ``&`` are written as escapes."""
    text = _ENCODER.encode(value)
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def _make_environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader([_PACKAGE / "show", _PACKAGE / "publish"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(
        date=format_date,
        moment=format_moment,
        number=format_number,
        slug=slugify,
        tel=dialled,
        weekday=date_weekday,
        whole_numbers=render_whole_numbers,
    )
    environment.globals.update(
        kind_ids={model.__name__: model.kind_id for model in KINDS.values()},
        span=format_span,
        event_statuses=EVENT_STATUS_TITLES,
        time_badge=render_record_state,
        opening_badge=render_opening_badge,
        check_badge=render_check_badge,
        call=render_call,
        calls=render_calls,
        icon=render_icon,
    )
    return environment


ENVIRONMENT = _make_environment()


class CompiledTemplates(BytecodeCache):
    """Compiled templates in a cache, by their source and the code that compiled them; a broken entry is compiled again."""

    def __init__(self, cache: FolderCache) -> None:
        self._cache = cache

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its compiled code, where there is some."""
        if content := self._cache.get(self._key(bucket)):
            bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the compiled code of a template."""
        self._cache.put(self._key(bucket), bucket.bytecode_to_string())

    def _key(self, bucket: Bucket) -> str:
        return f"template-{sha256(f'{edition(__name__)} {bucket.key} {bucket.checksum}'.encode()).hexdigest()}"


def keep_compiled_templates(cache: FolderCache) -> None:
    """Take compiled templates from a cache from now on, and keep them in it: compiling takes a tenth of a small build."""
    ENVIRONMENT.bytecode_cache = CompiledTemplates(cache)


def render_template(template: str, **context: object) -> Markup:
    """Render a template without empty lines: Python-Markdown ends an HTML block at the first one."""
    text = ENVIRONMENT.get_template(f"{template}.html").render(**context)
    return trusted_html("".join([f"{words}\n" for line in text.splitlines() if (words := line.strip())]))
