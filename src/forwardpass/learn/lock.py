"""Keeps two training runs out of one folder: each would overwrite what the other has learnt.

A file names the run that holds the folder. One whose process is gone is taken over.
"""

import json
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from forwardpass.base.errors import InputError
from forwardpass.base.text import json_text

LOCK_FILE = "run.lock"
_own: set[Path] = set()  # locks of this process


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold `folder` for this run. Raises InputError when another one does, or it is read-only."""
    lock = folder.resolve() / LOCK_FILE
    _take(lock)
    _own.add(lock)
    try:
        yield
    finally:
        _own.discard(lock)
        with suppress(OSError):
            lock.unlink()


def _take(lock: Path) -> None:
    try:
        while not _create(lock):
            holder = _read(lock)
            if holder is None:
                continue  # the other one has just ended
            if _is_running(holder, lock) or not _remove(lock, holder):
                raise InputError(
                    f"{lock.parent} is in use by {_named(holder)}: wait until it ends or give "
                    f"another folder with --out; if that run is no more, delete {lock}."
                )
    except OSError as error:
        raise InputError(f"cannot write {lock}: {error.strerror or error}.") from None


def _create(lock: Path) -> bool:
    """Make the file unless it is there."""
    about = {
        "pid": os.getpid(),
        "host": platform.node(),
        "start": datetime.now(UTC).isoformat(timespec="seconds"),
        "born": _born(os.getpid()),
    }
    try:
        with lock.open("x", encoding="utf-8") as file:
            file.write(json_text(about))
    except FileExistsError:
        return False
    return True


def _remove(lock: Path, holder: str) -> bool:
    """Remove the lock of a run that is no more, and no other's that took its place meanwhile.

    One at a time, held by a file of its own: between looking and removing nobody else removes.
    """
    turn = lock.with_name(f"{LOCK_FILE}.turn")
    try:
        turn.touch(exist_ok=False)
    except FileExistsError:
        return False
    try:
        if _read(lock) == holder:
            lock.unlink()
        return True
    finally:
        turn.unlink()


def _read(lock: Path) -> str | None:
    try:
        return lock.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return None


def _is_running(holder: str, lock: Path) -> bool:
    """Whether the run is there still; so it is where nobody can tell."""
    about = _about(holder)
    pid = about.get("pid")
    if about.get("host") != platform.node() or type(pid) is not int or pid < 1 or os.name == "nt":
        return True
    if pid == os.getpid():
        return lock in _own  # else the number is ours by chance, as in containers
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    return about.get("born") == _born(pid)


def _born(pid: int) -> str:
    """When a process began, where the system tells: numbers are given again, to others."""
    try:
        about = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        return about.rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""


def _named(holder: str) -> str:
    about = _about(holder)
    if not about:
        return "another training run"
    pid, host, start = (str(about.get(name))[:60] for name in ("pid", "host", "start"))
    return f"another training run (process {pid} on {host}, since {start})"


def _about(holder: str) -> dict[str, Any]:
    try:
        about = json.loads(holder)
    except (ValueError, RecursionError):  # it is being written, or damaged
        return {}
    return about if isinstance(about, dict) else {}
