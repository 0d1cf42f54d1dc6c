"""Classification of link targets inside a file: the web, a network share, the author's disk, or the file itself."""

from __future__ import annotations

import re
from enum import Enum
from urllib.parse import unquote


class LinkTarget(Enum):
    """The kind of resource that an address refers to."""

    INSIDE = "inside"
    WEB = "web"
    CONTACT = "contact"
    DISK = "disk"
    NEARBY = "nearby"
    SHARE = "share"
    SCRIPT = "script"
    OTHER = "other"


_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
_SCHEMES = {
    "http": LinkTarget.WEB,
    "https": LinkTarget.WEB,
    "mailto": LinkTarget.CONTACT,
    "tel": LinkTarget.CONTACT,
    "javascript": LinkTarget.SCRIPT,
    "vbscript": LinkTarget.SCRIPT,
    "data": LinkTarget.SCRIPT,
    "smb": LinkTarget.SHARE,
}
_DRIVE = re.compile(r"[a-z][:|](?:/|\Z)")
_PROGRAM = re.compile(
    r"\.(?:exe|com|bat|cmd|scr|pif|lnk|url|js|jse|vbs|vbe|wsf|wsh|hta|msi|msp|ps1|jar|reg|cpl|dll|dotm|docm|xlsm|xlsb|xlam|pptm"
    r"|iso|img|chm|sct|settingcontent-ms)\Z"
)


def place_of(target: str) -> LinkTarget:
    """Classify an address regardless of spelling: escapes, both kinds of slashes, case, white space."""
    # Programs read an address after taking escapes, line ends and control characters out of it.
    plain = "".join(sign for sign in unquote(unquote(target)) if sign > " ").replace("\\", "/").lower()
    if plain.startswith("#") or not plain:
        return LinkTarget.INSIDE
    if plain.startswith("//"):
        return LinkTarget.SHARE
    if _DRIVE.match(plain):
        return LinkTarget.DISK
    scheme = _SCHEME.match(plain)
    if scheme is None:
        return LinkTarget.DISK if plain.startswith("/") else LinkTarget.NEARBY
    if scheme[1] == "file":
        return _place_of_file(plain[scheme.end() :])
    return _SCHEMES.get(scheme[1], LinkTarget.OTHER)


def _place_of_file(rest: str) -> LinkTarget:
    """Classify the rest of a ``file:`` address; a host other than this machine is a share (RFC 8089)."""
    if not rest.startswith("//"):
        return LinkTarget.DISK
    host, slash, path = rest[2:].partition("/")
    if _DRIVE.match(host + slash):
        return LinkTarget.DISK
    if host not in {"", "localhost"} or path.startswith("/"):
        return LinkTarget.SHARE
    return LinkTarget.DISK


def is_program(target: str) -> bool:
    """Whether an address ends like a program, a shortcut, or a file that can carry one."""
    return bool(_PROGRAM.search(unquote(target).strip().lower().split("#")[0].split("?")[0]))
