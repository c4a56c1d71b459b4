"""`forwardpass predict`: which digits the files show.

Prints what the network says of every picture in the files. Reading them is left to `reading`,
recognising to `trace`.
"""

from collections.abc import Iterator
from pathlib import Path

import click
import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.text import json_text
from forwardpass.commands.failure import Failure, one_line
from forwardpass.commands.network import chosen, network_option
from forwardpass.commands.reading import Opened, Pictures, opened_in_turn, pictures_in
from forwardpass.commands.say import complain, say, short
from forwardpass.digits.ink import SIZE
from forwardpass.network.network import Network
from forwardpass.network.reads import reads_digits
from forwardpass.network.shipped import shipped
from forwardpass.trace.record import record_in_chunks
from forwardpass.trace.trace import Trace

LONGEST_NAME = 80  # characters of a class name that are printed


@click.command("predict")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line instead of text.")
@network_option
def predict_command(files: tuple[Path, ...], as_json: bool, network_file: Path | None) -> None:
    """Say which digits FILEs show.

    A FILE is a picture (PNG, JPEG, BMP, GIF, WebP; a photo of a digit on paper will do), a set of
    28x28 pictures (IDX, packed with gzip or not) or pen strokes (JSON, packed or not).
    """
    network = chosen(network_file) or shipped()
    _check_fits(network)
    problems = []
    for file in opened_in_turn(files):
        try:
            with (opened := file()).close:
                _predict_file(network, opened, as_json)
        except InputError as problem:  # the other files are still worth reading
            problems.append(one_line(problem))
            complain(f"forwardpass: {problems[-1]}")
    if problems:
        raise SystemExit(Failure.exit_code)


def _predict_file(network: Network, file: Opened, as_json: bool) -> None:
    found = pictures_in(file)
    blank: list[int] = []
    index = 0
    for part in found.parts:
        flat = part.reshape(len(part), -1)
        inked = (flat != flat[:, :1]).any(axis=1)
        traces = _predictions(network, part[inked])
        for seen in inked:
            if not seen:
                blank.append(index)
            elif as_json:
                say(json_line(file.path, index, next(traces)))
            else:
                which = f"{file.path}[{index}]" if found.count > 1 else str(file.path)
                say(f"{which}: {text_line(network, next(traces))}")
            index += 1
    if blank:
        more = f", and in {len(blank) - 1} others" if len(blank) > 1 else ""
        raise InputError(f"{file.path}, {found.what} {blank[0]}: there is no ink in it{more}.")


def _predictions(network: Network, pictures: Pictures) -> Iterator[Trace]:
    if len(pictures):
        pixels = pictures / np.float32(255) if pictures.dtype == np.uint8 else pictures
        for batch in record_in_chunks(network, pixels.reshape(len(pictures), -1)):
            yield from batch


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
    share = "over 99%" if percent >= 100 else f"{percent}%"  # never a false 100 %
    name = short(network.class_names[int(trace.prediction)], LONGEST_NAME)
    return f"Prediction: {name} (Confidence: {share})"


def _check_fits(network: Network) -> None:
    if not reads_digits(network):
        raise InputError(
            f"the network {network.name} takes {network.inputs} numbers that are no {SIZE}x{SIZE} "
            "picture: predict needs one that reads such pictures."
        )
