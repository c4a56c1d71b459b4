"""Reads labelled digits: IDX files and the MNIST set made of them.

Strict: a file that is truncated, too long or of another kind gets one sentence, never a guess, and
no more is unpacked than its header promises. Pen strokes are read by `strokes`; where the files
come from when nobody has them is left to `download`.
"""

import hashlib
import struct
from dataclasses import dataclass
from io import BufferedIOBase
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from forwardpass.base.errors import InputError
from forwardpass.base.files import opened
from forwardpass.digits.strokes import Drawing, read_strokes, read_unipen

__all__ = ["Digits", "Drawing", "load_mnist", "read_idx", "read_strokes", "read_unipen"]

UNSIGNED_BYTE = 0x08  # the only IDX element type that digits come in
LARGEST_IDX = 600_000_000  # bytes, unpacked: the largest set of the EMNIST family has 547 MB
PART = 1 << 20  # bytes read at once
IDX_MAGIC = {1: "labels", 3: "images"}  # dimensions -> what such a file holds
FILES = {
    "train": ("train-images-idx3-ubyte", "train-labels-idx1-ubyte"),
    "test": ("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"),
}
# SHA-256 of the unpacked MNIST files
SHA256 = {
    "train-images-idx3-ubyte": "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
    "train-labels-idx1-ubyte": "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
    "t10k-images-idx3-ubyte": "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
    "t10k-labels-idx1-ubyte": "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
}


@dataclass(frozen=True)
class Digits:
    """Pictures of digits and what they show."""

    images: NDArray[np.uint8]  # (n, 28, 28), ink = 255
    labels: NDArray[np.uint8]  # (n,), 0..9

    def __len__(self) -> int:
        return len(self.labels)


def load_mnist(directory: Path, part: str) -> Digits:
    """The "train" or "test" part of MNIST, or of any set named and shaped like it, in `directory`.

    Files may be packed (.gz) or not, and named with "-idx3-" or ".idx3-". Raises InputError when
    one is missing, broken, or when images and labels do not belong together.
    """
    images_name, labels_name = FILES[part]
    images = read_idx(find(directory, images_name), dimensions=3)
    labels = read_idx(find(directory, labels_name), dimensions=1)
    if images.shape[1:] != (28, 28):
        size = f"{images.shape[1]}x{images.shape[2]}"
        raise InputError(f"{images_name} in {directory} has {size} images: 28x28 are needed.")
    if len(images) != len(labels):
        raise InputError(
            f"{directory} has {len(images)} {part} images but {len(labels)} labels: "
            "the files do not belong together."
        )
    if len(labels) == 0 or labels.max() > 9:
        raise InputError(f"{labels_name} in {directory} must hold labels 0 to 9, at least one.")
    return Digits(images, labels)


def find(directory: Path, name: str) -> Path:
    """The file called `name` in any of its spellings. Raises InputError when there is none."""
    for spelling in (name, name.replace("-idx", ".idx")):
        for suffix in ("", ".gz"):
            path = directory / (spelling + suffix)
            if path.is_file():
                return path
    raise InputError(f"{directory} has no {name} or {name}.gz: give the folder of the IDX files.")


def read_idx(
    path: Path, dimensions: int | None = None, content: Path | None = None
) -> NDArray[np.uint8]:
    """The array in an IDX file of unsigned bytes, packed with gzip or not.

    `dimensions` asks for an array of so many axes; `content` is where the bytes lie, if not at
    `path`. Raises InputError for anything that is not one whole IDX file.
    """
    with opened(path, content) as file:
        return _parse_idx(file, path, dimensions)


def _parse_idx(file: BufferedIOBase, path: Path, dimensions: int | None) -> NDArray[np.uint8]:
    magic = file.read(4)
    if len(magic) < 4 or magic[:2] != b"\x00\x00" or not 1 <= magic[3] <= 4:
        raise InputError(f"{path} is not an IDX file: it does not start with an IDX header.")
    if magic[2] != UNSIGNED_BYTE:
        raise InputError(
            f"{path} holds IDX elements of type 0x{magic[2]:02x}: only bytes are read."
        )
    axes = magic[3]
    if dimensions is not None and axes != dimensions:
        wanted = IDX_MAGIC.get(dimensions, "array")
        raise InputError(f"{path} has {axes} dimensions: an IDX file of {wanted} has {dimensions}.")
    header = file.read(4 * axes)
    if len(header) < 4 * axes:
        raise InputError(f"{path} is cut off: its IDX header is not complete.")
    shape = struct.unpack(f">{axes}I", header)
    size = int(np.prod(shape, dtype=object))
    if size > LARGEST_IDX:
        raise InputError(f"{path} claims {size} bytes: more than {LARGEST_IDX} are not read.")
    body = np.empty(size, np.uint8)  # takes no memory before it is filled
    memory, filled = body.data, 0
    while filled < size and (got := file.readinto(memory[filled : filled + PART])):
        filled += got
    if filled < size or file.read(1):
        how = "is cut off" if filled < size else "is longer than its header says"
        raise InputError(f"{path} {how}: {size} bytes for shape {shape} are expected.")
    body.setflags(write=False)
    return body.reshape(shape)


def sha256(path: Path) -> str:
    """SHA-256 of the unpacked bytes of a file that `read_idx` accepts."""
    array = read_idx(path)
    header = bytes([0, 0, UNSIGNED_BYTE, array.ndim]) + struct.pack(f">{array.ndim}I", *array.shape)
    return hashlib.sha256(header + array.tobytes()).hexdigest()
