"""From watched nodes to named operations: what the result needs, under names for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from forwardpass.convert.nodes import Node, reached
from forwardpass.network.dense import free_name
from forwardpass.operations.operation import INPUT, Operation

# What a layer is called that its module has no name for but a number, as in an nn.Sequential.
_NUMBERED: Final = {
    "conv1d": "conv",
    "conv2d": "conv",
    "batch_norm": "norm",
    "layer_norm": "norm",
    "group_norm": "norm",
    "local_response_norm": "norm",
    "max_pool1d": "pool",
    "max_pool2d": "pool",
    "avg_pool1d": "pool",
    "avg_pool2d": "pool",
    "adaptive_avg_pool1d": "pool",
    "adaptive_avg_pool2d": "pool",
    "adaptive_max_pool1d": "pool",
    "adaptive_max_pool2d": "pool",
}
_ONCE: Final = ("reshape", "softmax", "log_softmax")  # needs no number


def operations_of(nodes: Sequence[Node], end: Node) -> tuple[Operation, ...]:
    """The nodes that `end` needs, in the order of computation, the input left out."""
    needed = reached([end])
    taken = {INPUT}
    numbered: dict[tuple[str, str], str] = {}
    names: dict[int, str] = {}
    made: list[Operation] = []
    for node in nodes:
        if id(node) not in needed:
            continue
        name = free_name(_wish(node, numbered), taken)
        taken.add(name)
        names[id(node)] = name
        reads = tuple(names.get(id(read), INPUT) for read in node.reads)
        made.append(
            Operation(name, node.kind, reads, node.shape, node.tensors, node.settings, node.line)
        )
    return tuple(made)


def _wish(node: Node, numbered: dict[tuple[str, str], str]) -> str:
    """The path of its module; kind and number where that is digits alone; else what it does.

    `numbered` holds what such modules are called, so that one that runs twice keeps its name.
    """
    path, word = node.name, _NUMBERED.get(node.kind, node.kind)
    if path is not None and not path.replace(".", "").isdigit():
        return path
    if (path is None and node.kind != "linear") or node.kind in _ONCE:
        return _plain(node)
    key = (word, path or f"{word} {len(numbered)}")
    if key not in numbered:
        count = 1 + sum(other == word for other, _ in numbered)
        numbered[key] = f"{word}{'_' if word[-1].isdigit() else ''}{count}"
    return numbered[key]


def _plain(node: Node) -> str:
    """What an operation does, in PyTorch's word."""
    if node.kind != "reshape":
        return node.kind
    return "flatten" if len(node.shape) == 1 else "reshape"
