"""Sites that keep copies of public papers and data without being an authority."""

from __future__ import annotations

from urllib.parse import urlsplit

COPY_HOSTS = frozenset(
    "github.com githubusercontent.com github.io gitlab.com huggingface.co scribd.com docplayer.vn docplayer.net cupdf.com"
    " slideshare.net tailieu.vn tailieunhanh.com 123doc.net 123docz.net 123doc.org 123doc.top xemtailieu.net hoatieu.vn vndoc.com"
    " thuvienphapluat.vn luatvietnam.vn hethongphapluat.com hethongphapluat.vn vanbanphapluat.co legalzone.vn"
    " thuviennhadat.vn lawnet.vn luatminhkhue.vn hieuluat.vn luatduonggia.vn studocu.com docsity.com pubt.io".split()
)
"""Sites where anybody, or a company, keeps copies of public papers and data."""


def hosts_copies(address: str) -> bool:
    """Whether a web address is on one of COPY_HOSTS or below one; False for an address that cannot be read."""
    try:
        host = (urlsplit(address).hostname or "").lower().rstrip(".")
    except ValueError:
        return False
    parts = host.split(".")
    return any(".".join(parts[start:]) in COPY_HOSTS for start in range(len(parts) - 1))
