"""Measures how well a network reads digits: how often, which, how surely, and what throws it off.

Needs NumPy alone. Where the digits come from is left to `data` and `strokes`, what is printed of it
to `commands.evaluate`, pictures of it to `figures`.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from forwardpass.digits import ink
from forwardpass.network.network import Network
from forwardpass.trace.record import record_in_chunks

SIZE = ink.SIZE
BINS = 15  # of the expected calibration error
SHIFTS = (1, 2, 3, 4, 5)  # px
SCALES = (0.7, 0.8, 0.9, 1.1, 1.2, 1.3)
WIDTHS = (-1.0, -0.5, 0.5, 1.0)  # px that strokes shrink or grow, at most, on each side

Pictures = NDArray[np.float32]  # (n, 28, 28), 0..1
Labels = NDArray[np.int64]  # (n,)
Change = Callable[[Pictures], list[Pictures]]  # one set of pictures or several, averaged over


@dataclass(frozen=True, eq=False)
class Report:
    """How a network reads one set of digits."""

    images: int
    accuracy: float  # 0..1
    loss: float  # mean of -log p(label)
    calibration_error: float  # 0..1, expected calibration error over BINS bins
    recall: tuple[float, ...]  # per digit, share of its pictures that are read right
    confusion: NDArray[np.int64]  # (10, 10): rows what is shown, columns what is read
    probs: NDArray[np.float32]  # (n, 10)


@dataclass(frozen=True)
class Condition:
    """How often the network is right when every picture is changed in one way."""

    change: str  # "shift", "scale" or "stroke width"
    amount: float  # px, factor, px
    accuracy: float  # 0..1, as the pictures are
    centred: float  # 0..1, after moving their centre of mass to where MNIST has it


def evaluate(network: Network, images: Pictures, labels: Labels) -> Report:
    """Reads every picture and counts."""
    probs = recognise(network, images)
    read = probs.argmax(axis=1)
    confusion = np.zeros((10, 10), dtype=np.int64)
    np.add.at(confusion, (labels, read), 1)
    shown = confusion.sum(axis=1)
    recall = np.divide(confusion.diagonal(), shown, out=np.ones(10), where=shown > 0)
    right = probs[np.arange(len(labels)), labels]
    return Report(
        images=len(labels),
        accuracy=float(np.mean(read == labels)),
        loss=float(-np.log(np.maximum(right, 1e-12)).mean()),
        calibration_error=calibration_error(probs, labels),
        recall=tuple(float(value) for value in recall),
        confusion=confusion,
        probs=probs,
    )


def recognise(network: Network, images: Pictures) -> NDArray[np.float32]:
    """(n, 10) probabilities."""
    parts = [trace.probs for trace in record_in_chunks(network, images)]
    return np.concatenate(parts) if parts else np.zeros((0, 10), dtype=np.float32)


def calibration_error(probs: NDArray[np.float32], labels: Labels, bins: int = BINS) -> float:
    """Expected calibration error, 0..1.

    Pictures are sorted into bins of equal width by confidence; the error is the mean distance
    between a bin's confidence and its accuracy, weighted by its pictures (Naeini, Cooper and
    Hauskrecht 2015; Guo and others 2017).
    """
    if len(labels) == 0:
        return 0.0
    confidence = probs.max(axis=1).astype(np.float64)
    right = (probs.argmax(axis=1) == labels).astype(np.float64)
    place = np.clip(np.ceil(confidence * bins).astype(int) - 1, 0, bins - 1)
    gaps = np.bincount(place, weights=right - confidence, minlength=bins)
    return float(np.abs(gaps).sum() / len(labels))


def robustness(network: Network, images: Pictures, labels: Labels) -> list[Condition]:
    """Accuracy under every change, with and without centring."""
    changes: list[tuple[str, float, Change]] = [
        *(("shift", float(px), _shifter(px)) for px in SHIFTS),
        *(("scale", factor, _scaler(factor)) for factor in SCALES),
        *(("stroke width", px, _thickener(px)) for px in WIDTHS),
    ]
    return [
        _condition(network, labels, name, amount, change(images))
        for name, amount, change in changes
    ]


def _condition(
    network: Network, labels: Labels, name: str, amount: float, changed: list[Pictures]
) -> Condition:
    plain = np.mean([_share_right(network, pictures, labels) for pictures in changed])
    moved = np.mean([_share_right(network, centred(pictures), labels) for pictures in changed])
    return Condition(name, amount, float(plain), float(moved))


def _share_right(network: Network, images: Pictures, labels: Labels) -> float:
    return float(np.mean(recognise(network, images).argmax(axis=1) == labels))


def _shifter(px: int) -> Change:
    ways = ((px, 0), (-px, 0), (0, px), (0, -px))
    return lambda images: [shifted(images, dx, dy) for dx, dy in ways]


def _scaler(factor: float) -> Change:
    return lambda images: [scaled(images, factor)]


def _thickener(px: float) -> Change:
    return lambda images: [thickened(images, px)]


def shifted(images: Pictures, dx: int, dy: int) -> Pictures:
    """Every picture `dx` px to the right and `dy` px down; what leaves the picture is lost."""
    moved = np.zeros_like(images)
    to_y, from_y = _overlap(dy)
    to_x, from_x = _overlap(dx)
    moved[:, to_y, to_x] = images[:, from_y, from_x]
    return moved


def _overlap(move: int) -> tuple[slice, slice]:
    """Where a row of the moved picture lies, and where it came from."""
    return slice(max(0, move), SIZE + min(0, move)), slice(max(0, -move), SIZE - max(0, move))


def scaled(images: Pictures, factor: float) -> Pictures:
    """Every picture `factor` times as large around its middle, by linear interpolation."""
    middle = SIZE / 2
    source = (np.arange(SIZE) + 0.5 - middle) / factor + middle - 0.5  # (28,) in pixel numbers
    weights = np.clip(1 - np.abs(source[:, None] - np.arange(SIZE)), 0, 1).astype(np.float32)
    bigger: Pictures = weights @ images @ weights.T
    return bigger


def thickened(images: Pictures, px: float) -> Pictures:
    """Strokes grown by up to `px` (at most 1) on each side, or shrunk where it is below 0."""
    ground = 1 - images if px < 0 else images  # shrinking ink is growing paper
    padded = np.pad(ground, ((0, 0), (1, 1), (1, 1)), mode="edge")
    around = [padded[:, :-2, 1:-1], padded[:, 2:, 1:-1], padded[:, 1:-1, :-2], padded[:, 1:-1, 2:]]
    grown = np.maximum.reduce([ground, *around])
    mixed: Pictures = ground + np.float32(abs(px)) * (grown - ground)
    return np.float32(1) - mixed if px < 0 else mixed


def centred(images: Pictures) -> Pictures:
    """Every picture moved by whole px so that its centre of mass lies nearest to ink.CENTRE."""
    middle = np.arange(SIZE) + 0.5
    mass = np.maximum(images.sum(axis=(1, 2)), 1e-9)
    x = images.sum(axis=1) @ middle / mass
    y = images.sum(axis=2) @ middle / mass
    inked = images.any(axis=(1, 2))
    moves = np.stack([ink.CENTRE[0] - x, ink.CENTRE[1] - y], axis=1).round().astype(int)
    moves[~inked] = 0
    result = np.empty_like(images)
    for dx, dy in np.unique(moves, axis=0):
        same = (moves == (dx, dy)).all(axis=1)
        result[same] = shifted(images[same], int(dx), int(dy))
    return result


def surest_mistakes(report: Report, labels: Labels, most: int = 40) -> NDArray[np.int64]:
    """Which pictures are read wrong, the most confidently wrong first."""
    wrong = np.flatnonzero(report.probs.argmax(axis=1) != labels)
    order = np.argsort(-report.probs[wrong].max(axis=1), kind="stable")
    return wrong[order][:most]
