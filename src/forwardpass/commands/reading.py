"""Reads the files that `predict` is given: of any kind, from pipes too, several at a time.

What a file shows is worked out by `digits`; what is printed of it is left to `predict`.
"""

import gzip
import multiprocessing
import os
import signal
import sys
import zlib
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Future, ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from multiprocessing.synchronize import Lock
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from forwardpass.base.errors import InputError
from forwardpass.base.files import GZIP_MAGIC, rereadable
from forwardpass.digits.data import read_idx
from forwardpass.digits.images import read_picture
from forwardpass.digits.ink import SIZE, ink
from forwardpass.digits.picture import decode_one_at_a_time
from forwardpass.digits.strokes import Drawing, read_strokes
from forwardpass.trace.record import in_chunks

IDX_TYPES = (0x08, 0x09, 0x0B, 0x0C, 0x0D, 0x0E)  # third byte of an IDX file: type of its numbers
BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # that some editors put before text
MANY = 32  # files, from which on processes are worth their start
AHEAD = 8  # files a processor that are read before it is their turn
DRAWN = 2_000  # points of drawings that are made into pictures at a time

Pictures = NDArray[np.uint8] | NDArray[np.float32]  # (n, 28, 28); bytes are 0..255


@dataclass(frozen=True)
class Found:
    """The pictures in a file, some at a time."""

    what: str  # "picture" or "drawing"
    count: int
    parts: Iterator[Pictures]


@dataclass(frozen=True)
class Opened:
    """A file that was found out about; `close` lets go of its bytes."""

    path: Path
    content: Path  # where its bytes lie
    kind: str
    picture: Pictures | None  # of a picture file, which is read already
    close: ExitStack


def opened_in_turn(files: Sequence[Path]) -> Iterator[Callable[[], Opened]]:
    """How each file is opened, in order: a call that raises InputError.

    Of many files the pictures are read ahead of their turn by a process for each processor. Threads
    would wait for one another: most of the work is many small steps in NumPy.
    """
    workers = _processors()
    if len(files) < MANY or workers == 1 or not sys.platform.startswith("linux"):
        yield from (partial(open_any, file) for file in files)
        return
    context = multiprocessing.get_context("fork")  # they begin with all that is imported here
    with ProcessPoolExecutor(workers, context, _begin, (context.Lock(),)) as pool:
        waiting: deque[Callable[[], Opened]] = deque()
        try:
            for file in files:
                waiting.append(partial(_awaited, file, pool.submit(_picture_of, file)))
                if len(waiting) > AHEAD * workers:
                    yield waiting.popleft()
            while waiting:
                yield waiting.popleft()
        finally:
            pool.shutdown(cancel_futures=True)


def _begin(one_large: Lock) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asked for them
    decode_one_at_a_time(one_large)


def _picture_of(path: Path) -> Pictures | None:
    """The picture in a picture file; None for what is left to whoever prints."""
    return read_picture(path)[None] if path.is_file() and kind_of(path, path) == "image" else None


def _awaited(path: Path, picture: Future[Pictures | None]) -> Opened:
    try:
        found = picture.result()
    except (BrokenExecutor, CancelledError):  # a process was ended, most likely for lack of memory
        found = None
    return open_any(path) if found is None else Opened(path, path, "image", found, ExitStack())


def open_any(path: Path) -> Opened:
    """Find out what a file is, and read it if it is a picture. Raises InputError."""
    with ExitStack() as stack:
        content = stack.enter_context(rereadable(path))
        kind = kind_of(path, content)
        picture = read_picture(path, content)[None] if kind == "image" else None
        return Opened(path, content, kind, picture, stack.pop_all())


def pictures_in(file: Opened) -> Found:
    """The pictures of an opened file. Raises InputError."""
    if file.picture is not None:
        return Found("picture", 1, iter([file.picture]))
    if file.kind == "idx":
        pictures = _read_idx_pictures(file)
        return Found("picture", len(pictures), in_chunks(pictures))
    drawings = read_strokes(file.path, file.content)
    if not drawings:
        raise InputError(f"{file.path} holds no drawings.")
    return Found("drawing", len(drawings), _drawn(drawings))


def kind_of(path: Path, content: Path) -> str:
    """What a file is by its first bytes: "idx", "strokes" or "image". Raises InputError."""
    try:
        with content.open("rb") as opened:
            head = opened.read(512)
    except IsADirectoryError:
        raise InputError(f"{path} is a folder: name the files in it.") from None
    except (OSError, ValueError) as problem:  # ValueError: a NUL in the name
        reason = getattr(problem, "strerror", None) or "it cannot be opened"
        raise InputError(f"cannot read {path}: {reason}.") from None
    if not head:
        raise InputError(f"{path} is empty.")
    packed = head.startswith(GZIP_MAGIC)
    start = _unpack_start(content) if packed else head
    if start[:2] == b"\0\0" and len(start) > 2 and start[2] in IDX_TYPES:
        return "idx"
    text = start.removeprefix(BYTE_ORDER_MARK).lstrip()
    if text[:1] in (b"[", b"{") or ".json" in path.suffixes:
        return "strokes"
    return "idx" if packed else "image"


def _unpack_start(content: Path) -> bytes:
    """The first unpacked bytes of a gzip file, as far as it can be read."""
    try:
        with gzip.open(content) as unpacked:
            return unpacked.read(64)
    except (OSError, EOFError, zlib.error):
        return b""


def _read_idx_pictures(file: Opened) -> Pictures:
    pictures = read_idx(file.path, dimensions=3, content=file.content)
    if pictures.shape[1:] != (SIZE, SIZE):
        size = f"{pictures.shape[1]}x{pictures.shape[2]}"
        raise InputError(f"{file.path} has pictures of {size}: {SIZE}x{SIZE} are needed.")
    if len(pictures) == 0:
        raise InputError(f"{file.path} holds no pictures.")
    return pictures


def _drawn(drawings: Sequence[Drawing]) -> Iterator[Pictures]:
    """Their pictures, as many at a time as one does not have to wait for."""
    made: list[NDArray[np.float32]] = []
    points = 0
    for drawing in drawings:
        made.append(ink(drawing.strokes))
        points += sum(map(len, drawing.strokes))
        if points > DRAWN:
            yield np.stack(made)
            made, points = [], 0
    if made:
        yield np.stack(made)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
