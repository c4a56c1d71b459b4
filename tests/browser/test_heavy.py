"""A heavy network: read in a second thread while the page answers, with the numbers of NumPy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import chromium
import numpy as np
import person
import pytest
from playwright.sync_api import expect

import forwardpass
from forwardpass.show.page import Start, one_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from person import OpenPage
    from playwright.sync_api import Page

WAY = re.compile("way", re.IGNORECASE)
LINES = re.compile(r"[1-9][\d,]* lines")

pytestmark = pytest.mark.browser
torch = pytest.importorskip("torch")

# Workers are counted, and what they answer can be held back.
COUNTED = """
globalThis.workers = 0;
globalThis.held = null;
globalThis.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    globalThis.workers += 1;
  }
  set onmessage(take) {
    super.onmessage = (event) => (held ? held.push(() => take(event)) : take(event));
  }
};
globalThis.release = () => {
  const waiting = held;
  held = null;
  for (const take of waiting) take();
};
"""
NONE = "globalThis.Worker = class { constructor() { throw new Error('there are none'); } };"
READ = """async (pixels) => {
  await forwardpass.setPixels(pixels);
  const { image, layers, probs, prediction } = forwardpass.trace;
  return {
    prediction, image: [...image], probs: [...probs],
    posts: layers.map(({ post }) => post.reduce((sum, value) => sum + value, 0)),
  };
}"""


@pytest.fixture(scope="module")
def heavy() -> forwardpass.Network:
    """44 million multiply-adds: above the 30 million that the page does by itself."""
    torch.manual_seed(3)
    module = torch.nn.Sequential(
        torch.nn.Conv2d(1, 64, 3, padding=1),
        torch.nn.ReLU(),
        torch.nn.Conv2d(64, 96, 3, padding=1),
        torch.nn.ReLU(),
        torch.nn.MaxPool2d(4),
        torch.nn.Flatten(),
        torch.nn.Linear(96 * 49, 10),
    )
    return forwardpass.Network.from_module(module.eval(), torch.rand(2, 1, 28, 28))


@pytest.fixture(scope="module")
def address(heavy: forwardpass.Network, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("heavy") / "heavy.safetensors"
    heavy.save(path)
    with chromium.serve(path) as url:
        yield url


@pytest.fixture(scope="module")
def image() -> np.ndarray:
    return np.random.default_rng(4).random((28, 28), np.float32).round(3)


def read(page: Page, image: np.ndarray) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(READ, image.ravel().tolist())
    return found


def agrees(found: dict[str, Any], network: forwardpass.Network, image: np.ndarray) -> None:
    expected = forwardpass.record(network, image)
    assert found["image"] == pytest.approx(image.ravel().tolist())
    assert found["prediction"] == expected.prediction
    assert found["probs"] == pytest.approx(expected.probs.tolist(), abs=1e-5)
    sums = [float(layer.post.sum(dtype=np.float64)) for layer in expected.layers]
    assert found["posts"] == pytest.approx(sums, rel=1e-5, abs=1e-4)


def test_it_is_read_in_a_worker_while_the_page_answers(
    open_page: OpenPage, heavy: forwardpass.Network, image: np.ndarray
) -> None:
    page = open_page(script=COUNTED)
    agrees(read(page, image), heavy, image)
    assert page.evaluate("workers") == 2
    page.evaluate("() => { held = []; }")
    other = image[::-1].ravel().tolist()
    page.evaluate("(pixels) => { globalThis.done = forwardpass.setPixels(pixels); }", other)
    # The picture before is shown, whole, and the page does what it is asked.
    expect(person.status(page)).to_contain_text("is reading")
    assert page.evaluate("[...forwardpass.trace.image]") == pytest.approx(image.ravel().tolist())
    page.evaluate("forwardpass.inspect(0, 3)")
    expect(page.get_by_role("region", name="Look inside")).to_be_visible()
    page.evaluate("() => { release(); return done; }")
    expect(person.status(page)).not_to_contain_text("is reading")
    assert page.evaluate("[...forwardpass.trace.image]") == pytest.approx(other)
    # The pen's newest move is read in the end, whatever was left out on the way.
    person.draw(page, person.drawing("3, round"))
    page.evaluate("forwardpass.settled()")
    shown = page.evaluate("[...forwardpass.trace.image]")
    expected = forwardpass.record(heavy, np.array(shown, np.float32).reshape(28, 28))
    assert person.trace(page)["probs"] == pytest.approx(expected.probs.tolist(), abs=1e-5)


def test_its_lines_come_in_time_and_a_neuron_is_explained(open_page: OpenPage) -> None:
    page = open_page()
    page.evaluate("forwardpass.inspect(2, 5)")
    person.draw(page, person.drawing("3, round"))
    page.evaluate("forwardpass.settled()")
    expect(page.get_by_role("heading", name=WAY)).to_be_visible(timeout=60_000)
    shares = page.locator(".stage-label.share").filter(has_text=LINES)
    expect(shares.first).to_be_visible(timeout=60_000)


def test_without_workers_the_page_reads_it_by_itself(
    open_page: OpenPage, heavy: forwardpass.Network, image: np.ndarray
) -> None:
    agrees(read(open_page(script=NONE), image), heavy, image)


def test_a_page_in_one_file_has_the_worker_in_itself(
    open_page: OpenPage, heavy: forwardpass.Network, image: np.ndarray, tmp_path: Path
) -> None:
    file = tmp_path / "heavy.html"
    file.write_text(one_file(heavy, Start()), encoding="utf-8")
    page = open_page(at=file.as_uri(), script=COUNTED)
    found = read(page, image)
    assert page.evaluate("workers") == 2
    agrees(found, heavy, image)


def test_the_light_network_needs_none(open_page: OpenPage) -> None:
    with chromium.serve() as light:
        page = open_page(at=light, script=COUNTED)
        person.draw(page, person.drawing("3, round"))
        assert page.evaluate("workers") == 0
        page.context.close()
