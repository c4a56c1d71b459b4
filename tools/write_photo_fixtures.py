"""Writes fixtures/photos.json: decoded photos and what `predict` makes of them.

Read by both test suites. The photos are made by tests/photos.py from our own drawings; a fixture
has their px, not a file, so that no decoder comes between the two languages.
"""

import base64
import json
import sys
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

import photos  # noqa: E402 - it lies among the tests

from forwardpass.digits import images  # noqa: E402
from forwardpass.digits.ink import ink  # noqa: E402
from forwardpass.digits.picture import read_grey  # noqa: E402

FIXTURE = ROOT / "fixtures" / "photos.json"
DRAWINGS = {
    drawing["name"]: drawing["strokes"]
    for drawing in json.loads(
        (ROOT / "src" / "forwardpass" / "assets" / "drawings.json").read_text("utf-8")
    )
}


def pictures() -> Iterator[tuple[str, Image.Image]]:
    """Name and picture of every fixture."""
    yield "a flat scan", _photo("3, round", 70, 9)
    yield "a thin pen", _photo("7, crossed", 80, 3)
    yield "a marker", _photo("2, with a loop", 80, 18)
    yield "window light", _photo("5, curvy", 70, 8, gradient=0.7)
    yield "the shadow of a hand", _photo("4, closed", 70, 8, shadow=0.5, grain=0.01)
    yield "pencil in a dim room", _photo("6, open", 70, 7, ink=0.6, paper=0.5, grain=0.01)
    yield "grain and a tilt", _photo("8, slim", 70, 8, grain=0.03, tilt=6)
    yield "far away", _photo("9, hooked", 40, 5, margin=1.5)
    yield "cropped close", _photo("0, round", 70, 8, margin=0.0)
    yield "light on dark", _photo("3, flat top", 70, 9).point([255 - v for v in range(256)])
    yield "blue on yellow", _coloured(_photo("4, open", 70, 8, gradient=0.3))
    yield "a transparent ground, dark ink", _transparent("6, round", 10)
    yield "a transparent ground, light ink", _transparent("6, round", 240)
    yield "a sheet on a table", _on_a_table(_photo("2, plain", 60, 8))
    yield "specks, and a finger at the edge", _with_specks(_photo("5, in one stroke", 60, 8))
    yield "larger than it is looked at", _photo("7, plain", 360, 40, gradient=0.5)
    yield "larger than it is decoded", _large(_photo("3, with a loop", 80, 9))
    yield "wide and low", _photo("1, plain", 50, 6).resize((140, 21))
    yield "MNIST's own kind", Image.fromarray(np.uint8(ink(DRAWINGS["8, two rings"]) * 255))
    yield "its negative", Image.fromarray(255 - np.uint8(ink(DRAWINGS["8, two rings"]) * 255))
    yield (
        "28x28 on grey paper",
        Image.fromarray(220 - np.uint8(ink(DRAWINGS["1, hooked, with a foot"]) * 180)),
    )
    yield "blank paper", Image.new("L", (60, 40), 230)
    yield "paper with grain", _photo("1, plain", 60, 8, ink=1.0, grain=0.02)
    yield "one px", Image.new("L", (1, 1), 90)
    yield "a row of px", Image.fromarray(np.array([[230] * 20 + [20] * 3 + [230] * 20], np.uint8))


def write_photos(path: Path = FIXTURE) -> None:
    """Writes the fixture file."""
    records = [record(name, picture) for name, picture in pictures()]
    path.write_text("[\n" + ",\n".join(json.dumps(each) for each in records) + "\n]\n")


def record(name: str, picture: Image.Image) -> dict[str, Any]:
    """The px of a picture, and the pictures on its way to the network."""
    pixels = np.asarray(picture.convert("RGBA"))
    packed = zlib.compress(pixels.tobytes(), 9)
    return {
        "name": name,
        "width": picture.width,
        "height": picture.height,
        "rgba": base64.b64encode(packed).decode("ascii"),
        **steps(pixels),
    }


def steps(rgba: NDArray[np.uint8]) -> dict[str, Any]:
    """What the steps of `images.read_picture` make of decoded px; `pixels` is null without ink."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "photo.png"
        Image.fromarray(rgba).save(file)
        grey = read_grey(file)
    found = images.as_drawn(grey)
    inked = grey if found is not None else images.find_ink(images.find_sheet(grey))
    pixels = found if found is not None else images.fit_ink(inked)
    return {
        "grey": _summary(grey),
        "ink": _summary(inked if found is None else found),
        "pixels": None if pixels is None else [round(float(value), 7) for value in pixels.ravel()],
    }


def _summary(grey: images.Grey) -> dict[str, float]:
    return {
        "rows": grey.shape[0],
        "columns": grey.shape[1],
        "mean": round(float(grey.mean(dtype=np.float64)), 7),
    }


def _photo(name: str, size: int, pen: float, **light: Any) -> Image.Image:
    drawn = photos.draw(DRAWINGS[name], size, pen)
    return photos.photograph(drawn, photos.Light(**light), np.random.default_rng(0))


def _coloured(photo: Image.Image) -> Image.Image:
    grey = np.asarray(photo, dtype=np.float32)[..., None] / 255
    ink, paper = np.array([30, 40, 150]), np.array([250, 235, 150])
    return Image.fromarray(np.uint8(ink + (paper - ink) * grey))


def _transparent(name: str, level: int) -> Image.Image:
    alpha = np.uint8(np.pad(photos.draw(DRAWINGS[name], 60, 8), 12) * 255)
    shape = Image.fromarray(alpha)
    return Image.merge("LA", (Image.new("L", shape.size, level), shape))


def _on_a_table(photo: Image.Image) -> Image.Image:
    table = Image.new("L", (photo.width + 60, photo.height + 44), 60)
    table.paste(photo, (36, 20))
    return table


def _with_specks(photo: Image.Image) -> Image.Image:
    specked = photo.copy()
    for x, y in ((6, 6), (photo.width - 9, 12), (10, photo.height - 12)):
        specked.paste(30, (x, y, x + 2, y + 2))
    specked.paste(50, (0, photo.height // 2, 10, photo.height // 2 + 14))
    return specked


def _large(photo: Image.Image) -> Image.Image:
    """Over 1,600 px on its longer side, where blocks of px are averaged first."""
    return photo.resize((3290, 3211), Image.Resampling.NEAREST)


if __name__ == "__main__":
    write_photos()
