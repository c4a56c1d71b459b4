"""Opens files that a person names, packed with gzip or not, and says in one sentence what is wrong.

What the bytes mean is left to the readers in `data` and `strokes`.
"""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from forwardpass.errors import InputError

GZIP_MAGIC = b"\x1f\x8b"


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The file's bytes, unpacked on the fly when they are gzip.

    Raises InputError, also for what goes wrong while the caller reads. Readers ask for a bounded
    number of bytes, since a small gzip file can unpack to any size.
    """
    try:
        with Path(path).open("rb") as raw:
            packed = raw.read(len(GZIP_MAGIC)) == GZIP_MAGIC
            raw.seek(0)
            if not packed:
                yield raw
                return
            with gzip.GzipFile(fileobj=raw) as unpacked:
                yield cast("BinaryIO", unpacked)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise InputError(f"{path} is cut off or damaged: it cannot be unpacked (gzip).") from None
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}.") from None
