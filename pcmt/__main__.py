"""``python -m pcmt`` and the command ``pcmt``: what is missing is told before anything needs it."""

from __future__ import annotations

import sys

from pcmt.libraries import missing_libraries, tell_broken, tell_missing


def main() -> None:
    """Run the command line. Where a library is missing or broken, words and exit code 3 take the place of a traceback."""
    if missing := missing_libraries():
        sys.exit(tell_missing(missing))
    try:
        from pcmt.cli import main as run

        run(prog_name="pcmt")
    except ImportError as error:
        sys.exit(tell_broken(error))


if __name__ == "__main__":
    main()
