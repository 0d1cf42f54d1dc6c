"""One style sheet and one script a page, made of those of the theme."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from pcmt.problems import EnvironmentFault
from pcmt.publish.stylesheet import STYLESHEET
from pcmt.run.page_assets import SCRIPT, PageSheet, join_assets, shrink_stylesheet
from pcmt.text.colours import palette

SHEETS = "assets/stylesheets"
SCRIPTS = "assets/javascripts"
TEXTS = {
    STYLESHEET: '@import "portal/x.css";\n',
    f"{SHEETS}/portal/x.css": ".x { top: 0 }\n",
    f"{SHEETS}/palette.12ab.min.css": ".palette{}",
    f"{SHEETS}/main.34cd.min.css": '@charset "UTF-8";.main{}',
    SCRIPT: "// made\n",
    **{f"{SCRIPTS}/{name}.js": f"{name}\n" for name in ("frame/frame", "frame/drawer", "copy", "palette", "time")},
}


class Files:
    """The files of the engine, as far as this module asks."""

    def __init__(self, texts: dict[str, str]) -> None:
        self.src_uris = {name: SimpleNamespace(src_uri=name, content_string=text) for name, text in texts.items()}

    def get_file_from_path(self, path: str) -> Any:
        """Return the file of a name."""
        return self.src_uris.get(path)

    def remove(self, file: Any) -> None:
        """Take a file out."""
        del self.src_uris[file.src_uri]


def test_the_sheets_of_the_theme_come_before_ours() -> None:
    files = Files(TEXTS)
    assert join_assets(files, palette()) == PageSheet(".main{}.palette{}", ".x { top: 0 }\n")
    assert files.src_uris[STYLESHEET].content_string == ".main{}.palette{}.x { top: 0 }\n"


def test_parts_are_joined_and_not_published() -> None:
    files = Files(TEXTS)
    join_assets(files, palette())
    assert files.src_uris[SCRIPT].content_string == "frame/frame\nframe/drawer\ncopy\n"
    assert sorted(files.src_uris) == [f"{SCRIPTS}/copy.js", SCRIPT, f"{SCRIPTS}/time.js", STYLESHEET]


def test_what_a_module_imports_at_once_is_part_of_it() -> None:
    modules = {
        "a.js": 'import { one, two } from "./b.js"\none(two)\nconst later = await import("./c.js")\n',
        "b.js": 'import { three } from "./c.js"\nexport const one = three\nexport function two() {}\n',
        "c.js": "// of one\nexport const three = 3\n",
    }
    files = Files(TEXTS | {f"{SCRIPTS}/{name}": text for name, text in modules.items()})
    join_assets(files, palette())
    inner = "const { three } = (() => {\nconst three = 3\nreturn { three }\n})()"
    body = f"{inner}\nconst one = three\nfunction two() {{}}\n"
    made = f"const {{ one, two }} = (() => {{\n{body}return {{ one, two }}\n}})()\none(two)\n"
    assert files.src_uris[f"{SCRIPTS}/a.js"].content_string == made + 'const later = await import("./c.js")\n'
    assert files.src_uris[f"{SCRIPTS}/c.js"].content_string == "export const three = 3\n"


def test_a_theme_without_its_sheet_is_named() -> None:
    with pytest.raises(EnvironmentFault, match="bộ giao diện"):
        join_assets(Files({name: text for name, text in TEXTS.items() if "main." not in name}), palette())


def test_names_in_pages_scripts_and_the_package_keep_their_rules(tmp_path: Path) -> None:
    base = ".in-page{top:0}.in-script{top:0}.record-page{top:0}.nowhere-at-all{top:0}:root{--by-other:1;--unread:2}"
    for name, text in {
        STYLESHEET: "all",
        "own.js": 'box.className = "in-script"',
        f"{SHEETS}/other.css": "p{top:var(--by-other)}",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    shrink_stylesheet(tmp_path, PageSheet(base, ".ours { top: 0 }"), ['<p class="in-page">'])
    made = (tmp_path / STYLESHEET).read_text("utf-8")
    assert made == ".in-page{top:0}.in-script{top:0}.record-page{top:0}:root{--by-other:1}.ours{top: 0}\n"
