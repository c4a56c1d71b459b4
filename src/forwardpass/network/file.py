"""The network file: safetensors with a description, see docs/file-format.md.

Strict, because files come from strangers. What makes a network consistent is left to its records,
what the first format looked like to `format1`.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.fields import Fields
from forwardpass.base.files import write_whole
from forwardpass.base.rows import exactly, packed, unpacked, usable
from forwardpass.base.tensors import (
    MAX_BYTES,
    FloatArray,
    parse_json,
    read_tensors,
    rounded_to_half,
    write_tensors,
)
from forwardpass.network.format1 import from_format1
from forwardpass.network.lamp import lamp_about
from forwardpass.network.measured import MEASURED, Measured
from forwardpass.network.network import MAX_OPERATIONS, MAX_PLANES, Network
from forwardpass.network.parts import about_from, refuse_unused, taken
from forwardpass.operations.operation import Operation, Setting
from forwardpass.operations.table import kind_of

FORMAT: Final = 2
MAX_READS: Final = 64
HISTORY: Final = "forwardpass.history"  # the description that makes a file a history


def to_bytes(network: Network) -> bytes:
    """See `Network.to_bytes`."""
    return write_tensors(arrays_of(network), {"forwardpass": description_of(network)})


def arrays_of(network: Network) -> dict[str, FloatArray]:
    """The tensors of its operations, and what was measured of its planes, by name."""
    tensors: dict[str, FloatArray] = {}
    for op in network.operations:
        tensors |= {f"{op.name}.{name}": values for name, values in op.tensors.items()}
    for plane, measured in network.measured.items():
        tensors |= {f"{plane}.{name}": values for name, values in measured.arrays()}
    return tensors


def description_of(network: Network) -> str:
    """The JSON that stands beside them."""
    return json.dumps(_about(network), separators=(",", ":"), sort_keys=True, allow_nan=False)


def from_bytes(content: bytes, where: str = "the network file") -> Network:
    """See `Network.from_bytes`."""
    if is_history(content):
        raise InputError(f"{where} is a history of a training, no network: History.load opens it")
    tensors, metadata = read_tensors(content, where)
    if "forwardpass" not in metadata:
        raise InputError(
            f"{where} holds weights but no forwardpass description: "
            "make it with Network.from_module(module, example).save(path)"
        )
    return network_of(metadata["forwardpass"], tensors, where)


def network_of(description: str, tensors: dict[str, FloatArray], where: str) -> Network:
    """The network of a description, and of the tensors that came with it. Raises `InputError`."""
    about = Fields(parse_json(description, f"the description in {where}"), where)
    readers = {1: from_format1, FORMAT: _from_about}
    if (version := about.whole("format")) not in readers:
        raise InputError(
            f"{where} has format {version}, this forwardpass reads 1 and {FORMAT}: update it"
        )
    return about.located(lambda: readers[version](about, dict(tensors)))


def is_history(content: bytes) -> bool:
    """Whether these bytes begin as a history's: what is wrong with one is found out later."""
    return f'{{"__metadata__":{{"{HISTORY}"'.encode() == content[8 : 8 + len(HISTORY) + 19]


def save(network: Network, path: str | os.PathLike[str]) -> None:
    """See `Network.save`."""
    write_whole(Path(path), to_bytes(network))


def load(path: str | os.PathLike[str]) -> Network:
    """See `Network.load`."""
    return from_bytes(content_of(path), str(path))


