"""The inspector of a page, "Look inside", as tests turn to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import person

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

TABS = ("Evidence", "Neuron", "What if", "Lines", "Dropout")


def drawer(page: Page) -> Locator:
    """The inspector, while it is open."""
    return page.get_by_role("region", name="Look inside", exact=True)


def inspect(page: Page, layer: int, neuron: int) -> None:
    """Opens a neuron in it."""
    page.evaluate("([layer, neuron]) => forwardpass.inspect(layer, neuron)", [layer, neuron])
    person.settle(page)


def explain(page: Page, *classes: int | None) -> None:
    """Opens the evidence for a class, or against another."""
    page.evaluate("(classes) => forwardpass.explain(...classes)", list(classes))
    person.settle(page)


def tab(page: Page, name: str) -> None:
    """Turns to one of its panels."""
    drawer(page).get_by_role("tab", name=name, exact=True).click()
