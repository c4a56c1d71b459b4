"""Every number of the page against PyTorch on the same pixels, and its ink against Python's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import person
import pytest
import torch
from digitfiles import real_data
from torch import nn

import forwardpass
from forwardpass.digits.data import load_mnist
from forwardpass.digits.ink import ink
from forwardpass.learn.model import MNISTNet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

TOLERANCE = 1e-5  # absolute, relative where the value is above 1
INK_TOLERANCE = 1e-6
DRAWINGS = 50
IMAGES = 200


@pytest.fixture(scope="module")
def module() -> nn.Module:
    """PyTorch's MNISTNet with the weights of the shipped network."""
    made = MNISTNet()
    tensors = {}
    for layer in forwardpass.shipped().layers:
        tensors[f"{layer.name}.weight"] = torch.from_numpy(np.array(layer.weight))
        tensors[f"{layer.name}.bias"] = torch.from_numpy(np.array(layer.bias))
    made.load_state_dict(tensors)
    return made.eval()


def fifty_drawings() -> list[person.Strokes]:
    """The ready-made drawings, and some of them again in a hand a little different each time."""
    own = [row["strokes"] for row in person.drawings()]
    hand = np.random.default_rng(50)
    return own + [vary(own[index], hand) for index in hand.choice(len(own), DRAWINGS - len(own))]


def vary(strokes: person.Strokes, hand: np.random.Generator) -> person.Strokes:
    """The same digit slanted, scaled and a little shaky, still on the pad."""
    slant, width, height = hand.normal(0, 0.12), *hand.uniform(0.8, 1.1, 2)
    middle = person.PAD / 2

    def move(x: float, y: float) -> list[float]:
        shake = hand.normal(0, 0.5, 2)
        new_x = middle + (x - middle) * width - (y - middle) * slant + shake[0]
        return [round(new_x, 2), round(middle + (y - middle) * height + shake[1], 2)]

    return [[move(x, y) for x, y in stroke] for stroke in strokes]


def expected(module: nn.Module, image: Sequence[float]) -> dict[str, Any]:
    """What PyTorch computes: pre and post of each layer, and the probabilities."""
    pre: dict[str, NDArray[np.float32]] = {}

    def keep(name: str) -> Any:
        return lambda _module, _inputs, output: pre.update({name: output[0].numpy()})

    linear = [(n, m) for n, m in module.named_modules() if isinstance(m, nn.Linear)]
    hooks = [layer.register_forward_hook(keep(name)) for name, layer in linear]
    with torch.no_grad():
        log_probs = module(torch.tensor(image, dtype=torch.float32).reshape(1, 1, 28, 28))[0]
    for hook in hooks:
        hook.remove()
    probs = log_probs.exp().numpy()
    post = {name: np.maximum(z, 0) for name, z in pre.items()} | {linear[-1][0]: probs}
    return {"pre": pre, "post": post, "logProbs": log_probs.numpy(), "probs": probs}


def apart(found: Sequence[float], wanted: NDArray[np.float32]) -> float:
    """The largest difference, relative where the wanted value is above 1."""
    size = np.maximum(1, np.abs(wanted.astype(np.float64)))
    return float((np.abs(np.array(found) - wanted) / size).max())


def check(trace: dict[str, Any], module: nn.Module, which: str) -> None:
    wanted = expected(module, trace["image"])
    for layer in trace["layers"]:
        for part in ("pre", "post"):
            difference = apart(layer[part], wanted[part][layer["name"]])
            assert difference <= TOLERANCE, f"{which}: {layer['name']} {part} off {difference:.2g}"
    for part in ("logProbs", "probs"):
        difference = apart(trace[part], wanted[part])
        assert difference <= TOLERANCE, f"{which}: {part} off by {difference:.2g}"
    assert trace["prediction"] == int(wanted["probs"].argmax())


def test_drawings_have_pythons_ink_and_pytorchs_numbers(page: Page, module: nn.Module) -> None:
    for index, strokes in enumerate(fifty_drawings()):
        person.draw(page, strokes)
        trace = person.trace(page)
        difference = np.abs(np.array(trace["image"]) - ink(strokes).ravel()).max()
        assert difference <= INK_TOLERANCE, f"drawing {index}: ink off by {difference:.2g}"
        check(trace, module, f"drawing {index}")


def test_mnist_images_have_pytorchs_numbers(page: Page, module: nn.Module) -> None:
    directory = real_data()
    if directory is None:
        pytest.skip("no data directory: set FORWARDPASS_DATA to compare on MNIST test images too")
    images = load_mnist(directory / "mnist", "test").images
    chosen = np.linspace(0, len(images) - 1, IMAGES).astype(int)
    for index in chosen:
        pixels = (images[index].ravel() / np.float32(255)).astype(np.float32)
        person.set_pixels(page, [float(value) for value in pixels])
        trace = person.trace(page)
        assert trace["image"] == [float(value) for value in pixels]
        check(trace, module, f"test image {index}")
