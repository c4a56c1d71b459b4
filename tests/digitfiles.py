"""Makes small digit files for tests: IDX, MNIST folders, UNIPEN."""

import gzip
import os
import struct
from pathlib import Path

import numpy as np

from forwardpass.digits.data import FILES

ROOT = Path(__file__).resolve().parents[1]
NAMES = FILES["train"] + FILES["test"]


def idx(array: np.ndarray) -> bytes:
    """The bytes of an IDX file of unsigned bytes."""
    return (
        bytes([0, 0, 8, array.ndim])
        + struct.pack(f">{array.ndim}I", *array.shape)
        + array.tobytes()
    )


def blobs(count: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Pictures that a network can learn to tell apart at once: one bright square per label."""
    generator = np.random.default_rng(seed)
    labels = np.arange(count, dtype=np.uint8) % 10
    images = generator.integers(0, 40, (count, 28, 28), dtype=np.uint8)
    for image, label in zip(images, labels, strict=True):
        row, column = divmod(int(label), 4)
        image[4 + 7 * row : 10 + 7 * row, 1 + 7 * column : 7 + 7 * column] = 230
    return images, labels


def mnist_folder(folder: Path, train: int = 200, test: int = 60, packed: bool = True) -> Path:
    """A folder named and shaped like MNIST."""
    folder.mkdir(parents=True, exist_ok=True)
    for part, count in (("train", train), ("test", test)):
        for name, array in zip(FILES[part], blobs(count, seed=len(part)), strict=True):
            if packed:
                (folder / f"{name}.gz").write_bytes(gzip.compress(idx(array), mtime=0))
            else:
                (folder / name).write_bytes(idx(array))
    return folder


def unipen(drawings: list[tuple[int, int, list[list[tuple[int, int]]]]]) -> str:
    """The text of a UNIPEN file: (label, writer, strokes) each."""
    lines = [".INCLUDE test.doc", "", '.LEXICON "0" "1"', ".HIERARCHY DIGIT", ""]
    for number, (label, writer, strokes) in enumerate(drawings):
        lines += [f'.SEGMENT DIGIT {number} ? "{label}"', f".COMMENT {label} {writer} {number}"]
        for stroke in strokes:
            lines += [".PEN_DOWN", *(f" {x}  {y}" for x, y in stroke), ".PEN_UP", ".DT 100"]
        lines.append("")
    return "\n".join(lines)


def pen_file(path: Path, writers: int = 4, each: int = 10) -> Path:
    """A UNIPEN file of zigzags, every writer drawing every label."""
    drawings = []
    for writer in range(1, writers + 1):
        for label in range(each):
            points = [(30 * k, 200 - (k % 2) * 20 * label - 3 * writer) for k in range(6)]
            drawings.append((label % 10, writer, [points, [(0, 0), (100 + label, 50)]]))
    path.write_text(unipen(drawings))
    return path


def real_data() -> Path | None:
    """The folder with mnist/ and pendigits/: $FORWARDPASS_DATA, else one beside the checkout."""
    named = os.environ.get("FORWARDPASS_DATA")
    found = Path(named) if named else ROOT.parent / "shared" / "data"
    return found if (found / "mnist").is_dir() else None
