"""A page as boxes: its texts and controls, and which of them are in each other's way.

A text is where its letters are, cut by whatever cuts it; a control is its own box. Two of them are
in each other's way when they share more than a few px² and neither is inside the other.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

FAULTS = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


def faults(page: Page) -> list[str]:
    """What is cut off, leaves the window sideways, or lies over something else, in words."""
    found: list[str] = page.evaluate(FAULTS)
    return found
