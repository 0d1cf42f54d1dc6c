"""Macros of the MkDocs comparison: render one record, or a page of a list, from data read once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from portal_data import newest, read_data, text_markdown

PAGE_SIZE = 100


def define_env(env: Any) -> None:
    """Define the macros; called by mkdocs-macros."""
    root = Path(env.project_dir)
    data = read_data(root / "data")
    titles = {kind: {name: record["title"] for name, record in records.items()} for kind, records in data.items()}
    terms = {name: {term["id"]: term["title"] for term in record["terms"]} for name, record in data["danh-muc"].items()}
    events_using: dict[str, list[str]] = {}
    for event in data["su-kien"].values():
        for material in event["materials"]:
            events_using.setdefault(material, []).append(event["id"])
    ordered = {kind: newest(records) for kind, records in data.items()}
    templates = Environment(loader=FileSystemLoader(root / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    templates.filters["text_markdown"] = text_markdown
    templates.globals.update(titles=titles, terms=terms, events_using=events_using)

    @env.macro  # type: ignore[untyped-decorator]
    def render_record(key: str) -> str:
        kind, name = key.split("/")
        template = templates.get_template(f"{kind}.md.j2" if kind in {"ke-hoach", "su-kien", "tai-lieu"} else "other.md.j2")
        return template.render(record=data[kind][name])

    @env.macro  # type: ignore[untyped-decorator]
    def list_records(kind: str, page: int = 1) -> str:
        start = (page - 1) * PAGE_SIZE
        pages = -(-len(ordered[kind]) // PAGE_SIZE)
        return templates.get_template("list.md.j2").render(records=ordered[kind][start : start + PAGE_SIZE], kind=kind, page=page, pages=pages)

    @env.macro  # type: ignore[untyped-decorator]
    def latest(kind: str, count: int = 10) -> str:
        return "\n".join(f"- [{record['title']}]({kind}/{record['id']}/)" for record in ordered[kind][:count])
