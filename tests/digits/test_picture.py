"""Large pictures: made small in strips, to the same as small ones, and without a word of others."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from forwardpass.base.errors import InputError
from forwardpass.digits import picture
from forwardpass.digits.picture import LARGEST_OF, WORK_SIDE, read_grey

SMALL = 100  # px that a picture is made small to, here
SIDE = 16 * SMALL


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is large begins at a quarter of the size that it has."""
    monkeypatch.setattr(picture, "WORK_SIDE", SMALL)
    monkeypatch.setattr(picture, "STRIP", 50_000)


def three() -> Image.Image:
    """A picture with edges of every kind, dark on light."""
    rows, columns = np.mgrid[0:SIDE, 0 : SIDE // 2]
    ring = np.abs(np.hypot(rows - SIDE / 3, columns - SIDE / 5) - SIDE / 8) < SIDE / 40
    return Image.fromarray(np.where(ring, 20, 230 - rows // 50).astype(np.uint8))


def with_alpha(image: Image.Image) -> Image.Image:
    """Ink on nothing."""
    return Image.merge("LA", (Image.new("L", image.size, 20), image.point(lambda v: 255 - v)))


def deep(image: Image.Image) -> Image.Image:
    return Image.fromarray(np.asarray(image).astype(np.uint16) * 257)


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(lambda image: image, id="grey"),
        pytest.param(lambda image: image.convert("RGB"), id="colour"),
        pytest.param(with_alpha, id="grey and alpha"),
        pytest.param(lambda image: with_alpha(image).convert("RGBA"), id="colour and alpha"),
        pytest.param(lambda image: image.convert("P"), id="palette"),
        pytest.param(lambda image: image.convert("1"), id="bits"),
        pytest.param(deep, id="16 bits"),
    ],
)
@pytest.mark.usefixtures("small")
def test_strips_give_what_the_whole_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: object
) -> None:
    file = tmp_path / "large.tif"
    assert callable(made)
    made(three()).save(file)
    in_strips = read_grey(file)
    monkeypatch.setattr(picture, "_reduced", lambda image: image)
    whole = read_grey(file)
    assert in_strips.shape == whole.shape == (SMALL, SMALL // 2)
    np.testing.assert_allclose(in_strips, whole, atol=1.5 / 255)


@pytest.mark.usefixtures("small")
def test_a_large_photo_is_turned_upright(tmp_path: Path) -> None:
    file, turned = tmp_path / "photo.png", tmp_path / "turned.png"
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright
    three().save(file, compress_level=1)
    turned_image = three().transpose(Image.Transpose.ROTATE_90)
    turned_image.save(turned, exif=exif, compress_level=1)
    np.testing.assert_allclose(read_grey(turned), read_grey(file), atol=1.5 / 255)


def test_colours_take_four_bytes_each(tmp_path: Path) -> None:
    file = tmp_path / "large.bmp"
    Image.new("L", (9_000, 6_000)).save(file)
    assert read_grey(file).size
    Image.new("RGB", (9_000, 6_000)).save(file)
    with pytest.raises(InputError, match="more than 50000000 px are not read"):
        read_grey(file)


def test_sizes_that_a_decoder_multiplies_are_refused(tmp_path: Path) -> None:
    side = int(LARGEST_OF["GIF"] ** 0.5) + 50
    file = tmp_path / "large.gif"
    Image.new("P", (side, side)).save(file)
    with pytest.raises(InputError, match="more than 40000000 px are not read"):
        read_grey(file)
    Image.new("L", (side, side)).save(tmp_path / "large.jpg", progressive=True)
    with pytest.raises(InputError, match="more than 40000000 px are not read"):
        read_grey(tmp_path / "large.jpg")
    Image.new("L", (side, side)).save(tmp_path / "plain.jpg")
    assert read_grey(tmp_path / "plain.jpg").shape == (WORK_SIDE, WORK_SIDE)


def test_libtiff_keeps_its_remarks_to_itself(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    whole = io.BytesIO()
    Image.effect_noise((300, 200), 50).save(whole, "TIFF", compression="tiff_lzw")
    file = tmp_path / "cut.tif"
    content = bytearray(whole.getvalue())
    content[100:2000] = bytes(1900)
    file.write_bytes(bytes(content))
    with pytest.raises(InputError, match=r"cannot read the picture .*cut off or damaged"):
        read_grey(file)
    assert capfd.readouterr() == ("", "")
