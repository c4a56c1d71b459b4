"""The chooser of networks as a person uses it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import person

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


def chooser(page: Page) -> Locator:
    return page.get_by_role("button", name=re.compile("^Network: "))


def open_beside(page: Page) -> None:
    """Two networks side by side, once both have read everything."""
    chooser(page).click()
    page.get_by_role("button", name="Two networks side by side").click()
    page.locator(".beside-kept data").nth(1).wait_for()
    page.locator(".beside-tricky tfoot data").nth(3).wait_for()


def choose(page: Page, name: str) -> None:
    chooser(page).click()
    page.get_by_role("button", name=re.compile(f"^{name}")).click()


def wait_for(page: Page, name: str) -> None:
    person.wait_until(page, f"forwardpass.network.name === '{name}'")
