"""Scripts and their data made over for a disk, from which a browser neither fetches nor loads modules."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Iterator
from typing import Any

from pcmt.problems import UsageFault
from pcmt.publish.artifact import Artifact, json_bytes

_NEEDS = re.compile(r"^\s*(?:import\b(?!\s*[(.])|export\b)", re.MULTILINE)
_IMPORT = re.compile(r'^import \{ ([\w, ]+) \} from "(\./[\w-]+\.js)"$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|(?:async )?function|class) )", re.MULTILINE)


def without_module(name: str, script: bytes, read: Callable[[str], bytes]) -> bytes:
    """Return a module as an ordinary script with names and strictness of its own.

    A module that it imports by name is put in the place of the import; ``read`` gives the bytes of a file of the site.
    Raises UsageFault for every other form of import and export.
    """
    return f'(() => {{\n"use strict";\n{_inlined(name, script.decode(), read, ())}\n}})()\n'.encode()


def _inlined(name: str, text: str, read: Callable[[str], bytes], importers: tuple[str, ...]) -> str:
    """Return the text of the module ``name`` without imports. Raises UsageFault."""

    def inline(match: re.Match[str]) -> str:
        names, address = match.groups()
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), address))
        if target in (*importers, name):
            raise UsageFault(f"«{name}» và «{target}» gọi vòng nhau nên không chạy được từ USB")
        body = _EXPORT.sub("", _inlined(target, read(target).decode(), read, (*importers, name)))
        _refuse_modules(target, body)
        return f"const {{ {names} }} = (() => {{\n{body}\nreturn {{ {names} }}\n}})()"

    made = _IMPORT.sub(inline, text)
    if not importers:
        _refuse_modules(name, made)
    return made


def _refuse_modules(name: str, text: str) -> None:
    if _NEEDS.search(text):
        raise UsageFault(f"«{name}» gọi mô-đun khác (import, export) nên không chạy được từ USB; hãy gộp thành một tệp")


def data_script(name: str, content: bytes) -> Artifact:
    """Return a list as a script that registers it with ``offline.js``."""
    return Artifact(f"{name}.js", b"offlineData(" + json_bytes(name) + b"," + content.strip() + b")\n")


def search_files(name: str, index: bytes) -> Iterator[Artifact]:
    """Yield the search index with addresses of files: for a server and, beside it, as a script for a disk."""
    data: dict[str, Any] = json.loads(index)
    for entry in data["docs"]:
        path, hash_sign, anchor = entry["location"].partition("#")
        if not path or path.endswith("/"):
            entry["location"] = f"{path}index.html{hash_sign}{anchor}"
    content = json_bytes(data)
    yield Artifact(name, content)
    yield data_script(name, content)
