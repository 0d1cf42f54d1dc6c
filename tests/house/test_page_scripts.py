"""Scripts of pages: one style of modules, no inline handlers, tools locked without a registry."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from pcmt.run.page_assets import INLINE, MODULES, SCRIPT, SCRIPT_PARTS

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "pcmt/theme/assets/javascripts"
FROM_DISK = {"copy.js", "frame/drawer.js", "frame/frame.js", "palette.js", "personal.js", "portal.js", "print.js"}
"""Scripts that also work on a page opened from a disk, where browsers load no module (dev/decisions/0020)."""

ALONE = {"pcmt/publish/usb_copy/start.html"}
"""A page that must tell by itself that the rest of its folder is missing."""

HANDLER = re.compile(r"""<[a-z][^<>]*[\s"']on[a-z]+\s*=\s*["']""")
TAG = re.compile(r"""<script\b(?P<head>[^>]*?)\ssrc="(?:\{\{ view\.page\(")?[^">]*?(?P<name>[\w-]+\.js)\b[^>]*>""")


def page_sources() -> list[tuple[str, str]]:
    """Name and text of every template, frame and hand-written page."""
    files = [path for folder in ("pcmt", "overrides", "docs") for path in sorted((ROOT / folder).rglob("*"))]
    kept = [path for path in files if path.suffix in {".html", ".md"}]
    return [(path.relative_to(ROOT).as_posix(), path.read_text("utf-8")) for path in kept]


def module_faults(name: str, text: str) -> list[str]:
    """List tags that load a script in another way than its style requires."""
    return [
        f"{name}: {tag['name']}"
        for tag in TAG.finditer(text)
        if ('type="module"' in tag[0]) == (tag["name"] in FROM_DISK)
    ]


def test_scripts_are_loaded_as_what_they_are() -> None:
    assert [fault for name, text in page_sources() if name not in ALONE for fault in module_faults(name, text)] == []
    assert {*SCRIPT_PARTS, INLINE, SCRIPT.rpartition("/")[2]} <= FROM_DISK
    assert not {*MODULES} & FROM_DISK


@pytest.mark.parametrize("name", sorted(FROM_DISK))
def test_scripts_that_are_no_modules_keep_their_names_to_themselves(name: str) -> None:
    text = (SCRIPTS / name).read_text("utf-8")
    assert re.findall(r"^(?:const|let|var|function|async|class|import|export)\b", text, re.MULTILINE) == []


def test_modules_are_wrapped_in_nothing() -> None:
    modules = [path for path in SCRIPTS.glob("*.js") if path.name not in FROM_DISK]
    assert [
        path.name for path in modules if re.search(r"^(?:\{|\(\(\) =>)", path.read_text("utf-8"), re.MULTILINE)
    ] == []


def test_no_page_has_an_inline_handler() -> None:
    assert [name for name, text in page_sources() if name not in ALONE and HANDLER.search(text)] == []


def test_the_rules_can_fail() -> None:
    assert module_faults("a", '<script defer src="{{ view.page("assets/javascripts/kit.js") }}"></script>') == [
        "a: kit.js"
    ]
    assert module_faults("a", '<script type="module" src="../assets/javascripts/copy.js"></script>') == ["a: copy.js"]
    assert module_faults("a", '<script type="module" src="../assets/javascripts/kit.js"></script>') == []
    assert HANDLER.search('<p class="a" onclick="x()">') and not HANDLER.search('<a href="?chon=1" title="on = ">')


def test_tools_are_locked_without_the_address_of_a_registry() -> None:
    wanted = json.loads((ROOT / "requirements/node/package.json").read_text("utf-8"))["devDependencies"]
    locked = json.loads((ROOT / "requirements/node/package-lock.json").read_text("utf-8"))["packages"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    parts = [part for name, part in locked.items() if name]
    assert all("integrity" in part and "resolved" not in part for part in parts)


def test_no_script_changes_what_the_browser_gives() -> None:
    changed = re.compile(r"XMLHttpRequest|\.prototype\b|window\.(?:fetch|Worker)\s*=")
    found = [name for name, text in page_sources() if name.startswith("pcmt/theme/") and changed.search(text)]
    assert found + [path.name for path in SCRIPTS.glob("*.js") if changed.search(path.read_text("utf-8"))] == []
    assert changed.search("const { open } = XMLHttpRequest.prototype")
