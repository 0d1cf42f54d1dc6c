"""Make the fonts of posters with a name again: ``python dev/poster_fonts.py``.

It needs fonttools and brotli, which nothing else here uses.

They are the faces of prints, reduced to the letters of Vietnamese, ASCII and a few marks, without hints: 10 kB each as WOFF2. The
licence (OFL 1.1, no reserved name) is beside them.
"""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "pcmt"
PRINTS, POSTERS = PACKAGE / "publish/pdf/fonts", PACKAGE / "show/materials/sheets/fonts"
VOWELS, TONES = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY", ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
MARKS = "đĐ…–—“”‘’·•°×«»"


def letters() -> str:
    """Return every letter that the fonts keep."""
    vowels = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES}
    return "".join(sorted(vowels | {*MARKS} | {chr(code) for code in range(0x20, 0x7F)}))


def main() -> None:
    """Reduce the two weights of posters."""
    for name in ("600SemiBold", "800ExtraBold"):
        target = POSTERS / f"BeVietnamPro_{name}.woff2"
        options = ["--flavor=woff2", "--layout-features=kern,mark,mkmk,ccmp", "--no-hinting", f"--text={letters()}"]
        source = PRINTS / f"BeVietnamPro_{name}.ttf"
        subprocess.run(
            [sys.executable, "-m", "fontTools.subset", str(source), *options, f"--output-file={target}"], check=True
        )


if __name__ == "__main__":
    main()
