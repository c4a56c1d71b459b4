"""`forwardpass evaluate`: how well a network reads MNIST or pen digits, as a table or as JSON.

Measuring is left to `measure.evaluate`.
"""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.text import json_text
from forwardpass.commands.network import chosen, network_option
from forwardpass.commands.say import say
from forwardpass.digits.data import load_mnist, read_unipen
from forwardpass.digits.download import fetch_mnist
from forwardpass.digits.ink import PEN_WIDTH, ink
from forwardpass.learn.recipe import writer_numbers
from forwardpass.measure.evaluate import Condition, Labels, Pictures, Report, evaluate, robustness
from forwardpass.network.reads import reads_digits
from forwardpass.network.shipped import shipped

DIGITS = 10  # classes of a network that tells digits apart


@click.command("evaluate")
@network_option
@click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of the MNIST files; left out: downloaded once, then kept.",
)
@click.option(
    "--strokes",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="UNIPEN file of pen digits to read instead of MNIST.",
)
@click.option("--writers", help="Only these writers of --strokes, as 5,10,15.")
@click.option("--pen-width", default=PEN_WIDTH, show_default=True, help="px, for --strokes.")
@click.option("--quick", is_flag=True, help="Leave out shifts, scales and stroke widths.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of tables.")
@click.option("--plot", type=click.Path(path_type=Path), help="Draw it all into this PNG file.")
def evaluate_command(
    network_file: Path | None,
    data: Path | None,
    strokes: Path | None,
    writers: str | None,
    pen_width: float,
    quick: bool,
    as_json: bool,
    plot: Path | None,
) -> None:
    """Measure how well a network reads digits it has not seen.

    Without --strokes these are the 10,000 images of the MNIST test set.
    """
    network = chosen(network_file) or shipped()
    if not reads_digits(network) or network.planes[-1].outputs != DIGITS:
        raise InputError(f"{network.name} does not read 28x28 pictures of ten digits.")
    if strokes is not None:
        images, labels = _pen_digits(strokes, writers, pen_width)
    elif writers is not None:
        raise InputError("--writers chooses among the drawings of --strokes: give those too.")
    else:
        digits = load_mnist(data or fetch_mnist(), "test")
        images = digits.images.astype(np.float32) / np.float32(255)
        labels = digits.labels.astype(np.int64)
    report = evaluate(network, images, labels)
    conditions = [] if quick else robustness(network, images, labels)
    if as_json:
        say(json_text(as_record(report, conditions)))
    else:
        for line in as_table(report, conditions):
            say(line)
    if plot is not None:
        _draw(plot, report, conditions, images, labels)


def as_record(report: Report, conditions: list[Condition]) -> dict[str, Any]:
    """What `--json` prints."""
    return {
        "images": report.images,
        "accuracy": report.accuracy,
        "loss": report.loss,
        "calibration_error": report.calibration_error,
        "recall": list(report.recall),
        "confusion": report.confusion.tolist(),
        "robustness": [asdict(condition) for condition in conditions],
    }


def as_table(report: Report, conditions: list[Condition]) -> list[str]:
    """Lines for people."""
    wrong = round(report.images * (1 - report.accuracy))
    calibration = 100 * report.calibration_error
    lines = [
        f"{100 * report.accuracy:.2f} % of {report.images} digits read right ({wrong} wrong)",
        f"expected calibration error {calibration:.2f} %, loss {report.loss:.4f}",
        "",
        "shown   right  read as    " + " ".join(f"{digit:5d}" for digit in range(10)),
    ]
    for digit, row in enumerate(report.confusion):
        counts = " ".join(f"{count:5d}" if count else "    ." for count in row)
        lines.append(f"{digit:5d} {100 * report.recall[digit]:6.2f}%            {counts}")
    if conditions:
        lines += ["", "changed               as it is   centred first"]
    for condition in conditions:
        what = f"{condition.change} {condition.amount:+g}"
        lines.append(
            f"{what:20s} {100 * condition.accuracy:8.2f}% {100 * condition.centred:14.2f}%"
        )
    return lines


def _pen_digits(path: Path, writers: str | None, width: float) -> tuple[Pictures, Labels]:
    drawings = read_unipen(path)
    if writers is not None:
        chosen = writer_numbers(writers, "--writers")
        drawings = [drawing for drawing in drawings if drawing.writer in chosen]
        if not drawings:
            raise InputError(f"{path} has no drawing of the writers {writers}.")
    images = np.stack([ink(drawing.strokes, width) for drawing in drawings])
    return images, np.array([drawing.label for drawing in drawings], dtype=np.int64)


def _draw(
    path: Path, report: Report, conditions: list[Condition], images: Pictures, labels: Labels
) -> None:
    from forwardpass.measure.figures import draw_report

    try:
        draw_report(path, report, conditions, images, labels)
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror or error}.") from None
