"""Compiled templates come from the cache; a broken entry costs time, never a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from pcmt.read.file_cache import FolderCache
from pcmt.show.parts.templates import CompiledTemplates


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
