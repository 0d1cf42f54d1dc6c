"""A kit on its page: what is inside, what left it, how to use it, the one archive that holds it all."""

from __future__ import annotations

from typing import Any, NamedTuple

from pcmt.model import Kit, Material
from pcmt.model.kit import OWN_KIT
from pcmt.show.markup.markdown import render_markdown
from pcmt.show.parts.calls import render_calls
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.files import files_of, size_words
from pcmt.urls import record_path


class KitFile(NamedTuple):
    """A file that a kit may hold: ``key`` names it within its material, ``facts`` are its type, pages and size in words.

    ``sha256`` is the checksum of a form in hexadecimal digits; empty for an attachment, whose own is not always known.
    """

    key: str
    title: str
    path: str
    size: int
    facts: str
    sha256: str = ""

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.path.rpartition("/")[2]


class KitEntry(NamedTuple):
    """A material of a kit with its files; ``folder`` is where they lie in the archive."""

    material: Material
    folder: str
    files: tuple[KitFile, ...]


class Gone(NamedTuple):
    """A material that left a kit, and the one that replaced it; None for one that was withdrawn."""

    material: Material
    successor: Material | None


class Contents(NamedTuple):
    """What a kit holds today, in the order of use, and what it held before."""

    entries: tuple[KitEntry, ...]
    gone: tuple[Gone, ...]

    @property
    def minutes(self) -> int:
        """Minutes of all materials together."""
        return sum(entry.material.minutes for entry in self.entries)

    @property
    def file_count(self) -> int:
        """Files of all materials together."""
        return sum(len(entry.files) for entry in self.entries)


def archive_path(kit: Kit) -> str:
    """Site-relative address of a kit's archive."""
    return f"{record_path(kit.kind_id, kit.id)}{kit.id}.zip"


def checksum_path(kit: Kit) -> str:
    """Site-relative address of the list that ``sha256sum -c`` holds an archive against."""
    return f"{record_path(kit.kind_id, kit.id)}{kit.id}-sha256.txt"


def own_kit_path(*chosen: str) -> str:
    """Site-relative address of the page where visitors put a kit together; with these materials ticked when named."""
    query = f"?chon={','.join(chosen)}" if chosen else ""
    return f"{Kit.kind_id}/{OWN_KIT}/{query}"


def folder_of(number: int, material: Material) -> str:
    """Folder of a material in an archive; the number keeps the order of use in every file manager."""
    return f"{number:02}-{material.id}"


def contents_of(view: PageContext, kit: Kit) -> Contents:
    """Return the current contents of a kit. A replacement is named, not included: its suitability is the editor's decision."""
    materials = [view.catalog.get(Material, one) for one in kit.materials]
    held = [one for one in materials if one.is_offered]
    gone = [one for one in materials if not one.is_offered]
    return Contents(
        tuple(KitEntry(one, folder_of(number, one), kit_files(view, one)) for number, one in enumerate(held, start=1)),
        tuple(Gone(one, view.catalog.replacement_of(one)) for one in gone),
    )


def kit_files(view: PageContext, material: Material) -> tuple[KitFile, ...]:
    """Everything that is handed out of a material: its forms, then the files from outside that it carries."""
    forms = [
        KitFile(one.form.id, one.form.title, one.path, one.size, one.facts, one.sha256)
        for one in files_of(view, material)
    ]
    outside = []
    for number, one in enumerate(material.files, start=1):
        file = view.catalog.outside[one.file]
        path, size = file.path, file.length
        kind = path.rpartition(".")[2].upper()
        outside.append(
            KitFile(f"tep{number}", one.title, path, size, f"{kind}, {size_words(size)}", file.published_sha256)
        )
    return (*forms, *outside)


def kit_facts(view: PageContext, kit: Kit) -> list[str]:
    """Short words on a kit: how many materials it holds, how heavy its archive is."""
    held = sum(view.catalog.get(Material, one).is_offered for one in kit.materials)
    archive = view.downloads.get(archive_path(kit))
    return [f"{held} tài liệu", *([f"ZIP, {size_words(len(archive))}"] if archive else [])]


def kit_extras(view: PageContext, kit: Kit) -> dict[str, Any]:
    """Return the template variables of a kit beyond the record."""
    path = archive_path(kit)
    contents = contents_of(view, kit)
    return {
        "contents": contents,
        "archive": path if path in view.downloads else "",
        "archive_size": size_words(len(view.downloads.get(path, b""))),
        "checksums": checksum_path(kit),
        "own_kit": own_kit_path(*(entry.material.id for entry in contents.entries)),
        "guide_html": render_calls(view, render_markdown(kit.guide, view.root)),
    }
