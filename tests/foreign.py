"""Networks of other people: trained here on real data, never seen by the page's authors.

Small and quick (a second each), but real ones: pictures, colour planes and features; PyTorch and
scikit-learn; ReLU, tanh, GELU and sigmoid.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from sklearn.datasets import load_breast_cancer, load_digits, load_iris
from sklearn.neural_network import MLPClassifier
from torch import nn

Array = npt.NDArray[np.float32]
COUNT = 50  # inputs compared for each network


@dataclass(frozen=True)
class Numbers:
    """What a framework computes itself, for N inputs."""

    pre: list[npt.NDArray[np.floating[Any]]]  # per layer (N, out)
    post: list[npt.NDArray[np.floating[Any]]]  # per layer (N, out); the last are the probabilities
    probs: npt.NDArray[np.floating[Any]]


@dataclass(frozen=True)
class Foreign:
    """A trained network, what to show it, and its own numbers."""

    model: Any
    inputs: Array  # (COUNT, ...) as its owner has them
    class_names: list[str]
    numbers: Callable[[], Numbers]
    accuracy: float  # on what it was trained on: it has learnt something
    feature_names: list[str] | None = None


class Lesson(nn.Module):
    """Handwritten digits of 8x8 pixels, in the manner of MNISTNet."""

    def __init__(self) -> None:
        super().__init__()
        self.fc1 = nn.Linear(64, 48)
        self.relu = nn.ReLU()
        self.dropout = nn.Dropout(0.1)
        self.fc2 = nn.Linear(48, 10)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = torch.flatten(x, 1)
        x = self.relu(self.fc1(x))
        x = self.dropout(x)
        return torch.log_softmax(self.fc2(x), dim=1)


def digits_module() -> Foreign:
    """scikit-learn's digits, 1x8x8, PyTorch with ReLU and dropout."""
    pictures, labels = _digits()
    torch.manual_seed(1)
    return _torch(Lesson(), pictures, labels, [str(digit) for digit in range(10)])


def digits_gelu() -> Foreign:
    """The same pictures, flattened by a Sequential with GELU and three layers."""
    pictures, labels = _digits()
    torch.manual_seed(2)
    model = nn.Sequential(
        nn.Flatten(),
        nn.Linear(64, 40),
        nn.GELU(),
        nn.Linear(40, 24),
        nn.GELU(),
        nn.Linear(24, 10),
    )
    return _torch(model, pictures, labels, [str(digit) for digit in range(10)])


def shapes() -> Foreign:
    """Squares, discs, crosses and stripes in any colour, 3x32x32."""
    pictures, labels = draw_shapes(400)
    torch.manual_seed(3)
    model = nn.Sequential(
        nn.Flatten(), nn.Linear(3072, 48), nn.LeakyReLU(0.1), nn.Linear(48, 4), nn.LogSoftmax(1)
    )
    return _torch(model, pictures, labels, ["square", "disc", "cross", "stripes"], 0.002)


def iris_tanh() -> Foreign:
    """Four measurements of flowers, as they are, scikit-learn with tanh."""
    data = load_iris()
    model = MLPClassifier((12, 6), activation="tanh", max_iter=600, random_state=4)
    names = [str(name) for name in data.target_names]
    return _sklearn(model, data.data, data.target, names, list(data.feature_names))


def cancer_logistic() -> Foreign:
    """Thirty standardised features, two classes: scikit-learn's single logistic output."""
    data = load_breast_cancer()
    features = (data.data - data.data.mean(0)) / data.data.std(0)
    model = MLPClassifier((16,), activation="logistic", max_iter=200, random_state=5)
    names = [str(name) for name in data.target_names]
    return _sklearn(model, features, data.target, names, list(data.feature_names))


ALL: dict[str, Callable[[], Foreign]] = {
    make.__name__: cache(make)
    for make in (digits_module, digits_gelu, shapes, iris_tanh, cancer_logistic)
}


