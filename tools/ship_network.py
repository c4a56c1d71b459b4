"""Puts a trained network into the package, measured on the MNIST test set.

    python tools/ship_network.py --network runs/mnistnet/mnistnet.safetensors --data DIR \
        [--pen-accuracy 0.99 --pen-images 1499]

MNISTNet and MNISTConv each have their place there; their weights are rounded to eight bits, and
drawing scales and accuracy are those of the rounded network. tools/finish_network.py comes next.
Every call is a look at the test set: write it down in docs/training.md.
"""

from dataclasses import replace
from pathlib import Path

import click
import numpy as np

from forwardpass.digits.data import load_mnist
from forwardpass.measure.evaluate import evaluate
from forwardpass.network.network import Network
from forwardpass.network.source import Accuracy
from forwardpass.trace.record import calibrate

ASSETS = Path(__file__).resolve().parent.parent / "src/forwardpass/assets"
SHIPPED = ASSETS / "mnistnet.safetensors"
MEASURED = 1000  # images that drawing scales are measured on, of networks with many values
DATA = (
    "Trained on MNIST (Y. LeCun, C. Cortes, C. J. C. Burges) and on Pen-Based Recognition of "
    "Handwritten Digits (E. Alpaydin, F. Alimoglu, UCI Machine Learning Repository, CC BY 4.0). "
)
DROPOUT = "The dropout rate began at 20% and fell evenly to 0."
TAUGHT = (
    "It learnt from the answers of two networks like itself, which had learnt from the labels. "
)
CREDITS = {"MNISTNet": DATA + TAUGHT + DROPOUT, "MNISTConv": DATA + DROPOUT}


@click.command()
@click.option("--network", type=click.Path(exists=True, path_type=Path), required=True)
@click.option("--data", type=click.Path(exists=True, path_type=Path), required=True)
@click.option("--pen-accuracy", type=float, help="On writers left out of training.")
@click.option("--pen-images", type=int, default=0)
@click.option("--out", type=click.Path(path_type=Path), help="[default: its place there]")
def ship(
    network: Path, data: Path, pen_accuracy: float | None, pen_images: int, out: Path | None
) -> None:
    """Measure, describe and write the shipped network."""
    test = load_mnist(data, "test")
    images = test.images.astype(np.float32) / np.float32(255)
    trained = Network.load(network).to_float16().to_int8()  # biases in 16 bits, weights in 8
    if trained.name not in CREDITS:
        raise click.UsageError(f"{trained.name} is no network that comes along.")
    trained = calibrate(trained, images if trained.name == "MNISTNet" else images[:MEASURED])
    right = evaluate(trained, images, test.labels.astype(np.int64)).accuracy
    figures = [Accuracy("MNIST test set", len(test), round(right, 6))]
    if pen_accuracy is not None:
        figures.append(Accuracy("pen digits of other writers", pen_images, pen_accuracy))
    words = CREDITS[trained.name]
    place = out or ASSETS / f"{trained.name.lower()}.safetensors"
    replace(trained, accuracy=tuple(figures), credits=words).save(place)
    for figure in figures:
        click.echo(f"{figure.data}: {figure.accuracy:.4f} of {figure.images}")


if __name__ == "__main__":
    ship()
