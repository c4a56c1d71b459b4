"""Writes a network out as text, one line an operation, where there is no source to show.

The lines read like Python, so that they can be coloured and pointed at; they are not run.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from forwardpass.convert.tokens import tokens
from forwardpass.network.source import Source
from forwardpass.operations.operation import INPUT, Operation, Setting, Shape

FRAMEWORK: Final = "ONNX"
_LONGEST: Final = 160  # characters of a line before its shape
_EACH_WAY: Final = ("kernel", "stride", "padding", "dilation", "size")  # one number where all agree
_USUAL: Final[dict[str, Setting]] = {
    "stride": 1,
    "padding": 0,
    "dilation": 1,
    "groups": 1,
    "ceil_mode": False,
    "count_include_pad": False,
}
_BOTH: Final = {"add": "+", "sub": "-"}


def listed(
    heading: str, operations: Sequence[Operation], input_shape: Shape
) -> tuple[Source, list[int]]:
    """The text, and the line of each operation in it, from 1."""
    lines = [f"# {line}" for line in heading.splitlines()]
    lines += ["", f"def forward(x):  # {_sizes(input_shape)}"]
    names = _identifiers(operations)
    places = []
    for op in operations:
        lines.append(f"    {_line(op, names)}")
        places.append(len(lines))
    lines.append(f"    return {names[operations[-1].name]}")
    text = "\n".join(lines) + "\n"
    return Source("", text, tokens(text), FRAMEWORK), places


def _identifiers(operations: Sequence[Operation]) -> dict[str, str]:
    """What each value is called in the text: like its operation, as far as Python allows it."""
    found = {INPUT: "x"}
    for op in operations:
        plain = re.sub(r"\W", "_", op.name)
        plain = plain if plain.isidentifier() else f"_{plain}"
        name, again = plain, 2
        while name in found.values():
            name, again = f"{plain}_{again}", again + 1
        found[op.name] = name
    return found


def _line(op: Operation, names: dict[str, str]) -> str:
    reads = [names[name] for name in op.reads]
    if op.kind in _BOTH:
        made = f" {_BOTH[op.kind]} ".join(reads)
    elif op.kind == "scale":
        made = _scale(op, reads[0])
    else:
        made = f"{op.kind}({', '.join([*reads, *_tensors(op), *_settings(op)])})"
    return f"{names[op.name]} = {made}"[:_LONGEST] + f"  # {_sizes(op.shape)}"


def _scale(op: Operation, read: str) -> str:
    """Its own numbers where it is one of each."""
    weight, bias = (_number(op, name) for name in ("weight", "bias"))
    times = f"{read} * {weight}" if weight else read
    return f"{times} + {bias}" if bias else times


def _number(op: Operation, name: str) -> str:
    values = op.tensors.get(name)
    if values is None:
        return ""
    return f"{values.item():.6g}" if values.size == 1 else f"{name}{_brackets(values.shape)}"


def _tensors(op: Operation) -> list[str]:
    """Its tensors by name, the weight with its sizes: the panel is narrow."""
    return [
        f"{name}{_brackets(values.shape)}" if name == "weight" and values.ndim > 1 else name
        for name, values in op.tensors.items()
    ]


def _brackets(shape: Sequence[int]) -> str:
    return f"[{', '.join(map(str, shape))}]"


def _settings(op: Operation) -> list[str]:
    own = dict(op.settings)
    if op.kind in ("reshape", "slice"):
        own["shape"] = op.shape
    for name in _EACH_WAY:
        value = own.get(name)
        if isinstance(value, tuple) and len(set(value)) == 1:
            own[name] = value[0]
    return [f"{name}={_said(value)}" for name, value in own.items() if not _usual(name, value)]


def _usual(name: str, value: Setting) -> bool:
    """Whether a setting is as it mostly is, and need not be told."""
    return name in _USUAL and _USUAL[name] == value


def _said(value: Setting) -> str:
    if isinstance(value, tuple):
        return f"({', '.join(map(str, value))}{',' if len(value) == 1 else ''})"
    return f"{value:.6g}" if isinstance(value, float) else repr(value)


def _sizes(shape: Sequence[int]) -> str:
    return "x".join(map(str, shape))
