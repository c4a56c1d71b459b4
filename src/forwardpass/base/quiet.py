"""Keeps libraries in C from writing to stderr: what they have to say comes as an exception."""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

stderr_lock = threading.RLock()  # held by whoever writes to stderr, or keeps others from it


@contextmanager
def silent_libraries() -> Iterator[None]:
    """Nothing reaches the process's stderr meanwhile, from whatever language it is written."""
    with stderr_lock:
        try:
            sys.stderr.flush()
            kept = os.dup(2)
        except (OSError, ValueError, AttributeError):  # there is no stderr to keep anybody from
            yield
            return
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, 2)
            yield
        finally:
            os.dup2(kept, 2)
            os.close(nowhere)
            os.close(kept)
