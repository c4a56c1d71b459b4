"""Puts a trained network into the package, measured on the MNIST test set.

    python tools/ship_network.py --network runs/mnistnet/mnistnet.safetensors --data DIR \
        [--pen-accuracy 0.99 --pen-images 1499]

Every call is a look at the test set: write it down in docs/training.md.
"""

from dataclasses import replace
from pathlib import Path

import click
import numpy as np

from forwardpass.digits.data import load_mnist
from forwardpass.network.network import Network
from forwardpass.network.source import Accuracy
from forwardpass.trace.record import calibrate, record

SHIPPED = Path(__file__).resolve().parent.parent / "src/forwardpass/assets/mnistnet.safetensors"
CREDITS = (
    "Trained on MNIST (Y. LeCun, C. Cortes, C. J. C. Burges) and on Pen-Based Recognition of "
    "Handwritten Digits (E. Alpaydin, F. Alimoglu, UCI Machine Learning Repository, CC BY 4.0). "
    "It learnt from the answers of two networks like itself, which had learnt from the labels. "
    "The dropout rate began at 20% and fell evenly to 0."
)


@click.command()
@click.option("--network", type=click.Path(exists=True, path_type=Path), required=True)
@click.option("--data", type=click.Path(exists=True, path_type=Path), required=True)
@click.option("--pen-accuracy", type=float, help="On writers left out of training.")
@click.option("--pen-images", type=int, default=0)
@click.option("--out", type=click.Path(path_type=Path), default=SHIPPED)
def ship(network: Path, data: Path, pen_accuracy: float | None, pen_images: int, out: Path) -> None:
    """Measure, describe and write the shipped network."""
    test = load_mnist(data, "test")
    images = test.images.astype(np.float32) / 255
    trained = calibrate(Network.load(network).to_float16(), images)
    right = float(np.mean(record(trained, images).prediction == test.labels))
    figures = [Accuracy("MNIST test set", len(test), round(right, 6))]
    if pen_accuracy is not None:
        figures.append(Accuracy("pen digits of other writers", pen_images, pen_accuracy))
    replace(trained, accuracy=tuple(figures), credits=CREDITS).save(out)
    for figure in figures:
        click.echo(f"{figure.data}: {figure.accuracy:.4f} of {figure.images}")


if __name__ == "__main__":
    ship()
