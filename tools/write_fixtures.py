"""Writes fixtures/: small networks, strokes and traces that the tests of both languages read.

    python tools/write_fixtures.py

The numbers come from PyTorch in float64, by the definitions and not by the package's own NumPy
code, so that they can check it. The same input gives the same bytes. Run it again when the shipped
network changes; ink is left to write_ink_fixtures.py.
"""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from write_ink_fixtures import write_ink
from write_inside_fixtures import write_inside

import forwardpass
from forwardpass import Layer, Network
from forwardpass.base.tensors import FloatArray
from forwardpass.convert.tokens import tokens
from forwardpass.digits import ink

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "fixtures"
DRAWINGS = ROOT / "src/forwardpass/assets/drawings.json"
COVERAGES = (0.5, 0.8, 0.95)
SEED = 18  # of the activations' weights: chosen so that no layer is silent
DRAWN = 3  # ready-made drawings that the shipped network's fixture holds

FUNCTIONS: dict[str, Callable[[torch.Tensor, float], torch.Tensor]] = {
    "relu": lambda z, _: F.relu(z),
    "tanh": lambda z, _: torch.tanh(z),
    "sigmoid": lambda z, _: torch.sigmoid(z),
    "gelu": lambda z, _: F.gelu(z),
    "gelu_tanh": lambda z, _: F.gelu(z, approximate="tanh"),
    "leaky_relu": F.leaky_relu,
    "identity": lambda z, _: z,
}

TINY_SOURCE = """class Tiny(nn.Module):
    def forward(self, x):
        x = F.relu(self.fc1(x))
        x = self.fc2(x)
        return F.log_softmax(x, dim=1)
"""


def tiny() -> Network:
    """A 4-3-2 network that can be worked out on paper: z of fc1 is (1.625, 0.75, -0.75)."""
    fc1 = [[1, 0, -1, 0.5], [0.5, -1, 0, 2], [-1, 1, 1, -2]]
    fc2 = [[1, -1, 2], [0.5, 1, -1]]
    lines = {"linear": 3, "relu": 3}
    return Network.dense(
        "Tiny",
        (
            Layer("fc1", _single(fc1), _single([0.5, 0.25, 0.25]), "relu", scale=2.0, lines=lines),
            Layer("fc2", _single(fc2), _single([0.25, -0.5]), "identity", lines={"linear": 4}),
        ),
        (1, 2, 2),
        ("left", "right"),
        output_line=5,
        source=forwardpass.Source("tiny.py", TINY_SOURCE, tokens(TINY_SOURCE), "PyTorch"),
        accuracy=(forwardpass.Accuracy("two made-up images", 2, 0.5),),
        credits="Made by hand.",
    )


def every_activation() -> Network:
    """A 5-6-6-6-6-6-6-6-4 network with one layer of every activation, weights in float32."""
    chance = np.random.default_rng(SEED)
    sizes = [5, *[6] * len(FUNCTIONS), 4]
    layers = tuple(
        Layer(
            f"layers.{k}",
            _single(chance.normal(size=(sizes[k + 1], sizes[k]))),
            _single(chance.normal(size=sizes[k + 1]) / 4),
            [*FUNCTIONS, "identity"][k],
            slope=0.1 if k == list(FUNCTIONS).index("leaky_relu") else 0.0,
        )
        for k in range(len(sizes) - 1)
    )
    return Network.dense("Activations", layers, (5,), ("a", "b", "c", "d"), "softmax")


def truth(network: Network, image: Any, gradients: bool = True) -> dict[str, Any]:
    """Everything that a forward pass and its evidence should say, in float64."""
    x = torch.tensor(np.asarray(image, dtype=np.float32), dtype=torch.float64)
    values, layers = [x], []
    for layer in network.layers:
        z = F.linear(values[-1], _double(layer.weight), _double(layer.bias))
        values.append(FUNCTIONS[layer.activation](z, layer.slope))
        layers.append((layer, z, values[-1]))
    logits = layers[-1][1]
    posts = [post for _, _, post in layers[:-1]] + [logits.softmax(0)]
    probs = posts[-1]
    best = int(logits.argmax())
    digits = range(len(logits)) if gradients else [best]
    return {
        "image": _list(x),
        "layers": [
            {"name": layer.name, "pre": _list(z), "post": _list(post)}
            for (layer, z, _), post in zip(layers, posts, strict=True)
        ],
        "log_probs": _list(logits.log_softmax(0)),
        "probs": _list(probs),
        "prediction": best,
        "confidence": _number(probs[best]),
        "evidence": {str(digit): _evidence(layers, values, digit, gradients) for digit in digits},
        "important": [
            found for coverage in COVERAGES for found in _important(layers, values, best, coverage)
        ]
        if gradients
        else [],
    }


