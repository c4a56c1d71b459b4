"""Writes fixtures/inside.json: what looking inside a network should find, for both languages.

The numbers come from the definitions in float64, carried forwards (every z as a straight function
of the pixels and of every earlier activation) where the package carries gradients backwards, so
that they can check it. Called by write_fixtures.py.
"""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import make_scribbles
import numpy as np
from numpy.typing import NDArray

import forwardpass
from forwardpass import Network
from forwardpass.digits import ink
from forwardpass.inside.dropout import QUANTILES, dropped, sample_masks

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
DRAWINGS = FIXTURES.parent / "src/forwardpass/assets/drawings.json"
EDGE = 1e-6  # how close rounding may come to changing which connections are kept
RUNS, SEED = 40, 7

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Pass:
    """A forward pass in float64, and the line a = slope * z + start of every neuron."""

    image: Array
    pre: list[Array]
    post: list[Array]  # of hidden layers
    slope: list[Array]
    start: list[Array]


def run(network: Network, image: Array, factors: dict[int, Array] | None = None) -> Pass:
    """The pass with activations multiplied by `factors[layer]`."""
    found = Pass(image, [], [], [], [])
    a = image
    for k, layer in enumerate(network.layers):
        z = layer.weight.astype(np.float64) @ a + layer.bias
        found.pre.append(z)
        if k == len(network.layers) - 1:
            break
        gain = (factors or {}).get(k, np.ones(len(z)))
        start = _exact(layer.activation, np.zeros_like(z), layer.slope)
        value = _exact(layer.activation, z, layer.slope)
        found.slope.append(gain * (value - start) / z)
        found.start.append(gain * start)
        a = gain * value
        found.post.append(a)
    return found


def _exact(name: str, z: Array, slope: float) -> Array:
    """The activation by its definition, in float64."""
    if name == "relu":
        return np.maximum(z, 0.0)
    if name == "leaky_relu":
        return np.where(z > 0, z, float(np.float64(slope)) * z)
    if name in ("tanh", "identity"):
        return np.tanh(z) if name == "tanh" else z
    if name == "sigmoid":
        return np.asarray(1 / (1 + np.exp(-z)))
    return np.asarray(_gelu(name, z))


def _gelu(name: str, z: Array) -> Array:
    import torch
    import torch.nn.functional as F

    approximate = "tanh" if name == "gelu_tanh" else "none"
    values: Array = F.gelu(torch.tensor(z), approximate=approximate).numpy()
    return values


def straight(network: Network, seen: Pass, layer: int) -> tuple[Array, Array]:
    """Every z of a layer as weights (out, in) of the image and a bias (out,)."""
    weights = network.layers[0].weight.astype(np.float64)
    bias = network.layers[0].bias.astype(np.float64)
    for k in range(layer):
        after = network.layers[k + 1]
        weights = after.weight @ (seen.slope[k][:, None] * weights)
        bias = after.weight @ (seen.slope[k] * bias + seen.start[k]) + after.bias
    return weights, bias


def between(network: Network, seen: Pass, first: int, last: int) -> Array:
    """d z[last] / d a[first] (out, in): through every layer after `first` up to `last`."""
    found = network.layers[first + 1].weight.astype(np.float64)
    for k in range(first + 1, last):
        found = network.layers[k + 1].weight @ (seen.slope[k][:, None] * found)
    return found


def case(network: Network, image: Any, whole: bool) -> dict[str, Any]:
    """Everything about one image; `whole` also looks at every neuron, not at one a layer."""
    x = np.asarray(image, dtype=np.float32).ravel().astype(np.float64)
    seen = run(network, x)
    chosen = [
        (k, j)
        for k, layer in enumerate(network.layers)
        for j in (range(layer.outputs) if whole else [_liveliest(seen, k)])
    ]
    ranked = np.argsort(-seen.pre[-1])
    first, second = int(ranked[0]), int(ranked[1])
    return {
        "image": _list(x),
        "neurons": [_neuron(network, seen, k, j) for k, j in chosen],
        "contrast": [_contrast(network, seen, first, second), _contrast(network, seen, second, 0)],
        "ablated": [_ablated(network, x, seen, count) for count in (1, 2)],
        "paths": [
            found
            for k, j in chosen
            for coverage in (0.5, 0.8)
            if (found := _path(network, seen, k, j, coverage, first))
        ],
        "training": _training(network, x),
    }


def _liveliest(seen: Pass, layer: int) -> int:
    values = seen.post[layer] if layer < len(seen.post) else seen.pre[layer]
    return int(values.argmax())


def _neuron(network: Network, seen: Pass, k: int, j: int) -> dict[str, Any]:
    """Its incoming products by source, and its effective picture."""
    weights, bias = straight(network, seen, k)
    source = seen.post[k - 1] if k else seen.image
    return {
        "layer": k,
        "neuron": j,
        "z": _number(seen.pre[k][j]),
        "products": _list(network.layers[k].weight[j] * source),
        "map": _list(weights[j]),
        "bias": _number(bias[j]),
    }


