"""Opens and writes files that a person names, and says in one sentence what is wrong with them.

What the bytes mean is left to those who read and write them.
"""

import gzip
import os
import stat
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedIOBase
from pathlib import Path

from forwardpass.base.errors import InputError

LARGEST_PIPE = 256 << 20  # bytes
GZIP_MAGIC = b"\x1f\x8b"


@contextmanager
def opened(path: Path, content: Path | None = None) -> Iterator[BufferedIOBase]:
    """The file's bytes, unpacked on the fly when they are gzip.

    Raises InputError, also for what goes wrong while the caller reads. Readers ask for a bounded
    number of bytes, since a small gzip file can unpack to any size. `content` is where the bytes
    lie, if not at `path`.
    """
    try:
        with Path(content or path).open("rb") as raw:
            packed = raw.read(len(GZIP_MAGIC)) == GZIP_MAGIC
            raw.seek(0)
            if not packed:
                yield raw
                return
            with gzip.GzipFile(fileobj=raw) as unpacked:
                yield unpacked
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise InputError(f"{path} is cut off or damaged: it cannot be unpacked (gzip).") from None
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}.") from None


@contextmanager
def rereadable(path: Path) -> Iterator[Path]:
    """Where the bytes of `path` can be read more than once: a copy of what a pipe holds.

    A path that is no file is left as it is, for whoever opens it to tell. Raises InputError.
    """
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):  # ValueError: a NUL in the name
        mode = stat.S_IFREG
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        yield path
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "content"
        try:
            with path.open("rb") as pipe, copy.open("wb") as kept:
                left = LARGEST_PIPE + 1
                while left > 0 and (part := pipe.read(min(left, 1 << 20))):
                    left -= kept.write(part)
        except OSError as error:
            raise InputError(f"cannot read {path}: {error.strerror or error}.") from None
        if left <= 0:
            raise InputError(f"{path} is longer than {LARGEST_PIPE} bytes, the most that is read.")
        yield copy


def write_whole(path: Path, content: bytes | str) -> Path:
    """Write a file, whole or not at all; text in UTF-8. Raises InputError when that fails."""
    try:
        whole = content.encode() if isinstance(content, str) else content
    except UnicodeEncodeError:
        raise InputError(f"cannot write {path}: the text holds half a character") from None
    with replacing(path) as draft:
        draft.write_bytes(whole)
    return path


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A draft to write that takes the place of `path` at the end, or vanishes when that fails.

    Raises InputError when it cannot be written.
    """
    if not path.name:  # "" and "." and "/": folders, of which there is no draft
        raise InputError(f"cannot write {path}: name a file")
    draft = draft_of(path)
    try:
        yield draft
        draft.replace(path)
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        with suppress(OSError):  # gone already, or its folder was never one
            draft.unlink()


def draft_of(path: Path) -> Path:
    """Where `path` is written until it is whole: beside it, and another one for each process."""
    return path.with_name(f".{path.name}.{os.getpid()}.part")
