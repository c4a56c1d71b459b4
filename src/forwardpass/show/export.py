"""Takes the page away: one HTML file, or a folder of files for any web host.

Pictures and films are left to `film.py` and `video.py`.
"""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from forwardpass.base.files import replacing
from forwardpass.base.ours import filling
from forwardpass.show.built import STATIC, at_end, in_head, read_built
from forwardpass.show.files import INDEX, read_files
from forwardpass.show.packing import gzipped
from forwardpass.show.page import Shown, Start, in_pieces, start_block, told
from forwardpass.show.policy import site_policy

MARK: Final = ".forwardpass-site"  # in every site we wrote: the list of its files


def write_html(path: Path, network: Shown, start: Start) -> Path:
    """Write the page as one HTML file that opens from disk. Raises `InputError`."""
    with replacing(path) as draft, draft.open("w", encoding="utf-8", newline="") as file:
        file.writelines(in_pieces(network, start))
    return path


def write_site(
    folder: Path, network: Shown | None, start: Start, static: Path = STATIC
) -> list[Path]:
    """Write the page as static files into `folder` and return their names in it.

    All addresses are relative; all names but index.html and licenses.txt carry a hash of their
    contents; what shrinks lies packed beside itself for hosts that serve that. The folder must be
    new, empty or a site written here before: what its owner added to that stays. Raises
    `InputError`.
    """
    with filling(folder, MARK) as draft:
        _fill(draft, static, network, start)
        return sorted(path.relative_to(draft) for path in _files(draft))


def _fill(draft: Path, static: Path, network: Shown | None, start: Start) -> None:
    alone = network is not None
    files = read_files(static, _hashed(network) if network else None, alone=alone)
    page = told(read_built(static), files[INDEX].decode(), start, network)
    if network is not None:
        start = replace(start, alone=True)
    page = at_end(in_head(page, site_policy()), start_block(start))
    for name, content in (files | {INDEX: page.encode()}).items():
        path = draft / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        _pack(path, content)


def _hashed(network: Shown) -> tuple[str, bytes]:
    """The file of a network, named after its contents."""
    content = network.to_bytes()
    return f"assets/network-{hashlib.sha256(content).hexdigest()[:10]}.safetensors", content


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def _pack(path: Path, content: bytes) -> None:
    """Put .gz, and .br where the brotli package is there, beside a file that shrinks."""
    if (packed := gzipped(path.name, content)) is None:
        return
    _beside(path, ".gz", content, packed)
    try:
        brotli = importlib.import_module("brotli")
    except ModuleNotFoundError:
        return
    _beside(path, ".br", content, brotli.compress(content))


def _beside(path: Path, ending: str, content: bytes, packed: bytes) -> None:
    if len(packed) < len(content):
        path.with_name(path.name + ending).write_bytes(packed)
