"""The one place where commands print. What is said is theirs; how it reaches the terminal is here.

Names in files, file names and what a server answers come from strangers: their control characters
are shown and not obeyed, and letters that an output cannot hold are shown by their number.
"""

import contextlib
import errno
import os
import sys

import click

from forwardpass.base.errors import InputError
from forwardpass.base.quiet import stderr_lock
from forwardpass.base.text import printable


def say(line: str) -> None:
    """Print one line on stdout. Raises InputError when it cannot be written, as on a full disk.

    A reader that has gone (`| head`) is left to click, which ends the program in silence.
    """
    try:
        click.echo(_fitting(printable(line), sys.stdout.encoding))
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise
        _give_up_stdout()
        reason = error.strerror or error
        raise InputError(f"cannot write what was found: {reason}: send it elsewhere.") from None


def complain(line: str) -> None:
    """Print one line on stderr, if anybody can hear it."""
    with contextlib.suppress(OSError), stderr_lock:
        click.echo(_fitting(printable(line), sys.stderr.encoding), err=True)


def short(text: str, most: int) -> str:
    """`text` with its middle left out where it is longer than `most` characters."""
    if len(text) <= most:
        return text
    end = most // 4
    return f"{text[: most - end - 1]}…{text[-end:]}"


def _fitting(text: str, encoding: str | None) -> str:
    known = encoding or "utf-8"
    return text.encode(known, "backslashreplace").decode(known)


def _give_up_stdout() -> None:
    """Send what is still in stdout's buffer nowhere, so that leaving does not fail over it."""
    with contextlib.suppress(OSError, ValueError):  # a stdout that is no file, in tests
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
