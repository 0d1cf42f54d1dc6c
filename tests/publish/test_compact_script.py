"""Scripts lose comments, empty lines and indentation; what a statement or a string holds stays."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from pcmt.publish.compact_script import compact_script

SCRIPTS = Path(__file__).parents[2] / "pcmt/theme/assets/javascripts"


def test_comments_of_whole_lines_and_blanks_go() -> None:
    text = '// about\n\n/**\n * of x\n * @param {string} x\n */\nconst f = (x) => {\n  // inside\n  return "a // b" + x // end\n}\n'
    assert compact_script(text) == 'const f = (x) => {\nreturn "a // b" + x // end\n}\n'


def test_what_looks_like_a_comment_in_a_statement_stays() -> None:
    text = 'const a = "/* x */" /* y */\nconst u = `https://x/${a}`\nconst r = /\\/\\*/\n'
    assert compact_script(text) == text


def test_a_template_over_lines_is_left_alone() -> None:
    text = "const a = `\n  // kept\n`\n// kept\n"
    assert compact_script(text) == text


def test_every_script_of_the_theme_gets_smaller_and_is_still_a_script(tmp_path: Path) -> None:
    scripts = sorted(SCRIPTS.rglob("*.js"))
    assert len(scripts) > 15
    for path in scripts:
        made = compact_script(path.read_text("utf-8"))
        assert len(made) < path.stat().st_size, path.name
        (tmp_path / f"{path.stem}.mjs").write_text(made, "utf-8")
    if (node := shutil.which("node")) is None:
        pytest.skip("node is not installed")
    for path in sorted(tmp_path.iterdir()):
        subprocess.run([node, "--check", str(path)], check=True)
