"""Writes examples/*.ipynb, without outputs: the tests run them.

    python tools/write_examples.py

A notebook is JSON that nobody likes to edit by hand; here its cells are plain text.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "examples"

DIGITS = (
    """# A network that reads digits

The network that comes with forwardpass, in a notebook. The frame below holds everything it shows:
it plays offline, after saving and reopening, and without a kernel.""",
    """import forwardpass

network = forwardpass.shipped()
network.name, network.input_shape, [layer.outputs for layer in network.layers]""",
    "forwardpass.show(network)",
    "## One picture, number by number\n\nA drawing is strokes of points; `ink` makes pixels of it.",
    """from forwardpass.digits.ink import ink

three = [[[60, 60], [180, 50], [120, 120], [190, 170], [130, 230], [60, 210]]]
trace = forwardpass.record(network, ink(three))
trace.prediction, round(trace.confidence, 3)""",
    "trace",
    "## The same pass on paper\n\nNeeds the plots extra: `pip install 'forwardpass[plots]'`.",
    "trace.plot(width=10)",
)

OWN = (
    """# Your own PyTorch network

Any classifier made of linear layers in a row can be shown: other sizes, other activations, other
inputs. Nothing has to be changed in it.""",
    """import torch
from sklearn.datasets import load_digits
from torch import nn

digits = load_digits()
images = torch.tensor(digits.images[:, None] / 16, dtype=torch.float32)  # (1797, 1, 8, 8), 0..1
labels = torch.tensor(digits.target)""",
    """torch.manual_seed(0)
model = nn.Sequential(
    nn.Flatten(),
    nn.Linear(64, 48),
    nn.GELU(),
    nn.Linear(48, 24),
    nn.Tanh(),
    nn.Linear(24, 10),
)
optimiser = torch.optim.Adam(model.parameters(), lr=0.01)
for _ in range(60):
    optimiser.zero_grad()
    loss = nn.functional.cross_entropy(model(images), labels)
    loss.backward()
    optimiser.step()
model.eval()
f"{100 * (model(images).argmax(1) == labels).float().mean():.1f} % right" """.rstrip(),
    """import forwardpass

forwardpass.show(model, images[:12])""",
    """## Every number is PyTorch's

`Network.from_module` checks this itself; here it is by hand.""",
    """network = forwardpass.Network.from_module(model, images[:100])
trace = forwardpass.record(network, images[:50].numpy())
with torch.no_grad():
    theirs = model(images[:50]).softmax(1).numpy()
float(abs(trace.probs - theirs).max())""",
    "A file for the command line, `forwardpass serve --network digits8.safetensors`:",
    'network.save("digits8.safetensors")',
)

SCIKIT = (
    """# scikit-learn's MLPClassifier

A fitted classifier converts without further ado; features that are no picture keep their names.""",
    """from sklearn.datasets import load_iris
from sklearn.neural_network import MLPClassifier

iris = load_iris()
model = MLPClassifier((12, 6), activation="tanh", max_iter=1500, random_state=4)
model.fit(iris.data, iris.target)
round(model.score(iris.data, iris.target), 2)""",
    """import forwardpass

forwardpass.show(
    model,
    iris.data[:10],
    class_names=iris.target_names,
    feature_names=iris.feature_names,
    view="flat",
    height=720,
)""",
    "A flower between two kinds, and what the network makes of it:",
    """unsure = model.predict_proba(iris.data).max(axis=1).argmin()
animation = forwardpass.show(
    model, iris.data[unsure], iris.target_names, feature_names=iris.feature_names
)
animation.save("flower.html")
animation""",
)

NOTEBOOKS = {"digits": DIGITS, "your_own_network": OWN, "scikit_learn": SCIKIT}


def main() -> None:
    """Writes every notebook."""
    FOLDER.mkdir(exist_ok=True)
    for name, cells in NOTEBOOKS.items():
        text = json.dumps(notebook(cells), indent=1, ensure_ascii=False) + "\n"
        (FOLDER / f"{name}.ipynb").write_text(text, encoding="utf-8")


def notebook(cells: tuple[str, ...]) -> dict[str, Any]:
    """A notebook of these cells; what is no Python is text."""
    return {
        "cells": [_cell(number, text) for number, text in enumerate(cells)],
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def _cell(number: int, text: str) -> dict[str, Any]:
    cell = {"id": f"cell-{number}", "metadata": {}, "source": text.splitlines(keepends=True)}
    if is_python(text):
        return {"cell_type": "code", "execution_count": None, "outputs": [], **cell}
    return {"cell_type": "markdown", **cell}


def is_python(text: str) -> bool:
    """Whether a cell is code: prose does not compile."""
    try:
        compile(text, "cell", "exec")
    except SyntaxError:
        return False
    return not text.startswith("#")


if __name__ == "__main__":
    main()
