"""Turns a picture of a handwritten digit, a photo of paper included, into what the network reads.

Ink apart from paper under uneven light, then the ink fitted into 28x28 like pen strokes are: 20x20
box, centre of mass in the middle, a pen's usual width. The file is left to `picture`, which digit
it is to the network, strokes to `ink`.

All grey values here are float32 in 0..1 of shape (rows, columns); "ink" maps have ink = 1.
"""

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray
from PIL import Image

from forwardpass.base.errors import InputError
from forwardpass.digits.ink import BOX, CENTRE, SIZE
from forwardpass.digits.picture import read_grey

SHEET_SHARE = 0.4  # of the picture's height and width: a sheet of paper is at least this large
SHEET_FILL = 0.7  # of its box: a sheet is tilted a little and has ink on it
STROKE_SHARE = 1 / 3  # of the shorter side: no stroke is as wide as this, shadows are wider
DARKEST_PAPER = 0.02  # what is darker than this cannot be told from black
BORDER_SAMPLES, ROUNDS = 2_000, 8  # that light is fitted to, and how often it is fitted anew
FAINTEST = 0.06  # contrast of the faintest ink, as a share of the paper's brightness
NOISE_RATIO = 5.0  # ink stands out from the paper's grain by at least this many times the grain
SMALLEST_PART = 0.03  # of the largest piece of ink: smaller pieces are specks
FINE = 8  # cells a px side: the fineness at which ink is placed before it is averaged
STROKE_WIDTHS = (2.0, 3.4)  # px of 28: thinner strokes are drawn wider, wider ones thinner

Grey = NDArray[np.float32]
Mask = NDArray[np.bool_]


def read_picture(path: Path, content: Path | None = None) -> Grey:
    """The (28, 28) pixels 0..1 of the digit in a picture file. Raises InputError.

    `content` is where its bytes lie, if not at `path`.
    """
    grey = read_grey(path, content)
    pixels = as_drawn(grey)
    if pixels is None:
        pixels = fit_ink(find_ink(find_sheet(grey)))
    if pixels is None:
        raise InputError(
            f"no ink was found in {path}: it must show one dark digit on light paper, "
            "or one light digit on dark."
        )
    return pixels


# From grey values to ink -------------------------------------------------------------------------


def as_drawn(grey: Grey) -> Grey | None:
    """A 28x28 picture that is one of MNIST's kind already, or its negative; None for others."""
    if grey.shape != (SIZE, SIZE) or np.ptp(grey) < 0.5:
        return None
    ground = float(np.median(_border(grey)))
    if ground == 0.0:
        return grey
    return 1 - grey if ground == 1.0 else None


def find_sheet(grey: Grey) -> Grey:
    """The part of a photo that shows the sheet, where it lies on a darker table; else all of it.

    A sheet is the one bright thing that is large on both sides and fills its box, a digit does not.
    """
    bright = grey > otsu(grey.ravel())
    if not bright.any() or np.median(_border(bright)) == 1:
        return grey
    labels = connected(bright)
    names, sizes = np.unique(labels[bright], return_counts=True)
    sheet = labels == names[sizes.argmax()]
    rows, columns = np.flatnonzero(sheet.any(axis=1)), np.flatnonzero(sheet.any(axis=0))
    box = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
    inside = sheet[box]
    large = min(inside.shape[0] / grey.shape[0], inside.shape[1] / grey.shape[1]) > SHEET_SHARE
    if not large or inside.mean() < SHEET_FILL or inside.all():
        return grey
    return grey[box]


def find_ink(grey: Grey) -> Grey:
    """How much each px is ink, 0..1, whatever the light; all 0 where there is none."""
    smooth = _blur(grey) if min(grey.shape) > 2 * SIZE else grey
    contrast = ink_contrast(smooth)
    grain = 1.4826 * float(np.median(np.abs(contrast - np.median(contrast))))
    threshold = otsu(contrast[contrast > 3 * grain])
    dark = contrast > threshold
    if not dark.any():
        return np.zeros_like(grey)
    paper, full = float(np.median(contrast)), float(contrast[dark].mean())
    if full - paper < max(FAINTEST, NOISE_RATIO * grain):
        return np.zeros_like(grey)
    # Between paper and ink: what is nearer to one of them than a quarter counts as that one.
    level: Grey = np.clip(2 * (contrast - paper) / (full - paper) - 0.5, 0, 1)
    return np.where(digit_parts(level > 0.5), level, np.float32(0))


