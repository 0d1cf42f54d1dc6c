"""Files that pages offer, as pages ask for them: by path, by folder, with their pages counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pcmt.blobs import Content, sha256_of
from pcmt.read.attachments import OutsideFile
from pcmt.show.parts.context import FolderFile


class Files(Mapping[str, Content]):
    """Files by site-relative path: those ``made`` here, and attachments, which are read on demand.

    Forty scans of twenty megabytes would exceed the memory of a small machine; lengths come from the catalog.
    """

    def __init__(self, made: Mapping[str, Content], outside: Iterable[OutsideFile]) -> None:
        self.made = made
        self.outside = tuple(outside)
        self._outside = {one.path: one for one in self.outside}

    def __getitem__(self, path: str) -> Content:
        return self._outside[path].content if path in self._outside else self.made[path]

    def __contains__(self, path: object) -> bool:
        return path in self.made or path in self._outside

    def __iter__(self) -> Iterator[str]:
        yield from self.made
        yield from self._outside

    def __len__(self) -> int:
        return len(self.made) + len(self._outside)


class Downloads(NamedTuple):
    """Files that pages offer with their size, by site-relative path, and how many pages those have that have pages."""

    files: Files
    page_counts: Mapping[str, int]


class Offered(NamedTuple):
    """What pages ask of downloads: the files, how many pages each has that has pages, the files of each folder."""

    downloads: Mapping[str, Content]
    page_counts: Mapping[str, int]
    folders: Mapping[str, Sequence[FolderFile]]


def folders_of(files: Mapping[str, Content], page_counts: Mapping[str, int]) -> dict[str, tuple[FolderFile, ...]]:
    """Return the files made here by their folders, whose paths end in a slash."""
    found: defaultdict[str, list[FolderFile]] = defaultdict(list)
    for path, content in (files.made if isinstance(files, Files) else files).items():
        found[folder_of(path)].append(facts_of(path, content, page_counts))
    return {folder: tuple(sorted(some)) for folder, some in found.items()}


def folder_of(path: str) -> str:
    """Return the folder of a path, with a slash at its end."""
    return path[: path.rfind("/") + 1]


def facts_of(path: str, content: Content, page_counts: Mapping[str, int]) -> FolderFile:
    """Return what pages say of a file."""
    return FolderFile(path, len(content), page_counts.get(path, 0), sha256_of(content))
