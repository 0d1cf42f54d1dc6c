"""Entry point of ``python -m pcmt`` and the command ``pcmt``; missing libraries are reported before they are needed."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from pathlib import Path

from pcmt import __version__
from pcmt.run.rebuilding.unchanged import find_same

# Modules of the standard library that a build of nothing does without are loaded in functions: they are half of its start.


def main() -> None:
    """Run the command line in a process that decodes names, files and arguments as UTF-8, whatever the locale.

    A missing or broken library gives a message and exit code 3 instead of a traceback.
    """
    if not sys.flags.utf8_mode and not _uses_utf8():
        _start_again()
    if _answered_at_once(sys.argv[1:]):
        return
    from pcmt.run.libraries import missing_libraries, report_broken, report_missing

    if missing := missing_libraries():
        sys.exit(report_missing(missing))
    # Modules and records live to the end: collecting while they are loaded only walks in vain.
    gc.set_threshold(500_000, 20, 100)
    # Pydantic would look through every installed distribution for plugins of its own; records are validated by the models alone.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    try:
        from pcmt.run.cli import main as run

        run(prog_name="pcmt")
    except ImportError as error:
        sys.exit(report_broken(error))


def program() -> None:
    """Run the command line as the only work of this process, and end it."""
    try:
        main()
    except SystemExit as end:
        _leave(end.code)
        raise


def _leave(code: object) -> None:
    """End the process at once where it ends with a number and is not measured.

    To take apart what is in memory would take a good part of the time of a small build.
    """
    if isinstance(code, int | None) and sys.getprofile() is None and sys.gettrace() is None:
        try:
            atexit._run_exitfuncs()
            for stream in filter(None, (sys.stdout, sys.stderr)):
                stream.flush()
        except OSError:  # a closed pipe: the interpreter reports it
            return
        os._exit(code or 0)


def _answered_at_once(arguments: list[str]) -> bool:
    """Answer what needs no library: the version, and a build that could only repeat the last one."""
    if arguments == ["--version"]:
        print(f"pcmt, bản {__version__}")
        return True
    options = dict(zip(arguments[1::2], arguments[2::2], strict=False))
    if arguments[:1] != ["build"] or len(arguments) % 2 == 0 or not options.keys() <= {"--root", "--site"}:
        return False
    root = Path(options.get("--root", ""))
    same = find_same(root.resolve(), Path(options["--site"]) if "--site" in options else root.resolve() / "site")
    if same is None:
        return False
    for line in same.said:
        print(line.text, file=sys.stderr if line.is_note else sys.stdout)
    print("Không có gì thay đổi từ lần dựng trước.")
    return True


def _uses_utf8() -> bool:
    import locale

    names = (sys.getfilesystemencoding(), locale.getpreferredencoding(do_setlocale=False))
    return all(name.lower().replace("-", "") == "utf8" for name in names)


def _start_again() -> None:
    """Run the same command again in UTF-8 mode (PEP 540), which Python enters at startup only."""
    import subprocess

    command = [sys.executable, "-X", "utf8", *sys.orig_argv[1:]]
    if os.name == "nt":  # exec there gives the window back before the work is done
        sys.exit(subprocess.call(command))
    os.execv(sys.executable, command)


if __name__ == "__main__":
    program()