def ink_contrast(grey: Grey) -> Grey:
    """How far each px is from the paper around it: 0 on paper, up to 1 in full ink.

    Light that changes evenly is taken off first, then every other shadow: paper is what remains
    when all that is narrower than a stroke can be is filled from around it. Light falls on dark
    ink and on paper alike, so theirs is a ratio; for light on dark it is the difference.
    """
    reach = max(1, int(min(grey.shape) * STROKE_SHARE / 2))
    light = even_light(grey)
    if float(((grey - light) ** 3).sum()) > 0:  # what stands out is lighter than the border
        flat = grey - light
        return np.asarray(np.clip(flat - _highest(_lowest(flat, reach), reach), 0, 1))
    flat = grey / np.maximum(light, DARKEST_PAPER)
    paper = _lowest(_highest(flat, reach), reach)
    return np.asarray(np.clip(1 - flat / np.maximum(paper, DARKEST_PAPER), 0, 1))


def even_light(grey: Grey) -> Grey:
    """The smooth bowl that comes nearest to the grey values along the border, mostly paper."""
    rows, columns = np.meshgrid(*(np.linspace(-1, 1, n) for n in grey.shape), indexing="ij")
    terms = np.stack([np.ones_like(rows), rows, columns, rows**2, columns**2], axis=-1)
    step = np.count_nonzero(_frame(grey.shape)) // BORDER_SAMPLES + 1
    border = np.column_stack([_border(terms)[::step], _border(grey)[::step]])
    weights = np.ones((len(border), 1))
    for _ in range(ROUNDS):  # least absolute deviations: ink on the border has no pull
        weighted = border * np.sqrt(weights)
        bowl, *_ = np.linalg.lstsq(weighted[:, :-1], weighted[:, -1], rcond=None)
        apart = np.abs(border[:, -1] - border[:, :-1] @ bowl)
        weights = 1 / np.maximum(apart, DARKEST_PAPER)[:, None]
    return np.asarray(terms @ bowl, dtype=np.float32)


def otsu(values: Grey) -> float:
    """The threshold that parts values into two groups as unlike as can be (Otsu, 1979)."""
    if len(values) == 0:
        return 1.0
    counts, edges = np.histogram(values, bins=256)
    middle = (edges[:-1] + edges[1:]) / 2
    below = np.cumsum(counts)
    above = below[-1] - below
    total = np.cumsum(counts * middle)
    means = total / np.maximum(below, 1), (total[-1] - total) / np.maximum(above, 1)
    return float(edges[int(np.argmax(below * above * (means[1] - means[0]) ** 2)) + 1])


def digit_parts(mask: Mask) -> Mask:
    """The pieces of ink that belong to the digit: no specks, and nothing that enters from outside.

    What touches the border of the picture (the edge of the paper, a finger) goes, unless that is
    nearly all there is: then the picture is cropped close.
    """
    labels = connected(mask)
    names, sizes = np.unique(labels[mask], return_counts=True)
    outside = np.isin(names, np.unique(_border(labels, 1)))
    inside = sizes[~outside].max(initial=0)
    if inside > 0.1 * sizes.max(initial=0):
        names, sizes = names[~outside], sizes[~outside]
    kept = names[sizes >= SMALLEST_PART * sizes.max(initial=0)]
    return np.isin(labels, kept) & mask


def connected(mask: Mask) -> NDArray[np.int64]:
    """A number for every piece of `mask` (its px touch at sides or corners), 0 elsewhere."""
    labels = np.arange(1, mask.size + 1).reshape(mask.shape) * mask
    while True:
        spread = _highest(labels, 1) * mask
        # A label is a px of the same piece: taking over that px's label too makes few rounds do.
        spread = np.concatenate(([0], spread.ravel())).take(spread)
        if np.array_equal(spread, labels):
            return labels
        labels = spread


# From ink to 28x28 -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Pen:
    """How ink is scaled into 20x20 and how much wider its strokes are made on the way."""

    scale: float  # px of 28 for each px of the picture
    widen: float  # px of 28, on either side of a stroke; below 0 makes it thinner


def fit_ink(ink: Grey) -> Grey | None:
    """The (28, 28) picture of an ink map, box and centre as `ink.ink` has them; None if empty."""
    cropped = _crop(ink)
    if cropped is None:
        return None
    pen = choose_pen(cropped)
    cells = _place(cropped, pen.scale * FINE)
    cells = _widen(cells, pen.widen * FINE)
    middle = (np.arange(SIZE * FINE) + 0.5) / FINE
    mass = float(cells.sum())
    x, y = float(cells.sum(axis=0) @ middle) / mass, float(cells.sum(axis=1) @ middle) / mass
    shift = round((CENTRE[1] - y) * FINE), round((CENTRE[0] - x) * FINE)
    moved = _shift(cells, *shift)
    pixels: Grey = moved.reshape(SIZE, FINE, SIZE, FINE).mean(axis=(1, 3), dtype=np.float32)
    return pixels


