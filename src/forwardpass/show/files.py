"""The files of the built page by name, with the networks that it opens beside them.

The build leaves the shipped networks out, since the package holds them anyway; here they come in
under the names by which the page asks for them. Where the files go is left to `server` and
`export`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from forwardpass.base.errors import InputError
from forwardpass.base.text import json_text
from forwardpass.network.shipped import history_bytes, shipped_bytes
from forwardpass.show.built import MANIFEST, STATIC, read_built

INDEX: Final = "index.html"


def read_files(
    static: Path = STATIC, network: tuple[str, bytes] | None = None, *, alone: bool = False
) -> dict[str, bytes]:
    """What the page is made of, now; with `network`, a name and its bytes, it opens that one.

    The shipped networks come along, to be chosen, unless the other one is to be `alone`. Raises
    `InputError` when the page is not there.
    """
    built = read_built(static)
    try:
        found = (path for path in static.rglob("*") if path.is_file() and path.name[0] != ".")
        files = {path.relative_to(static).as_posix(): path.read_bytes() for path in found}
    except OSError as error:
        raise InputError(f"cannot read the page in {static}: {error.strerror or error}") from error
    along = {built.files["network"]: shipped_bytes(), built.files["conv"]: shipped_bytes("conv")}
    along[built.files["history"]] = history_bytes()
    if network is None:
        return along | files
    name, content = network
    if alone:
        for each in along:
            files.pop(each, None)
    else:
        files = along | files
        # One that comes along is opened as what it is, not as a further one.
        name = next((each for each, own in along.items() if own == content), name)
    files[INDEX] = built.readdressed(built.index, "network", f"./{name}").encode()
    manifest = {
        "files": {**built.files, "network": name},
        "joins": built.joins,
        "languages": built.languages,
    }
    files[MANIFEST] = json_text(manifest).encode()
    return {**files, name: content}
