"""Photos of digits, read in the page from a file, by paste and by drop, as `predict` reads them."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING, Any

import numpy as np
import person
import photos
import pytest
from PIL import Image

from forwardpass.digits.images import read_picture

if TYPE_CHECKING:
    from pathlib import Path

    from person import OpenPage
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

FIVE = person.drawing("5, curvy")
# A file as the system hands it over: in a paste, or dropped on the pad.
HAND_OVER = """({ content, type, how }) => {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], "photo.png", { type }));
  if (how === "paste") {
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true });
    document.body.dispatchEvent(event);
    return;
  }
  const pad = document.querySelector("[data-pad]");
  for (const name of ["dragenter", "dragover", "drop"]) {
    const event = new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true });
    pad.dispatchEvent(event);
  }
}"""


@pytest.fixture
def coarse() -> bool:
    return False


def photo() -> Image.Image:
    drawn = photos.draw(FIVE, 500, 50)
    light = photos.Light(gradient=0.5, shadow=0.35, grain=0.02)
    return photos.photograph(drawn, light, np.random.default_rng(0))


def png(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def choose(page: Page, name: str, content: bytes, kind: str = "image/png") -> None:
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": kind, "buffer": content}
    )


def shown(page: Page) -> np.ndarray:
    page.get_by_role("list", name="From the photo to the picture that the network sees").wait_for()
    person.settle(page)
    return np.array(person.trace(page)["image"]).reshape(28, 28)


def test_a_photo_from_a_file_becomes_what_predict_makes_of_it(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "photo.png"
    file.write_bytes(png(photo()))
    choose(page, "photo.png", file.read_bytes())
    np.testing.assert_allclose(shown(page), read_picture(file), atol=1e-5)
    assert person.trace(page)["prediction"] == 5
    for name in ("The photo, small and grey", "What of it is ink", "The ink, 28 by 28 pixels"):
        assert page.get_by_role("img", name=name, exact=True).is_visible()
    person.button(page, "Undo").click()
    person.wait_until(page, "forwardpass.trace.prediction === 3")  # the drawing before
    assert page.locator(".photo-steps").count() == 0


def test_a_phone_was_held_sideways(page: Page, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by 90 degrees to see it upright
    file = tmp_path / "photo.jpg"
    photo().transpose(Image.Transpose.ROTATE_90).save(file, quality=95, exif=exif)
    choose(page, "photo.jpg", file.read_bytes(), "image/jpeg")
    # Two decoders of JPEG differ by a grey or two.
    assert np.abs(shown(page) - read_picture(file)).mean() < 0.01
    assert person.trace(page)["prediction"] == 5


@pytest.mark.parametrize("how", ["paste", "drop"])
def test_a_photo_is_pasted_or_dropped(page: Page, tmp_path: Path, how: str) -> None:
    content = png(photo())
    (tmp_path / "photo.png").write_bytes(content)
    given = {"content": base64.b64encode(content).decode(), "type": "image/png", "how": how}
    page.evaluate(HAND_OVER, given)
    np.testing.assert_allclose(shown(page), read_picture(tmp_path / "photo.png"), atol=1e-5)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"no picture at all", "This is no picture that can be read"),
        (b"", "This is no picture that can be read"),
        (png(photo())[:300], "This is no picture that can be read"),
        (png(Image.new("L", (300, 200), 220)), "No ink was found on the photo"),
    ],
    ids=["text", "empty", "cut off", "blank paper"],
)
def test_what_is_no_photo_of_a_digit_gets_one_sentence(
    page: Page, content: bytes, words: str
) -> None:
    person.draw(page, FIVE)
    before = person.trace(page)["image"]
    choose(page, "photo.png", content)
    notice = page.get_by_role("alert")
    notice.wait_for()
    assert words in notice.inner_text()
    assert person.trace(page)["image"] == before


def test_a_photo_travels_in_a_link(page: Page, open_page: OpenPage, address: str) -> None:
    choose(page, "photo.png", png(photo()))
    shown(page)
    opened = open_page(at=f"{address}#{page.evaluate('forwardpass.link()')}")
    assert person.trace(opened) == person.trace(page)


def input_plane(page: Page) -> bytes:
    """The left part of the stage, where the input stands, without the words over it."""
    box = person.stage(page).bounding_box()
    assert box is not None
    top, height = box["y"] + 0.15 * box["height"], 0.85 * box["height"]
    clip: Any = {"x": box["x"], "y": top, "width": 0.15 * box["width"], "height": height}
    return page.screenshot(clip=clip)


def test_the_story_begins_with_the_photo(page: Page) -> None:
    choose(page, "photo.png", png(photo()))
    shown(page)
    person.seek(page, 0)
    steps = page.evaluate("forwardpass.steps.slice(0, 4)")
    assert [step["kind"] for step in steps] == ["photo", "separate", "fit", "pixels"]
    caption = page.get_by_role("region", name="Step", exact=True)
    person.button(page, "Play").click()
    person.button(page, "Pause").click()
    assert steps[0]["caption"] in caption.inner_text()
    seen = []
    for step in steps:
        person.seek(page, step["start"] + step["lead"] + step["motion"])
        assert step["name"] in caption.inner_text()
        assert step["caption"] in caption.inner_text()
        seen.append(input_plane(page))
    assert len(set(seen)) == 4
    # In the middle of its way into the box it is neither here nor there.
    person.seek(page, steps[2]["start"] + steps[2]["lead"] + 0.5 * steps[2]["motion"])
    assert input_plane(page) not in seen
