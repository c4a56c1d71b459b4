"""Packs the files of the page with gzip, where that is worth it."""

from __future__ import annotations

import gzip
import zlib
from pathlib import PurePosixPath
from typing import Final

TEXT: Final = frozenset({".css", ".html", ".js", ".json", ".svg", ".txt"})
WEIGHTS: Final = ".safetensors"
MOST: Final = 4 * 2**20  # bytes of weights that are packed while somebody waits for them: 40 ms
WORTH: Final = 0.9  # weights in eight bits become a fifth shorter, in sixteen hardly


def gzipped(name: str, content: bytes) -> bytes | None:
    """The file in gzip; None where it stays as it is."""
    ending = PurePosixPath(name).suffix.lower()
    if ending in TEXT:
        return gzip.compress(content, mtime=0)
    if ending != WEIGHTS or len(content) > MOST:
        return None
    packed = _by_numbers_alone(content)
    return packed if len(packed) < WORTH * len(content) else None


def _by_numbers_alone(content: bytes) -> bytes:
    """Frequent bytes become short: in weights nothing repeats, and looking takes ten times as long.

    The header gives no time and no name, so the same content gives the same bytes.
    """
    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS, 9, zlib.Z_HUFFMAN_ONLY)
    return packer.compress(content) + packer.flush()
