"""Anybody's classifier in the page: every idiom's numbers against PyTorch's, plane by plane."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import torch
from convertedidioms import made, theirs
from shortidioms import ALL, LARGE
from torch_kinds import THEIRS

from forwardpass.operations.operation import INPUT

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from person import OpenPage
    from playwright.sync_api import Page
    from torch import Tensor

    from forwardpass import Network

pytestmark = pytest.mark.browser

TOLERANCE = 1e-5  # absolute, relative where the value is above 1
COUNT = 20
# Everything in base64: numbers as text take most of the time.
READ = """async ({ content, inputs, count }) => {
  const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;
  const text = (values) => {
    const all = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    let letters = "";
    for (let at = 0; at < all.length; at += 8192) {
      letters += String.fromCharCode(...all.subarray(at, at + 8192));
    }
    return btoa(letters);
  };
  await forwardpass.use(bytes(content));
  const images = new Float32Array(bytes(inputs));
  const size = images.length / count;
  const passes = [];
  for (let n = 0; n < count; n += 1) {
    forwardpass.setPixels(images.subarray(n * size, (n + 1) * size));
    const { layers, logProbs, probs, prediction } = forwardpass.trace;
    passes.push({
      layers: layers.map(({ name, pre, post }) => [name, text(pre), text(post)]),
      logProbs: text(logProbs), probs: text(probs), prediction,
    });
  }
  return passes;
}"""


def encoded(content: bytes) -> str:
    return base64.b64encode(content).decode()


def floats(text: str) -> NDArray[np.float32]:
    return np.frombuffer(base64.b64decode(text), np.float32)


def pages(page: Page, network: Network, images: NDArray[np.float32]) -> list[dict[str, Any]]:
    """What the page computes for each image."""
    given = {
        "content": encoded(network.to_bytes()),
        "inputs": encoded(images.tobytes()),
        "count": len(images),
    }
    passes: list[dict[str, Any]] = page.evaluate(READ, given)
    return passes


def values(network: Network, images: Tensor) -> dict[str, Tensor]:
    """The value of every operation by PyTorch's functions in float64, (N, *shape)."""
    found = {INPUT: images.double()}
    for op in network.operations:
        own = {key: torch.from_numpy(x.astype(np.float64)) for key, x in op.tensors.items()}
        settings = {**op.settings, "shape": op.shape}
        found[op.name] = THEIRS[op.kind]([found[name] for name in op.reads], own, settings)
    return found


def off(found: NDArray[np.float32], wanted: Tensor) -> float:
    """The largest difference, relative where the wanted value is above 1."""
    want = wanted.reshape(-1).double().numpy()
    assert found.shape == want.shape
    return float((np.abs(found - want) / np.maximum(1, np.abs(want))).max())


def faults(name: str, page: Page, count: int) -> list[str]:
    """What the page computes differently from PyTorch."""
    module, network = made(name)
    images = torch.rand(count, *ALL[name].shape, generator=torch.Generator().manual_seed(1))
    outputs = theirs(module, images)
    logs = outputs.log() if network.output == "softmax" else outputs.log_softmax(1)
    every, planes = values(network, images), network.planes
    said = []
    for n, found in enumerate(pages(page, network, images.numpy())):
        assert [layer[0] for layer in found["layers"]] == [plane.name for plane in planes]
        apart = {"logProbs": off(floats(found["logProbs"]), logs[n])}
        apart["probs"] = off(floats(found["probs"]), logs[n].exp())
        for plane, (_, pre, post) in zip(planes, found["layers"], strict=True):
            last = plane is planes[-1]
            apart[f"{plane.name} pre"] = off(floats(pre), every[plane.pre][n])
            apart[f"{plane.name} post"] = off(
                floats(post), logs[n].exp() if last else every[plane.post][n]
            )
        said += [
            f"{name}, input {n}: {part} off by {by:.2g}"
            for part, by in apart.items()
            if not by <= TOLERANCE
        ]
        if found["prediction"] != int(logs[n].argmax()):
            said.append(f"{name}, input {n}: another answer")
    return said


def test_every_idiom_has_pytorchs_numbers(open_page: OpenPage) -> None:
    page = open_page(reduced_motion="reduce")
    # In the order of what they read, as another size builds the page anew.
    names = sorted((name for name in ALL if name not in LARGE), key=lambda name: ALL[name].shape)
    assert len(names) >= 24
    assert [fault for name in names for fault in faults(name, page, COUNT)] == []
