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

Any classifier that is fed forward can be shown: linear layers, convolutions, pools, norms, branches
and skips, other sizes, activations and inputs. Nothing has to be changed in it.""",
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

CONVOLUTIONAL = (
    """# A convolutional network

The network of PyTorch's basic MNIST example, which many tutorials begin with, written out again:
two convolutions, a pool, dropout and two linear layers, 1.2 million weights. It is trained here in
about a minute, on scikit-learn's small digits made as large as MNIST's: nothing is fetched.""",
    """import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits
from torch import nn

digits = load_digits()
small = torch.tensor(digits.images[:, None] / 16, dtype=torch.float32)  # (1797, 1, 8, 8), 0..1
large = F.interpolate(small, size=20, mode="bilinear")
images = F.pad(large, (4, 4, 4, 4))  # (1797, 1, 28, 28), with MNIST's border
labels = torch.tensor(digits.target)""",
    """class ConvNet(nn.Module):
    \"\"\"PyTorch's basic MNIST example.\"\"\"

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 32, 3)
        self.conv2 = nn.Conv2d(32, 64, 3)
        self.dropout1 = nn.Dropout(0.25)
        self.dropout2 = nn.Dropout(0.5)
        self.fc1 = nn.Linear(9216, 128)
        self.fc2 = nn.Linear(128, 10)

    def forward(self, x):
        \"\"\"Pictures (N, 1, 28, 28) to log probabilities (N, 10).\"\"\"
        x = F.relu(self.conv1(x))
        x = F.relu(self.conv2(x))
        x = F.max_pool2d(x, 2)
        x = self.dropout1(x)
        x = torch.flatten(x, 1)
        x = F.relu(self.fc1(x))
        x = self.dropout2(x)
        return F.log_softmax(self.fc2(x), dim=1)""",
    """torch.manual_seed(0)
model = ConvNet()
optimiser = torch.optim.Adam(model.parameters())
order = torch.randperm(len(images))
seen, unseen = order[:1500], order[1500:]
for _ in range(2):
    for batch in seen[torch.randperm(1500)].split(25):
        optimiser.zero_grad()
        F.nll_loss(model(images[batch]), labels[batch]).backward()
        optimiser.step()
model.eval()
with torch.no_grad():
    right = (model(images[unseen]).argmax(1) == labels[unseen]).float().mean()
f"{100 * right:.0f} % of digits that it has not seen read right" """.rstrip(),
    """As a file it plays offline, for whoever gets it. `to_float16` rounds the weights, which makes
the file half as large; 3 MB are still too much for a notebook.""",
    """import forwardpass

network = forwardpass.Network.from_module(model, images[seen[:200]]).to_float16()
forwardpass.show(network, images[unseen[:6]]).save("convolutional.html")""",
    """MNISTConv, which comes along, has a tenth of the weights, so it fits. It reads the same
digits:""",
    """forwardpass.show(forwardpass.shipped("conv"), images[unseen[:6]])""",
    """## Why this answer, exactly

What every pixel adds to the score, plus all constants, is the score.""",
    """trace = forwardpass.record(network, images[unseen[0]].numpy())
reasons = forwardpass.input_map(network, trace, trace.prediction)
float(reasons.map.sum() + reasons.bias), float(trace.scores[trace.prediction])""",
    """## The same pass on paper

Feature maps are tiles; where not all have room, those are drawn that say most of the class.
Needs the plots extra: `pip install 'forwardpass[plots]'`.""",
    "trace.plot()",
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

NOTEBOOKS = {
    "digits": DIGITS,
    "your_own_network": OWN,
    "convolutional": CONVOLUTIONAL,
    "scikit_learn": SCIKIT,
}


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
