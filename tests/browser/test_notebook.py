"""Saved animations, examples and exported notebooks in a browser, all ways to the network shut."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import foreign
import notebooks
import numpy as np
import person
import pytest
from playwright.sync_api import expect

import forwardpass
from forwardpass import record, show
from forwardpass.digits.ink import ink
from forwardpass.show.notebook import HIGH, LOW, MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import numpy.typing as npt
    from conftest import Close
    from playwright.sync_api import Browser, Frame, Page

pytestmark = pytest.mark.browser

TRACE = """async () => {
  await forwardpass.ready;
  const { layers, probs, prediction, image } = forwardpass.trace;
  return {
    layers: layers.map(({ name, pre, post }) => ({ name, pre: [...pre], post: [...post] })),
    probs: [...probs], prediction, image: [...image], names: forwardpass.network.classNames,
  };
}"""
DRAWN = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
  const canvas = document.querySelector("canvas.stage-canvas");
  const copy = document.createElement("canvas");
  copy.width = 64; copy.height = 64;
  const context = copy.getContext("2d");
  forwardpass.seek(forwardpass.duration);
  requestAnimationFrame(() => {
    context.drawImage(canvas, 0, 0, 64, 64);
    done(new Set(new Uint32Array(context.getImageData(0, 0, 64, 64).data.buffer)).size);
  });
})))"""
COLOURS = 20  # of the stage, when something is drawn on it


@pytest.fixture
def open_file(browser: Browser) -> Iterator[Callable[[Path], Page]]:
    """Opens a file without network; fails when the page complains or asks for anything of ours."""
    complaints: list[str] = []
    opened: list[Any] = []

    def open_one(path: Path) -> Page:
        context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
        opened.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        # Jupyter's own template asks for scripts from elsewhere; they never come.
        page.route("http*://**/*", lambda route: route.abort())
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: note(message.type, message.text))
        page.goto(path.as_uri())
        return page

    def note(kind: str, text: str) -> None:
        if kind in ("error", "assert") and "ERR_FAILED" not in text and "ERR_INTERNET" not in text:
            complaints.append(text)

    yield open_one
    for context in opened:
        context.close()
    # The template's own script misses the library that was kept from it.
    own = [text for text in complaints if "require" not in text and "mermaid" not in text]
    assert own == []


def animations(page: Page) -> Iterator[Frame]:
    """The frames of a notebook, each while it is in sight: elsewhere a browser paints nothing."""
    found = page.locator("iframe[srcdoc]")
    for number in range(found.count()):
        found.nth(number).scroll_into_view_if_needed()
        handle = found.nth(number).element_handle()
        frame = handle.content_frame() if handle else None
        assert frame is not None
        frame.wait_for_selector(".stage-canvas")
        yield frame


@pytest.mark.parametrize("name", foreign.ALL)
def test_foreign_networks_have_their_frameworks_numbers_in_the_page(
    open_file: Callable[[Path], Page], tmp_path: Path, close: Close, name: str
) -> None:
    known = foreign.ALL[name]()
    wanted = known.numbers()
    for number in (0, 17, 49):
        animation = show(
            known.model,
            known.inputs[number : number + 1],
            known.class_names,
            feature_names=known.feature_names,
        )
        page = open_file(animation.save(tmp_path / f"{number}.html"))
        trace = page.evaluate(TRACE)
        assert trace["names"] == known.class_names
        assert np.array_equal(
            np.array(trace["image"], np.float32), known.inputs[number].astype(np.float32).ravel()
        )
        for layer, pre, post in zip(trace["layers"], wanted.pre, wanted.post, strict=True):
            close(layer["pre"], pre[number])
            close(layer["post"], post[number])
        close(trace["probs"], wanted.probs[number])
    assert page.evaluate(DRAWN) > COLOURS


@pytest.mark.parametrize("which", ["dense", "conv"])
def test_a_saved_trace_plays_offline(
    open_file: Callable[[Path], Page], tmp_path: Path, which: str
) -> None:
    strokes = [np.array([[60, 60], [180, 50], [120, 120], [190, 170], [130, 230], [60, 210]])]
    trace = record(forwardpass.shipped(which), ink(strokes))
    page = open_file(show(trace).save(tmp_path / "trace.html"))
    assert page.evaluate(TRACE)["prediction"] == trace.prediction
    step = page.locator(".caption-name")
    before = step.inner_text()
    person.button(page, "Watch how").click()
    expect(step).not_to_have_text(before, timeout=60_000)


@pytest.mark.parametrize("name", notebooks.NAMES)
def test_examples_run_and_show_animations(name: str) -> None:
    done = notebooks.executed(name)
    shown = notebooks.frames(done)
    assert shown
    assert max(map(len, shown)) <= MOST_BYTES
    problems = [
        output
        for cell in done.cells
        for output in cell.get("outputs", [])
        if output.output_type == "error" or output.get("name") == "stderr"
    ]
    assert problems == []


def test_a_figure_is_a_picture_although_nobody_imported_pyplot() -> None:
    pictures = [
        output
        for cell in notebooks.executed("digits").cells
        for output in cell.get("outputs", [])
        if "image/png" in output.get("data", {})
    ]
    assert len(pictures) == 1


