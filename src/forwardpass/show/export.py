"""Takes the page away: one HTML file, or a folder of files for any web host.

Pictures and films are left to `film.py` and `video.py`.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from forwardpass.base.errors import InputError
from forwardpass.base.files import write_whole
from forwardpass.base.ours import filling
from forwardpass.network.network import Network
from forwardpass.show.page import (
    MISSING,
    STATIC,
    Start,
    content_policy,
    one_file,
    start_block,
    titled,
)

MARK: Final = ".forwardpass-site"  # in every site we wrote: the list of its files
PACKED: Final = (".css", ".html", ".js", ".json", ".svg", ".txt")
_NETWORK_LINK: Final = re.compile(r'(<link[^>]*\bhref="\./)([^"]*\.safetensors)(")')
_HEAD: Final = re.compile(r"(<meta charset=[^>]*>)")


def write_html(path: Path, network: Network, start: Start) -> Path:
    """Write the page as one HTML file that opens from disk. Raises `InputError`."""
    return write_whole(path, one_file(network, start))


def write_site(
    folder: Path, network: Network | None, start: Start, static: Path = STATIC
) -> list[Path]:
    """Write the page as static files into `folder` and return their names in it.

    All addresses are relative and all names but index.html carry a hash of their contents; what
    shrinks lies packed beside itself for hosts that serve that. The folder must be new, empty or
    a site written here before: what its owner added to that stays. Raises `InputError`.
    """
    if not (static / "index.html").is_file():
        raise InputError(MISSING)
    with filling(folder, MARK) as draft:
        _fill(draft, static, network, start)
        return sorted(path.relative_to(draft) for path in _files(draft))


def _fill(draft: Path, static: Path, network: Network | None, start: Start) -> None:
    shutil.copytree(static, draft, ignore=shutil.ignore_patterns(".*"), dirs_exist_ok=True)
    index = draft / "index.html"
    page = index.read_text(encoding="utf-8")
    if network is not None:
        page = titled(_with_network(page, draft, network), network)
    policy = content_policy("'self'", "'self'", connect="'self'")
    page = _HEAD.sub(lambda found: found[1] + policy, page, count=1)
    page = page.replace("</body>", f"{start_block(start)}\n</body>")
    index.write_text(page, encoding="utf-8", newline="\n")
    for path in list(_files(draft)):
        _pack(path)


def _with_network(page: str, draft: Path, network: Network) -> str:
    """The page linked to another network, which takes the place of the shipped one."""
    content = network.to_bytes()
    name = f"assets/network-{hashlib.sha256(content).hexdigest()[:10]}.safetensors"
    found = _NETWORK_LINK.search(page)
    assert found is not None, "the built page has no link to its network"
    (draft / found[2]).unlink()
    (draft / name).write_bytes(content)
    return _NETWORK_LINK.sub(lambda link: f"{link[1]}{name}{link[3]}", page)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def _pack(path: Path) -> None:
    """Put .gz, and .br where the brotli package is there, beside a file that shrinks."""
    if path.suffix.lower() not in PACKED:
        return
    content = path.read_bytes()
    _beside(path, ".gz", content, gzip.compress(content, 9, mtime=0))
    try:
        brotli = importlib.import_module("brotli")
    except ModuleNotFoundError:
        return
    _beside(path, ".br", content, brotli.compress(content))


def _beside(path: Path, ending: str, content: bytes, packed: bytes) -> None:
    if len(packed) < len(content):
        path.with_name(path.name + ending).write_bytes(packed)
