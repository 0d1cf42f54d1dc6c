"""Scripts and their data made over for a disk, from which a browser neither fetches nor loads modules."""

from __future__ import annotations

import json
import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from pcmt.problems import UsageFault
from pcmt.publish.artifact import Artifact, json_bytes

_NEEDS = re.compile(r"^\s*(?:import\b(?!\s*[(.])|export\b)|\bawait import\(", re.MULTILINE)
_IMPORT = re.compile(
    r"""^( *)(?:import|const) \{ ([\w, ]+) \} (?:from |= await import\()"(\./[\w-]+\.js)"\)?$""", re.MULTILINE
)
_EXPORT = re.compile(r"^export (?=(?:const|(?:async )?function|class) )", re.MULTILINE)

SEARCH = "search/"
PLACE_NAMES = "noi-o/"
"""Files that the place picker fetches by the letters typed."""
SEARCH_PAGES = "search/pages/"
_SHARD = re.compile(r"^(search/[a-z]+/)(\d+)\.json$")
_SHARDS_A_SCRIPT = 64


def without_module(name: str, script: bytes, read: Callable[[str], bytes]) -> bytes:
    """Return a module as an ordinary script with names and strictness of its own.

    A module that it imports by name, at once or later, is put in the place of the import; ``read`` gives the bytes of a
    file of the site.
    Raises UsageFault for every other form of import and export.
    """
    return f'(() => {{\n"use strict";\n{_inlined(name, script.decode(), read, ())}\n}})()\n'.encode()


def _inlined(name: str, text: str, read: Callable[[str], bytes], importers: tuple[str, ...]) -> str:
    """Return the text of the module ``name`` without imports. Raises UsageFault."""

    def inline(match: re.Match[str]) -> str:
        indent, names, address = match.groups()
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), address))
        if target in (*importers, name):
            raise UsageFault(f"«{name}» và «{target}» gọi vòng nhau nên không chạy được từ USB")
        body = _EXPORT.sub("", _inlined(target, read(target).decode(), read, (*importers, name)))
        _refuse_modules(target, body)
        return f"{indent}const {{ {names} }} = (() => {{\n{body}\nreturn {{ {names} }}\n}})()"

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


def search_files(names: Iterable[str], read: Callable[[str], bytes]) -> Iterator[Artifact]:
    """Yield the files of the search index as scripts for a disk, many in one; results lead to files."""
    scripts: defaultdict[str, list[bytes]] = defaultdict(list)
    for name in sorted(names):
        content = read(name)
        if name.startswith(SEARCH_PAGES):
            content = json_bytes([[_file_address(location), *shown] for location, *shown in json.loads(content)])
        scripts[_SHARD.sub(_joined, name)].append(data_script(name, content).content)
    for name, parts in sorted(scripts.items()):
        yield Artifact(f"{name}.js", b"".join(parts))


def _joined(match: re.Match[str]) -> str:
    """Return the name of the script that holds a shard; ``offline.js`` computes the same."""
    return f"{match[1]}{int(match[2]) // _SHARDS_A_SCRIPT}"


def _file_address(location: str) -> str:
    path, hash_sign, anchor = location.partition("#")
    return f"{path}index.html{hash_sign}{anchor}" if not path or path.endswith("/") else location
