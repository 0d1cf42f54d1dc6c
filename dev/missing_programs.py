"""Name the programs that tests run and this machine lacks, and the one command that installs them. Standard library only.

Runs before the set-up of ``make check``, in its first second. Without a program its tests are skipped or fail; all others run.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PACKAGES = Path(__file__).resolve().parents[1] / "tests" / "system-packages.sh"


def main() -> int:
    """Print two lines when something is missing, nothing otherwise."""
    try:
        listed = subprocess.run(["bash", str(PACKAGES), "--missing"], capture_output=True, check=False).stdout.decode()
    except OSError:  # no bash: Windows, for which there is no list of packages
        return 0
    if missing := listed.split():
        lines = (
            f"Máy thiếu {len(missing)} gói cho bài thử: {', '.join(missing)}.",
            "Cài tất cả bằng một lệnh: bash tests/system-packages.sh. Chưa cài thì bài thử cần đến bị bỏ qua hoặc báo lỗi.",
        )
        sys.stderr.buffer.write(("\n".join(lines) + "\n").encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
