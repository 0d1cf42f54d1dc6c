"""Entry point of ``python -m pcmt`` and the command ``pcmt``; missing libraries are reported before they are needed."""

from __future__ import annotations

import locale
import os
import subprocess
import sys

from pcmt.run.libraries import missing_libraries, report_broken, report_missing


def main() -> None:
    """Run the command line in a process that decodes names, files and arguments as UTF-8, whatever the locale.

    A missing or broken library gives a message and exit code 3 instead of a traceback.
    """
    if not sys.flags.utf8_mode and not _uses_utf8():
        _start_again()
    if missing := missing_libraries():
        sys.exit(report_missing(missing))
    try:
        from pcmt.run.cli import main as run

        run(prog_name="pcmt")
    except ImportError as error:
        sys.exit(report_broken(error))


def _uses_utf8() -> bool:
    names = (sys.getfilesystemencoding(), locale.getpreferredencoding(do_setlocale=False))
    return all(name.lower().replace("-", "") == "utf8" for name in names)


def _start_again() -> None:
    """Run the same command again in UTF-8 mode (PEP 540), which Python enters at startup only."""
    command = [sys.executable, "-X", "utf8", *sys.orig_argv[1:]]
    if os.name == "nt":  # exec there gives the window back before the work is done
        sys.exit(subprocess.call(command))
    os.execv(sys.executable, command)


if __name__ == "__main__":
    main()