def draw_shapes(count: int) -> tuple[Array, npt.NDArray[np.int64]]:
    """Pictures (count, 3, 32, 32) of four kinds of shapes, and which kind each is."""
    chance = np.random.default_rng(6)
    y, x = np.mgrid[:32, :32]
    pictures = np.empty((count, 3, 32, 32), np.float32)
    labels = chance.integers(0, 4, count)
    for picture, label in zip(pictures, labels, strict=True):
        (row, column), size = chance.uniform(11, 21, 2), chance.uniform(6, 10)
        across, down = np.abs(x - column), np.abs(y - row)
        inside = (
            np.maximum(across, down) < size,
            np.hypot(across, down) < size,
            (np.minimum(across, down) < size / 3) & (np.maximum(across, down) < size),
            (np.maximum(across, down) < size) & (y % 6 < 3),
        )[label]
        picture[:] = chance.uniform(0, 0.3, (3, 1, 1)) + chance.normal(0, 0.02, (3, 32, 32))
        picture[:, inside] = chance.uniform(0.5, 1, (3, 1))
    return np.clip(pictures, 0, 1), labels


def _digits() -> tuple[Array, npt.NDArray[np.int64]]:
    data = load_digits()
    return (data.images[:, None] / 16).astype(np.float32), data.target


def _torch(
    model: nn.Module,
    inputs: Array,
    labels: npt.NDArray[np.int64],
    names: list[str],
    rate: float = 0.01,
) -> Foreign:
    batch, wanted = torch.from_numpy(inputs), torch.from_numpy(labels)
    optimiser = torch.optim.Adam(model.parameters(), lr=rate)
    for _ in range(60):
        optimiser.zero_grad()
        torch.autograd.backward(nn.functional.cross_entropy(model(batch), wanted))
        optimiser.step()
    model.eval()
    with torch.no_grad():
        right = (model(batch).argmax(1) == wanted).float().mean()
    shown = inputs[:COUNT]
    return Foreign(model, shown, names, lambda: _torch_numbers(model, shown), float(right))


def _torch_numbers(model: nn.Module, inputs: Array) -> Numbers:
    """Through hooks on the module's own layers."""
    seen: list[tuple[nn.Module, npt.NDArray[np.float32]]] = []

    def keep(part: nn.Module, _: Any, output: torch.Tensor) -> None:
        seen.append((part, output.detach().numpy().copy()))

    leaves = [part for part in model.modules() if not list(part.children())]
    hooks = [part.register_forward_hook(keep) for part in leaves]
    with torch.no_grad():
        probs = torch.softmax(model(torch.from_numpy(inputs)), dim=1).numpy()
    for hook in hooks:
        hook.remove()
    activations = (nn.ReLU, nn.GELU, nn.LeakyReLU, nn.Tanh)
    pre = [values for part, values in seen if isinstance(part, nn.Linear)]
    post = [values for part, values in seen if isinstance(part, activations)]
    return Numbers(list(pre), [*post, probs], probs)


def _sklearn(
    model: MLPClassifier, inputs: Any, labels: Any, names: list[str], features: list[str]
) -> Foreign:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that it could be trained longer
        model.fit(inputs, labels)
    order = np.random.default_rng(7).permutation(len(inputs))[:COUNT]
    shown = np.asarray(inputs[order], np.float32)
    accuracy = float(model.score(inputs, labels))
    return Foreign(model, shown, names, lambda: _sklearn_numbers(model, shown), accuracy, features)


def _sklearn_numbers(model: MLPClassifier, inputs: Array) -> Numbers:
    """By scikit-learn's arrays in float64, and its own probabilities."""
    curves: dict[str, Callable[[Any], Any]] = {
        "tanh": np.tanh,
        "logistic": lambda z: 1 / (1 + np.exp(-z)),
    }
    curve = curves[model.activation]
    signal = np.asarray(inputs, np.float64)
    pre, post = [], []
    for weight, bias in zip(model.coefs_, model.intercepts_, strict=True):
        pre.append(signal @ weight + bias)
        signal = curve(pre[-1])
        post.append(signal)
    probs = model.predict_proba(inputs)
    if pre[-1].shape[1] == 1:  # the one output is the logit of the second class, against 0
        pre[-1] = np.hstack([np.zeros_like(pre[-1]), pre[-1]])
    return Numbers(pre, [*post[:-1], probs], probs)
