"""The page's Content-Security-Policy: one list of rules, and what differs inside a file.

assets/policy.json holds the rules as they are served; web/src/save/policy.ts reads the same file.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from importlib import resources
from typing import Final

RULES: Final[Mapping[str, str]] = json.loads(
    resources.files("forwardpass").joinpath("assets", "policy.json").read_text("utf-8")
)
SERVED: Final = "; ".join(f"{name} {sources}" for name, sources in RULES.items())


def site_policy() -> str:
    """The meta element for a folder of files, whose host may send no headers of ours."""
    return _element({})


def file_policy(script: str, style: str) -> str:
    """The meta element for one file: its script and style by their hashes, nothing fetched.

    Data blocks are no scripts and need no leave.
    """
    return _element(
        {
            "script-src": f"{allowed(script)} 'wasm-unsafe-eval'",  # the page's own loops
            "style-src": allowed(style),
            "connect-src": "'none'",
            "worker-src": "blob:",  # the same script once more, which reads heavy networks
        }
    )


def allowed(text: str) -> str:
    """The source that allows exactly this text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"


def _element(changes: Mapping[str, str]) -> str:
    rules = {**RULES, **changes}
    del rules["frame-ancestors"]  # only a header can say it
    content = "; ".join(f"{name} {sources}" for name, sources in rules.items())
    return f'<meta http-equiv="Content-Security-Policy" content="{content}">'
