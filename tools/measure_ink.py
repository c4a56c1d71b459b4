"""Measures what `ink.PEN_WIDTH` and `ink.CENTRE` rest on: MNIST's strokes beside pen digits.

python tools/measure_ink.py --data DIR --strokes FILE
"""

from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray

from forwardpass.digits.data import load_mnist
from forwardpass.digits.ink import ink
from forwardpass.digits.strokes import read_unipen

Pictures = NDArray[np.float64]  # (n, 28, 28), 0..1


@click.command()
@click.option("--data", type=click.Path(exists=True, path_type=Path), required=True)
@click.option("--strokes", type=click.Path(exists=True, path_type=Path), required=True)
@click.option("--drawings", default=1000, help="How many pen digits are drawn at each width.")
def measure(data: Path, strokes: Path, drawings: int) -> None:
    """Print MNIST's figures, then those of pen digits at several widths."""
    digits = load_mnist(data, "train")
    images = digits.images / 255.0
    x, y = centres(images)
    click.echo(f"MNIST centre of mass: x {x.mean():.3f} px (spread {x.std():.2f}), "
               f"y {y.mean():.3f} px (spread {y.std():.2f})")  # fmt: skip
    click.echo(f"{'':16s}    ink  thickness")
    click.echo(f"{'MNIST':16s} {_figures(images, digits.labels)}")
    every = read_unipen(strokes)
    chosen = np.random.default_rng(0).choice(len(every), min(drawings, len(every)), replace=False)
    labels = np.array([every[index].label for index in chosen])
    for width in np.arange(1.8, 3.3, 0.1):
        drawn = np.stack([ink(every[index].strokes, float(width)) for index in chosen])
        click.echo(f"{f'pen {width:.1f} px':16s} {_figures(drawn.astype(float), labels)}")


def centres(images: Pictures) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Centres of mass (n,) x and (n,) y in px."""
    middle = np.arange(28) + 0.5
    mass = images.sum(axis=(1, 2))
    return images.sum(axis=1) @ middle / mass, images.sum(axis=2) @ middle / mass


def thickness(images: Pictures) -> NDArray[np.float64]:
    """Mean stroke thickness (n,) in px: twice the ink over the length of its outline."""
    outline = sum(
        np.abs(np.diff(images, axis=axis, prepend=0, append=0)).sum(axis=(1, 2)) for axis in (1, 2)
    )
    return np.asarray(2 * images.sum(axis=(1, 2)) / outline)


def _figures(images: Pictures, labels: NDArray[np.uint8]) -> str:
    mass = images.sum(axis=(1, 2))
    each = np.mean([mass[labels == digit].mean() for digit in range(10)])  # every digit the same
    return f"{each:6.1f} {thickness(images).mean():10.3f}"


if __name__ == "__main__":
    measure()
