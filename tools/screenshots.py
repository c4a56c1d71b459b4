"""Takes the README's pictures of the page: docs/pictures/*.png, the same ones every time.

    python tools/screenshots.py [--to DIR]

Every picture shows one instant of the story, found through `forwardpass.seek`, of a ready-made
drawing. Needs the built page and a Chromium.
"""

from __future__ import annotations

import argparse
import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import chromium
import person
from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
MOST_BYTES = 400_000  # a README should open quickly
COLOURS = 256


@dataclass(frozen=True)
class Picture:
    """One file: which drawing, which instant, in which window."""

    name: str
    drawing: str
    at: float  # share of the story, 0..1
    width: int = 1280
    height: int = 800
    theme: str = "dark"
    context: dict[str, Any] = field(default_factory=dict)  # more options of the browser context


PICTURES = (
    Picture("dark", "3, round", 0.69),
    Picture("light", "3, round", 0.69, theme="light"),
    Picture("projector", "8, in one stroke", 1.0, 1920, 1080),
    Picture("phone", "7, crossed", 1.0, 390, 844, context={"has_touch": True, "is_mobile": True}),
)


def main() -> None:
    """Writes every picture and says how large each became."""
    parser = argparse.ArgumentParser(description="Take the README's pictures of the page.")
    parser.add_argument("--to", type=Path, default=FOLDER, help="folder to write to")
    folder = parser.parse_args().to
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, chromium.serve() as address:
        browser = chromium.launch(playwright)
        for picture in PICTURES:
            path = folder / f"{picture.name}.png"
            path.write_bytes(small(take(browser, address, picture)))
            print(f"{path.name}: {path.stat().st_size:,} bytes")
        browser.close()


def take(browser: Browser, address: str, picture: Picture) -> bytes:
    """The window as a PNG."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme="light" if picture.theme == "light" else "dark",
        **picture.context,
    )
    page = context.new_page()
    page.goto(address)
    person.ready(page)
    person.draw(page, person.drawing(picture.drawing))
    person.seek(page, picture.at * person.duration(page))
    page.wait_for_timeout(600)  # transitions of the panels
    png = page.screenshot()
    context.close()
    return png


def small(png: bytes) -> bytes:
    """The same picture within MOST_BYTES: as it is, or with 256 colours."""
    whole = Image.open(io.BytesIO(png)).convert("RGB")
    # Some rounds of k-means: median cut alone would turn the few blue lines grey.
    for image in (whole, whole.quantize(COLOURS, kmeans=3)):
        out = io.BytesIO()
        image.save(out, "PNG", optimize=True)
        if out.tell() <= MOST_BYTES:
            break
    return out.getvalue()


if __name__ == "__main__":
    main()