@pytest.mark.parametrize("name", notebooks.NAMES)
def test_an_exported_notebook_shows_all_its_animations(
    open_file: Callable[[Path], Page], tmp_path: Path, name: str
) -> None:
    path = tmp_path / f"{name}.html"
    path.write_text(notebooks.as_html(name), encoding="utf-8")
    page = open_file(path)
    assert page.locator("iframe[srcdoc]").count() == len(notebooks.frames(notebooks.executed(name)))
    for frame in animations(page):
        probs = frame.evaluate(TRACE)["probs"]
        assert sum(probs) == pytest.approx(1, abs=1e-5)
        assert frame.evaluate(DRAWN) > COLOURS


def test_several_outputs_on_one_page_do_not_know_of_each_other(
    open_file: Callable[[Path], Page], tmp_path: Path
) -> None:
    network = forwardpass.shipped()
    pictures = np.zeros((3, 28, 28), np.float32)
    pictures[0, 4:24, 13:16] = 1
    pictures[1, 6:9, 6:22] = 1
    pictures[2, 4:24, 4:24] = 0.5
    outputs = [show(network, picture)._repr_html_() for picture in pictures]
    path = tmp_path / "several.html"
    path.write_text(f"<!doctype html>{'<hr>'.join(outputs)}")  # in whatever encoding
    page = open_file(path)
    wanted = record(network, pictures).prediction.tolist()
    assert [frame.evaluate(TRACE)["prediction"] for frame in animations(page)] == wanted
    assert page.evaluate("() => globalThis.forwardpass === undefined")


def three() -> npt.NDArray[np.float32]:
    """A drawing of which the network is certain, as it reads it."""
    return ink([np.array(stroke) for stroke in person.drawing("3, round")])


def box(frame: Frame, selector: str) -> dict[str, float]:
    """The edges of an element, in px of its frame."""
    found: dict[str, float] = frame.locator(selector).first.evaluate(
        "(e) => { const { top, bottom, left, right } = e.getBoundingClientRect();"
        "  return { top, bottom, left, right }; }"
    )
    return found


def framed(page: Page, width: int, output: str, path: Path) -> Frame:
    """An output in a notebook of that width."""
    path.write_text(f"<!doctype html><body style='margin:0'><div style='width:{width}px'>{output}")
    page.goto(path.as_uri())
    (frame,) = animations(page)
    frame.evaluate("async () => { await forwardpass.ready; forwardpass.pause(); }")
    return frame


FIRST = (".stage-place", ".answer", ".telling", ".button-play", ".timeline", ".pad, .sliders")
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"
HIDDEN_BELOW = "document.documentElement.scrollHeight - innerHeight"
CUT_BARS = (
    "() => { const b = document.querySelector('.bars'); return b.scrollHeight - b.clientHeight }"
)


@pytest.mark.parametrize("network", ["shipped", "digits_module", "iris_tanh", "cancer_logistic"])
def test_in_a_narrow_frame_what_plays_comes_first(
    open_file: Callable[[Path], Page], tmp_path: Path, network: str
) -> None:
    if network == "shipped":
        shown = show(record(forwardpass.shipped(), three()))
    else:
        known = foreign.ALL[network]()
        shown = show(
            known.model,
            known.inputs[:3],
            known.class_names,
            feature_names=known.feature_names,
        )
    path = tmp_path / "narrow.html"
    path.write_text("")
    page = open_file(path)
    for width, height in ((700, 600), (800, 680), (950, 760)):
        output = replace(shown, height=height)._repr_html_()
        frame = framed(page, width, output, path)
        for share in (1, 0.1, 0.3, 0.6):  # invited, and told slowly
            frame.evaluate(
                "(s) => { if (s < 1) forwardpass.seek(s * forwardpass.duration); }", share
            )
            assert frame.evaluate(SIDEWAYS) == 0
            assert frame.evaluate(CUT_BARS) <= 0, (width, height)
            for part in FIRST[: 5 if frame.locator(".sliders").count() else 6]:
                edges = box(frame, part)
                assert edges["top"] >= 0, (width, height, part)
                assert edges["bottom"] <= height, (width, height, part, share)
        pad = box(frame, ".pad, .sliders")
        stage = box(frame, ".stage-place")
        assert pad["right"] - pad["left"] < (stage["right"] - stage["left"]) / 2
        assert pad["top"] >= stage["bottom"]


def test_a_frame_is_as_high_as_what_it_shows(
    open_file: Callable[[Path], Page], tmp_path: Path
) -> None:
    output = show(record(forwardpass.shipped(), three()))._repr_html_()
    path = tmp_path / "high.html"
    path.write_text("")
    page = open_file(path)
    heights = []
    for width in (620, 700, 800, 950, 999, 1000, 1200):
        frame = framed(page, width, output, path)
        heights.append(frame.evaluate("innerHeight"))
        for mode in ("Learn", "Explore"):
            frame.get_by_role("radio", name=mode).check(force=True)
            assert frame.evaluate(HIDDEN_BELOW) == 0, (width, mode)
    assert heights == [HIGH] * 5 + [LOW] * 2
    # The text below the stage is one choice away; the frame then scrolls, and keeps its height.
    frame.get_by_role("button", name="Panels").click()
    frame.get_by_role("checkbox", name="Lesson below").check()
    assert frame.evaluate(HIDDEN_BELOW) > 1000
    assert frame.evaluate("innerHeight") == LOW
