"""Makes photos of handwriting for the tests: paper, light, grain, a tilted hand, JPEG."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Grey = NDArray[np.float32]  # 0..1


@dataclass(frozen=True)
class Light:
    """How a photo was taken. The default is a flat scan."""

    ink: float = 0.1  # brightness of the ink, of the paper's 1
    paper: float = 0.95
    gradient: float = 0.0  # how much darker the dark corner is
    shadow: float = 0.0  # how much darker the half in the shadow of a hand is
    grain: float = 0.0  # standard deviation
    tilt: float = 0.0  # degrees
    quality: int = 90  # of the JPEG
    margin: float = 0.3  # paper on each side, of the digit's size

    @classmethod
    def at_random(cls, rng: np.random.Generator) -> Light:
        """A photo as people take them."""
        return cls(
            ink=rng.uniform(0.05, 0.45),
            paper=rng.uniform(0.65, 1.0),
            gradient=rng.uniform(0.0, 0.6),
            shadow=rng.choice([0.0, 0.35]),
            grain=rng.uniform(0.0, 0.04),
            tilt=rng.uniform(-8, 8),
            quality=int(rng.integers(35, 95)),
            margin=rng.uniform(0.1, 1.2),
        )


def draw(strokes: Sequence[Any], size: int = 300, pen: float = 12) -> Grey:
    """Strokes drawn with a round pen `pen` px wide, the digit `size` px high or wide."""
    points = [np.asarray(stroke, dtype=float) for stroke in strokes]
    every = np.concatenate(points)
    scale = (size - pen) / max(float(np.ptp(every, axis=0).max()), 1e-6)
    finer = 2  # drawn at twice the size, then averaged, for soft edges
    width, height = (int(n * finer) + 1 for n in np.ptp(every, axis=0) * scale + pen)
    image = Image.new("L", (width, height))
    canvas = ImageDraw.Draw(image)
    radius = pen * finer / 2
    for stroke in points:
        placed = [tuple(p) for p in ((stroke - every.min(axis=0)) * scale + pen / 2) * finer]
        canvas.line(placed, fill=255, width=round(pen * finer), joint="curve")
        for x, y in placed:
            canvas.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
    return np.asarray(image.reduce(finer), dtype=np.float32) / np.float32(255)


def enlarge(pixels: NDArray[np.uint8], size: int) -> Grey:
    """A 28x28 picture enlarged smoothly."""
    larger = Image.fromarray(pixels).resize((size, size), Image.Resampling.BICUBIC)
    return np.asarray(larger, dtype=np.float32) / np.float32(255)


def photograph(ink: Grey, light: Light, rng: np.random.Generator) -> Image.Image:
    """`ink` on paper, in that light, as an 8-bit grey picture."""
    edge = int(light.margin * max(ink.shape)) + 4
    ink = np.pad(ink, edge)
    turned = Image.fromarray(ink).rotate(light.tilt, Image.Resampling.BILINEAR)
    reflected = 1 - np.asarray(turned) * (1 - light.ink)
    rows, columns = (np.linspace(0, 1, n) for n in ink.shape)
    falloff = 1 - light.gradient * (rows[:, None] + columns[None, :]) / 2
    # The hand's shadow: a soft edge across the paper.
    along = rows[:, None] * 0.6 + columns[None, :] * 0.8 - 0.7
    falloff *= 1 - light.shadow / (1 + np.exp(-along * 40))
    values = light.paper * reflected * falloff + rng.normal(0, light.grain, ink.shape)
    return Image.fromarray(np.uint8(np.clip(values, 0, 1) * 255))


def as_jpeg(image: Image.Image, quality: int) -> bytes:
    """The bytes of a JPEG file."""
    file = io.BytesIO()
    image.save(file, "JPEG", quality=quality)
    return file.getvalue()
