"""Hosts that are refused as sources: sites of uploaded copies, and code repositories.

Such a copy can be cut, old or altered, and has no accountable publisher. The list is data: add a host to refuse it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pcmt.check.wording.links import lines_down
from pcmt.check.wording.own_words import own_texts
from pcmt.model import LegalDocument, Plan, Record
from pcmt.problems import Problem
from pcmt.read.records import Loaded
from pcmt.text.remembered import remembered

COPIES = (
    "123doc cupdf docplayer docslib documents.pub docsity dokumen.tips fliphtml5 issuu khotailieu luanvan pdfcoffee pdfslide"
    " scribd slideshare studocu studylib tailieu.vn tailieumienphi timtailieu vdocuments xemtailieu 123dok 5dok abcdocz coursehero"
).split()
REPOSITORIES = "github gitlab bitbucket huggingface".split()
COPY_CURE = "dẫn nơi ban hành, nơi xuất bản (trang của cơ quan, mã DOI, ISBN); không tìm được thì bỏ điều ấy"
REPOSITORY_CURE = "kho mã nguồn không phải nơi công bố; dẫn trang của cơ quan ban hành hoặc công báo"

_ADDRESS = re.compile(r"https?://[^\s)>\"'«»]+", re.IGNORECASE)
_HOST = re.compile(r"(?<![\w.-])(?:[a-z0-9-]+\.)+[a-z]{2,}(?![\w-])")


def find_bad_host(text: str, names: list[str]) -> str | None:
    """Return the list entry that a host in a text (an address, a title) matches, whatever its subdomain, ending or case."""
    for host in _HOST.findall(text.lower()):
        for name in names:
            if (
                f".{host}".endswith(f".{name}")
                if "." in name
                else any(label.startswith(name) for label in host.split("."))
            ):
                return name
    return None


def check_source_hosts(loaded: Loaded) -> Iterator[Problem]:
    """Check the sources of the portal's own statements, and addresses in its texts."""
    for record in loaded:
        yield from _sources(loaded, record)
        yield from _sentences(loaded, record)


def _sentences(loaded: Loaded, record: Record) -> Iterator[Problem]:
    for where, text in own_texts(record):
        for match in _ADDRESS.finditer(text):
            if told := _copy_fault(match[0], may_copy=False):
                down = lines_down(loaded, record, where, text, match.start())
                yield loaded.problem(record, where, "NGUON_SAO_CHEP", *told, lines_down=down)


def _sources(loaded: Loaded, record: Record) -> Iterator[Problem]:
    """Check sources; records about papers, bodies and places may name a copy, which every page labels as unofficial.

    A code repository is no source of a law or plan either.
    """
    is_paper = isinstance(record, LegalDocument | Plan)
    if record.voice != "own" and not is_paper:
        return
    for number, source in enumerate(getattr(record, "sources", ())):
        for name in ("url", "title"):
            if told := _copy_fault(getattr(source, name) or "", may_copy=is_paper):
                yield loaded.problem(record, ("sources", number, name), "NGUON_SAO_CHEP", *told)
                break


def _copy_fault(address: str, *, may_copy: bool) -> tuple[str, str] | None:
    return next(_copy_faults(address, may_copy=may_copy), None)


@remembered
def _copy_faults(address: str, *, may_copy: bool) -> Iterator[tuple[str, str]]:
    """Yield message and cure where an address is none of a source; that of a copy only where none may be named."""
    if not may_copy and (name := find_bad_host(address, COPIES)):
        yield f"nguồn «{name}» là trang đăng lại bản chép, không phải nơi công bố", COPY_CURE
    elif name := find_bad_host(address, REPOSITORIES):
        yield f"nguồn «{name}» là kho mã nguồn của người dùng", REPOSITORY_CURE
