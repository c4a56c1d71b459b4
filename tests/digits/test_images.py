"""Pictures and photos become the ink that the network reads; anything else gets one sentence."""

from __future__ import annotations

import io
import json
import struct
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import photos
import pytest
from digitfiles import real_data
from hypothesis import given, settings
from hypothesis import strategies as st
from photos import Light
from PIL import Image, ImageOps

import forwardpass
from forwardpass.base.errors import InputError
from forwardpass.digits import images
from forwardpass.digits.data import load_mnist
from forwardpass.digits.ink import ink

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ASSETS = Path(forwardpass.__file__).parent / "assets"
DRAWINGS: list[dict[str, Any]] = json.loads((ASSETS / "drawings.json").read_text("utf-8"))
THREE = next(drawing for drawing in DRAWINGS if drawing["label"] == 3)


def read(image: Image.Image, folder: Path, kind: str = "png", **options: Any) -> images.Grey:
    file = folder / f"picture.{kind}"
    image.save(file, **options)
    return images.read_picture(file)


def three(pen: float = 24, **light: Any) -> Image.Image:
    picture = photos.draw(THREE["strokes"], 200, pen)
    return photos.photograph(picture, Light(**light), np.random.default_rng(0))


def likeness(a: images.Grey, b: images.Grey) -> float:
    """The cosine between two pictures: 1 if they are the same but for their brightness."""
    return float((a * b).sum() / np.sqrt((a * a).sum() * (b * b).sum()))


def test_a_picture_of_strokes_becomes_what_the_strokes_become(tmp_path: Path) -> None:
    pixels = read(three(), tmp_path)
    assert pixels.shape == (28, 28)
    assert pixels.dtype == np.float32
    assert likeness(pixels, ink(THREE["strokes"])) > 0.97


@pytest.mark.parametrize(
    ("pen", "light"),
    [
        pytest.param(6, {}, id="thin pen"),
        pytest.param(40, {}, id="marker"),
        pytest.param(24, {"gradient": 0.7}, id="window light"),
        pytest.param(24, {"shadow": 0.5}, id="shadow of the hand"),
        pytest.param(24, {"ink": 0.7}, id="pencil"),
        pytest.param(24, {"grain": 0.05}, id="grain"),
        pytest.param(24, {"margin": 2.0}, id="far away"),
        pytest.param(24, {"margin": 0.0}, id="cropped close"),
        pytest.param(24, {"paper": 0.5, "gradient": 0.5, "grain": 0.03}, id="dim room"),
    ],
)
def test_light_pen_and_distance_hardly_matter(
    tmp_path: Path, pen: float, light: dict[str, float]
) -> None:
    width = np.clip(20 * pen / 200, *images.STROKE_WIDTHS)
    assert likeness(read(three(pen, **light), tmp_path), ink(THREE["strokes"], width)) > 0.95


def test_polarity_does_not_matter(tmp_path: Path) -> None:
    photo = three()
    negative = photo.point([255 - level for level in range(256)])
    assert likeness(read(photo, tmp_path), read(negative, tmp_path)) > 0.99


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "YCbCr", "I;16"])
def test_the_mode_of_the_file_does_not_matter(tmp_path: Path, mode: str) -> None:
    photo = three()
    if mode == "I;16":
        deep = Image.fromarray(np.asarray(photo, dtype=np.uint16) * 257)
    else:
        deep = photo.convert(mode)
    kind = "tiff" if mode in ("CMYK", "YCbCr") else "png"
    assert likeness(read(deep, tmp_path, kind), read(photo, tmp_path)) > 0.98


@pytest.mark.parametrize("colour", [0, 255])
def test_ink_on_a_transparent_ground_is_seen_whatever_its_colour(
    tmp_path: Path, colour: int
) -> None:
    alpha = Image.fromarray(np.uint8(np.pad(photos.draw(THREE["strokes"], 200, 24), 20) * 255))
    picture = Image.merge("LA", (Image.new("L", alpha.size, colour), alpha))
    assert likeness(read(picture, tmp_path), ink(THREE["strokes"])) > 0.97