def content_of(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a file that a person names. Raises `InputError`."""
    source = Path(path)
    try:
        status = source.stat()
        if not stat.S_ISREG(status.st_mode):
            raise InputError(f"{source} is not a file")
        if status.st_size > MAX_BYTES:
            raise InputError(f"{source} is larger than {MAX_BYTES // 2**20} MB")
        content = source.read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {source}: {error.strerror}") from error
    return content


def to_float16(network: Network) -> Network:
    """See `Network.to_float16`."""
    return _changed(network, rounded_to_half)  # refuses infinity, which too large a weight becomes


def to_int8(network: Network) -> Network:
    """See `Network.to_int8`."""
    return _changed(network, _rounded_to_eight)


def _changed(network: Network, change: Callable[[FloatArray], FloatArray]) -> Network:
    """Norms and factors stay as they are: they are few, and a small variance would become 0."""
    return replace(
        network,
        operations=tuple(
            op
            if kind_of(op).role == "norm"
            else replace(op, tensors={name: change(values) for name, values in op.tensors.items()})
            for op in network.operations
        ),
    )


def _rounded_to_eight(values: FloatArray) -> FloatArray:
    if exactly(values):  # once is enough: another scale could be off by its last bit
        return values
    whole, scales = packed(values, 8)
    if scales is not None and not usable(scales):
        raise InputError(f"a weight is too large for eight bits: {np.abs(values).max():g}")
    return unpacked((whole, scales), values.shape)


def _about(network: Network) -> dict[str, Any]:
    """The description as it stands in the file, see docs/file-format.md."""
    source = network.source
    about: dict[str, Any] = {
        "format": FORMAT,
        "name": network.name,
        "input_shape": list(network.input_shape),
        "class_names": list(network.class_names),
        "credits": network.credits,
        "operations": [_operation_about(op) for op in network.operations],
        "planes": [
            {"name": name, "scale": measured.scale}
            for name, measured in network.measured.items()
            if measured.scale != 1
        ],
        "source": {
            "file": source.file,
            "text": source.text,
            "framework": source.framework,
            "tokens": [list(token) for token in source.tokens],
        },
        "accuracy": [
            {"data": x.data, "images": x.images, "accuracy": x.accuracy} for x in network.accuracy
        ],
    }
    if source.results > 1:
        about["source"] |= {"result": source.result, "results": source.results}
    if network.feature_names:
        about["feature_names"] = list(network.feature_names)
    if network.lamp:
        about["lamp"] = lamp_about(network.lamp)
    return about


def _operation_about(op: Operation) -> dict[str, Any]:
    about = {"name": op.name, "kind": op.kind, "reads": list(op.reads), "shape": list(op.shape)}
    settings = {"settings": {k: _plain(v) for k, v in op.settings.items()}} if op.settings else {}
    return about | settings | ({} if op.line is None else {"line": op.line})


def _plain(setting: Setting) -> Any:
    """A setting as JSON has it."""
    return list(setting) if isinstance(setting, tuple) else setting


def _from_about(about: Fields, unused: dict[str, FloatArray]) -> Network:
    """The network of a description of format 2; takes its arrays out of `unused`."""
    fields = about.objects("operations", MAX_OPERATIONS)
    operations = tuple(_operation(entry, unused) for entry in fields)
    planes = about.objects("planes", MAX_PLANES) if about.has("planes") else []
    scales = {entry.text("name"): entry.number("scale", 1.0) for entry in planes}
    names = [*scales, *(op.name for op in operations if op.name not in scales)]
    measured = {name: _measured(name, scales.get(name, 1.0), unused) for name in names}
    refuse_unused(unused, about.where, "operation")
    return Network(
        operations=operations,
        measured={name: facts for name, facts in measured.items() if facts is not None},
        **about_from(about),
    )


def _operation(entry: Fields, unused: dict[str, FloatArray]) -> Operation:
    name = entry.text("name")
    own = [key for key in unused if key.startswith(f"{name}.") and "." not in key[len(name) + 1 :]]
    tensors = {
        key[len(name) + 1 :]: unused.pop(key) for key in own if key[len(name) + 1 :] not in MEASURED
    }
    return Operation(
        name=name,
        kind=entry.text("kind"),
        reads=entry.texts("reads", MAX_READS),
        shape=entry.sizes("shape"),
        tensors=tensors,
        settings=entry.settings("settings") if entry.has("settings") else {},
        line=entry.whole_or_none("line"),
    )


def _measured(name: str, scale: float, unused: dict[str, FloatArray]) -> Measured | None:
    found = {part: taken(unused, f"{name}.{part}") for part in MEASURED}
    if scale == 1 and all(values is None for values in found.values()):
        return None
    try:
        return Measured(scale, **found)
    except InputError as error:
        raise InputError(f"{name}: {error}") from error
