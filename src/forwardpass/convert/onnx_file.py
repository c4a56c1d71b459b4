"""Opens an ONNX file: sizes first, then the parser, then what lies beside it, then ONNX's checker.

Files come from strangers: nothing is executed, no size is believed and no other folder is read.
What the model means is left to `onnx_graph`.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any, Final

import onnx
import onnx.checker
import onnx.inliner
import onnx.version_converter
from google.protobuf.message import DecodeError

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import MAX_BYTES

MAX_NODES: Final = 20_000  # with those of the functions that they call
OLDEST_OPSET: Final = 7  # what is older broadcasts in a way of its own, and is converted by onnx
CONVERTED_TO: Final = 13
_SHORT: Final = 200  # characters of the checker's own words


def read_model(source: Any) -> tuple[onnx.ModelProto, str]:
    """The checked model in a file, in bytes or in memory, and what to call it in messages.

    Raises `InputError` for everything that is no sound ONNX model.
    """
    if isinstance(source, bytes):
        model, where, folder = _parsed(source, "the model"), "the model", None
    elif isinstance(source, str | os.PathLike):
        path = Path(source)
        model, where, folder = _parsed(_content(path), str(path)), str(path), path.parent
    else:
        held = getattr(source, "model_proto", source)  # what torch.onnx.export returns
        if not isinstance(held, onnx.ModelProto):
            kind = type(source).__name__
            raise InputError(f"from_onnx takes the path of an .onnx file or a model, not {kind}")
        model, where, folder = onnx.ModelProto(), "the model", None
        model.CopyFrom(held)
    _take_in(model, folder, where)
    _check(model, where)
    return _converted(_inlined(model, where), where), where


def _content(path: Path) -> bytes:
    """The bytes of a file that is not too large. Raises `InputError`."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise InputError(f"{path} is not a file")
        if status.st_size > MAX_BYTES:
            raise InputError(f"{path} is larger than {MAX_BYTES // 2**20} MB")
        return path.read_bytes()
    except InputError:
        raise
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}") from error
    except ValueError as error:  # a NUL in the name
        raise InputError("the name of the ONNX file has a NUL in it") from error


def _parsed(content: bytes, where: str) -> onnx.ModelProto:
    if len(content) > MAX_BYTES:
        raise InputError(f"{where} is larger than {MAX_BYTES // 2**20} MB")
    model = onnx.ModelProto()
    try:
        model.ParseFromString(content)
    except DecodeError as error:
        raise InputError(f"{where} is not an ONNX model: it cannot be parsed") from error
    if not model.HasField("graph"):
        raise InputError(f"{where} is not an ONNX model: there is no graph in it")
    return model


def _take_in(model: onnx.ModelProto, folder: Path | None, where: str) -> None:
    """Bring weights that lie in files beside the model into it."""
    left = MAX_BYTES
    opened: dict[Path, bytes] = {}
    for tensor in _tensors_of(model):
        if tensor.data_location != onnx.TensorProto.EXTERNAL:
            continue
        if folder is None:
            raise InputError(f"{where} keeps weights in another file: give the path of its file")
        facts = {entry.key: entry.value for entry in tensor.external_data}
        path = _beside(folder, facts.get("location", ""), where)
        if path not in opened:
            opened[path] = _content(path)
        data = _piece(opened[path], facts, f"{where} ({tensor.name!r:.60})")
        left -= len(data)
        if left < 0:
            raise InputError(f"{where} has more than {MAX_BYTES // 2**20} MB of weights")
        tensor.raw_data = data
        del tensor.external_data[:]
        tensor.data_location = onnx.TensorProto.DEFAULT


def _tensors_of(model: onnx.ModelProto) -> Iterator[onnx.TensorProto]:
    """Every tensor of the model, those in its functions and subgraphs too."""
    yield from _in_graph(model.graph)
    for function in model.functions:
        yield from _in_nodes(function.node)


def _in_graph(graph: onnx.GraphProto) -> Iterator[onnx.TensorProto]:
    yield from graph.initializer
    for sparse in graph.sparse_initializer:
        yield from (sparse.values, sparse.indices)
    yield from _in_nodes(graph.node)