def test_the_phone_was_held_sideways(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by 90 degrees to see it upright
    sideways = three().transpose(Image.Transpose.ROTATE_90)
    pixels = read(sideways, tmp_path, "jpg", exif=exif)
    assert likeness(pixels, ink(THREE["strokes"])) > 0.95


def test_28x28_light_on_dark_is_taken_as_it_is(tmp_path: Path) -> None:
    pixels = np.uint8(ink(THREE["strokes"]) * 255)
    np.testing.assert_array_equal(read(Image.fromarray(pixels), tmp_path), pixels / np.float32(255))
    negative = read(Image.fromarray(255 - pixels), tmp_path)
    np.testing.assert_allclose(negative, pixels / np.float32(255), atol=1e-6)


def test_specks_and_the_edge_of_the_paper_are_left_out(tmp_path: Path) -> None:
    values = np.asarray(three()).copy()
    rng = np.random.default_rng(0)
    for row, column in rng.integers(10, min(values.shape) - 10, (20, 2)):
        values[row : row + 3, column : column + 3] = 20
    values[:, :9] = 15  # the table
    assert likeness(read(Image.fromarray(values), tmp_path), ink(THREE["strokes"])) > 0.95


def on_a_table(photo: Image.Image) -> Image.Image:
    """The sheet lies tilted on a dark table, which is all that the border shows."""
    table = Image.new("L", (photo.width * 3 // 2, photo.height * 4 // 3), 60)
    table.paste(photo, (photo.width // 4, photo.height // 8))
    return table.rotate(4, Image.Resampling.BILINEAR, fillcolor=60)


def on_lines(photo: Image.Image) -> Image.Image:
    values = np.asarray(photo).copy()
    values[30::60] = values[30::60] * 0.75
    values[:, 30::60] = values[:, 30::60] * 0.75
    return Image.fromarray(values)


def in_red(photo: Image.Image) -> Image.Image:
    return Image.merge("RGB", (Image.new("L", photo.size, 220), photo, photo))


def far_away(photo: Image.Image) -> Image.Image:
    return ImageOps.expand(photo, 4 * photo.width, fill=int(np.asarray(photo)[0, 0]))


@pytest.mark.parametrize("place", [on_a_table, on_lines, in_red, far_away])
def test_sheets_lines_and_colours_hardly_matter(
    tmp_path: Path, place: Callable[[Image.Image], Image.Image]
) -> None:
    photo = three(gradient=0.2, margin=0.5)
    assert likeness(read(place(photo), tmp_path), ink(THREE["strokes"])) > 0.93


@pytest.mark.parametrize("grain", [0.0, 0.01, 0.05])
@pytest.mark.parametrize("gradient", [0.0, 0.6])
def test_blank_paper_has_no_ink(tmp_path: Path, grain: float, gradient: float) -> None:
    blank = np.zeros((300, 200), dtype=np.float32)
    light = Light(grain=grain, gradient=gradient)
    with pytest.raises(InputError, match=r"no ink was found in .*picture\.png"):
        read(photos.photograph(blank, light, np.random.default_rng(1)), tmp_path)


def test_photos_of_our_drawings_are_recognised(tmp_path: Path) -> None:
    rng = np.random.default_rng(2)
    shots = [
        (photos.photograph(photos.draw(d["strokes"], 300, pen), Light.at_random(rng), rng), d)
        for d in DRAWINGS
        for pen in (6, 20, 44)
    ]
    found = recognised(tmp_path, (photo for photo, _ in shots))
    right = sum(a == d["label"] for a, (_, d) in zip(found, shots, strict=True))
    assert right >= 0.95 * len(shots)


def test_photos_of_mnist_digits_are_recognised(tmp_path: Path) -> None:
    data = real_data()
    if data is None:
        pytest.skip("needs the MNIST test set: name its folder's parent in FORWARDPASS_DATA")
    digits = load_mnist(data / "mnist", "test")
    rng = np.random.default_rng(3)
    chosen = rng.choice(len(digits), 300, replace=False)
    shots = (
        photos.photograph(photos.enlarge(digits.images[n], 280), Light.at_random(rng), rng)
        for n in chosen
    )
    right = int((recognised(tmp_path, shots) == digits.labels[chosen]).sum())
    print(f"{right} of {len(chosen)} photographed MNIST digits recognised")
    assert right >= 0.95 * len(chosen)


def recognised(folder: Path, shots: Iterable[Image.Image]) -> Any:
    pictures = [read(shot, folder, "jpg", quality=60) for shot in shots]
    return forwardpass.record(forwardpass.shipped(), np.stack(pictures)).prediction


# What is not a picture of a digit ----------------------------------------------------------------


def png(width: int, height: int, body: bytes = b"") -> bytes:
    """A grey PNG that claims a size."""
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)), (b"IDAT", body))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in (*chunks, (b"IEND", b""))
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(b"not a picture", "is not a picture that can be read", id="text"),
        pytest.param(png(50_000, 50_000), "too large", id="bomb"),
        pytest.param(png(12_000, 12_000), "too large", id="huge"),
        pytest.param(png(100, 100, b"junk"), "cut off or damaged", id="junk"),
        pytest.param(png(100, 100, zlib.compress(b"\0" * 500)), "", id="short"),
        pytest.param(b"%!PS-Adobe-3.0 EPSF-3.0\n", "is not a picture", id="a program"),
        pytest.param(png(1, 1, zlib.compress(b"\0\0")), "no ink", id="one px"),
    ],
)
def test_other_files_get_a_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    file = tmp_path / "file.png"
    file.write_bytes(content)
    with pytest.raises(InputError) as caught:
        images.read_picture(file)
    assert sentence in str(caught.value)
    assert str(file) in str(caught.value)


