"""``bo-tai-lieu/<id>/<id>.zip``: every kit as one archive, and the pieces out of which a browser makes others.

An archive holds copies of files the portal offers anyway, byte for byte, so that one list of checksums serves both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from hashlib import sha256
from typing import Any, NamedTuple, cast

from pcmt.blobs import Content, Made, sha256_of
from pcmt.model import Kit, Material
from pcmt.model.handouts import forms_of
from pcmt.model.kit import SIZE_LIMIT
from pcmt.problems import DataError, Problem
from pcmt.publish.artifact import Artifact, Attachment, Attachments, Cache, StoredFile, json_bytes
from pcmt.read.code_edition import edition
from pcmt.show.kits.archive_texts import (
    FOLDER_MARK,
    GUIDE,
    INDEX,
    ITEMS_MARK,
    LICENCE,
    OWN_TITLE,
    SUMS,
    UNCHECKED,
    UNCHECKED_MARK,
    guide_text,
    kit_index,
    licence_opening,
    material_texts_of,
    own_index,
    render_index_file,
    text_bytes,
)
from pcmt.show.kits.builder import MORE_LIST, OWN_LIST, further_choices
from pcmt.show.kits.page import KitEntry, archive_path, checksum_path, contents_of, kit_files, own_kit_path
from pcmt.show.parts.context import RECORD_ROOT, PageContext
from pcmt.show.parts.files import size_words
from pcmt.text.zip_archive import Entry as Packed
from pcmt.text.zip_archive import pack

_FORM_SIZE = 250_000
"""Bytes that no printed or written form of a material comes near."""


def kits(view: PageContext, cache: Cache) -> Iterator[StoredFile]:
    """Yield the archive of every kit with files to hand out, and its checksum.

    ``view.downloads`` are the files of all materials. Raises DataError naming every kit over ``SIZE_LIMIT``.
    """
    outside = replace(view, root=view.catalog.settings.url)
    if heavy := list(heavy_kits(view)):
        raise DataError(one.problem for one in heavy)
    kits_by_id = cast("Mapping[str, Kit]", view.catalog.records[Kit.kind_id])
    sizes = _sizes_of(view) if kits_by_id else ""
    for kit in kits_by_id.values():
        entries = [entry for entry in contents_of(outside, kit).entries if entry.files]
        if not entries:
            continue
        files = list(_signed(_files(outside, kit, entries, sizes), _day_of(kit, entries)))
        archive = _archive(files, cache)
        yield StoredFile(archive_path(kit), archive)
        yield StoredFile(checksum_path(kit), _sum_line(archive, f"{kit.id}.zip").encode())


def _archive(files: list[Packed], cache: Cache) -> Content:
    """Return the archive of some files, packed again only if names, bytes or days changed."""
    parts = [edition(pack.__module__), *(f"{name} {sha256_of(content)} {day}" for name, content, day in files)]
    key = f"zip-{sha256(chr(10).join(parts).encode()).hexdigest()}"
    found = cache.find(key) or cache.keep(key, Made((partial(pack, entries=files),)))
    return found.files[0]


def _day_of(kit: Kit, entries: list[KitEntry]) -> date:
    """Return the day of the last change of a kit or any of its materials."""
    return max(kit.updated, *(entry.material.updated for entry in entries))


def _sizes_of(view: PageContext) -> str:
    """Return the digest of names, lengths and pages of all forms of materials: what texts of archives say of them."""
    paths = sorted(path for path in view.downloads if path.startswith(f"{Material.kind_id}/"))
    known = (f"{path} {len(view.downloads[path])} {view.page_counts.get(path)}\n" for path in paths)
    return sha256("".join(known).encode()).hexdigest()


def _texts(view: PageContext, kit: Kit) -> list[tuple[str, bytes]]:
    """Return names and bytes of the texts of a kit."""
    entries = [entry for entry in contents_of(view, kit).entries if entry.files]
    licences = "".join(material_texts_of(view, entry.material).licence for entry in entries)
    return [
        (INDEX, kit_index(view, kit, entries).encode()),
        (GUIDE, text_bytes(guide_text(view, kit, entries))),
        (LICENCE, text_bytes(licence_opening(view, kit.title) + licences)),
    ]


def _files(view: PageContext, kit: Kit, entries: list[KitEntry], sizes: str) -> Iterator[Packed]:
    """Yield names, bytes and days of the files in a kit, without the list of checksums."""
    day = _day_of(kit, entries)
    for name, content in view.catalog.recall(f"chữ của bộ {kit.id}", partial(_texts, view, kit), sizes):
        yield name, content, day
    for entry in entries:
        for file in entry.files:
            yield f"{entry.folder}/{file.name}", view.downloads[file.path], entry.material.updated


def _signed(files: Iterator[Packed], day: date) -> Iterator[Packed]:
    """Yield the files, then the list of their checksums."""
    sums = ""
    for name, content, made in files:
        sums += _sum_line(content, name)
        yield name, content, made
    yield SUMS, sums.encode(), day


def _sum_line(content: Content, name: str) -> str:
    """Format a line for coreutils' ``sha256sum -c``."""
    return f"{sha256_of(content)}  {name}\n"


