"""Reads a picture file of any kind as small grey values, whatever its size and whoever made it.

A file of a few kilobytes can claim 100 megapixels. They are decoded once, as bytes, and made small
in strips: no copy of them all is made. What the picture shows is left to `images`.
"""

import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from forwardpass.base.errors import InputError
from forwardpass.base.quiet import silent_libraries

# Kinds that Pillow reads by itself: others (EPS) start programs.
FORMATS = ("PNG", "JPEG", "BMP", "GIF", "WEBP", "PPM", "TIFF")
LARGEST = 100_000_000  # px in a file: more is no photo of a digit
LARGEST_COLOUR = 50_000_000  # px of four bytes, but for a JPEG, of which fewer are decoded
# Decoders that hold a picture several times over, whoever calls them.
LARGEST_OF = {"WEBP": 40_000_000, "GIF": 40_000_000, "progressive": 40_000_000}
NARROW = ("1", "L", "P", "I;16", "I;16B", "I;16L")  # modes of at most two bytes
MOST_SCANNED = 600_000_000  # px times the scans of a progressive JPEG, each of which visits all
LARGE = 8_000_000  # px: of these one at a time is decoded
WORK_SIDE = 400  # px, longest side of the copy that ink is looked for in
STRIP = 2_000_000  # px that are made small at once
ORIENTATION = 0x0112  # the EXIF tag

Grey = NDArray[np.float32]
_one_large: Any = threading.Lock()


def read_grey(path: Path, content: Path | None = None) -> Grey:
    """Grey values of a picture file of any mode, upright, made small. Raises InputError.

    `content` is where its bytes lie, if not at `path`.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's remarks on odd files; size is checked here
            with Image.open(content or path, formats=FORMATS) as image:
                _check_size(image, path, content or path)
                image.draft("L", (2 * WORK_SIDE, 2 * WORK_SIDE))  # JPEG: decode no more than needed
                with _decoding(image):
                    grey = _shrink(_grey(_reduced(image)), image.size)
                grey.getexif()[ORIENTATION] = image.getexif().get(ORIENTATION, 1)
                return np.asarray(ImageOps.exif_transpose(grey), dtype=np.float32)
    except Image.DecompressionBombError:
        raise InputError(f"{path} is too large: more than {LARGEST} px are not read.") from None
    except UnidentifiedImageError:
        raise InputError(
            f"{path} is not a picture that can be read: use PNG, JPEG, BMP, GIF, WebP or TIFF."
        ) from None
    except InputError:
        raise
    except Exception as problem:  # noqa: BLE001 - Pillow's readers raise nearly every kind of error
        reason = getattr(problem, "strerror", None) or "it is cut off or damaged"
        raise InputError(f"cannot read the picture {path}: {reason}.") from None


def decode_one_at_a_time(lock: Any) -> None:
    """Share with other processes the lock of whoever decodes a large picture."""
    global _one_large  # noqa: PLW0603 - a process is told once, when it begins
    _one_large = lock


def _check_size(image: Image.Image, path: Path, content: Path) -> None:
    size = image.width * image.height
    progressive = image.format == "JPEG" and image.info.get("progressive")
    kind = "progressive" if progressive else image.format or ""
    narrow = image.mode in NARROW or image.format == "JPEG"
    largest = LARGEST_OF.get(kind, LARGEST if narrow else LARGEST_COLOUR)
    if size > largest:
        raise InputError(f"{path} is too large: more than {largest} px are not read.")
    if progressive and size * (scans := _scans(content)) > MOST_SCANNED:
        raise InputError(
            f"{path} is a JPEG that goes over its {size} px {scans} times: save it in another way."
        )


def _scans(content: Path) -> int:
    """How often a progressive JPEG goes over the picture: inside data this mark cannot occur."""
    with content.open("rb") as file:
        return sum(part.count(b"\xff\xda") for part in iter(lambda: file.read(1 << 20), b""))


@contextmanager
def _decoding(image: Image.Image) -> Iterator[None]:
    """One large picture after the other where several are read, and no library's own remarks."""
    large = image.width * image.height > LARGE
    if large:
        _one_large.acquire()
    try:
        if image.format == "TIFF":
            with silent_libraries():
                image.load()
        else:
            image.load()
        yield
    finally:
        if large:
            _one_large.release()


def _reduced(image: Image.Image) -> Image.Image:
    """The picture itself where it is small; else a small one of mode L, LA or F.

    Every px of it is the average of a block. Only strips are held in another mode than the file's.
    """
    across, down = (max(1, side // (4 * WORK_SIDE)) for side in image.size)
    if (across, down) == (1, 1):
        return image
    rows = max(1, STRIP // image.width // down) * down
    strips = [
        _strip(image.crop((0, top, image.width, min(top + rows, image.height))), across, down)
        for top in range(0, image.height, rows)
    ]
    small = Image.new(strips[0].mode, (strips[0].width, sum(strip.height for strip in strips)))
    top = 0
    for strip in strips:
        small.paste(strip, (0, top))
        top += strip.height
    return small


def _strip(strip: Image.Image, across: int, down: int) -> Image.Image:
    if strip.mode.startswith(("I", "F")):  # blocks of numbers of more than 8 bits
        deep = np.clip(np.nan_to_num(np.asarray(strip, dtype=np.float32)), 0, 65535)
        return Image.fromarray(deep).reduce((across, down))
    return strip.convert("LA" if strip.has_transparency_data else "L").reduce((across, down))


def _grey(image: Image.Image) -> Image.Image:
    """The picture in mode "F", 0..1, on a ground that its ink is seen on where it has none."""
    if image.mode.startswith(("I", "F")):  # 16 bits and more: no 8-bit mode can hold it
        deep = np.nan_to_num(np.asarray(image, dtype=np.float32))
        top = np.float32(65535 if deep.max(initial=0) > 255 else 255)
        return Image.fromarray(np.clip(deep / top, 0, 1))
    if image.has_transparency_data:
        values, alpha = (np.asarray(b, np.float32) / 255 for b in image.convert("LA").split())
        drawn = float((values * alpha).sum() / max(float(alpha.sum()), 1.0))
        ground = 0.0 if drawn > 0.5 else 1.0
        return Image.fromarray(values * alpha + ground * (1 - alpha))
    return Image.fromarray(np.asarray(image.convert("L"), np.float32) / 255)


def _shrink(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """A picture of `size` px at most WORK_SIDE px a side, each the average of those behind it."""
    shrink = min(1.0, WORK_SIDE / max(size))
    width, height = (max(1, round(side * shrink)) for side in size)
    return image.resize((width, height), Image.Resampling.BOX)