def _in_nodes(nodes: Iterable[onnx.NodeProto]) -> Iterator[onnx.TensorProto]:
    for node in nodes:
        for attribute in node.attribute:
            if attribute.HasField("t"):
                yield attribute.t
            yield from attribute.tensors
            for graph in (*attribute.graphs, *([attribute.g] if attribute.HasField("g") else ())):
                yield from _in_graph(graph)  # the parser allows only a hundred within one another


def _beside(folder: Path, location: str, where: str) -> Path:
    """The file of this name in the model's own folder or below it. Raises `InputError`."""
    parts = (*PurePosixPath(location).parts, *PureWindowsPath(location).parts)
    relative = not PurePosixPath(location).is_absolute() and not PureWindowsPath(location).drive
    if location and relative and ".." not in parts and "\0" not in location:
        root, found = folder.resolve(), (folder / location).resolve()
        if found.is_relative_to(root) and found != root:  # a link leads elsewhere
            return found
    raise InputError(f"{where} keeps weights in {location!r:.80}, which is not in its own folder")


def _piece(content: bytes, facts: dict[str, str], where: str) -> bytes:
    """The part of a file that a tensor says is its own."""
    numbers = [facts.get("offset", "0"), facts.get("length", "0")]
    if not all(text.isascii() and text.isdigit() and len(text) < 19 for text in numbers):
        raise InputError(f"{where} has weights at a place that is no number")
    offset, length = map(int, numbers)
    length = length if "length" in facts else len(content) - offset
    if not 0 <= offset <= offset + length <= len(content):
        raise InputError(f"{where} has weights that lie outside their file: it is cut short")
    return content[offset : offset + length]


def _check(model: onnx.ModelProto, where: str) -> None:
    """What the onnx package itself finds wrong with a model."""
    try:
        onnx.checker.check_model(model)
    except Exception as error:  # ValidationError, and what C++ throws
        raise InputError(f"{where} is no sound ONNX model: {said(error)}") from error


def said(error: Exception) -> str:
    """The first line of what a library says."""
    lines = (line.strip() for line in str(error).splitlines())
    text = next((line for line in lines if line), type(error).__name__)
    return "".join(c for c in text[:_SHORT] if c.isprintable()).rstrip(".: ")


def _inlined(model: onnx.ModelProto, where: str) -> onnx.ModelProto:
    """The model with the bodies of its own functions in place of their calls."""
    if not model.functions:
        if len(model.graph.node) > MAX_NODES:
            raise InputError(f"{where} has more than {MAX_NODES} operations")
        return model
    _refuse_many(model, where)
    try:
        return onnx.inliner.inline_local_functions(model)
    except Exception as error:  # whatever C++ throws
        raise InputError(f"{where} has functions that do not fit: {said(error)}") from error


def _refuse_many(model: onnx.ModelProto, where: str) -> None:
    """Refuse functions that call one another in a circle or multiply: a small file can be vast."""
    bodies = {(f.domain, f.name): f.node for f in model.functions}
    sizes: dict[tuple[str, str], int] = {}
    open_: set[tuple[str, str]] = set()

    def size(nodes: Iterable[onnx.NodeProto]) -> int:
        total = 0
        for node in nodes:
            key = (node.domain, node.op_type)
            if key in open_ or len(open_) > 64:
                raise InputError(f"{where} has functions that call one another in a circle")
            if key in bodies and key not in sizes:
                open_.add(key)
                sizes[key] = size(bodies[key])
                open_.discard(key)
            total += sizes.get(key, 1)
        return total

    if size(model.graph.node) > MAX_NODES:
        raise InputError(f"{where} has more than {MAX_NODES} operations")


def _converted(model: onnx.ModelProto, where: str) -> onnx.ModelProto:
    """The model in operations that are read here: very old ones are brought up to date by onnx."""
    found = [entry.version for entry in model.opset_import if entry.domain in ("", "ai.onnx")]
    version = max(found, default=1)
    if not found or version >= OLDEST_OPSET:
        return model
    for info in (*model.graph.input, *model.graph.output):
        for size in info.type.tensor_type.shape.dim[:1]:
            size.dim_value = size.dim_value or 1  # the converter wants the batch to be of one size
    try:
        return onnx.version_converter.convert_version(model, CONVERTED_TO)
    except Exception as error:  # ConvertError, and what C++ throws
        raise InputError(
            f"{where} is written in opset {version}, which cannot be converted ({said(error)}): "
            f"export it with opset {CONVERTED_TO} or later"
        ) from error
