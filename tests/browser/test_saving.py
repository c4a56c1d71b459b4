"""The page's own files: picture, drawing, film and page, made without a server."""

from __future__ import annotations

import html
import re
import struct
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING, Any

import chromium
import numpy as np
import person
import pytest
from PIL import Image

if TYPE_CHECKING:
    from person import OpenPage
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture
def coarse() -> bool:
    return False


@pytest.fixture
def painter() -> str:
    """What is saved is compared with the screen as WebGL has it."""
    return "webgl"


FIXTURES = Path(__file__).parents[2] / "fixtures"

# Counts the encoders at work.
COUNTED = """
globalThis.Worker = class extends globalThis.Worker {
  constructor(...values) { super(...values); globalThis.encoders = (globalThis.encoders ?? 0) + 1; }
  terminate() { globalThis.encoders -= 1; super.terminate(); }
};
"""


def saved(page: Page, choice: str, folder: Path, seconds: float = 30) -> Path:
    """Chooses one item of the Save menu and keeps its file."""
    person.button(page, "Save").click()
    with page.expect_download(timeout=1000 * seconds) as waiting:
        page.get_by_role("group", name="Save").get_by_role("button", name=choice).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def test_a_picture_shows_the_stage_with_its_labels_at_twice_the_size(
    page: Page, tmp_path: Path
) -> None:
    person.draw(page, person.drawing("3, round"))
    person.seek(page, person.duration(page))
    page.wait_for_timeout(600)
    box = page.locator(".stage-host").bounding_box()
    assert box is not None
    path = saved(page, "PNG", tmp_path)
    assert path.name == "MNISTNet-3.png"
    page.locator(".menu-panel").wait_for(state="detached")
    person.settle(page)
    page.wait_for_timeout(300)
    picture = Image.open(path).convert("RGB")
    answer = picture.width - 2 * round(box["width"])
    assert picture.height == 2 * round(box["height"])
    assert answer > 400, "the answer and its bars stand beside the stage"
    red = np.asarray(picture.crop((picture.width - answer, 0, *picture.size)), int)
    assert ((red[..., 0] > 200) & (red[..., 1] < 120)).sum() > 1000, "the answer's bar is red"
    shot = tmp_path / "screen.png"
    page.locator(".look-inside").evaluate("(at) => { at.hidden = true; }")
    page.screenshot(path=shot, clip=box)
    screen = Image.open(shot).convert("RGB")
    picture = picture.crop((0, 0, 2 * screen.width, 2 * screen.height))
    small = picture.resize(screen.size, Image.Resampling.BOX)
    difference = np.abs(np.asarray(small, float) - np.asarray(screen, float))
    # Edges are drawn finer; whatever else was missing, a label or the joins, would show.
    assert difference.mean() < 4
    for label in page.locator(".stage-label.title").all():
        at = label.bounding_box()
        assert at is not None
        left, top = 2 * (at["x"] - box["x"]), 2 * (at["y"] - box["y"])
        part = picture.crop((left, top, left + 2 * at["width"], top + 2 * at["height"]))
        assert np.asarray(part).max() > 200, label.inner_text()


def test_a_drawing_is_vectors(page: Page, tmp_path: Path) -> None:
    person.draw(page, person.drawing("5, curvy"))
    person.settle(page)
    path = saved(page, "SVG", tmp_path)
    root = ET.parse(path).getroot()
    assert path.name == "MNISTNet-5.svg"
    assert root.tag.endswith("svg")
    assert len(root.findall(".//{*}circle")) == 512 + 256 + 128 + 10
    texts = [text.text for text in root.findall(".//{*}text")]
    assert "Prediction: 5" in texts
    assert any(text and text.startswith("(Confidence: ") for text in texts)
    assert len(root.findall(".//{*}path[@class='join']")) == 10
    assert len(root.findall(".//{*}rect")) == 1 + 2 * 10
    assert root.findall(".//{*}image") == []


def boxes(content: bytes) -> list[bytes]:
    """The kinds of the outermost boxes of an MP4 file."""
    kinds, at = [], 0
    while at + 8 <= len(content):
        size, kind = struct.unpack(">I4s", content[at : at + 8])
        kinds.append(kind)
        at += size if size >= 8 else len(content)
    return kinds


