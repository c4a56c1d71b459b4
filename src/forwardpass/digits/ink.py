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
    widths: tuple[float, ...]  # px, of the pen, a stroke each
    pixels: NDArray[np.float32]  # (28, 28), 0..1


def ink(
    strokes: Strokes, width: float | Sequence[float] = PEN_WIDTH, smallest: float = 0.0
) -> NDArray[np.float32]:
    """The (28, 28) picture of `strokes` drawn with a pen `width` px wide. No points: all zero.

    `width` may be a list, one for each stroke. `smallest` is the extent, in the strokes' own px,
    up to which ink is a mark and no digit: no ink is enlarged more than ink of that size, so that
    a dot stays a dot. 0, where nobody knows what the strokes' unit is: all ink is enlarged.
    Raises InputError for strokes that are not lists of finite x, y pairs.
    """
    return draw(strokes, width, smallest).pixels


def draw(
    strokes: Strokes, width: float | Sequence[float] = PEN_WIDTH, smallest: float = 0.0
) -> Ink:
    """Like `ink`, with the steps on the way to the picture."""
    points = clean(strokes)
    widths = widths_of(strokes, width)
    fitted = fit(points, widths, smallest)
    first = rasterise(place(points, fitted), widths)
    centred = centre(first, fitted)
    pixels = rasterise(place(points, centred), widths)
    return Ink(points, fitted, centred, widths, pixels.astype(np.float32))


def widths_of(strokes: Strokes, width: float | Sequence[float]) -> tuple[float, ...]:
    """The width of each stroke that is not empty. Raises InputError."""
    one = np.ndim(width) == 0
    every = np.full(max(len(strokes), 1), width) if one else np.asarray(width, dtype=np.float64)
    for each in every:
        if not 0 < each < BOX:
            raise InputError(f"pen width is {each} px: it must be above 0 and below {BOX:g} px.")
    if len(every) < len(strokes):
        raise InputError(f"there are {len(every)} pen widths for {len(strokes)} strokes.")
    return tuple(
        float(each) for each, stroke in zip(every, strokes, strict=False) if np.size(stroke)
    )


def clean(strokes: Strokes) -> tuple[Points, ...]:
    """Strokes as float64 arrays (n, 2), empty ones left out. Raises InputError."""
    checked = [_points(stroke, index) for index, stroke in enumerate(strokes)]
    return tuple(points for points in checked if len(points))


def fit(
    strokes: Strokes, width: float | Sequence[float] = PEN_WIDTH, smallest: float = 0.0
) -> Transform:
    """The transform that makes the box of the ink, half a pen width included, 20 px long.

    A dot has no size to scale: it keeps scale 1. No points: nothing moves.
    """
    widths = np.array(widths_of(strokes, width))
    points = clean(strokes)
    if not points:
        return Transform(1.0, 0.0, 0.0)
    low = np.array([each.min(axis=0) for each in points])  # (strokes, 2)
    high = np.array([each.max(axis=0) for each in points])
    scale = _scale(low, high, widths, smallest)
    edge = widths[:, None] / 2
    middle = ((low * scale - edge).min(axis=0) + (high * scale + edge).max(axis=0)) / 2
    dx, dy = SIZE / 2 - middle
    return Transform(scale, float(dx), float(dy))


def _scale(low: Points, high: Points, widths: NDArray[np.float64], smallest: float) -> float:
    """The largest scale at which no two strokes are further apart than the box, pens included."""
    if float((high.max(axis=0) - low.min(axis=0)).max()) <= SMALLEST_EXTENT:
        scale = 1.0
    else:
        room = BOX - (widths[:, None] + widths[None, :]) / 2  # (strokes, strokes)
        extent = (high[:, None] - low[None, :]).max(axis=2)
        apart = extent > 0
        scale = float((room[apart] / extent[apart]).min())
    most = (BOX - float(widths.max())) / smallest if smallest > 0 else np.inf
    return min(scale, float(most))


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


def rasterise(strokes: Sequence[Points], width: float | Sequence[float]) -> NDArray[np.float64]:
    """(28, 28) of clamp(width / 2 + 0.5 - d, 0, 1), d px from the pixel's centre to the ink.

    Where strokes of several widths come near to a pixel, the darkest counts.
    """
    pixels = np.zeros((SIZE, SIZE))
    widths = widths_of(strokes, width)
    for each in sorted(set(widths)):
        same = [points for points, of in zip(strokes, widths, strict=True) if of == each]
        start, end = segments(same)
        blocks = range(0, len(start), BLOCK)
        parts = [_distance2(start[at : at + BLOCK], end[at : at + BLOCK]) for at in blocks]
        nearest = np.sqrt(np.minimum.reduce(parts))
        pixels = np.maximum(pixels, np.clip(each / 2 + 0.5 - nearest, 0.0, 1.0))
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