def whole_files() -> list[bytes]:
    photo = three().resize((60, 80))
    made = []
    for kind in ("PNG", "JPEG", "GIF", "BMP", "WEBP", "TIFF"):
        file = io.BytesIO()
        photo.save(file, kind)
        made.append(file.getvalue())
    return made


@settings(deadline=None)
@given(st.sampled_from(whole_files()), st.data())
def test_damaged_pictures_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, whole: bytes, data: st.DataObject
) -> None:
    """Cut anywhere, with any bytes changed: pixels or a sentence, nothing else."""
    damaged = bytearray(whole[: data.draw(st.integers(0, len(whole)))])
    for place, value in data.draw(
        st.dictionaries(st.integers(0, len(whole)), st.integers(0, 255), max_size=8)
    ).items():
        if place < len(damaged):
            damaged[place] = value
    file = tmp_path_factory.getbasetemp() / "damaged"
    file.write_bytes(bytes(damaged))
    try:
        pixels = images.read_picture(file)
    except InputError as problem:
        assert str(file) in str(problem)  # noqa: PT017 - pixels are as good an answer
    else:
        assert pixels.shape == (28, 28)
        assert ((pixels >= 0) & (pixels <= 1)).all()


@settings(deadline=None)
@given(st.integers(1, 60), st.integers(1, 60), st.integers(0, 2**32 - 1))
def test_ink_of_any_shape_fits(height: int, width: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    cells = (rng.random((height, width)) < rng.random()).astype(np.float32)
    pixels = images.fit_ink(cells)
    if pixels is None:
        assert not cells.any()
        return
    assert np.isfinite(pixels).all()
    assert pixels.max() > 0


@settings(deadline=None)
@given(st.integers(1, 20), st.integers(1, 20), st.integers(0, 2**32 - 1))
def test_pieces_are_those_of_a_flood_fill(height: int, width: int, seed: int) -> None:
    mask = np.random.default_rng(seed).random((height, width)) < 0.45
    labels = images.connected(mask)
    left = {(int(r), int(c)) for r, c in np.argwhere(mask)}
    assert (labels[~mask] == 0).all()
    pieces: set[int] = set()
    while left:
        front = [left.pop()]
        piece = set(front)
        while front:
            row, column = front.pop()
            near = {(row + r, column + c) for r in (-1, 0, 1) for c in (-1, 0, 1)} & left
            left -= near
            piece |= near
            front += near
        names = {int(labels[place]) for place in piece}
        assert len(names) == 1
        assert names.isdisjoint(pieces)
        pieces |= names
