"""Where a Chromium may be and how it is started quietly: the one list for films, tests and tools.

Standard library only and importing nothing of the package, because run.py loads this file before
anything is installed.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
)
PLACES = (
    "/usr/bin/chromium",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
# Quiet, the same everywhere, and nothing of its own on the network.
FLAGS = (
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
)
SOFTWARE_GL = ("--use-angle=swiftshader", "--enable-unsafe-swiftshader")
# WebGL by the processor, the page around it without: five times faster where there is no card.
COMPOSED_WITHOUT = (*SOFTWARE_GL, "--disable-gpu-compositing")


def find(downloaded: str = "") -> str:
    """The browser's program, or nothing; `downloaded` is where Playwright keeps one of its own.

    It is the one named by FORWARDPASS_CHROMIUM, or one that is installed. Raises FileNotFoundError
    when the variable names no file.
    """
    named = os.environ.get("FORWARDPASS_CHROMIUM", "")
    if named and not Path(named).is_file():
        raise FileNotFoundError(f"FORWARDPASS_CHROMIUM names {named}, and there is no such file")
    on_path = filter(None, (shutil.which(name) for name in NAMES))
    candidates = (named, *on_path, *PLACES, downloaded)
    return next((place for place in candidates if Path(place).is_file()), "")


def sandbox() -> tuple[str, ...]:
    """The flags about the sandbox: Chromium refuses to have one for root."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return ("--no-sandbox",) if root else ()
