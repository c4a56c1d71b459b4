"""A network file with another description, for tests of what such files may say."""

import json
from collections.abc import Callable
from typing import Any


def redescribed(content: bytes, change: Callable[[Any], object]) -> bytes:
    """The file after `change` of the parsed description, its tensors as they were."""
    length = int.from_bytes(content[:8], "little")
    header = json.loads(content[8 : 8 + length])
    about = json.loads(header["__metadata__"]["forwardpass"])
    change(about)
    header["__metadata__"]["forwardpass"] = json.dumps(about)
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + content[8 + length :]
