"""Write the other projects from the same synthetic data.

* plain MkDocs: Material and macros as in their manuals, one stub page a record left out of ``nav``;
* Hugo: one content file a record, the record as front matter, in the frame of this project's own pages;
* Eleventy: the same content files and frame, Nunjucks, markdown-it and feeds by its own plugin, without tables of contents.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path
from typing import Any

import yaml
from frame import eleventy_base, hugo_base
from rival_mkdocs.portal_data import newest, read_data, text_markdown

HERE = Path(__file__).resolve().parent
LISTED = {"ke-hoach": "Kế hoạch", "su-kien": "Sự kiện", "tai-lieu": "Tài liệu"}
OTHERS = {"co-quan": "Cơ quan", "dia-phuong": "Địa phương", "van-ban": "Văn bản", "chien-dich": "Chiến dịch"}
HAND_WRITTEN = {"nguoi-dan": "Người dân", "nha-truong": "Nhà trường", "xa-phuong": "Xã, phường", "tro-giup": "Trợ giúp"}
HAND_WRITTEN |= {"dang-ky": "Đăng ký nhận tin", "gioi-thieu": "Giới thiệu"}
PAGE_SIZE = 100


def write_mkdocs(root: Path, data: Path) -> None:
    """Write a plain MkDocs project to ``root``; its ``data/`` is the synthetic data, byte for byte."""
    shutil.copytree(HERE / "rival_mkdocs", root, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
    shutil.copytree(data, root / "data", dirs_exist_ok=True)
    docs = root / "docs"
    docs.mkdir(exist_ok=True)
    lists = "\n\n".join(f'## {label}\n\n{{{{ latest("{kind}") }}}}' for kind, label in LISTED.items())
    (docs / "index.md").write_text(f"# Trang chủ\n\n{lists}\n", encoding="utf-8")
    for name, label in (HAND_WRITTEN | OTHERS).items():
        (docs / name).mkdir(exist_ok=True)
        (docs / name / "index.md").write_text(f"# {label}\n", encoding="utf-8")
    for kind, label in (LISTED | OTHERS).items():
        (docs / kind).mkdir(exist_ok=True)
        names = sorted(path.stem for path in (data / kind).glob("*.yaml"))
        for name in names:
            title = _title(data / kind / f"{name}.yaml")
            stub = (
                f'---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n{{{{ render_record("{kind}/{name}") }}}}\n'
            )
            (docs / kind / f"{name}.md").write_text(stub, encoding="utf-8")
        if kind in LISTED:
            for page in range(1, -(-len(names) // PAGE_SIZE) + 1):
                name = "index" if page == 1 else f"trang-{page}"
                (docs / kind / f"{name}.md").write_text(
                    f'# {label}\n\n{{{{ list_records("{kind}", {page}) }}}}\n', encoding="utf-8"
                )


def _title(path: Path) -> str:
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    return str(yaml.safe_load(first)["title"])


def _front_matter(record: dict[str, Any]) -> str:
    parameters = {
        key: value for key, value in record.items() if key not in {"title", "description", "published", "text", "body"}
    }
    head = {
        "title": record["title"],
        "description": record.get("description", ""),
        "date": str(record["published"]),
        "params": parameters,
    }
    return json.dumps(head, ensure_ascii=False, default=str, indent=1)


def _body(record: dict[str, Any]) -> str:
    """Return the text of a record as Markdown."""
    return text_markdown(record["text"]) if "text" in record else str(record.get("body", ""))


def write_hugo(root: Path, data: Path, frame: str) -> None:
    """Write a Hugo project to ``root`` whose pages use ``frame``, a finished record page of this project."""
    shutil.copytree(HERE / "rival_hugo", root, dirs_exist_ok=True)
    (root / "layouts" / "baseof.html").write_text(hugo_base(frame), encoding="utf-8")
    records = read_data(data)
    for kind, label in (LISTED | OTHERS).items():
        folder = root / "content" / kind
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "_index.md").write_text(f'---\ntitle: "{label}"\n---\n', encoding="utf-8")
        for record in newest(records[kind]):
            (folder / f"{record['id']}.md").write_text(
                f"{_front_matter(record)}\n\n{_body(record)}\n", encoding="utf-8"
            )
    _write_lookups(root / "data", records)


def write_eleventy(root: Path, data: Path, frame: str) -> None:
    """Write an Eleventy project to ``root`` with the pages of ``write_hugo``."""
    shutil.copytree(HERE / "rival_eleventy", root, dirs_exist_ok=True)
    (root / "_includes" / "base.njk").write_text(eleventy_base(frame), encoding="utf-8")
    records = read_data(data)
    labels = LISTED | OTHERS
    for kind, label in labels.items():
        folder = root / "content" / kind
        folder.mkdir(parents=True, exist_ok=True)
        layout = f"{kind}.njk" if kind in LISTED else "record.njk"
        _write_json(folder / f"{kind}.json", {"layout": layout, "kind": kind})
        for record in records[kind].values():
            head = {key: value for key, value in record.items() if key not in {"text", "body"}}
            head |= {"date": str(record["published"]), "description": record.get("description", "")}
            page = f"---json\n{json.dumps(head, ensure_ascii=False, default=str, indent=1)}\n---\n\n{_body(record)}\n"
            (folder / f"{record['id']}.md").write_text(page, encoding="utf-8")
        parts = {"data": f"collections.{kind.replace('-', '_')}", "size": PAGE_SIZE, "reverse": True}
        address = (
            f"{kind}/{{% if pagination.pageNumber %}}page/{{{{ pagination.pageNumber + 1 }}}}/{{% endif %}}index.html"
        )
        head = {"layout": "list.njk", "kind": "", "title": label, "pagination": parts, "permalink": address}
        (root / "content" / f"{kind}.njk").write_text(f"---json\n{json.dumps(head)}\n---\n", encoding="utf-8")
    _write_lookups(root / "_data", records)
    _write_json(root / "_data" / "kinds.json", labels)


def _write_lookups(folder: Path, records: dict[str, dict[str, Any]]) -> None:
    """Write what a page says of other records: titles, terms, the events that use a material."""
    titles = {kind: {name: record["title"] for name, record in group.items()} for kind, group in records.items()}
    terms = {
        name: {term["id"]: term["title"] for term in record["terms"]} for name, record in records["danh-muc"].items()
    }
    events_using: dict[str, list[str]] = {}
    for event in records["su-kien"].values():
        for material in event["materials"]:
            events_using.setdefault(material, []).append(event["id"])
    folder.mkdir(exist_ok=True)
    for name, found in (("titles", titles), ("terms", terms), ("events_using", events_using)):
        _write_json(folder / f"{name}.json", found)


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def main() -> None:
    """Run the command line: ``rivals.py mkdocs ROOT DATA``, ``rivals.py hugo ROOT DATA --frame PAGE.html``, ``eleventy`` alike."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rival", choices=("mkdocs", "hugo", "eleventy"))
    parser.add_argument("root", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--frame", type=Path)
    options = parser.parse_args()
    if options.rival == "mkdocs":
        write_mkdocs(options.root, options.data)
    else:
        write = write_hugo if options.rival == "hugo" else write_eleventy
        write(options.root, options.data, options.frame.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
