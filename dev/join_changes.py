"""Join the fragments of ``dev/changes/`` into a section of ``CHANGELOG.md``.

Without options the section is printed. ``--release DAY`` writes it above the older ones, under the version of the package,
and removes the fragments. Standard library only.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "dev" / "changes"
CHANGELOG = ROOT / "CHANGELOG.md"
GROUPS = {
    "nguoi-dan": "Người dân",
    "truong-xa": "Trường học, xã, phường, đặc khu",
    "giao-viec": "Cơ quan được giao việc, đơn vị nộp báo cáo",
    "theo-doi": "Người theo dõi kế hoạch, nhà báo, địa phương khác",
    "dang-bai": "Cán bộ đăng bài",
    "cai-dat": "Người cài đặt",
}
"""Headings of the changelog by the group in a fragment's name, in their order."""
NAME = re.compile(rf"[a-z0-9-]+-[a-z0-9]+\.({'|'.join(GROUPS)})\.md")
VERSION = re.compile(r'^__version__ = "([^"]+)"$', re.MULTILINE)


def find_fragments(folder: Path) -> list[Path]:
    """List the fragments by name. Raises ValueError for a file with another name or without a list item."""
    files = sorted(path for path in folder.iterdir() if path.name != "README.md")
    for path in files:
        if not NAME.fullmatch(path.name):
            raise ValueError(f"{path.name}: not <name>-<part>.<group>.md with a group of {', '.join(GROUPS)}")
        if not path.read_text("utf-8").startswith("- "):
            raise ValueError(f"{path.name}: does not begin with a list item")
    return files


def join_section(files: Iterable[Path], title: str) -> str:
    """Join fragments under a heading of the second level, one subsection for each group that has any."""
    texts: dict[str, list[str]] = {group: [] for group in GROUPS}
    for path in files:
        texts[path.name.split(".")[1]].append(path.read_text("utf-8").strip())
    parts = ["\n".join(texts[group]) for group in GROUPS]
    subsections = [f"### {title}\n\n{part}" for title, part in zip(GROUPS.values(), parts, strict=True) if part]
    return "\n\n".join([f"## {title}", *subsections]) + "\n"


def insert_section(changelog: str, section: str) -> str:
    """Put a section above the older ones. Raises ValueError when its version is there already."""
    version = section.split()[1]
    if re.search(rf"^## {re.escape(version)}\b", changelog, re.MULTILINE):
        raise ValueError(f"CHANGELOG.md has a section for {version} already")
    head, mark, older = changelog.partition("\n## ")
    return f"{head.rstrip()}\n\n{section}{mark}{older}"


def main(arguments: list[str]) -> int:
    """Print the coming section, or write the release."""
    parser = argparse.ArgumentParser(description="Join dev/changes into CHANGELOG.md.")
    parser.add_argument("--release", type=date.fromisoformat, metavar="DAY", help="day of the release, 2026-12-01")
    day = parser.parse_args(arguments).release
    found = VERSION.search((ROOT / "pcmt" / "__init__.py").read_text("utf-8"))
    assert found
    try:
        files = find_fragments(FOLDER)
        section = join_section(files, f"{found[1]} ({day or 'chưa phát hành'})")
        if day is None:
            sys.stdout.buffer.write(section.encode())
            return 0
        CHANGELOG.write_text(insert_section(CHANGELOG.read_text("utf-8"), section), encoding="utf-8")
    except ValueError as fault:
        sys.stderr.buffer.write(f"{fault}\n".encode())
        return 1
    for path in files:
        path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
