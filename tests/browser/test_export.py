"""Exports in a real browser: the page from disk and from any folder, pictures and films of it."""

from __future__ import annotations

import functools
import http.server
import io
import json
import threading
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from click.testing import CliRunner, Result
from PIL import Image

import forwardpass
from forwardpass.commands.cli import main
from forwardpass.digits.ink import ink
from forwardpass.network.history import History
from forwardpass.network.shipped import history_bytes
from forwardpass.show import film
from forwardpass.show.page import Start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

STROKES = [[[60, 60], [180, 50], [120, 120], [190, 170], [130, 230], [60, 210]]]
READY = "async () => { await forwardpass.ready; return forwardpass.trace.prediction; }"
SIZE = film.Size(960, 540)
# What H.264 may change in a picture: mean and 99.9th percentile of differences, of 255.
MEAN_LOSS, WORST_LOSS = 2.0, 48.0


@pytest.fixture(scope="module")
def drawing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("drawing") / "three.json"
    path.write_text(json.dumps([{"strokes": STROKES}]))
    return path


@pytest.fixture(scope="module")
def prediction() -> int:
    picture = ink([np.array(stroke, float) for stroke in STROKES])
    return int(forwardpass.record(forwardpass.shipped(), picture).prediction)


def export(*arguments: str | Path) -> Result:
    """Outside the loop in which the tests' own browser runs: a thread has none."""
    results: list[Result] = []
    command = ["export", *map(str, arguments)]
    thread = threading.Thread(target=lambda: results.append(CliRunner().invoke(main, command)))
    thread.start()
    thread.join()
    assert results[0].exit_code == 0, results[0].output
    return results[0]


def opened(browser: Browser, address: str, faults: list[str], **options: Any) -> Page:
    page = browser.new_context(viewport={"width": 1280, "height": 800}, **options).new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    page.goto(address)
    return page


def test_one_file_works_from_disk(
    browser: Browser, drawing: Path, prediction: int, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    export("--html", path, "--drawing", drawing)
    faults: list[str] = []
    asked: list[str] = []
    page = opened(browser, "about:blank", faults, offline=True)
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    assert page.evaluate(READY) == prediction
    assert [url for url in asked if not url.startswith(("data:", "blob:"))] == [path.as_uri()]
    assert faults == []
    page.context.close()


@pytest.fixture
def hosted(tmp_path: Path, drawing: Path) -> Iterator[str]:
    """The site in a folder of a plain web server, as on any host."""
    export("--site", tmp_path / "deep" / "site", "--drawing", drawing)

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/deep/site/"
        server.shutdown()


def test_a_site_works_from_any_folder(browser: Browser, hosted: str, prediction: int) -> None:
    faults: list[str] = []
    page = opened(browser, hosted, faults)
    assert page.evaluate(READY) == prediction
    assert faults == []
    page.context.close()


def test_pictures_are_the_page_at_that_second(
    browser: Browser, drawing: Path, tmp_path: Path
) -> None:
    export(
        *("--png", tmp_path / "a.png", "--svg", tmp_path / "a.svg"),
        *("--drawing", drawing, "--seconds", "12", "--size", "960x540"),
    )
    shown = Image.open(tmp_path / "a.png")
    assert shown.size == (960, 540)
    assert len(np.unique(np.asarray(shown.convert("L")))) > 50
    root = ET.parse(tmp_path / "a.svg").getroot()
    assert (root.get("width"), root.get("height")) == ("960", "540")
    assert len(root.findall(".//{*}circle")) == 512 + 256 + 128 + 10


def test_frame_30_is_the_page_at_one_second(drawing: Path, tmp_path: Path) -> None:
    """Before encoding they are equal; what H.264 changes is bounded."""
    import av

    path = tmp_path / "film.mp4"
    export("--mp4", path, "--drawing", drawing, "--duration", "1.2", "--size", "960x540")
    with av.open(str(path)) as container:
        frames = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
    assert len(frames) == 36
    page = seeked([1.0, 5.0, 1.0])
    assert page[0] == page[2], "the picture depends on the second alone"
    wanted = np.asarray(Image.open(io.BytesIO(page[0])).convert("RGB"), np.int16)
    off = np.abs(frames[30].astype(np.int16) - wanted)
    assert off.mean() <= MEAN_LOSS
    assert np.quantile(off, 0.999) <= WORST_LOSS
    neighbour = np.abs(frames[10].astype(np.int16) - wanted)
    assert neighbour.mean() > off.mean(), "another frame is another picture"


def test_a_gif_is_the_page_too(drawing: Path, tmp_path: Path) -> None:
    path = tmp_path / "film.gif"
    export(
        *("--gif", path, "--drawing", drawing, "--duration", "2", "--speed", "2"),
        *("--size", "480x270", "--theme", "light", "--view", "flat"),
    )
    shown = Image.open(path)
    assert shown.size == (480, 270)
    assert getattr(shown, "n_frames", 1) > 5


def test_a_film_of_a_training_shows_its_networks_in_turn(drawing: Path, tmp_path: Path) -> None:
    path, kept = tmp_path / "film.gif", tmp_path / "net.history.safetensors"
    kept.write_bytes(history_bytes())
    arguments = ("--gif", path, "--training", "--network", kept, "--drawing", drawing)
    export(*arguments, "--size", "480x270")
    history = History.load(kept)
    times, pictures = [], []
    with Image.open(path) as taken:
        for frame in range(getattr(taken, "n_frames", 1)):
            taken.seek(frame)
            times.append(taken.info["duration"])
            pictures.append(np.asarray(taken.convert("RGB"), np.int16))
    assert len(times) == len(history.steps)
    assert times == pytest.approx([700] * (len(times) - 1) + [2100], abs=90)
    assert np.abs(pictures[0] - pictures[-1]).mean() > 1


def test_pictures_at_rest_need_not_be_taken_twice() -> None:
    strokes = [np.array(stroke, float) for stroke in STROKES]
    start = Start(strokes=strokes, theme="light")

    def take() -> tuple[list[bool], list[float]]:
        with film.opened(forwardpass.shipped(), start, SIZE) as page:
            seconds = np.linspace(0, page.duration, 12)
            return (
                [page.png(s) == page.png(page.rest(s)) for s in seconds],
                [page.rest(s) for s in seconds],
            )

    same, rests = in_thread(take)
    assert all(same)
    assert len(set(rests)) > 5


def seeked(seconds: list[float]) -> list[bytes]:
    strokes = [np.array(stroke, float) for stroke in STROKES]
    start = Start(strokes=strokes, theme="dark", view="space")

    def take() -> list[bytes]:
        with film.opened(forwardpass.shipped(), start, SIZE) as page:
            return [page.png(second) for second in seconds]

    return list(in_thread(take))


def in_thread(work: Any) -> Any:
    results: list[Any] = []
    thread = threading.Thread(target=lambda: results.append(work()))
    thread.start()
    thread.join()
    return results[0]
