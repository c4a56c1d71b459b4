"""Finds an installed Chromium and starts it for pictures and videos. Needs the video extra."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from forwardpass.base.errors import InputError
from forwardpass.show import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

MISSING: Final = (
    "pictures and videos are taken with Chromium, Chrome or Edge, and none was found: install one, "
    "or name its program in the variable FORWARDPASS_CHROMIUM, or run `playwright install chromium`"
)
FLAGS: Final = (*chromium.FLAGS, *chromium.COMPOSED_WITHOUT)


def find(playwright: Playwright) -> str:
    """The browser's program. Raises `InputError` when there is none."""
    try:
        program = chromium.find(playwright.chromium.executable_path)
    except FileNotFoundError as error:
        raise InputError(str(error)) from None
    if not program:
        raise InputError(MISSING)
    return program


@contextmanager
def started() -> Iterator[Browser]:
    """A headless browser with a profile of its own. Raises `InputError` when there is none."""
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as playwright:
        program = find(playwright)
        flags = [*FLAGS, *chromium.sandbox()]
        try:
            browser = playwright.chromium.launch(executable_path=program, args=flags)
        except Error as error:
            reason = str(error).splitlines()[0]
            raise InputError(f"the browser {program} does not start: {reason}") from error
        try:
            yield browser
        finally:
            browser.close()
