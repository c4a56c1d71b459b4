"""Takes the page away: one HTML file, or a folder of files for any web host.

Pictures and films are left to `film.py` and `video.py`.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from forwardpass.base.errors import InputError
from forwardpass.base.files import draft_of, replacing
from forwardpass.network.network import Network
from forwardpass.show.page import (
    MISSING,
    STATIC,
    Start,
    content_policy,
    in_pieces,
    start_block,
    titled,
)

MARK: Final = ".forwardpass-site"  # in every site we wrote, which may therefore be replaced
PACKED: Final = (".css", ".html", ".js", ".json", ".svg", ".txt")
_NETWORK_LINK: Final = re.compile(r'(<link[^>]*\bhref="\./)([^"]*\.safetensors)(")')
_HEAD: Final = re.compile(r"(<meta charset=[^>]*>)")


def write_html(path: Path, network: Network, start: Start) -> Path:
    """Write the page as one HTML file that opens from disk. Raises `InputError`."""
    with replacing(path) as draft, draft.open("w", encoding="utf-8", newline="") as file:
        file.writelines(in_pieces(network, start))
    return path


def write_site(
    folder: Path, network: Network | None, start: Start, static: Path = STATIC
) -> list[Path]:
    """Write the page as static files into `folder` and return their names in it.

    All addresses are relative and all names but index.html carry a hash of their contents; what
    shrinks lies packed beside itself for hosts that serve that. The folder must be new, empty or
    a site written here before, and is replaced as a whole. Raises `InputError`.
    """
    _check_replaceable(folder)
    if not (static / "index.html").is_file():
        raise InputError(MISSING)
    draft = draft_of(folder)
    try:
        draft.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(draft, ignore_errors=True)
        _fill(draft, static, network, start)
        _swap(draft, folder)
    except OSError as error:
        raise InputError(f"cannot write {folder}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())


def _check_replaceable(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise InputError(f"{folder} is a file: name a folder for the site")
    if any(folder.iterdir()) and not (folder / MARK).is_file():
        raise InputError(
            f"{folder} holds files that are not a site of forwardpass: name a new or empty folder"
        )


def _fill(draft: Path, static: Path, network: Network | None, start: Start) -> None:
    shutil.copytree(static, draft, ignore=shutil.ignore_patterns(".*"))
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
    (draft / MARK).write_text("Written by `forwardpass export --site`.\n", encoding="utf-8")


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


def _swap(draft: Path, folder: Path) -> None:
    """Put `draft` in the place of `folder`, whose old contents stay until the new ones are in."""
    old = folder.with_name(f".{folder.name}.{os.getpid()}.old")
    if folder.exists():
        folder.replace(old)
    try:
        draft.replace(folder)
    except OSError:
        if old.exists():
            old.replace(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)
