"""Compares a network with onnxruntime on inputs made by chance, where that is installed.

onnx has an evaluator of its own, which is no judge: docs/decisions.md says why.
"""

from __future__ import annotations

import math
from typing import Any, Final

import numpy as np
import onnx

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.convert.onnx_channels import colours_last
from forwardpass.network.network import Network
from forwardpass.trace.record import record

MOST_PRODUCTS: Final = 10**9  # of a network that is compared: nobody waits for it
_TOLERANCE: Final = 1e-3


def verify(network: Network, model: onnx.ModelProto, target: str, turned: bool) -> None:
    """Refuse a network whose numbers are not those of the value `target` of its model.

    `turned` says that the model reads the colours last. Raises `InputError`. What onnxruntime
    cannot run is not compared.
    """
    try:
        import onnxruntime
    except ImportError:
        return
    session = _session(onnxruntime, model, target)
    chance = np.random.default_rng(0)
    for values in (
        chance.uniform(size=network.input_shape),
        chance.normal(size=network.input_shape),
    ):
        given = colours_last(values) if turned else values
        theirs = None if session is None else _evaluated(session, given, target)
        if theirs is None:
            return
        trace = record(network, values.astype(np.float32))
        ours = trace.values[network.operations[-1].name].reshape(-1)
        if theirs.size == 1 and ours.size == 2:  # the share of the second of two classes
            theirs = np.append(1 - theirs, theirs)
        with np.errstate(all="ignore"):
            fits = theirs.shape == ours.shape
            gap = np.abs(ours - theirs).max() / max(1.0, np.abs(theirs).max()) if fits else np.inf
        if not gap <= _TOLERANCE:
            raise InputError(
                f"{network.name} gives other numbers than onnxruntime (by {gap:.2g}): "
                "it cannot be shown as it is"
            )


def _session(onnxruntime: Any, model: onnx.ModelProto, target: str) -> Any:
    """A session that gives the target; None for a model that onnxruntime cannot run."""
    asked = onnx.ModelProto()
    asked.CopyFrom(model)
    if target not in [info.name for info in asked.graph.output]:
        asked.graph.output.append(onnx.ValueInfoProto(name=target))
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4  # nothing of it is for people
    try:
        return onnxruntime.InferenceSession(asked.SerializeToString(), options)
    except Exception:  # noqa: BLE001 - whatever C++ throws
        return None


def _evaluated(session: Any, values: Any, target: str) -> FloatArray | None:
    """What onnxruntime makes of one input; None where it cannot run the model."""
    given = session.get_inputs()[0]
    sizes = [size if isinstance(size, int) else 1 for size in given.shape]
    batch = math.prod(sizes[1:]) == values.size and len(sizes) > 1
    feed = np.repeat(values[None], max(1, sizes[0]), axis=0) if batch else values
    dtypes = {"tensor(double)": np.float64, "tensor(float16)": np.float16}
    try:
        feed = feed.reshape(sizes).astype(dtypes.get(given.type, np.float32))
        found = np.asarray(session.run([target], {given.name: feed})[0], np.float32)
    except Exception:  # noqa: BLE001 - whatever C++ throws
        return None
    return (found[0] if batch else found).reshape(-1)
