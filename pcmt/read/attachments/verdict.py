"""Findings about a file without its bytes: small enough to be cached and sent between processes."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any, NamedTuple

from pcmt.read.attachments.findings import Facts, Fault, Findings

HEAVY = "TEP_NANG"
"""The code of a file whose looking into was stopped. Another machine may come to its end, so it is not remembered."""
BROKEN = b"!"
"""Begins an answer instead of a verdict: a library that reads files of this kind cannot be loaded; its name follows."""
_TYPES: dict[str, tuple[type, ...]] = {
    **dict.fromkeys(("pages", "seconds", "width", "height", "picture_pages", "signatures"), (int, type(None))),
    **dict.fromkeys(("is_tagged", "has_text"), (bool, type(None))),
    **dict.fromkeys(("title", "language"), (str,)),
}


class Verdict(NamedTuple):
    """Faults and facts of a file; ``length`` and ``sha256`` are those of its published bytes."""

    faults: tuple[Fault, ...]
    facts: Facts
    length: int
    sha256: str


def verdict_of(findings: Findings) -> Verdict:
    """Return the findings without the bytes."""
    content = findings.content
    return Verdict(findings.faults, findings.facts, len(content), sha256(content).hexdigest())


def write_verdict(verdict: Verdict) -> bytes:
    """Serialise a verdict as JSON."""
    return json.dumps([verdict.faults, verdict.facts._asdict(), verdict.length, verdict.sha256]).encode()


def read_verdict(content: bytes) -> Verdict | None:
    """Parse the output of ``write_verdict``; None for anything else."""
    try:
        faults, facts, length, digest = json.loads(content)
        read = Verdict(tuple(Fault(*one) for one in faults), Facts(**facts), length, digest)
        is_sound = type(length) is int and type(digest) is str and _are_facts(facts)
    except (ValueError, TypeError, RecursionError):
        return None
    words = (word for fault in read.faults for word in fault)
    return read if is_sound and all(isinstance(word, str) for word in words) else None


def _are_facts(facts: dict[str, Any]) -> bool:
    return facts.keys() == _TYPES.keys() and all(type(value) in _TYPES[name] for name, value in facts.items())