def _contrast(network: Network, seen: Pass, a: int, b: int) -> dict[str, Any]:
    last = len(network.layers) - 1
    weights, bias = straight(network, seen, last)
    rows = []
    for k in range(last):
        onward = between(network, seen, k, last)
        rows.append(seen.post[k] * (onward[a] - onward[b]))
    everything = sorted(
        ((k, j, value) for k, row in enumerate(rows) for j, value in enumerate(row)),
        key=lambda entry: -abs(entry[2]),
    )
    return {
        "a": a,
        "b": b,
        "margin": _number(seen.pre[-1][a] - seen.pre[-1][b]),
        "map": _list((weights[a] - weights[b]) * seen.image),
        "bias": _number(bias[a] - bias[b]),
        "neurons": [_list(row) for row in rows],
        "deciding": [[k, j, _number(value)] for k, j, value in everything[:3]],
    }


def _ablated(network: Network, x: Array, seen: Pass, layers: int) -> dict[str, Any]:
    """The liveliest neurons of one or two layers removed for good: their columns are 0."""
    some = range(min(layers, len(seen.post)))
    off = {k: np.argsort(-np.abs(seen.post[k]))[: k + 1].tolist() for k in some}
    factors = {k: np.ones(len(seen.post[k])) for k in off}
    for k, neurons in off.items():
        factors[k][neurons] = 0
    found = run(network, x, factors)
    weights, bias = straight(network, found, len(network.layers) - 1)
    best = int(found.pre[-1].argmax())
    return {
        "off": [{"layer": k, "neurons": off[k]} for k in off],
        "log_probs": _list(_log_softmax(found.pre[-1])),
        "digit": best,
        "input_map": _list(weights[best] * found.image),
        "input_bias": _number(bias[best]),
    }


def _path(
    network: Network, seen: Pass, layer: int, neuron: int, coverage: float, digit: int
) -> dict[str, Any] | None:
    """The hops by sorting everything; None where rounding could change what is kept."""
    last = len(network.layers) - 1
    hops: list[dict[str, Any]] = []
    kept: set[int] = {neuron}
    for k in range(layer, -1, -1):
        if k == layer:
            g = np.eye(network.layers[k].outputs)[neuron]
        else:
            g = between(network, seen, k, layer)[neuron] * seen.slope[k]
        table = g[:, None] * network.layers[k].weight * (seen.post[k - 1] if k else seen.image)
        hop = _hop(k, table, np.isin(np.arange(len(g)), [*kept])[:, None], coverage)
        if hop is None:
            return None
        hops.insert(0, hop)
        kept = set(hop["from"])
    kept = {neuron}
    for k in range(layer + 1, last + 1):
        g = np.eye(network.layers[last].outputs)[digit]
        if k < last:
            g = between(network, seen, k, last)[digit] * seen.slope[k]
        part = np.zeros(len(seen.post[k - 1]))
        if k == layer + 1:
            part[neuron] = seen.post[layer][neuron]
        else:
            onward = between(network, seen, layer, k - 1)[:, neuron] * seen.post[layer][neuron]
            part = seen.slope[k - 1] * onward
        table = g[:, None] * network.layers[k].weight * part
        hop = _hop(k, table, np.isin(np.arange(len(part)), [*kept])[None, :], coverage)
        if hop is None:
            return None
        hops.append(hop)
        kept = set(hop["to"])
    return {"layer": layer, "neuron": neuron, "coverage": coverage, "digit": digit, "hops": hops}


