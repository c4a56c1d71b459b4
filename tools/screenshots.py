"""Takes the README's pictures of the page: docs/pictures/*, the same ones every time.

    python tools/screenshots.py [--to DIR] [--only NAME]

Every picture shows one instant of the story, found through `forwardpass.steps`, of a ready-made
drawing; the animation shows the motion of every step. Needs the built page and a Chromium.
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

from forwardpass.show.chromium import COMPOSED_WITHOUT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
MOST_BYTES = 400_000  # a README should open quickly
COLOURS = 256
LONGEST_WORK = 120  # seconds
LONGEST_WAIT = 2000  # ms, transitions of the panels and code that scrolls to its line


@dataclass(frozen=True)
class Picture:
    """One file: which drawing, which step of the story, in which window."""

    name: str
    drawing: str
    step: tuple[str, int] | None = None  # kind and plane; none: the finished picture
    within: float = 1.0  # of the step's motion, 0..1
    width: int = 1280
    height: int = 800
    theme: str = "dark"
    address: str = ""
    keys: tuple[str, ...] = ()
    presses: tuple[str, ...] = ()  # what is pressed first, as CSS selectors
    until: str = "true"  # what has to be so then
    context: dict[str, Any] = field(default_factory=dict)  # more options of the browser context


PHONE = {"has_touch": True, "is_mobile": True}
PICTURES = (
    Picture("explore", "3, round"),
    Picture("neuron", "3, round", ("sum", 0), theme="light"),
    Picture("learn", "7, crossed", address="?lesson=4", keys=(" ", " ")),
    Picture(
        "teach",
        "3, round",
        ("slopes", 4),
        0.9,
        presses=(".mode:nth-of-type(3)", ".teach-targets button:nth-of-type(9)"),
        until="forwardpass.steps.some(({ kind }) => kind === 'slopes')",
    ),
    Picture(
        "train",
        "3, round",
        theme="light",
        presses=(
            ".mode:nth-of-type(3)",
            ".train-ways label:nth-of-type(2)",
            ".from-nothing .button-strong",
        ),
        until="forwardpass.training.state?.steps > 400",
    ),
    Picture("projector", "8, in one stroke", ("layer", 1), 0.6, 1920, 1080, address="?present"),
    Picture("phone", "7, crossed", None, 1, 390, 844, "light", context=PHONE),
)

# The animation: px, and how fast.
MOVIE = "story"
MOVIE_SIZE = (720, 450)
FRAME_MS = 70
FRAMES_OF_MOTION = 9
REST_MS = 700
MOVIE_QUALITY = 45


def main() -> None:
    """Writes every picture and says how large each became."""
    parser = argparse.ArgumentParser(description="Take the README's pictures of the page.")
    parser.add_argument("--to", type=Path, default=FOLDER, help="folder to write to")
    parser.add_argument("--only", default=None, help="the one picture to take")
    options = parser.parse_args()
    folder = options.to
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [each for each in PICTURES if options.only in (None, each.name)]
    with sync_playwright() as playwright, chromium.serve() as address:
        browser = chromium.launch(playwright, COMPOSED_WITHOUT)
        for picture in wanted:
            write(folder / f"{picture.name}.png", small(take(browser, address, picture)))
        if options.only in (None, MOVIE):
            write(folder / f"{MOVIE}.webp", movie(browser, address))
        browser.close()


def write(path: Path, content: bytes) -> None:
    """One file, and a line about it."""
    path.write_bytes(content)
    print(f"{path.name}: {len(content):,} bytes")


def opened(browser: Browser, address: str, picture: Picture) -> Page:
    """The page in its window, with the drawing on its pad."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme="light" if picture.theme == "light" else "dark",
        **picture.context,
    )
    page = context.new_page()
    page.goto(address + picture.address)
    person.ready(page)
    person.draw(page, person.drawing(picture.drawing))
    return page


def take(browser: Browser, address: str, picture: Picture) -> bytes:
    """The window as a PNG."""
    page = opened(browser, address, picture)
    for key in picture.keys:
        page.keyboard.press(key)
    for selector in picture.presses:
        page.locator(selector).first.click()
    person.wait_until(page, picture.until, seconds=LONGEST_WORK)
    if picture.step:
        kind, layer = picture.step
        steps = page.evaluate("forwardpass.steps")
        step = next(each for each in steps if (each["kind"], each["layer"]) == (kind, layer))
        person.seek(page, step["start"] + step["lead"] + picture.within * step["motion"])
    page.wait_for_timeout(LONGEST_WAIT)
    png = page.screenshot()
    page.context.close()
    return png


def movie(browser: Browser, address: str) -> bytes:
    """The story as an animated WebP: every motion, and a moment of rest after each."""
    page = opened(browser, address, Picture(MOVIE, "3, round"))
    pictures: list[Image.Image] = []
    lasts: list[int] = []
    for step in page.evaluate("forwardpass.steps"):
        begin = step["start"] + step["lead"]
        for frame in range(1, FRAMES_OF_MOTION + 1):
            person.seek(page, begin + step["motion"] * frame / FRAMES_OF_MOTION - 1e-3)
            person.settle(page)
            png = page.screenshot()
            whole = Image.open(io.BytesIO(png)).convert("RGB")
            pictures.append(whole.resize(MOVIE_SIZE, Image.Resampling.LANCZOS))
            lasts.append(FRAME_MS if frame < FRAMES_OF_MOTION else REST_MS)
    page.context.close()
    lasts[-1] = 4 * REST_MS
    out = io.BytesIO()
    pictures[0].save(
        out,
        "WEBP",
        save_all=True,
        append_images=pictures[1:],
        duration=lasts,
        loop=0,
        quality=MOVIE_QUALITY,
        method=6,
    )
    return out.getvalue()


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
