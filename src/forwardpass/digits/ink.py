"""Turns pen strokes into the 28x28 picture that the network reads, the way MNIST was made.

The ink's box is fitted into 20x20 keeping its shape, drawn with a soft-edged round pen, and moved
so that its centre of mass lies where MNIST's does. Everything is computed from the stroke points
in float64 (distance from a pixel's centre to the nearest segment), so that the page, which
computes the same in TypeScript, gets the same pixels. Where strokes come from is left to `data`.

Coordinates are continuous: pixel (row r, column c) covers [c, c+1] x [r, r+1], its centre is
c + 0.5. x points right, y points down, ink is 1 and paper is 0.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from forwardpass.base.errors import InputError

SIZE = 28  # px, side of the picture
BOX = 20.0  # px, side of the square that the ink is fitted into
# Measured by tools/measure_ink.py. At this width the mean ink and the mean stroke thickness of pen
# digits are those of the 60,000 MNIST training images (103 of 784 px, class-balanced; 2.05 px).
# MNIST's mean centre of mass is (14.507, 14.496), its spread 0.29 px what moves by whole px leave.
PEN_WIDTH = 2.5  # px
CENTRE = (14.5, 14.5)  # px (x, y)
SMALLEST_EXTENT = 1e-9  # ink whose box is smaller than this on both sides is a dot
BLOCK = 128  # segments drawn at once: each takes 784 numbers a few times over
LARGEST_COORDINATE = 1e9  # beyond it float64 would round the shape away

Points = NDArray[np.float64]  # (n, 2) x, y
Strokes = Sequence[ArrayLike]  # each (n, 2); a stroke without points is skipped


@dataclass(frozen=True)
class Transform:
    """Places points in the picture: x28 = x * scale + dx, y28 = y * scale + dy."""

    scale: float
    dx: float  # px
    dy: float  # px


@dataclass(frozen=True)
class Ink:
    """Strokes and the picture made of them. Knows nothing of networks."""

    strokes: tuple[Points, ...]  # as given, empty ones left out
    fitted: Transform  # box of the ink in 20x20, in the middle of 28x28
    centred: Transform  # same scale, centre of mass at CENTRE
    width: float  # px, of the pen
    pixels: NDArray[np.float32]  # (28, 28), 0..1


def ink(strokes: Strokes, width: float = PEN_WIDTH) -> NDArray[np.float32]:
    """The (28, 28) picture of `strokes` drawn with a pen `width` px wide. No points: all zero.

    Raises InputError for strokes that are not lists of finite x, y pairs.
    """
    return draw(strokes, width).pixels


def draw(strokes: Strokes, width: float = PEN_WIDTH) -> Ink:
    """Like `ink`, with the steps on the way to the picture."""
    points = clean(strokes)
    fitted = fit(points, width)
    first = rasterise(place(points, fitted), width)
    centred = centre(first, fitted)
    pixels = rasterise(place(points, centred), width)
    return Ink(points, fitted, centred, width, pixels.astype(np.float32))


def clean(strokes: Strokes) -> tuple[Points, ...]:
    """Strokes as float64 arrays (n, 2), empty ones left out. Raises InputError."""
    checked = [_points(stroke, index) for index, stroke in enumerate(strokes)]
    return tuple(points for points in checked if len(points))


def fit(strokes: Strokes, width: float = PEN_WIDTH) -> Transform:
    """The transform that makes the box of the ink, half a pen width included, 20 px long.

    A dot has no size to scale: it keeps scale 1. No points: nothing moves.
    """
    if not 0 < width < BOX:
        raise InputError(f"pen width is {width} px: it must be above 0 and below {BOX:g} px.")
    points = clean(strokes)
    if not points:
        return Transform(1.0, 0.0, 0.0)
    every = np.concatenate(points)
    low, high = every.min(axis=0), every.max(axis=0)
    extent = float((high - low).max())
    scale = (BOX - width) / extent if extent > SMALLEST_EXTENT else 1.0
    dx, dy = SIZE / 2 - (low + high) / 2 * scale
    return Transform(scale, float(dx), float(dy))


def centre(pixels: NDArray[np.float64], fitted: Transform) -> Transform:
    """`fitted` moved so that the centre of mass of `pixels` comes to lie at CENTRE."""
    mass = float(pixels.sum())
    if mass == 0.0:
        return fitted
    middle = np.arange(SIZE) + 0.5
    x = float(pixels.sum(axis=0) @ middle) / mass
    y = float(pixels.sum(axis=1) @ middle) / mass
    return Transform(fitted.scale, fitted.dx + CENTRE[0] - x, fitted.dy + CENTRE[1] - y)


def place(strokes: Sequence[Points], transform: Transform) -> list[Points]:
    """Stroke points in the picture's px."""
    offset = np.array([transform.dx, transform.dy])
    return [points * transform.scale + offset for points in strokes]


def rasterise(strokes: Sequence[Points], width: float) -> NDArray[np.float64]:
    """(28, 28) of clamp(width / 2 + 0.5 - d, 0, 1), d px from the pixel's centre to the ink."""
    if not strokes:
        return np.zeros((SIZE, SIZE))
    start, end = segments(strokes)
    blocks = range(0, len(start), BLOCK)
    parts = [_distance2(start[at : at + BLOCK], end[at : at + BLOCK]) for at in blocks]
    nearest = np.sqrt(np.minimum.reduce(parts))
    pixels: NDArray[np.float64] = np.clip(width / 2 + 0.5 - nearest, 0.0, 1.0)
    return pixels


def _distance2(start: Points, end: Points) -> NDArray[np.float64]:
    """(28, 28) of the squared distance from a pixel's centre to the nearest of these segments."""
    along = end - start  # (s, 2)
    length2 = (along * along).sum(axis=1)  # (s,)
    middle = np.arange(SIZE) + 0.5
    x = middle[None, None, :] - start[:, 0, None, None]  # (s, 1, 28)
    y = middle[None, :, None] - start[:, 1, None, None]  # (s, 28, 1)
    along_x, along_y = along[:, 0, None, None], along[:, 1, None, None]
    safe = np.where(length2 > 0, length2, 1.0)[:, None, None]
    t = np.clip((x * along_x + y * along_y) / safe, 0.0, 1.0)  # (s, 28, 28); 0 for a point
    distance2: NDArray[np.float64] = (x - t * along_x) ** 2 + (y - t * along_y) ** 2
    return np.asarray(distance2.min(axis=0))


def segments(strokes: Sequence[Points]) -> tuple[Points, Points]:
    """Starts and ends (s, 2) of every segment; a stroke of one point is a segment of length 0."""
    starts = [points[:-1] if len(points) > 1 else points for points in strokes]
    ends = [points[1:] if len(points) > 1 else points for points in strokes]
    return np.concatenate(starts), np.concatenate(ends)


def _points(stroke: ArrayLike, index: int) -> Points:
    try:
        points = np.asarray(stroke, dtype=np.float64)
    except (TypeError, ValueError):
        raise InputError(f"stroke {index} is not a list of [x, y] number pairs.") from None
    if points.size == 0:
        return np.zeros((0, 2))
    if points.ndim != 2 or points.shape[1] != 2:
        raise InputError(
            f"stroke {index} has shape {points.shape}: it must be a list of [x, y] number pairs."
        )
    if not (np.abs(points) <= LARGEST_COORDINATE).all():
        raise InputError(
            f"stroke {index} has a coordinate that is not a number between "
            f"-{LARGEST_COORDINATE:g} and {LARGEST_COORDINATE:g}."
        )
    return points