def _hop(
    layer: int, table: Array, through: NDArray[np.bool_], coverage: float
) -> dict[str, Any] | None:
    size = np.abs(table * through).ravel()
    order = np.argsort(-size, kind="stable")[: np.count_nonzero(size)]
    carried = np.cumsum(size[order])
    share = carried / carried[-1] if len(order) else carried
    needed = min(int((share < coverage).sum()) + 1, len(order))
    edges = np.abs(share[max(0, needed - 2) : needed] - coverage)
    gap = size[order[needed - 1]] - size[order[needed]] if needed < len(order) else 1.0
    if len(order) and (edges.min() < EDGE or gap < 1e-6 * size[order[needed - 1]]):
        return None
    order = order[:needed]
    everything = np.abs(table).sum()
    return {
        "layer": layer,
        "from": (order % table.shape[1]).tolist(),
        "to": (order // table.shape[1]).tolist(),
        "evidence": [_number(value) for value in table.ravel()[order]],
        "share": _number(share[needed - 1]) if len(order) else 0.0,
        "whole": _number(size[order].sum() / everything) if everything else 0.0,
    }


def _training(network: Network, x: Array) -> dict[str, Any] | None:
    """Masks of a seed, the pass with them, and the spread over many; None without dropout."""
    shares = dropped(network)
    if not any(shares):
        return None

    def trained(seed: int) -> tuple[list[Any], Pass]:
        masks = sample_masks(network, seed)
        pairs = enumerate(zip(masks, shares, strict=True))
        factors = {k: np.array(m / (1 - p)) for k, (m, p) in pairs if m is not None}
        return list(masks), run(network, x, factors)

    masks, found = trained(SEED)
    runs = [np.exp(_log_softmax(trained(SEED + k)[1].pre[-1])) for k in range(RUNS)]
    probs = np.stack(runs)
    return {
        "seed": SEED,
        "runs": RUNS,
        "masks": [None if mask is None else "".join(map(str, mask.astype(int))) for mask in masks],
        "pre": [_list(z) for z in found.pre],
        "log_probs": _list(_log_softmax(found.pre[-1])),
        "mean": _list(probs.mean(axis=0)),
        "std": _list(probs.std(axis=0)),
        "quantiles": [_list(np.quantile(probs, q, axis=0)) for q in QUANTILES],
        "won": _list(np.bincount(probs.argmax(axis=1), minlength=probs.shape[1]) / RUNS),
    }


def with_dropout(network: Network, p: float = 0.3) -> Network:
    """The network with dropout after its first layer."""
    first, *rest = network.layers
    kept = ("input_shape", "class_names", "output", "source", "accuracy", "credits", "lamp")
    about = {name: getattr(network, name) for name in kept}
    return Network.dense(network.name, (replace(first, dropout=p), *rest), **about)


def lamp_cases(network: Network) -> list[dict[str, Any]]:
    """What the lamp says of some drawings that are digits, and of some that are not."""
    digits = [(x["name"], ink.ink(x["strokes"])) for x in json.loads(DRAWINGS.read_text())[::5]]
    others = [(x["name"], make_scribbles.pixels(x)) for x in make_scribbles.read("report")[::25]]
    assert network.lamp is not None, "run tools/finish_network.py on the shipped network"
    rows = []
    for name, pixels in digits + others:
        weights = [x.familiar for x in network.layers[:-1] if x.familiar is not None]
        levels = np.round(255 * pixels).astype(np.uint8)  # the fixture holds pixels in 255ths
        pictured = (levels.ravel() / np.float32(255)).astype(np.float32)
        seen = run(network, pictured.astype(np.float64))
        score = network.lamp.bias
        score += sum(float(w @ a) for w, a in zip(weights, seen.post, strict=True))
        row = {"name": name, "pixels": base64.b64encode(levels.tobytes()).decode()}
        rows.append({**row, "score": _number(score), "familiar": score >= network.lamp.threshold})
    return rows


def districts(network: Network) -> dict[str, Any]:
    """Order and preferred class of every hidden neuron, by sorting."""
    order, preferred = [], []
    for layer in network.layers[:-1]:
        assert layer.responses is not None, "run tools/finish_network.py on the shipped network"
        rows = layer.responses.T.tolist()
        # -1 % 99 is 98: neurons that are never active come last
        best = [row.index(max(row)) if max(row) > 0 else -1 for row in rows]
        keys = [(b % 99, -max(row), j) for j, (b, row) in enumerate(zip(best, rows, strict=True))]
        order.append([j for _, _, j in sorted(keys)])
        preferred.append(best)
    return {"order": order, "preferred": preferred}


def write_inside(networks: dict[str, Network], shipped: Callable[[], Network]) -> None:
    """Write the fixture for the small networks and for the shipped one."""
    network = shipped()
    drawing = json.loads(DRAWINGS.read_text())[10]
    small = {"tiny": [1, 0.5, 0, 0.25], "activations": [0.9, 0, 0.3, 1, 0.6]}
    content = {
        **{name: case(with_dropout(networks[name]), small[name], True) for name in small},
        "mnistnet": {
            **case(network, ink.ink(drawing["strokes"]), False),
            "lamp": lamp_cases(network),
            "districts": districts(network),
        },
    }
    text = json.dumps(content, separators=(",", ":"))
    (FIXTURES / "inside.json").write_text(text + "\n", encoding="utf-8")


def _log_softmax(z: Array) -> Array:
    shifted = z - z.max()
    return np.asarray(shifted - np.log(np.exp(shifted).sum()))


def _list(values: Array) -> list[float]:
    return [_number(value) for value in np.asarray(values).ravel()]


def _number(value: Any) -> float:
    """Nine digits: all that a float32 has."""
    return float(f"{float(value):.9g}") + 0.0  # never -0.0


if __name__ == "__main__":
    import write_fixtures

    write_inside(
        {"tiny": write_fixtures.tiny(), "activations": write_fixtures.every_activation()},
        forwardpass.shipped,
    )
