"""Modules of a page become ordinary scripts: their names, their imports, and what is refused."""

from __future__ import annotations

import pytest

from pcmt.problems import UsageFault
from pcmt.publish.usb_copy.pages import offline_page
from pcmt.publish.usb_copy.scripts import without_module
from tests.publish.usb_copy.test_usb_copy import EDITION, KNOWN


def test_modules_become_ordinary_scripts_and_are_told() -> None:
    page = offline_page(
        '<head></head><body><script src="../../j/time.js" type="module"></script>'
        "<script type=module src=\"x.js\"></script><script src='y.js'></script></body>",
        "tai-lieu/a/index.html",
        EDITION,
        KNOWN,
    )
    assert page.modules == {"j/time.js", "tai-lieu/a/x.js"}
    assert '<script defer src="../../j/time.js"></script><script defer src="x.js"></script>' in page.html
    assert "<script src='y.js'></script>" in page.html


NO_FILES: dict[str, bytes] = {}


def test_a_module_keeps_its_names_to_itself() -> None:
    script = without_module("a.js", "// lời\nconst DAY = 1\nimport.meta.url\n".encode(), NO_FILES.__getitem__).decode()
    assert script.startswith('(() => {\n"use strict";\n// lời\n')
    assert script.endswith("\n})()\n")


@pytest.mark.parametrize(
    "line",
    [
        'import x from "./x.js"',
        '  const a = await import("./x.js")',
        'import "./x.js"',
        "export const a = 1",
        "  export {a}",
        'import{a}from"b"',
    ],
)
def test_a_module_that_needs_others_is_refused(line: str) -> None:
    with pytest.raises(UsageFault, match=r"a\.js"):
        without_module("a.js", f"const b = 1\n{line}\n".encode(), NO_FILES.__getitem__)


MODULES = {
    "j/b.js": b'import { c } from "./c.js"\nexport const b = c + 1\nexport function d() {}\nconst own = 1\n',
    "j/c.js": b"export const c = 1\n",
    "j/x.js": b"export default 1\n",
    "j/y.js": b'import { z } from "./z.js"\nexport const y = 1\n',
    "j/z.js": b'import { y } from "./y.js"\nexport const z = 1\n',
}


def test_what_a_module_imports_is_put_into_it() -> None:
    script = without_module("j/a.js", b'import { b, d } from "./b.js"\nconst own = b\n', MODULES.__getitem__).decode()
    assert "import" not in script and "export" not in script
    assert "const { b, d } = (() => {\nconst { c } = (() => {\nconst c = 1" in script
    assert "return { b, d }\n})()\nconst own = b" in script


def test_what_a_module_imports_later_is_put_there() -> None:
    text = b'const open = async () => {\n  const { c } = await import("./c.js")\n  return c\n}\n'
    script = without_module("j/a.js", text, MODULES.__getitem__).decode()
    assert "  const { c } = (() => {\nconst c = 1\n\nreturn { c }\n})()\n  return c" in script


@pytest.mark.parametrize("name", ["x", "y"])
def test_other_exports_and_circles_are_refused(name: str) -> None:
    with pytest.raises(UsageFault, match=r"\.js"):
        without_module("j/a.js", f'import {{ {name} }} from "./{name}.js"\n'.encode(), MODULES.__getitem__)
