"""`forwardpass predict`: which digits the files show.

Finds out what kind each file is, has it read as 28x28 pictures and prints what the network says.
Reading is left to `images`, `data` and `ink`, recognising to `trace`.
"""

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray

from forwardpass.base.errors import InputError
from forwardpass.base.text import json_text
from forwardpass.commands.failure import Failure, one_line
from forwardpass.commands.say import complain, say, short
from forwardpass.digits.data import read_idx
from forwardpass.digits.images import read_picture
from forwardpass.digits.ink import SIZE, ink
from forwardpass.digits.strokes import read_strokes
from forwardpass.network.network import Network
from forwardpass.network.reads import reads_digits
from forwardpass.network.shipped import shipped
from forwardpass.trace.record import in_chunks, record
from forwardpass.trace.trace import Trace

IDX_TYPES = (0x08, 0x09, 0x0B, 0x0C, 0x0D, 0x0E)  # third byte of an IDX file: type of its numbers
LONGEST_NAME = 80  # characters of a class name that are printed

Pictures = NDArray[np.uint8] | NDArray[np.float32]  # (n, 28, 28); bytes are 0..255


@click.command("predict")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line instead of text.")
@click.option(
    "--network",
    "network_file",
    type=click.Path(path_type=Path),
    help="A network file (.safetensors) instead of the one that comes along.",
)
def predict_command(files: tuple[Path, ...], as_json: bool, network_file: Path | None) -> None:
    """Say which digits FILEs show.

    A FILE is a picture (PNG, JPEG, BMP, GIF, WebP; a photo of a digit on paper will do), a set of
    28x28 pictures (IDX, packed with gzip or not) or pen strokes (JSON, packed or not).
    """
    network = shipped() if network_file is None else Network.load(network_file)
    _check_fits(network)
    problems = []
    for file in files:
        try:
            _predict_file(network, file, as_json)
        except InputError as problem:  # the other files are still worth reading
            problems.append(one_line(problem))
            complain(f"forwardpass: {problems[-1]}")
    if problems:
        raise SystemExit(Failure.exit_code)


def _predict_file(network: Network, file: Path, as_json: bool) -> None:
    pictures = read_pictures(file)
    for index, one in enumerate(_predictions(network, pictures)):
        if as_json:
            say(json_line(file, index, one))
        else:
            which = f"{file}[{index}]" if len(pictures) > 1 else str(file)
            say(f"{which}: {text_line(network, one)}")


def _predictions(network: Network, pictures: Pictures) -> Iterator[Trace]:
    for batch in in_chunks(pictures):
        pixels = batch / np.float32(255) if batch.dtype == np.uint8 else batch
        yield from (trace for trace in record(network, pixels.reshape(len(batch), -1)))


def json_line(file: Path, index: int, trace: Trace) -> str:
    """One result as the JSON object that `--json` prints."""
    return json_text(
        {
            "file": str(file),
            "index": index,
            "prediction": int(trace.prediction),
            "confidence": float(trace.confidence),
            "probabilities": trace.probs.tolist(),
        }
    )


def text_line(network: Network, trace: Trace) -> str:
    """One result in the words of the page: "Prediction: 3 (Confidence: 92%)"."""
    percent = int(float(trace.confidence) * 100 + 0.5)
    name = short(network.class_names[int(trace.prediction)], LONGEST_NAME)
    return f"Prediction: {name} (Confidence: {percent}%)"


def read_pictures(file: Path) -> Pictures:
    """The pictures in a file of any kind we read. Raises InputError."""
    match kind_of(file):
        case "idx":
            return _read_idx_pictures(file)
        case "strokes":
            return _read_drawings(file)
        case _:
            return read_picture(file)[None]


def kind_of(file: Path) -> str:
    """What a file is by its first bytes: "idx", "strokes" or "image". Raises InputError."""
    try:
        with file.open("rb") as opened:
            head = opened.read(512)
    except IsADirectoryError:
        raise InputError(f"{file} is a folder: name the files in it.") from None
    except (OSError, ValueError) as problem:  # ValueError: a NUL in the name
        reason = getattr(problem, "strerror", None) or "it cannot be opened"
        raise InputError(f"cannot read {file}: {reason}.") from None
    if not head:
        raise InputError(f"{file} is empty.")
    packed = head.startswith(b"\x1f\x8b")
    start = _unpack_start(file) if packed else head
    if start[:2] == b"\0\0" and len(start) > 2 and start[2] in IDX_TYPES:
        return "idx"
    if start.lstrip()[:1] in (b"[", b"{") or ".json" in file.suffixes:
        return "strokes"
    return "idx" if packed else "image"


def _unpack_start(file: Path) -> bytes:
    """The first unpacked bytes of a gzip file, as far as it can be read."""
    try:
        with gzip.open(file) as unpacked:
            return unpacked.read(64)
    except (OSError, EOFError, zlib.error):
        return b""


def _read_idx_pictures(file: Path) -> Pictures:
    pictures = read_idx(file, dimensions=3)
    if pictures.shape[1:] != (SIZE, SIZE):
        size = f"{pictures.shape[1]}x{pictures.shape[2]}"
        raise InputError(f"{file} has pictures of {size}: {SIZE}x{SIZE} are needed.")
    if len(pictures) == 0:
        raise InputError(f"{file} holds no pictures.")
    return pictures


def _read_drawings(file: Path) -> Pictures:
    drawings = read_strokes(file)
    if not drawings:
        raise InputError(f"{file} holds no drawings.")
    pictures = [ink(drawing.strokes) for drawing in drawings]
    for index, picture in enumerate(pictures):
        if not picture.any():
            raise InputError(f"{file}, drawing {index}: there is no ink in it.")
    return np.stack(pictures)


def _check_fits(network: Network) -> None:
    if not reads_digits(network):
        raise InputError(
            f"the network {network.name} takes {network.inputs} numbers that are no {SIZE}x{SIZE} "
            "picture: predict needs one that reads such pictures."
        )
