"""Scripts and their data made over for a disk, from which a browser neither fetches nor loads modules."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from pcmt.problems import UsageFault
from pcmt.publish.artifact import Artifact, json_bytes

_IMPORT = re.compile(r"^\s*(?:import\b(?!\s*[(.])|export\b)", re.MULTILINE)


def without_module(name: str, script: bytes) -> bytes:
    """A module as an ordinary script with names and strictness of its own; UsageFault when it needs other modules."""
    text = script.decode()
    if _IMPORT.search(text):
        raise UsageFault(f"«{name}» gọi mô-đun khác (import, export) nên không chạy được từ USB; hãy gộp thành một tệp")
    return f'(() => {{\n"use strict";\n{text}\n}})()\n'.encode()


def data_script(name: str, content: bytes) -> Artifact:
    """A list as a script that hands it to ``offline.js``."""
    return Artifact(f"{name}.js", b"offlineData(" + json_bytes(name) + b"," + content.strip() + b")\n")


def search_files(name: str, index: bytes) -> Iterator[Artifact]:
    """The search index with addresses of files: for a server and, as the theme asks for on a disk, as a script."""
    data: dict[str, Any] = json.loads(index)
    for entry in data["docs"]:
        path, hash_sign, anchor = entry["location"].partition("#")
        if not path or path.endswith("/"):
            entry["location"] = f"{path}index.html{hash_sign}{anchor}"
    content = json_bytes(data)
    yield Artifact(name, content)
    yield Artifact(name.removesuffix(".json") + ".js", b"var __index = " + content + b"\n")
