"""Takes the page away: one HTML file, or a folder of files for any web host.

Pictures and films are left to `film.py` and `video.py`.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from forwardpass.base.errors import InputError
from forwardpass.base.files import draft_of, write_whole
from forwardpass.base.text import json_text
from forwardpass.network.network import Network
from forwardpass.show.built import MISSING, STATIC, Built, at_end, in_head, read_built
from forwardpass.show.page import Start, one_file, start_block, titled
from forwardpass.show.policy import site_policy

MARK: Final = ".forwardpass-site"  # in every site we wrote, which may therefore be replaced
PACKED: Final = (".css", ".html", ".js", ".json", ".svg", ".txt")


def write_html(path: Path, network: Network, start: Start) -> Path:
    """Write the page as one HTML file that opens from disk. Raises `InputError`."""
    return write_whole(path, one_file(network, start))


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
    built = read_built(static)
    page, files = built.index, dict(built.files)
    if network is not None:
        files["network"] = _put_network(built, draft, network)
        page = built.readdressed(page, "network", f"./{files['network']}")
        page = titled(built, page, network)
    page = at_end(in_head(page, site_policy()), start_block(start))
    (draft / "index.html").write_text(page, encoding="utf-8", newline="\n")
    (draft / "manifest.json").write_text(json_text({"files": files}), encoding="utf-8")
    for path in list(_files(draft)):
        _pack(path)
    (draft / MARK).write_text("Written by `forwardpass export --site`.\n", encoding="utf-8")


def _put_network(built: Built, draft: Path, network: Network) -> str:
    """Write another network in the place of the shipped one. Returns its name in the site."""
    content = network.to_bytes()
    name = f"assets/network-{hashlib.sha256(content).hexdigest()[:10]}.safetensors"
    (draft / built.files["network"]).unlink()
    (draft / name).write_bytes(content)
    return name


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
