"""Compiled templates come from the cache, where a broken entry costs time, never a page; icons come out of the theme."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment
from markupsafe import Markup, escape

from pcmt.read.file_cache import FolderCache
from pcmt.show.materials.listing import ICONS, OTHER_ICON
from pcmt.show.parts.templates import ENVIRONMENT, CompiledTemplates, keep_compiled_theme, render_icon


def printed(cache: FolderCache, source: str) -> str:
    """Draw a template in an environment that has compiled nothing yet."""
    environment = Environment(
        loader=DictLoader({"a": source}), autoescape=True, bytecode_cache=CompiledTemplates(cache)
    )
    return environment.get_template("a").render(x="<")


def test_a_template_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = FolderCache(tmp_path)
    assert printed(cache, "{{ x }}") == "&lt;"
    monkeypatch.setattr(Environment, "_compile", lambda *_: pytest.fail("compiled again"))
    assert printed(cache, "{{ x }}") == "&lt;"
    monkeypatch.undo()
    assert printed(cache, "{{ x }}!") == "&lt;!"


@pytest.mark.parametrize("content", [b"", b"x" * 200])
def test_a_broken_entry_is_compiled_again(content: bytes, tmp_path: Path) -> None:
    cache = FolderCache(tmp_path)
    printed(cache, "{{ x }}")
    (entry,) = tmp_path.iterdir()
    entry.write_bytes(content)
    assert printed(cache, "{{ x }}") == "&lt;"
    cache.put(entry.name, content)  # whole, but no byte code
    assert printed(cache, "{{ x }}") == "&lt;"


def test_a_theme_is_compiled_once_for_each_way_of_compiling(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache, source = FolderCache(tmp_path), DictLoader({"a": "{{ x }}"})

    def drawn(*, autoescape: bool) -> str:
        environment = Environment(loader=source, autoescape=autoescape)
        keep_compiled_theme(environment, cache, "1")
        return environment.get_template("a").render(x="<")

    assert (drawn(autoescape=True), drawn(autoescape=False)) == ("&lt;", "<")
    monkeypatch.setattr(Environment, "_compile", lambda *_: pytest.fail("compiled again"))
    assert (drawn(autoescape=True), drawn(autoescape=False)) == ("&lt;", "<")


class Shown:
    """An object that knows its HTML."""

    def __html__(self) -> str:
        return "<b>"


@pytest.mark.parametrize("value", ["a<b>&\"'", "", Markup("<i>"), 7, None, True, 1.5, Shown(), ["<"]])
def test_record_templates_print_every_value_as_the_library_escapes_it(value: object) -> None:
    assert ENVIRONMENT.from_string("{{ x }}").render(x=value) == escape(value)
    macro = "{% macro put(x) %}({{ x }}){% endmacro %}{% set kept %}{{ put(x) }}{% endset %}{{ kept }}"
    assert ENVIRONMENT.from_string(macro).render(x=value) == f"({escape(value)})"


def test_record_templates_call_functions_and_macros() -> None:
    each = "{% for n in ns %}{% call(m) all(n) %}{{ f(m, by=2) }};{% endcall %}{% endfor %}"
    template = ENVIRONMENT.from_string("{% macro all(n) %}{{ caller(n) }}{% endmacro %}" + each)
    drawn = template.render(ns=[1, 2], f=lambda number, by: f"<{number * by}>")
    assert drawn == "&lt;2&gt;;&lt;4&gt;;"


def test_every_icon_of_the_shelf_is_in_the_theme() -> None:
    for name in (*ICONS.values(), OTHER_ICON, "phone", "download", "share-variant"):
        assert render_icon(name).startswith('<svg class="icon" aria-hidden="true" '), name
        assert "<path d=" in render_icon(name)


def test_an_unknown_icon_is_nothing() -> None:
    assert render_icon("khong-co") == ""
