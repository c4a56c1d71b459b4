"""What one watched run writes down: which tensor is which node, and what handlers need for it.

A tensor that does not depend on the input is a constant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import numpy as np
import torch
from torch import Tensor, nn

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.convert.calls import Call, tensors_in
from forwardpass.convert.nodes import Followed, Node, Read, Recipe, input_node
from forwardpass.convert.source import Listing, listing
from forwardpass.operations.operation import Setting


class Tape:
    """What handlers of functions ask and write: followed tensors and the nodes they are."""

    def __init__(self, module: nn.Module, start: Tensor, size: int | None) -> None:
        """`size` images are run at once, along axis 0; None for one without a batch axis."""
        self.listing: Listing | None = listing(module)
        self.size = size
        self.nodes: list[Node] = []  # in the order of computation
        self.input = input_node(tuple(start.shape if size is None else start.shape[1:]))
        self.paths = {id(part): path for path, part in _named(module)}
        self.before: dict[int, Followed] = {}  # what the running call reads, as it was before
        self._seen: dict[int, Followed] = {}
        self._places: dict[tuple[Any, ...], Followed] = {}
        self._parameters = {id(p): path for path, p in module.named_parameters()}
        self._parameters |= {id(p): path for path, p in module.named_buffers()}
        self.follow(start, self.input, None if size is None else 0)

    def followed(self, value: Any) -> Followed | None:
        """What is known of a tensor that depends on the input, None for all else."""
        return self.before.get(id(value)) if isinstance(value, Tensor) else None

    def read(self, call: Call, value: Any) -> Read:
        """A tensor as an operation reads it. Raises `InputError` for a constant or a problem."""
        found = self.followed(value)
        if found is None:
            raise self.refused(call, "reads something that does not depend on the input")
        if found.problem is not None or found.node is None:
            raise found.problem or self.refused(call, _STALE)
        if found.node.ends:
            raise self.refused(call, "comes after the softmax, which must come last")
        return Read(found.node, found.batch, found.tensor)

    def first(self, call: Call, name: str = "input") -> Read:
        """The first argument as it is read."""
        return self.read(call, call.argument(0, name, call.kwargs.get("self")))

    def refused(
        self, call: Call, reason: str = "cannot be shown", *, form: bool = False
    ) -> InputError:
        """The error that names an operation and its line; `form` if other inputs might do."""
        return call.refused(self.paths, reason, form=form)

    def lost(self, call: Call, shape: Sequence[int]) -> InputError:
        """The error for a result in which the images of a batch cannot be told apart."""
        reason = f"gives {list(shape)} for {self.size or 1} examples, losing the batch dimension"
        return self.refused(call, reason, form=True)

    def node(
        self,
        call: Call,
        kind: str,
        reads: Sequence[Node],
        shape: Sequence[int],
        tensors: Mapping[str, FloatArray | None] | None = None,
        settings: Mapping[str, Setting] | None = None,
        *,
        aside: bool = False,
        name: str | None = None,
    ) -> Node:
        """A node at the running line; `aside` for a step beside the one that bears the name.

        `name` is what it is called if no module computes it.
        """
        kept = {name: x for name, x in (tensors or {}).items() if x is not None}
        own = None if aside else self._path(call) or name
        sizes = tuple(int(size) for size in shape)
        made = Node(kind, tuple(reads), sizes, kept, settings or {}, self._line(call), own)
        self.nodes.append(made)
        return made

    def reshaped(self, call: Call, read: Node, shape: Sequence[int]) -> Node:
        """The same numbers in another shape; the node itself where it has that shape."""
        if tuple(shape) == read.shape:
            return read
        return self.node(call, "reshape", [read], shape, aside=call.name in _LAYERS)

    def weights(self, call: Call, value: Any) -> FloatArray | None:
        """A constant tensor as it is, None for None. Raises `InputError` if it depends on input."""
        if value is None:
            return None
        if self.followed(value) is not None:
            raise self.refused(call, "uses weights that depend on the input")
        return numpy_of(value)

    def constant(self, call: Call, value: Any, read: Read) -> FloatArray:
        """A number or constant tensor, with as many axes as one example of `read`."""
        axes, tensor = len(read.shape), read.tensor
        if not isinstance(value, Tensor):
            return np.full((1,) * axes, float(value), np.float32)
        if value.ndim > tensor.ndim:
            raise self.refused(call, "makes a tensor with more axes")
        found = numpy_of(value).reshape((1,) * (tensor.ndim - value.ndim) + tuple(value.shape))
        if read.batch is not None:
            rows = np.moveaxis(found, read.batch, 0)
            if not (rows == rows[:1]).all():
                raise self.refused(
                    call, "uses a tensor that differs from image to image in a way not seen"
                )
            found = rows[0]
        return found

    def follow(
        self,
        tensor: Tensor,
        node: Node | None,
        batch: int | None,
        problem: InputError | None = None,
        recipe: Recipe | None = None,
    ) -> None:
        """Note what a tensor is."""
        found = Followed(tensor, node, batch, version_of(tensor), problem, recipe)
        self._seen[id(tensor)] = found
        if tensor.numel():
            self._places[_place(tensor)] = found

    def last(self, tensor: Tensor) -> Followed | None:
        """What is known of a tensor, also of another object that holds the same numbers."""
        found = self._seen.get(id(tensor))
        if found is None and tensor.numel():
            found = self._places.get(_place(tensor))
        if found is None or found.version == version_of(tensor):
            return found
        return Followed(tensor, None, None, version_of(tensor), found.problem)  # stale

    def _path(self, call: Call) -> str | None:
        """The path of the module that computes it, e.g. "fc1"; of its weight for a function."""
        if call.own and (path := self.paths.get(id(call.owner))):
            return path
        if call.name in _LAYERS:
            for value in tensors_in((*call.args[1:], *call.kwargs.values(), *call.args[:1])):
                base = value if id(value) in self._parameters else value._base  # noqa: SLF001
                path = self._parameters.get(id(base), "")
                if path and value.ndim > 1:
                    return None if path == "weight" else path.removesuffix(".weight")
        return None

    def _line(self, call: Call) -> int | None:
        """The innermost line of the shown text that is running."""
        if self.listing is None:
            return None
        lines = (self.listing.line(frame) for frame in call.frames)
        return next((line for line in lines if line is not None), None)


_STALE: Final = (
    "uses a tensor again after another view of it was changed in place, which is not followed "
    "(inplace=False, or the function without an underscore, helps)"
)
_LAYERS: Final = frozenset(
    [
        "linear",
        "matmul",
        "mm",
        "addmm",
        "einsum",
        "conv1d",
        "conv2d",
        "conv_transpose1d",
        "conv_transpose2d",
        "rmatmul",
    ]
)


def _named(module: nn.Module, path: str = "") -> Iterator[tuple[str, nn.Module]]:
    """The parts of a module by path, as `named_modules`, wrappers of a part looked through."""
    yield path, module
    for name, part in module.named_children():
        wrapped = isinstance(module, nn.DataParallel) or name == "_orig_mod"
        yield from _named(part, path if wrapped else f"{path}.{name}".removeprefix("."))


def version_of(tensor: Tensor) -> int:
    """PyTorch's count of changes in place, which a tensor shares with its views."""
    return 0 if tensor.is_inference() else tensor._version  # noqa: SLF001


def _place(tensor: Tensor) -> tuple[Any, ...]:
    """Where a tensor's numbers are."""
    storage = tensor.untyped_storage().data_ptr()
    return storage, tensor.storage_offset(), tuple(tensor.shape), tensor.stride(), tensor.dtype


def numpy_of(tensor: Tensor) -> FloatArray:
    """A copy in float32."""
    values: FloatArray = tensor.detach().to("cpu", torch.float32).numpy()
    return values.copy()