Passed = list[tuple[Layer, torch.Tensor, torch.Tensor]]


def _gradients(layers: Passed, digit: int) -> tuple[list[torch.Tensor], list[float]]:
    """g[j] of every layer, and its bias terms, straight from the definition (a - f(0)) / z."""
    g = torch.zeros_like(layers[-1][1])
    g[digit] = 1
    found, terms = [g], [float(g @ _double(layers[-1][0].bias))]
    for k in range(len(layers) - 2, -1, -1):
        layer, z, post = layers[k]
        arriving = found[0] @ _double(layers[k + 1][0].weight)
        start = FUNCTIONS[layer.activation](torch.zeros_like(z), layer.slope)
        found.insert(0, arriving * (post - start) / z)
        terms.insert(0, float(found[0] @ _double(layer.bias) + arriving @ start))
    return found, terms


def _evidence(layers: Passed, values: list[torch.Tensor], digit: int, full: bool) -> dict[str, Any]:
    found, terms = _gradients(layers, digit)
    sums = [
        float((g[:, None] * _double(layer.weight) * a).sum())
        for g, (layer, _, _), a in zip(found, layers, values, strict=False)
    ]
    pixels = values[0] * (found[0] @ _double(layers[0][0].weight))
    about = {
        "logit": _number(layers[-1][1][digit]),
        "bias_terms": [_number(term) for term in terms],
        "connection_sums": [_number(value) for value in sums],
        "input_map": _list(pixels),
        "input_bias": _number(sum(terms)),
    }
    return {**about, "gradients": [_list(g) for g in found]} if full else about


def _important(
    layers: Passed, values: list[torch.Tensor], digit: int, coverage: float
) -> list[dict[str, Any]]:
    """Per layer, the strongest connections by sorting all of them."""
    found, _ = _gradients(layers, digit)
    rows = []
    for k, (layer, _, _) in enumerate(layers):
        table = (found[k][:, None] * _double(layer.weight) * values[k]).numpy()
        size = np.abs(table).ravel()
        order = np.argsort(-size, kind="stable")
        carried = np.cumsum(size[order]) / size.sum()
        needed = int((carried < coverage).sum()) + 1
        # Rounding must not be able to change the set, or the languages could disagree.
        assert np.abs(carried[: needed + 1] - coverage).min() > 1e-5, (k, coverage)
        order = order[:needed]
        rows.append(
            {
                "digit": digit,
                "layer": k,
                "coverage": coverage,
                "from": (order % table.shape[1]).tolist(),
                "to": (order // table.shape[1]).tolist(),
                "evidence": [_number(v) for v in table.ravel()[order]],
                "needed": needed,
                "total": table.size,
                "share": _number(carried[needed - 1]),
            }
        )
    return rows


def shipped_cases() -> dict[str, Any]:
    """The shipped network on a few of the ready-made drawings, and which network that was."""
    network = forwardpass.shipped()
    drawings = json.loads(DRAWINGS.read_text())
    step = len(drawings) // DRAWN
    cases = []
    for drawing in drawings[step // 2 :: step][:DRAWN]:
        pixels = ink.ink(drawing["strokes"])
        about = truth(network, pixels.ravel(), gradients=False)
        del about["important"]
        cases.append({"name": drawing["name"], "strokes": drawing["strokes"], **about})
    return {"sha256": hashlib.sha256(network.to_bytes()).hexdigest(), "cases": cases}


def _single(values: Any) -> FloatArray:
    return np.asarray(values, dtype=np.float32)


def _double(array: Any) -> torch.Tensor:
    return torch.tensor(array, dtype=torch.float64)


def _list(values: torch.Tensor) -> list[float]:
    return [_number(value) for value in values]


def _number(value: Any) -> float:
    """Nine digits: all that a float32 has."""
    return float(f"{float(value):.9g}") + 0.0  # never -0.0


def _write(name: str, content: Any) -> None:
    (FIXTURES / name).write_text(json.dumps(content, separators=(",", ":")) + "\n")


def main() -> None:
    """Write every fixture."""
    FIXTURES.mkdir(exist_ok=True)
    write_ink()
    tiny().save(FIXTURES / "tiny.safetensors")
    _write("tiny.json", truth(tiny(), [1, 0.5, 0, 0.25]))
    every_activation().save(FIXTURES / "activations.safetensors")
    _write("activations.json", truth(every_activation(), [0.9, 0, 0.3, 1, 0.6]))
    _write("mnistnet.json", shipped_cases())
    write_inside({"tiny": tiny(), "activations": every_activation()}, forwardpass.shipped)


if __name__ == "__main__":
    main()
