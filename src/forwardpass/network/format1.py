"""Reads the first format of the network file, in which a network was a row of linear layers.

It told the pass twice, as `layers` (what is computed) and as `operations` (the lines of the code).
The layers are the truth; lines, dropout and reshaping are taken from the other list where the two
agree on the layers and their activations, and left out where they do not.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from forwardpass.base.errors import InputError
from forwardpass.base.fields import Fields
from forwardpass.base.tensors import FloatArray
from forwardpass.network.dense import (
    NO_ACTIVATION,
    Layer,
    Steps,
    check_layers,
    dense,
    measured_of,
    numbers_of,
)
from forwardpass.network.measured import MEASURED
from forwardpass.network.network import MAX_OPERATIONS, MAX_PLANES, OUTPUTS, Network
from forwardpass.network.parts import about_from, refuse_unused, taken
from forwardpass.operations.operation import Shape


@dataclass(frozen=True)
class _Step:
    """One entry of the first format's `operations`."""

    kind: str
    layer: str | None
    line: int | None
    shape: Shape  # of its result, the first number being the batch
    p: float | None


def from_format1(about: Fields, unused: dict[str, FloatArray]) -> Network:
    """The network of a description of format 1; takes its arrays out of `unused`."""
    entries = about.objects("layers", MAX_PLANES)
    layers = [_layer(x, unused, scaled=x is not entries[-1]) for x in entries]
    refuse_unused(unused, about.where, "layer")
    told = [_step(entry) for entry in about.objects("operations", MAX_OPERATIONS)]
    output, parts = about.text("output"), about_from(about)
    if output not in OUTPUTS:
        raise InputError(f"output is {output!r:.60}, expected {', '.join(OUTPUTS)}")
    check_layers(parts["name"], layers)
    _check_told(told, layers, parts["source"].text.count("\n") + 1)
    if _main(told) != [*(pair for layer in layers for pair in _pairs(layer)), *_ending(output)]:
        return dense(layers=layers, output=output, **parts)
    steps = Steps(parts["input_shape"], [layer.name for layer in layers])
    waiting = {layer.name: layer for layer in layers}
    measured = {}
    for step in told:
        if step.kind == "linear":
            layer = waiting[str(step.layer)]
            if len(steps.shape) != 1:
                steps.flatten()
            bare = replace(layer, activation=NO_ACTIVATION, lines={"linear": step.line})
            measured[steps.layer(bare)] = measured_of(layer)
        else:
            _other(steps, step, waiting)
    kept = {plane: facts for plane, facts in measured.items() if facts is not None}
    return Network(operations=tuple(steps.operations), measured=kept, **parts)


def _check_told(told: Sequence[_Step], layers: Sequence[Layer], lines: int) -> None:
    """Refuse steps of layers and lines that there are not, whether or not they are used."""
    names = {layer.name for layer in layers}
    for step in told:
        if step.layer is not None and step.layer not in names:
            raise InputError(
                f"operation {step.kind!r:.60} belongs to {step.layer!r:.60}, which is no layer"
            )
        if step.line is not None and not 1 <= step.line <= lines:
            raise InputError(f"operation {step.kind!r:.60} is at line {step.line} of {lines}")


def _other(steps: Steps, step: _Step, layers: Mapping[str, Layer]) -> None:
    """Append a step that is no layer."""
    name = step.kind if step.layer is None else f"{step.layer}.{step.kind}"
    if step.kind == "flatten":
        if math.prod(step.shape) == math.prod(steps.shape):
            steps.add("flatten", "reshape", step.shape[1:] or (1,), line=step.line)
    elif step.kind == "dropout":
        steps.add(name, step.kind, settings={"p": step.p or 0.0}, line=step.line)
    else:
        slope = layers[step.layer].slope if step.layer is not None else 0.0
        settings = dict.fromkeys(numbers_of(step.kind), slope)
        steps.add(name, step.kind, settings=settings, line=step.line)


def _main(told: Sequence[_Step]) -> list[tuple[str | None, str]]:
    """The layers and activations that the steps tell of, without what changes no number."""
    return [(x.layer, x.kind) for x in told if x.kind not in ("flatten", "dropout", "identity")]


def _pairs(layer: Layer) -> list[tuple[str | None, str]]:
    kinds = ["linear", *([] if layer.activation == NO_ACTIVATION else [layer.activation])]
    return [(layer.name, kind) for kind in kinds]


def _ending(output: str) -> list[tuple[str | None, str]]:
    return [] if output == "logits" else [(None, output)]


def _layer(about: Fields, tensors: dict[str, FloatArray], scaled: bool = True) -> Layer:
    """A layer; the last one's scores have no scale of their own, whatever such files say."""
    name = about.text("name")
    weight, bias = (taken(tensors, f"{name}.{part}") for part in ("weight", "bias"))
    if weight is None or bias is None:
        raise InputError(f"{about.where} lacks the weight or bias of layer {name!r:.60}")
    responses, often, familiar = (taken(tensors, f"{name}.{part}") for part in MEASURED)
    slope, scale = about.number("slope", 0.0), about.number("scale", 0.0) or 1.0
    scale = scale if scaled else 1.0
    return Layer(
        name, weight, bias, about.text("activation"), slope, scale, responses, often, familiar
    )


def _step(about: Fields) -> _Step:
    return _Step(
        kind=about.text("kind"),
        layer=about.text_or_none("layer"),
        line=about.whole_or_none("line"),
        shape=about.sizes("shape"),
        p=about.share("p") if about.has("p") else None,
    )
