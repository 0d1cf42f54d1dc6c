"""The Jinja environment of record templates: autoescaping, strict, with the few words and the icons that templates need."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import markupsafe
from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from pcmt.model import KINDS
from pcmt.model.event import EVENT_STATUS_TITLES
from pcmt.read.code_edition import edition
from pcmt.read.file_cache import FolderCache
from pcmt.show.markup.html import render_whole_numbers, trusted_html
from pcmt.show.parts.calls import dialled, render_call, render_calls
from pcmt.show.parts.time_marks import render_check_badge, render_opening_badge, render_record_state
from pcmt.text.formats import date_weekday, format_date, format_moment, format_number, format_span
from pcmt.text.official_text import section_words
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
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, sort_keys=True, separators=(",", ":"))


def render_json(value: Any) -> Markup:
    """JSON that is safe inside a script element: ``<``, ``>`` and ``&`` are written as escapes."""
    text = _ENCODER.encode(value)
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


# The part of escape() that looks for signs; it is no public name, so that another version may lack it.
_escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner", markupsafe.escape)


def _printed(value: Any) -> str:
    """Return what escape() returns as text: a large build prints a million values, none of which is escaped again."""
    kind = type(value)
    if kind is str:
        return _escaped(value)
    return value if kind is Markup else markupsafe.escape(value)


class _PrintingCode(CodeGenerator):
    """Compiles templates that print values by ``_printed``."""

    def write_commons(self) -> None:
        """Write what every function of a template begins with."""
        super().write_commons()
        self.writeline("escape = environment.printed")


class _CallingContext(Context):
    """Calls functions as they are: those of our templates do not ask for the context, which Jinja would look for."""

    def call(__self, __obj: Callable[..., Any], *args: Any, **options: Any) -> Any:  # noqa: N805 - options may be ``self``
        """Call a function or a macro of a template."""
        if isinstance(__obj, Macro):
            return super().call(__obj, *args, **options)
        options.pop("_block_vars", None)
        options.pop("_loop_vars", None)
        return __obj(*args, **options)


class _RecordEnvironment(Environment):
    """The environment of record templates."""

    code_generator_class = _PrintingCode
    context_class = _CallingContext
    printed = staticmethod(_printed)


def _make_environment() -> Environment:
    environment = _RecordEnvironment(
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
        place=section_words,
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
    """Compiled templates in a cache, by their source and the code that compiled them; a broken entry is compiled again.

    ``others`` tells what else compiling them depends on.
    """

    def __init__(self, cache: FolderCache, others: str = "") -> None:
        self._cache = cache
        self._others = others

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its compiled code, where there is some."""
        if content := self._cache.get(self._key(bucket)):
            bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the compiled code of a template."""
        self._cache.put(self._key(bucket), bucket.bytecode_to_string())

    def _key(self, bucket: Bucket) -> str:
        known = f"{edition(__name__)} {self._others} {bucket.key} {bucket.checksum}"
        return f"template-{sha256(known.encode()).hexdigest()}"


def keep_compiled_templates(cache: FolderCache) -> None:
    """Take compiled templates from a cache from now on, and keep them in it: compiling takes a tenth of a small build."""
    ENVIRONMENT.bytecode_cache = CompiledTemplates(cache)


def keep_compiled_theme(environment: Environment, cache: FolderCache, engine: str) -> None:
    """Do the same for the templates of a theme, which an engine draws pages by: compiling them takes longer than drawing.

    ``engine`` names the engine and its version.
    """
    signs = (
        environment.autoescape,
        environment.trim_blocks,
        environment.lstrip_blocks,
        environment.keep_trailing_newline,
    )
    names = sorted((*environment.extensions, *environment.filters, *environment.tests))
    environment.bytecode_cache = CompiledTemplates(cache, f"{signs} {names} {engine}")


def render_template(template: str, **context: object) -> Markup:
    """Render a template without empty lines: Python-Markdown ends an HTML block at the first one."""
    text = ENVIRONMENT.get_template(f"{template}.html").render(**context)
    return trusted_html("".join([f"{words}\n" for line in text.splitlines() if (words := line.strip())]))
