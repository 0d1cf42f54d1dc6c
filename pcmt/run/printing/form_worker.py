"""Worker process that makes forms: it imports only their writers, and ends with its input.

Protocol: a length of four bytes, then a pickle, on standard input and output. A request is the key of a form, a
function and its arguments; an answer is the ``Outcome``. An empty answer at the start means ready.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from pathlib import Path
from typing import IO

from pcmt.blobs import Cached
from pcmt.read.file_cache import FolderCache

LENGTH = 4


def main() -> None:
    """Make forms into the cache in the folder that is the first argument."""
    # The one who asks decides when to stop; a key pressed in the terminal reaches both.
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, signal.SIG_IGN)
    asked, answers = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # words of a library must not mix with answers
    cache = FolderCache(Path(sys.argv[1]))
    _send(answers, b"")
    while head := asked.read(LENGTH):
        _send(answers, _answer(asked.read(int.from_bytes(head)), cache))
    os._exit(0)  # all is written: to take apart what the libraries hold takes longer than a small form


def _answer(question: bytes, cache: FolderCache) -> bytes:
    outcome: Cached | Exception
    try:
        key, make, arguments = pickle.loads(question)
        outcome = cache.keep(key, make(*arguments))
    except Exception as error:
        outcome = error
    try:
        pickle.loads(answer := pickle.dumps(outcome))
    except Exception:  # an exception that cannot be sent, or not be put together again
        answer = pickle.dumps(RuntimeError(repr(outcome)))
    return answer


def _send(answers: IO[bytes], content: bytes) -> None:
    answers.write(len(content).to_bytes(LENGTH) + content)
    answers.flush()


if __name__ == "__main__":
    main()
