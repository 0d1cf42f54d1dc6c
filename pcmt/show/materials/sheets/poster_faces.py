"""The two weights of the typeface of prints, in the page of a poster itself.

A copy of the page on a disk has no other way to its fonts that all browsers allow, and neither has a picture that the script
makes of the drawing. They hold the letters of Vietnamese and of ASCII, 10 kB each (``dev/poster_fonts.py``).
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

FACE = "Be Vietnam Pro Portal"
"""Its name in the drawing; not the family's own, of which a machine may have another version."""
_FOLDER = Path(__file__).parent / "fonts"


@cache
def render_faces() -> Markup:
    """Render the rules of both weights, for a style element."""
    rules = []
    for path in sorted(_FOLDER.glob("*.woff2")):
        weight = path.stem.partition("_")[2][:3]
        source = b64encode(path.read_bytes()).decode()
        rules.append(
            f'@font-face{{font-family:"{FACE}";font-weight:{weight};src:url(data:font/woff2;base64,{source})format("woff2")}}'
        )
    return Markup("".join(rules))


def poster_policy(policy: str) -> str:
    """Return a policy that also allows these rules and the fonts in them."""
    digest = b64encode(sha256(str(render_faces()).encode()).digest()).decode()
    return policy.replace("style-src 'self'", f"style-src 'self' 'sha256-{digest}'") + "; font-src data:"