class HeavyKit(NamedTuple):
    """A kit over ``SIZE_LIMIT``, and what is said of it."""

    kit: Kit
    message: str
    cure: str

    @property
    def problem(self) -> Problem:
        """The problem of its file as a whole."""
        return Problem(f"data/{Kit.kind_id}/{self.kit.id}.yaml", 1, 1, "BO_QUA_NANG", "", self.message, self.cure)


def heavy_kits(view: PageContext) -> Iterator[HeavyKit]:
    """Every kit whose files, as far as ``view.downloads`` hold them, are heavier than a kit may be."""
    for kit, entries in _contents(view):
        size = weight_of(entries)
        if size > SIZE_LIMIT:
            heaviest = max(entries, key=lambda entry: weight_of([entry]))
            weight = size_words(weight_of([heaviest]))
            message = f"bộ «{kit.id}» nặng {size_words(size)}, quá mức {size_words(SIZE_LIMIT)}"
            cure = f"tách thành hai bộ, hoặc bớt tài liệu nặng nhất là {heaviest.material.id} ({weight})"
            yield HeavyKit(kit, message, cure)


def may_be_heavy(view: PageContext) -> bool:
    """Whether some kit might be too heavy once all of its forms are made; ``view.downloads`` hold none of them yet."""
    return any(
        weight_of(entries) + _FORM_SIZE * sum(len(forms_of(entry.material)) for entry in entries) > SIZE_LIMIT
        for _, entries in _contents(view)
    )


def _contents(view: PageContext) -> Iterator[tuple[Kit, list[KitEntry]]]:
    """Every kit with those of its materials that have files."""
    for kit in cast("Mapping[str, Kit]", view.catalog.records[Kit.kind_id]).values():
        yield kit, list(contents_of(view, kit).entries)


def weight_of(entries: list[KitEntry]) -> int:
    """Bytes of all files of some materials."""
    return sum(file.size for entry in entries for file in entry.files)


def kit_attachments(view: PageContext) -> Attachments:
    """Return the archives as feed enclosures."""
    return {
        (Kit.kind_id, one): (Attachment(path, "application/zip", len(view.downloads[path]), "Cả bộ"),)
        for one, kit in cast("Mapping[str, Kit]", view.catalog.records[Kit.kind_id]).items()
        if (path := archive_path(kit)) in view.downloads
    }


def further_kit_choices(view: PageContext) -> Iterator[Artifact]:
    """Yield the materials that the kit builder does not hold itself, as finished HTML for its script; nothing where it has all."""
    if choices := [json_bytes(one) for one in further_choices(replace(view, root=RECORD_ROOT))]:
        yield Artifact(own_kit_path() + MORE_LIST, b"[%b]" % b",".join(choices))


def own_kit_list(view: PageContext) -> Artifact:
    """Return the fragments of archives assembled in browsers: finished HTML and words, and the checksum of every file.

    Fetched when someone requests an archive, not with the page.
    """
    outside = replace(view, root=view.catalog.settings.url)
    data = {
        "limit": SIZE_LIMIT,
        "names": {"index": INDEX, "licence": LICENCE, "sums": SUMS},
        "index": own_index(outside),
        "licence": licence_opening(outside, OWN_TITLE),
        "unchecked": UNCHECKED,
        "marks": {"folder": FOLDER_MARK, "items": ITEMS_MARK, "unchecked": UNCHECKED_MARK},
    }
    # Material by material: as one value they would take several times the room of the file.
    materials = b",".join(
        b"%b:%b" % (json_bytes(one.id), json_bytes(_pieces(outside, one)))
        for one in view.catalog.every(Material)
        if one.is_offered
    )
    return Artifact(own_kit_path() + OWN_LIST, b'%b,"materials":{%b}}' % (json_bytes(data)[:-1], materials))


def _pieces(view: PageContext, material: Material) -> dict[str, Any]:
    files = {
        file.key: {
            "path": file.path,
            "sha256": file.sha256 or _digest(view, file.path),
            "html": render_index_file(file, FOLDER_MARK),
        }
        for file in kit_files(view, material)
    }
    texts = material_texts_of(view, material)
    return {"title": material.title, "day": material.updated.isoformat(), **texts._asdict(), "files": files}


def _digest(view: PageContext, path: str) -> str:
    """Return the checksum of a file; for an attachment without reading it again."""
    outside = {one.path: one for one in view.catalog.outside.values()} if path.startswith("tep/") else {}
    return outside[path].published_sha256 if path in outside else sha256_of(view.downloads[path])