def test_a_film_of_the_whole_story(open_page: OpenPage, tmp_path: Path) -> None:
    av = pytest.importorskip("av")
    with chromium.serve(FIXTURES / "tiny.safetensors") as address:  # a short story
        film_of(open_page(at=address, reduced_motion="reduce"), tmp_path, av)


def film_of(page: Page, tmp_path: Path, av: Any) -> None:
    person.set_pixels(page, [1, 0.5, 0, 0.25])
    person.button(page, "Save").click()
    told = re.search(r"story, (\d+) s,", page.get_by_role("button", name="Video").inner_text())
    person.button(page, "Save").click()
    assert told
    seconds = int(told[1])
    assert 10 < seconds < 30 < person.duration(page), "a film does not wait for its reader"
    path = saved(page, "Video", tmp_path, seconds=300)
    assert path.suffix in (".mp4", ".webm")
    if path.suffix == ".mp4":
        assert boxes(path.read_bytes())[0] == b"ftyp"
    with av.open(str(path)) as film:
        stream = film.streams.video[0]
        frames = sum(1 for _ in film.decode(stream))
        assert (stream.width, stream.height) == (1280, 720)
        assert float(stream.average_rate) == pytest.approx(30, abs=0.1)
    assert frames == pytest.approx(30 * seconds, abs=16)  # it is told in whole seconds


def test_a_film_shows_its_progress_and_can_be_cancelled(open_page: OpenPage) -> None:
    page = open_page(script=COUNTED, reduced_motion="reduce")
    canvases = page.locator("canvas").count()
    person.button(page, "Save").click()
    page.get_by_role("button", name="Video").click()
    page.get_by_role("progressbar").wait_for()
    person.wait_until(page, "document.querySelector('progress')?.value > 0.002", seconds=30)
    assert page.evaluate("globalThis.encoders") == 1
    assert page.locator(".film-host").count() == 1
    person.button(page, "Cancel").click()
    page.get_by_role("progressbar").wait_for(state="detached")
    person.wait_until(page, "globalThis.encoders === 0")
    person.wait_until(page, "!document.querySelector('.film-host')")
    assert page.locator("canvas").count() == canvases
    assert page.get_by_role("alert").count() == 0


def test_the_encoder_is_fetched_only_for_a_film(page: Page) -> None:
    names = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert not [name for name in names if "film" in name]


def test_no_encoder_is_said_in_one_sentence(open_page: OpenPage) -> None:
    page = open_page(script="delete globalThis.VideoEncoder;")
    person.button(page, "Save").click()
    video = page.get_by_role("button", name="Video")
    assert video.is_disabled()
    assert "cannot encode videos" in video.inner_text()


def test_the_page_in_one_file_shows_the_same_and_saves_itself_again(
    open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(reduced_motion="reduce")
    person.draw(page, person.drawing("9, swept"))
    page.evaluate("forwardpass.explain(4)")
    person.seek(page, 20.5)
    path = saved(page, "HTML", tmp_path)
    assert path.name == "MNISTNet-9.html"
    assert path.stat().st_size < 1_750_000
    opened = open_page(at=path.as_uri())
    assert person.trace(opened) == person.trace(page)
    assert person.seconds_shown(opened) == pytest.approx(20.5)
    assert opened.evaluate("forwardpass.link()") == page.evaluate("forwardpass.link()")
    again = saved(opened, "HTML", tmp_path / "again")
    assert again.read_bytes() == path.read_bytes()


def test_a_title_of_any_characters_is_text_in_the_saved_page(
    open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(reduced_motion="reduce")
    title = "</title><script>\"A\" & 'B'</script>"
    page.evaluate("(title) => { document.title = title; }", title)
    path = saved(page, "HTML", tmp_path)
    text = path.read_text(encoding="utf-8")
    assert f"<title>{html.escape(title, quote=False)}".replace('"', "&quot;") in text
    opened = open_page(at=path.as_uri())
    assert opened.locator("head > script").count() == 0


def test_a_saved_page_makes_films_too(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(reduced_motion="reduce")
    opened = open_page(at=saved(page, "HTML", tmp_path).as_uri())
    person.button(opened, "Save").click()
    opened.get_by_role("button", name="Video").click()
    person.wait_until(opened, "document.querySelector('progress')?.value > 0.002", seconds=30)
    person.button(opened, "Cancel").click()
    opened.get_by_role("progressbar").wait_for(state="detached")
