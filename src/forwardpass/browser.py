"""Finds an installed Chromium and starts it for pictures and videos. Needs the video extra."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from forwardpass.errors import InputError

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

NAMES: Final = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
)
PLACES: Final = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
MISSING: Final = (
    "pictures and videos are taken with Chromium, Chrome or Edge, and none was found: install one, "
    "or name its program in the variable FORWARDPASS_CHROMIUM, or run `playwright install chromium`"
)
# The same picture on every machine, and nothing on the network.
FLAGS: Final = (
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-gpu-compositing",  # without a graphics card this is five times faster
)


def find(playwright: Playwright) -> str:
    """The browser's program: the one in FORWARDPASS_CHROMIUM, or one that is installed.

    Raises `InputError` when there is none.
    """
    named = os.environ.get("FORWARDPASS_CHROMIUM")
    if named:
        if not Path(named).is_file():
            raise InputError(f"FORWARDPASS_CHROMIUM names {named}, which is not there")
        return named
    on_path = (found for name in NAMES if (found := shutil.which(name)))
    installed = (place for place in (*PLACES, playwright.chromium.executable_path))
    program = next((place for place in (*on_path, *installed) if Path(place).is_file()), None)
    if program is None:
        raise InputError(MISSING)
    return program


@contextmanager
def started() -> Iterator[Browser]:
    """A headless browser with a profile of its own. Raises `InputError` when there is none."""
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as playwright:
        program = find(playwright)
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        sandbox = ("--no-sandbox",) if root else ()  # Chromium refuses to be sandboxed for root
        try:
            browser = playwright.chromium.launch(executable_path=program, args=[*FLAGS, *sandbox])
        except Error as error:
            reason = str(error).splitlines()[0]
            raise InputError(f"the browser {program} does not start: {reason}") from error
        try:
            yield browser
        finally:
            browser.close()
