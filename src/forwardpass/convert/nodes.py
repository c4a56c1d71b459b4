"""What a watched run leaves behind: nodes that read one another, and which tensor is which node."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from torch import Tensor

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.operations.operation import INPUT, Setting, Shape


@dataclass(frozen=True, eq=False)
class Node:
    """An operation before it has its name: what it is and which nodes it reads."""

    kind: str  # of an operation, or "input"
    reads: tuple[Node, ...]
    shape: Shape  # of its result for one example
    tensors: Mapping[str, FloatArray] = field(default_factory=dict)
    settings: Mapping[str, Setting] = field(default_factory=dict)
    line: int | None = None  # of the shown text
    name: str | None = None  # the path of its module, None for what it does

    @property
    def ends(self) -> bool:
        """Whether it is a softmax, which nothing but its exact counterpart may read."""
        return self.kind in ("softmax", "log_softmax")


def input_node(shape: Shape) -> Node:
    """What a network reads."""
    return Node(INPUT, (), shape)


@dataclass(frozen=True, eq=False)
class Recipe:
    """How one number became another by arithmetic alone: a call with what it read in place."""

    func: Callable[..., Any]
    args: tuple[Any, ...]  # tensors that depend on the input are `Followed`
    kwargs: Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Followed:
    """A tensor that depends on the input: its node, or why there is none."""

    tensor: Tensor  # kept, so that no id is used twice
    node: Node | None
    batch: int | None  # its batch axis, None where it is of one example without one
    version: int  # PyTorch's count of changes in place, when this was so
    problem: InputError | None = None
    recipe: Recipe | None = None


@dataclass(frozen=True, eq=False)
class Read:
    """One tensor that a handler reads: a node and how the tensor holds its values."""

    node: Node
    batch: int | None
    tensor: Tensor

    @property
    def shape(self) -> Shape:
        """Of one example."""
        return self.node.shape

    def axis(self, dim: int) -> int | None:
        """The axis of one example that is axis `dim` of the tensor, None for the batch."""
        dim = dim + self.tensor.ndim if dim < 0 else dim
        if self.batch is None:
            return dim
        return None if dim == self.batch else dim - (dim > self.batch)


@dataclass(frozen=True, eq=False)
class Placed:
    """A node whose tensor has its batch axis at a known place."""

    node: Node
    batch: int | None


Made = Node | Placed | None  # of one resulting tensor; None where it cannot be shown


def reached(ends: Iterable[Node]) -> set[int]:
    """The ids of all nodes that these read, directly or not, and of themselves."""
    found: set[int] = set()
    waiting = list(ends)
    while waiting:
        node = waiting.pop()
        if id(node) not in found:
            found.add(id(node))
            waiting += node.reads
    return found
