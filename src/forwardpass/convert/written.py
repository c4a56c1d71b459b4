"""A readable `forward` for want of real source: one line an operation.

A row of operations is written with one x, a graph with a name for every value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from forwardpass.convert.source import FRAMEWORK
from forwardpass.convert.tokens import tokens
from forwardpass.network.source import Source
from forwardpass.operations.operation import INPUT, Operation

_HEAD: Final = ("import torch", "import torch.nn as nn", "import torch.nn.functional as F", "", "")


def written_out(name: str, operations: Sequence[Operation]) -> tuple[Source, list[int]]:
    """The text, and the line of each operation."""
    lines = [*_HEAD, f"class {name}(nn.Module):", "    def forward(self, x):"]
    first = len(lines) + 1
    names = _names(operations)
    for op in operations:
        reads = [names[read] for read in op.reads]
        lines.append(f"        {names[op.name]} = {expression(op, reads)}")
    text = "\n".join([*lines, f"        return {names[operations[-1].name]}"]) + "\n"
    return Source("", text, tokens(text), FRAMEWORK), list(range(first, first + len(operations)))


def _names(operations: Sequence[Operation]) -> dict[str, str]:
    """What each value is called: x all the way, unless something is read later than at once."""
    before = [INPUT, *(op.name for op in operations)]
    row = all(op.reads == (read,) for op, read in zip(operations, before, strict=False))
    return {name: "x" if row or not n else f"x{n}" for n, name in enumerate(before)}


def expression(op: Operation, reads: Sequence[str]) -> str:
    """Python for one operation of values of these names."""
    x = reads[0]
    if op.kind in _BY_MODULE:
        plain = all(part.isidentifier() for part in op.name.split("."))
        return f"self.{op.name}({x})" if plain else f'self.get_submodule("{op.name}")({x})'
    write = _WRITERS.get(op.kind)
    if write is not None:
        return write(op, list(reads))
    settings = "".join(f", {_PYTORCH.get(k, k)}={_said(v)}" for k, v in op.settings.items())
    return f"F.{op.kind}({x}{settings})"


def _said(value: Any) -> str:
    return repr(tuple(value)) if isinstance(value, list | tuple) else repr(value)


def _reshaped(op: Operation, reads: list[str]) -> str:
    sizes = ", ".join(map(str, (-1, *op.shape)))
    return f"{reads[0]}.flatten(1)" if len(op.shape) == 1 else f"{reads[0]}.reshape({sizes})"


def _along(op: Operation, reads: list[str]) -> str:
    """Axes count from 0 in one example, from 1 beside a batch."""
    dims = tuple(axis + 1 for axis in op.integers("axes"))
    keep = ", keepdim=True" if op.flag("keep") else ""
    return f"{reads[0]}.{op.kind}({dims if len(dims) > 1 else dims[0]}{keep})"


def _sliced(op: Operation, reads: list[str]) -> str:
    parts = [":"]
    ends = zip(op.integers("starts"), op.integers("steps"), op.shape, strict=True)
    for start, step, size in ends:
        parts.append(f"{start}:{start + step * (size - 1) + 1}" + (f":{step}" if step > 1 else ""))
    return f"{reads[0]}[{', '.join(parts)}]"


def _padded(op: Operation, reads: list[str]) -> str:
    """PyTorch's widths begin with the last axis."""
    widths = op.integers("padding")
    pairs = [widths[n : n + 2] for n in range(0, len(widths), 2)][::-1]
    flat = tuple(x for pair in pairs for x in pair)
    return f"F.pad({reads[0]}, {flat}, value={op.number('value')})"


def _scaled(op: Operation, reads: list[str]) -> str:
    text = reads[0]
    for name, sign in (("weight", "*"), ("bias", "+")):
        if (values := op.tensors.get(name)) is not None:
            one = values.size == 1
            text += f" {sign} {values.item():g}" if one else f' {sign} self.{name}["{op.name}"]'
    return text


_BY_MODULE: Final = (
    "linear",
    "conv1d",
    "conv2d",
    "batch_norm",
    "layer_norm",
    "group_norm",
    "prelu",
)
_PYTORCH: Final = {
    "slope": "negative_slope",
    "low": "min",
    "high": "max",
    "kernel": "kernel_size",
    "size": "output_size",
}
_WRITERS: Final[Mapping[str, Callable[[Operation, list[str]], str]]] = {
    "identity": lambda op, reads: reads[0],
    "tanh": lambda op, reads: f"torch.tanh({reads[0]})",
    "sigmoid": lambda op, reads: f"torch.sigmoid({reads[0]})",
    "clamp": lambda op, reads: f"{reads[0]}.clamp({_limits(op)})",
    "gelu_tanh": lambda op, reads: f'F.gelu({reads[0]}, approximate="tanh")',
    "softmax": lambda op, reads: f"F.softmax({reads[0]}, dim=1)",
    "log_softmax": lambda op, reads: f"F.log_softmax({reads[0]}, dim=1)",
    "dropout": lambda op, reads: f"F.dropout({reads[0]}, {op.number('p')}, self.training)",
    "reshape": _reshaped,
    "mean": _along,
    "sum": _along,
    "amax": _along,
    "slice": _sliced,
    "pad": _padded,
    "scale": _scaled,
    "add": lambda op, reads: " + ".join(reads),
    "sub": lambda op, reads: " - ".join(reads),
    "gate": lambda op, reads: " * ".join(reads),
    "square": lambda op, reads: f"{reads[0]} ** 2",
    "maximum": lambda op, reads: f"torch.maximum({', '.join(reads)})",
    "concat": lambda op, reads: f"torch.cat([{', '.join(reads)}], {op.whole('axis') + 1})",
    "permute": lambda op, reads: f"{reads[0]}.permute(0, {_order(op)})",
}


def _limits(op: Operation) -> str:
    names = (("low", "min"), ("high", "max"))
    return ", ".join(f"{theirs}={op.number(ours)}" for ours, theirs in names if ours in op.settings)


def _order(op: Operation) -> str:
    return ", ".join(str(axis + 1) for axis in op.integers("order"))
