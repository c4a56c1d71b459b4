"""Fetches MNIST from PyTorch's public mirror into a cache, once, and proves every byte of it.

A download that breaks off or stalls goes on where it stopped; a file counts only when the SHA-256
of its unpacked bytes is MNIST's. One attempt is left to `transfer`, reading the files to `data`.
"""

import http.client
import os
import sys
from collections.abc import Callable
from pathlib import Path

from forwardpass.base.errors import InputError
from forwardpass.digits import transfer
from forwardpass.digits.data import FILES, SHA256, sha256

MIRROR = "https://ossci-datasets.s3.amazonaws.com/mnist/"
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
    a byte, or with so few that it is no use. Raises InputError when a file cannot be had whole
    after a few attempts, and when the folder cannot be written.
    """
    directory = directory or cache_directory() / "mnist"
    mirror = mirror or os.environ.get("FORWARDPASS_MNIST_MIRROR") or MIRROR
    if not mirror.startswith(("https://", "http://")):
        raise InputError(f"{mirror} is no address to download from: it must start with https://.")
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"cannot make the folder {directory}: {error.strerror}.") from None
    for name in (*FILES["train"], *FILES["test"]):
        _fetch(name, directory, mirror, report or _silent, timeout)
    return directory


def _fetch(name: str, directory: Path, mirror: str, report: Report, timeout: float) -> None:
    final, part = directory / f"{name}.gz", directory / f"{name}.gz.part"
    if final.is_file() and _is_right(final, name):
        return None
    url = mirror.rstrip("/") + f"/{name}.gz"
    problem = ""
    for _ in range(ATTEMPTS):
        try:
            transfer.append(url, part, lambda done, all_: report(name, done, all_), timeout)
        except (OSError, http.client.HTTPException) as error:
            problem = str(error) or type(error).__name__
            continue  # what has arrived stays in the part file, the next attempt goes on from there
        if _is_right(part, name):
            return _keep(part, final)
        problem = "what arrived is damaged (its SHA-256 is not that of MNIST)"
        part.unlink(missing_ok=True)
    raise InputError(
        f"cannot download {url}: {problem}. Try again later, or give the folder of the MNIST files "
        "with --data."
    )


def _keep(part: Path, final: Path) -> None:
    try:
        part.replace(final)
    except OSError as error:
        raise InputError(f"cannot write {final}: {error.strerror}.") from None


def _is_right(path: Path, name: str) -> bool:
    try:
        return sha256(path) == SHA256[name]
    except InputError:
        return False


def _silent(_name: str, _done: int, _all: int) -> None:
    pass
