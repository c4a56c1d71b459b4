"""The path of a pen through knots, the few points that a hand aims at.

A cubic spline, corners rounded as a hand rounds them, the speed of a hand (slow in tight turns: it
grows with the cube root of the radius; Lacquaniti, Terzuolo and Viviani, 1983), points at equal
times, and a small wobble from a seeded generator. What is drawn is left to `make_drawings`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]  # (n, 2), x to the right and y down


def smooth(knots: Points, hand: np.random.Generator) -> Points:
    """Knots of one stroke in px -> the points a pen would report, 16 to 60 of them."""
    path = by_distance(np.concatenate([spline(part) for part in split_at_corners(knots)]))
    path = rounded_corners(path)
    pen = at_equal_times(path, hand)
    return pen + wobble(len(pen), hand)


def split_at_corners(knots: Points) -> list[Points]:
    """A knot written twice ends one curve and begins the next."""
    same = np.all(knots[1:] == knots[:-1], axis=1)
    return np.split(knots, np.flatnonzero(same) + 1)


def spline(knots: Points, samples: int = 40) -> Points:
    """The natural cubic spline through all knots, over the distance between them.

    Curvature runs on through the knots, as in a pen's path: a Catmull-Rom curve through so few
    points gets a visible corner at each.
    """
    if len(knots) < 3:
        return knots
    gap = np.linalg.norm(np.diff(knots, axis=0), axis=1)  # (n - 1,)
    slope = np.diff(knots, axis=0) / gap[:, None]
    bend = np.zeros_like(knots)  # second derivative at each knot, zero at both ends
    rows = np.diag(2 * (gap[:-1] + gap[1:])) + np.diag(gap[1:-1], 1) + np.diag(gap[1:-1], -1)
    bend[1:-1] = np.linalg.solve(rows, 6 * np.diff(slope, axis=0))
    t = np.linspace(0, 1, samples, endpoint=False)[:, None]
    pieces = [
        (1 - t) * knots[k]
        + t * knots[k + 1]
        + gap[k] ** 2 / 6 * (((1 - t) ** 3 - (1 - t)) * bend[k] + (t**3 - t) * bend[k + 1])
        for k in range(len(gap))
    ]
    return np.concatenate([*pieces, knots[-1:]])


def by_distance(path: Points, step: float = 0.5) -> Points:
    """The same path with a point every `step` px."""
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    at = np.linspace(0, along[-1], max(2, round(along[-1] / step)))
    return np.column_stack([np.interp(at, along, path[:, k]) for k in (0, 1)])


def rounded_corners(path: Points, radius: float = 3.0, step: float = 0.5) -> Points:
    """A Gaussian along the path takes the point off every corner; both ends stay."""
    reach = round(3 * radius / step)
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) * step / radius) ** 2)
    weights /= weights.sum()
    # Point reflection at both ends keeps the ends where the pen touched and left the paper.
    index = np.minimum(np.arange(1, reach + 1), len(path) - 1)
    before = 2 * path[0] - path[index[::-1]]
    after = 2 * path[-1] - path[-1 - index]
    padded = np.vstack([before, path, after])
    return np.column_stack([np.convolve(padded[:, k], weights, "valid") for k in (0, 1)])


def at_equal_times(path: Points, hand: np.random.Generator) -> Points:
    """Points a tablet would report: far apart where the pen is fast, close where it turns."""
    pace = speed(path)
    lengths = np.linalg.norm(np.diff(path, axis=0), axis=1)
    seconds = np.concatenate([[0.0], np.cumsum(lengths / (pace[1:] + pace[:-1]) * 2)])
    count = int(np.clip(round(lengths.sum() / 8.5), 16, 60))
    at = np.linspace(0, 1, count)
    at[1:-1] += hand.normal(0, 0.12 / count, count - 2)  # a tablet's clock is not perfect either
    return np.column_stack([np.interp(at * seconds[-1], seconds, path[:, k]) for k in (0, 1)])


def speed(path: Points) -> NDArray[np.float64]:
    """Relative pen speed at each point: radius ** (1/3), slower as the pen lands and leaves."""
    first = np.gradient(path, axis=0)
    second = np.gradient(first, axis=0)
    turning = np.abs(first[:, 0] * second[:, 1] - first[:, 1] * second[:, 0])
    length = np.maximum(np.linalg.norm(first, axis=1), 1e-9)
    radius = np.clip(length**3 / np.maximum(turning, 1e-9), 4, 120)
    edge = np.minimum(np.arange(len(path)), np.arange(len(path))[::-1]) / len(path)
    landing = 0.35 + 0.65 * np.clip(edge / 0.1, 0, 1)
    smoothing = np.ones(21) / 21
    padded = np.pad(np.cbrt(radius) * landing, 10, mode="edge")
    return np.convolve(padded, smoothing, "valid")


def wobble(count: int, hand: np.random.Generator) -> Points:
    """A slow drift of about a pixel and a tremor of a tenth of one, (count, 2) in px."""
    t = np.linspace(0, 1, count)[:, None]
    drift = sum(
        hand.normal(0, 1.1 / wave, 2) * np.sin(2 * np.pi * (wave * t + hand.random(2)))
        for wave in (1, 2, 3, 5)
    )
    tremor = hand.normal(0, 0.12, (count, 2))
    return np.asarray(drift + tremor, dtype=np.float64)
