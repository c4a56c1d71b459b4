"""The network file: safetensors with a description, see docs/file-format.md.

Strict, because files come from strangers. What makes a network consistent is left to its records.
"""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any, Final

from forwardpass.base.errors import InputError
from forwardpass.base.fields import Fields
from forwardpass.base.files import write_whole
from forwardpass.base.tensors import MAX_BYTES, FloatArray, parse_json, read_tensors, write_tensors
from forwardpass.network.lamp import lamp_about, lamp_from
from forwardpass.network.network import (
    MAX_LAYERS,
    MAX_OPERATIONS,
    MAX_TEXT,
    MAX_TOKENS,
    MEASURED,
    Accuracy,
    Layer,
    Network,
    Operation,
    Source,
)

FORMAT: Final = 1


def to_bytes(network: Network) -> bytes:
    """See `Network.to_bytes`."""
    tensors: dict[str, FloatArray] = {}
    for layer in network.layers:
        tensors[f"{layer.name}.weight"] = layer.weight
        tensors[f"{layer.name}.bias"] = layer.bias
        for part in MEASURED:
            if (values := getattr(layer, part)) is not None:
                tensors[f"{layer.name}.{part}"] = values
    about = json.dumps(_about(network), separators=(",", ":"), sort_keys=True, allow_nan=False)
    return write_tensors(tensors, {"forwardpass": about})


def from_bytes(content: bytes, where: str = "the network file") -> Network:
    """See `Network.from_bytes`."""
    tensors, metadata = read_tensors(content, where)
    if "forwardpass" not in metadata:
        raise InputError(
            f"{where} holds weights but no forwardpass description: "
            "make it with Network.from_module(module, example).save(path)"
        )
    about = parse_json(metadata["forwardpass"], f"the description in {where}")
    return _from_about(Fields(about, where), tensors)


def save(network: Network, path: str | os.PathLike[str]) -> None:
    """See `Network.save`."""
    write_whole(Path(path), to_bytes(network))


def load(path: str | os.PathLike[str]) -> Network:
    """See `Network.load`."""
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
    return from_bytes(content, str(source))


def _about(network: Network) -> dict[str, Any]:
    """The description as it stands in the file, see docs/file-format.md."""
    named = {"feature_names": list(network.feature_names)} if network.feature_names else {}
    lamp = {"lamp": lamp_about(network.lamp)} if network.lamp else {}
    return (
        named
        | lamp
        | {
            "format": FORMAT,
            "name": network.name,
            "input_shape": list(network.input_shape),
            "class_names": list(network.class_names),
            "output": network.output,
            "credits": network.credits,
            "layers": [
                {"name": x.name, "activation": x.activation, "slope": x.slope, "scale": x.scale}
                for x in network.layers
            ],
            "operations": [_operation_about(step) for step in network.operations],
            "source": {
                "file": network.source.file,
                "text": network.source.text,
                "tokens": [list(token) for token in network.source.tokens],
            },
            "accuracy": [
                {"data": x.data, "images": x.images, "accuracy": x.accuracy}
                for x in network.accuracy
            ],
        }
    )


def _operation_about(step: Operation) -> dict[str, Any]:
    about = {"kind": step.kind, "layer": step.layer, "line": step.line, "shape": list(step.shape)}
    return about if step.p is None else {**about, "p": step.p}


def _from_about(about: Fields, tensors: dict[str, FloatArray]) -> Network:
    if (version := about.whole("format")) != FORMAT:
        raise InputError(
            f"{about.where} has format {version}, this forwardpass reads {FORMAT}: update it"
        )
    unused = dict(tensors)
    layers = tuple(_layer(entry, unused) for entry in about.objects("layers", MAX_LAYERS))
    if unused:
        raise InputError(f"{about.where} has tensor {min(unused)!r:.60}, which no layer uses")
    source = about.object("source")
    return about.located(
        lambda: Network(
            name=about.text("name"),
            layers=layers,
            input_shape=about.sizes("input_shape"),
            class_names=about.texts("class_names"),
            output=about.text("output"),  # type: ignore[arg-type]  # checked by Network itself
            operations=tuple(_operation(x) for x in about.objects("operations", MAX_OPERATIONS)),
            source=Source(
                source.text("file"),
                source.text("text", MAX_TEXT),
                source.tokens("tokens", MAX_TOKENS),
            ),
            accuracy=tuple(_accuracy(entry) for entry in about.objects("accuracy", 64)),
            credits=about.text("credits"),
            feature_names=about.texts("feature_names") if about.has("feature_names") else (),
            lamp=lamp_from(about.object("lamp")) if about.has("lamp") else None,
        )
    )


def _layer(about: Fields, tensors: dict[str, FloatArray]) -> Layer:
    """One layer; takes its arrays out of `tensors`."""
    name = about.text("name")
    weight, bias = (tensors.pop(f"{name}.{part}", None) for part in ("weight", "bias"))
    if weight is None or bias is None:
        raise InputError(f"{about.where} lacks the weight or bias of layer {name!r:.60}")
    measured = {part: tensors.pop(f"{name}.{part}", None) for part in MEASURED}
    scale = about.number("scale", 0.0) or 1.0
    slope = about.number("slope", 0.0)
    return about.located(
        lambda: Layer(name, weight, bias, about.text("activation"), slope, scale, **measured)
    )


def _operation(about: Fields) -> Operation:
    return Operation(
        kind=about.text("kind"),
        layer=about.text_or_none("layer"),
        line=about.whole_or_none("line"),
        shape=about.sizes("shape"),
        p=about.share("p") if about.has("p") else None,
    )


def _accuracy(about: Fields) -> Accuracy:
    return Accuracy(about.text("data"), about.whole("images"), about.share("accuracy"))