def choose_pen(ink: Grey) -> Pen:
    """The scale at which ink spans 20 px once its strokes have a width that the network knows."""
    extent = max(ink.shape)
    across = np.diff(ink, axis=0, append=0)
    along = np.diff(ink, axis=1, append=0)
    outline = float(np.hypot(across, along).sum())  # px: both sides of every stroke
    width = min(2 * float(ink.sum()) / max(outline, 1e-6), extent / 4)  # a dot is a wide stroke
    wanted = float(np.clip(width * BOX / extent, *STROKE_WIDTHS))
    scale = (BOX - wanted) / (extent - width)
    return Pen(scale, (wanted - width * scale) / 2)


def _crop(ink: Grey) -> Grey | None:
    rows, columns = np.flatnonzero(ink.max(axis=1) > 0.5), np.flatnonzero(ink.max(axis=0) > 0.5)
    if len(rows) == 0:
        return None
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _place(ink: Grey, scale: float) -> Grey:
    """`ink` scaled and put into the middle of the fine 28x28 picture."""
    height, width = (max(1, round(side * scale)) for side in ink.shape)
    resized = Image.fromarray(ink).resize((width, height), Image.Resampling.BILINEAR)
    cells = np.zeros((SIZE * FINE, SIZE * FINE), dtype=np.float32)
    top, left = (SIZE * FINE - height) // 2, (SIZE * FINE - width) // 2
    cells[top : top + height, left : left + width] = np.asarray(resized)
    return cells


def _widen(cells: Grey, radius: float) -> Grey:
    """Every stroke wider by `radius` cells on either side, or thinner where it is below 0."""
    if radius < 0:
        return 1 - _widen(1 - cells, -radius)
    reach, (height, width) = int(radius), cells.shape
    around, widest = np.pad(cells, reach), cells.copy()
    for down in range(-reach, reach + 1):
        across = math.isqrt(int(radius * radius) - down * down)
        for right in range(-across, across + 1):
            top, left = reach + down, reach + right
            np.maximum(widest, around[top : top + height, left : left + width], out=widest)
    return widest


# Small tools -------------------------------------------------------------------------------------


def _border(values: NDArray[Any], width: int = 0) -> NDArray[Any]:
    """The values in a frame along the edges, `width` px wide or else a tenth of each side."""
    return values[_frame(values.shape[:2], width)]


def _frame(shape: tuple[int, ...], width: int = 0) -> Mask:
    rows, columns = shape
    down, right = (width or max(1, rows // 10)), (width or max(1, columns // 10))
    frame = np.ones((rows, columns), dtype=bool)
    frame[down : rows - down, right : columns - right] = False
    return frame


def _highest(values: NDArray[Any], reach: int) -> NDArray[Any]:
    """The highest value at most `reach` px away in rows and in columns, for every px."""
    for _ in ("rows", "columns"):
        above, below = values[:1].repeat(reach, axis=0), values[-1:].repeat(reach, axis=0)
        wide, covered = np.concatenate((above, values, below)), 1
        while covered <= 2 * reach:  # each round covers up to twice as many rows as the last
            step = min(covered, 2 * reach + 1 - covered)
            wide, covered = np.maximum(wide[:-step], wide[step:]), covered + step
        values = wide.T
    return values


def _lowest(values: Grey, reach: int) -> Grey:
    return -_highest(-values, reach)


def _blur(grey: Grey) -> Grey:
    """A px and its neighbours averaged, which takes most of the grain off."""
    for axis in (0, 1):
        around = [(1, 1) if axis == each else (0, 0) for each in (0, 1)]
        windows = sliding_window_view(np.pad(grey, around, "edge"), 3, axis=axis)
        grey = np.asarray(windows @ np.array([0.25, 0.5, 0.25], dtype=np.float32))
    return grey


def _shift(cells: Grey, down: int, right: int) -> Grey:
    """`cells` moved; what leaves is lost, what enters is what the edge shows."""
    height, width = cells.shape
    rows = np.clip(np.arange(height) - down, 0, height - 1)
    columns = np.clip(np.arange(width) - right, 0, width - 1)
    return cells[rows[:, None], columns]
