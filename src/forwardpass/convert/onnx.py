"""From an ONNX file to a Network: Keras, JAX, scikit-learn, MATLAB and PyTorch all write them.

Puts the parts together: `onnx_file` opens it, `onnx_graph` reads it, `onnx_builder` makes its nodes
into operations by the tables of `onnx_layers`, `onnx_shapes`, `onnx_arithmetic` and
`onnx_learning`, `onnx_tidy` draws them together, `onnx_listing` writes them down, and `onnx_verify`
compares what came of it.
Needs the onnx package (the onnx extra), nothing of the frameworks.
"""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.convert.onnx_arithmetic import ARITHMETIC, last_share, two_classes
from forwardpass.convert.onnx_builder import Builder
from forwardpass.convert.onnx_channels import colours_first
from forwardpass.convert.onnx_file import read_model
from forwardpass.convert.onnx_graph import LEARNING, Graph, Node, graph_of
from forwardpass.convert.onnx_layers import LAYERS
from forwardpass.convert.onnx_learning import LEARNT, labels_of
from forwardpass.convert.onnx_listing import listed
from forwardpass.convert.onnx_norms import written_out
from forwardpass.convert.onnx_patterns import recognised
from forwardpass.convert.onnx_shapes import SHAPES
from forwardpass.convert.onnx_tidy import tidied
from forwardpass.convert.onnx_values import Value
from forwardpass.convert.onnx_verify import MOST_PRODUCTS, verify
from forwardpass.network.network import Network
from forwardpass.operations.operation import INPUT
from forwardpass.trace.record import calibrate

_MAPPERS: Final = {**SHAPES, **LAYERS, **ARITHMETIC, **LEARNT}
_NUMBERS: Final = 2**22  # in all values of the inputs that set the drawing scale
_LONGEST: Final = 200  # characters of a class name


def from_onnx(
    source: Any,
    class_names: Sequence[str] | None = None,
    name: str | None = None,
    examples: Any = None,
) -> Network:
    """See `Network.from_onnx`."""
    model, where = read_model(source)
    graph = recognised(graph_of(model, where))
    target = _target(graph, where)
    nodes = _needed(graph, target)
    try:
        with np.errstate(all="ignore"):  # files hold any number; what comes of them is looked at
            network, builder, turned = _network(graph, nodes, target, _named(source, graph, name))
    except InputError as error:
        raise InputError(f"{where}: {error}") from error
    if class_names is not None:
        network = replace(network, class_names=tuple(str(x) for x in class_names))
    if builder.work <= MOST_PRODUCTS:
        verify(network, model, target, turned)
    if examples is None:
        examples = _examples(network, max(1, min(8, _NUMBERS // builder.numbers)))
    elif turned:
        examples = _colours_first(network, examples)
    return calibrate(network, examples)


def _colours_first(network: Network, examples: Any) -> Any:
    """Examples as the model reads them, (N, H, W, C), as the network does; others as they are."""
    channels, *sides = network.input_shape
    fits = tuple(getattr(examples, "shape", ()))[-3:] == (*sides, channels)
    return np.moveaxis(np.asarray(examples), -1, -3) if fits else examples


def _named(source: Any, graph: Graph, name: str | None) -> str:
    """What to call the network: as it was asked for, else as its file."""
    if name is None and isinstance(source, str | os.PathLike):
        name = Path(source).stem
    text = "".join(c for c in (name or graph.name or "") if c.isprintable())[:100]
    return text or "network"


def _target(graph: Graph, where: str) -> str:
    """The output that has the scores: shares of scikit-learn, else the first row of floats."""
    for name in graph.outputs:
        node = graph.producer(name)
        if node is not None and node.op == "ZipMap" and node.domain == LEARNING:
            return node.inputs[0]
    floats = [name for name in graph.outputs if name in graph.floats]
    rows = [name for name in floats if len(graph.output_shapes.get(name, ())) == 2]
    if not floats:
        raise InputError(f"{where} gives no numbers, only labels: export the probabilities too")
    return (rows or floats)[0]


def _needed(graph: Graph, target: str) -> list[Node]:
    """The nodes that the target depends on, in order."""
    wanted, found = {target}, []
    for node in reversed(graph.nodes):
        if wanted.intersection(node.outputs):
            wanted.update(x for x in node.inputs if x)
            found.append(node)
    return found[::-1]


def _network(
    graph: Graph, nodes: list[Node], target: str, name: str
) -> tuple[Network, Builder, bool]:
    """The network of these nodes, what has built it, and whether it reads colours first instead."""
    builder = Builder(graph, _MAPPERS, written_out)
    builder.start(_start(graph, target))
    for node in nodes:
        builder.run(node)
    scores = _scores(builder, nodes, target)
    shape = builder.shape_of_input
    tidy = tidied(builder.operations, scores.name, shape)
    operations, shape, turned = colours_first(tidy, shape)
    heading = f"{name}, read from an ONNX file.\nEach result's shape stands behind it."
    source, lines = listed(heading, operations, shape)
    operations = [replace(op, line=at) for op, at in zip(operations, lines, strict=True)]
    classes = math.prod(scores.shape)
    names = [x[:_LONGEST] for x in labels_of(graph, classes)]
    names = names if all(x and x.isprintable() for x in names) else []
    names = names or [str(n) for n in range(classes)]
    return Network(name, tuple(operations), shape, tuple(names), source), builder, turned


def _start(graph: Graph, target: str) -> Value:
    """What the network reads: the input without its batch axis, if it has one."""
    first, *rest = graph.input_shape or (None,)
    given = graph.output_shapes.get(target, ())
    if any(size is None for size in rest):
        raise InputError(
            f"the sizes {list(graph.input_shape)} of its input are free along other axes than the "
            "batch: export it with fixed sizes"
        )
    sizes = tuple(size for size in rest if size is not None)
    if sizes and (first is None or first == 1 or (len(given) > 1 and given[0] == first)):
        return Value(INPUT, sizes, 1)
    if first is None:
        raise InputError("its input has no fixed size: export it with one")
    return Value(INPUT, (first, *sizes), 0)


def _scores(builder: Builder, nodes: list[Node], target: str) -> Value:
    """The value that has one number a class."""
    held = builder.held(target)
    if isinstance(held, np.ndarray) or not nodes:
        raise InputError("what it gives does not depend on its input")
    if (logit := last_share(held)) is not None:
        return two_classes(builder, nodes[-1], builder.forced(logit, nodes[-1]))
    value = builder.forced(held, nodes[-1])
    if value.name == INPUT:
        raise InputError("it gives back what it reads")
    long = [size for size in value.full if size != 1]
    if len(long) > 1:
        raise InputError(f"it gives numbers of shape {list(value.full)}, not one score a class")
    return builder.row(nodes[-1], value)


def _examples(network: Network, count: int) -> FloatArray:
    """A few inputs by chance, on which the drawing scale is set for want of real ones."""
    chance = np.random.default_rng(0)
    return chance.uniform(size=(count, *network.input_shape)).astype(np.float32)
