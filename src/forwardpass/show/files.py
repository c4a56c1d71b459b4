"""The files of the built page by name, with the network that it opens beside them.

The build leaves the shipped network out, since the package holds it anyway; here it comes in under
the name by which the page asks for it. Where the files go is left to `server` and `export`.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from forwardpass.base.errors import InputError
from forwardpass.network.shipped import shipped_bytes
from forwardpass.show.page import MISSING, STATIC

INDEX: Final = "index.html"
# The build writes this link into the page; the page reads the network's address from it.
_NETWORK_LINK: Final = re.compile(rb'(<link[^>]*\bhref="\./)([^"]*\.safetensors)(")')


def read_files(static: Path = STATIC, network: tuple[str, bytes] | None = None) -> dict[str, bytes]:
    """What the page is made of, now; with `network`, a name and its bytes, it opens that one.

    Raises `InputError` when the page is not there.
    """
    if not (static / INDEX).is_file():
        raise InputError(MISSING)
    try:
        found = (path for path in static.rglob("*") if path.is_file() and path.name[0] != ".")
        files = {path.relative_to(static).as_posix(): path.read_bytes() for path in found}
    except OSError as error:
        raise InputError(f"cannot read the page in {static}: {error.strerror or error}") from error
    shipped = network_name(files[INDEX])
    if network is None:
        files.setdefault(shipped, shipped_bytes())
        return files
    name, content = network
    files.pop(shipped, None)
    files[INDEX] = _NETWORK_LINK.sub(rb"\g<1>%s\3" % name.encode(), files[INDEX])
    return {**files, name: content}


def network_name(index: bytes) -> str:
    """The name of the network that the page opens."""
    names = _NETWORK_LINK.findall(index)
    assert len(names) == 1, "the built page must have exactly one link to its network"
    return str(names[0][1], "ascii")
