"""Fetches MNIST from PyTorch's public mirror into a cache, once, and proves every byte of it.

A download that breaks off or stalls goes on where it stopped; a file counts only when the SHA-256
of its unpacked bytes is MNIST's. Reading the files is left to `data`.
"""

import http.client
import os
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from forwardpass.base.errors import InputError
from forwardpass.digits.data import FILES, SHA256, sha256

MIRROR = "https://ossci-datasets.s3.amazonaws.com/mnist/"
LARGEST_DOWNLOAD = 50 << 20  # bytes; the largest MNIST file has 10 MB
CHUNK = 1 << 16  # bytes
ATTEMPTS = 5

Report = Callable[[str, int, int], None]  # file name, bytes so far, bytes in all (0: unknown)


def cache_directory() -> Path:
    """Where this platform keeps what can be fetched again; $FORWARDPASS_CACHE overrides it."""
    if named := os.environ.get("FORWARDPASS_CACHE"):
        return Path(named)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "forwardpass"


def fetch_mnist(
    directory: Path | None = None,
    mirror: str | None = None,
    report: Report | None = None,
    timeout: float = 30.0,
) -> Path:
    """The folder that holds the four MNIST files, fetched from `mirror` where they are missing.

    `mirror` defaults to $FORWARDPASS_MNIST_MIRROR, else PyTorch's. `timeout` is in seconds without
    a byte. Raises InputError when a file cannot be had whole after a few attempts.
    """
    directory = directory or cache_directory() / "mnist"
    mirror = mirror or os.environ.get("FORWARDPASS_MNIST_MIRROR") or MIRROR
    if not mirror.startswith(("https://", "http://")):
        raise InputError(f"{mirror} is no address to download from: it must start with https://.")
    directory.mkdir(parents=True, exist_ok=True)
    for name in (*FILES["train"], *FILES["test"]):
        _fetch(name, directory, mirror, report or _silent, timeout)
    return directory


def _fetch(name: str, directory: Path, mirror: str, report: Report, timeout: float) -> None:
    final, part = directory / f"{name}.gz", directory / f"{name}.gz.part"
    if final.is_file() and _is_right(final, name):
        return
    url = mirror.rstrip("/") + f"/{name}.gz"
    problem = ""
    for _ in range(ATTEMPTS):
        try:
            _append(url, part, lambda done, all_: report(name, done, all_), timeout)
        except (OSError, http.client.HTTPException) as error:
            problem = str(error) or type(error).__name__
            continue  # what has arrived stays in the part file, the next attempt goes on from there
        if _is_right(part, name):
            part.replace(final)
            return
        problem = "what arrived is damaged (its SHA-256 is not that of MNIST)"
        part.unlink()
    raise InputError(
        f"cannot download {url}: {problem}. Try again later, or give the folder of the MNIST files "
        "with --data."
    )


def _append(url: str, part: Path, report: Callable[[int, int], None], timeout: float) -> None:
    """Downloads what `part` lacks of `url`. Raises OSError or HTTPException when it breaks off."""
    have = part.stat().st_size if part.exists() else 0
    request = urllib.request.Request(url)  # noqa: S310 (fetch_mnist checked the scheme)
    if have:
        request.add_header("Range", f"bytes={have}-")
    try:
        response = urllib.request.urlopen(request, timeout=timeout)  # noqa: S310
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == http.client.REQUESTED_RANGE_NOT_SATISFIABLE:
            return  # nothing is missing; the caller's check decides whether it is right
        raise
    with response:
        if response.status != http.client.PARTIAL_CONTENT:
            have = 0  # the server sends everything from the start
        elif not (response.headers.get("Content-Range") or "").startswith(f"bytes {have}-"):
            raise OSError("the server sent another part of the file than was asked for")
        length = response.headers.get("Content-Length") or ""
        total = have + int(length) if length.isdigit() else 0
        with part.open("ab" if have else "wb") as file:
            while chunk := response.read1(CHUNK):
                have += file.write(chunk)
                report(have, total)
                if have > LARGEST_DOWNLOAD:
                    break
    if have > LARGEST_DOWNLOAD:
        part.unlink()
        raise InputError(f"{url} is longer than {LARGEST_DOWNLOAD} bytes: that is not MNIST.")
    if have < total:
        raise OSError(f"the connection ended after {have} of {total} bytes")


def _is_right(path: Path, name: str) -> bool:
    try:
        return sha256(path) == SHA256[name]
    except InputError:
        return False


def _silent(_name: str, _done: int, _all: int) -> None:
    pass
