"""The files of the built page by name, with the network that it opens beside them.

The build leaves the shipped network out, since the package holds it anyway; here it comes in under
the name by which the page asks for it. Where the files go is left to `server` and `export`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from forwardpass.base.errors import InputError
from forwardpass.base.text import json_text
from forwardpass.network.shipped import shipped_bytes
from forwardpass.show.built import MANIFEST, STATIC, read_built

INDEX: Final = "index.html"


def read_files(static: Path = STATIC, network: tuple[str, bytes] | None = None) -> dict[str, bytes]:
    """What the page is made of, now; with `network`, a name and its bytes, it opens that one.

    Raises `InputError` when the page is not there.
    """
    built = read_built(static)
    try:
        found = (path for path in static.rglob("*") if path.is_file() and path.name[0] != ".")
        files = {path.relative_to(static).as_posix(): path.read_bytes() for path in found}
    except OSError as error:
        raise InputError(f"cannot read the page in {static}: {error.strerror or error}") from error
    shipped = built.files["network"]
    if network is None:
        files.setdefault(shipped, shipped_bytes())
        return files
    name, content = network
    files.pop(shipped, None)
    files[INDEX] = built.readdressed(built.index, "network", f"./{name}").encode()
    manifest = {"files": {**built.files, "network": name}}
    files[MANIFEST] = json_text(manifest).encode()
    return {**files, name: content}
