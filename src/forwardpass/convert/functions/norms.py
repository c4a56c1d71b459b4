"""Norms: batch norm by its running values, and those that measure each example by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from forwardpass.convert.functions.activations import made
from forwardpass.convert.nodes import Placed

if TYPE_CHECKING:
    from forwardpass.base.tensors import FloatArray
    from forwardpass.convert.calls import Call
    from forwardpass.convert.nodes import Read
    from forwardpass.convert.tape import Tape


def _read(tape: Tape, call: Call) -> Read:
    """A batch with its channels next."""
    read = tape.first(call)
    if read.batch != 0:
        reason = f"reads shape {list(read.tensor.shape)}, which is no batch"
        raise tape.refused(call, reason, form=True)
    return read


def _affine(tape: Tape, call: Call, weight: Any, bias: Any) -> dict[str, FloatArray | None]:
    return {"weight": tape.weights(call, weight), "bias": tape.weights(call, bias)}


def _batch_norm(tape: Tape, call: Call) -> Placed:
    mean = tape.weights(call, call.argument(1, "running_mean"))
    variance = tape.weights(call, call.argument(2, "running_var"))
    if call.argument(5, "training", False) or mean is None or variance is None:
        raise tape.refused(
            call, "measures the batch it gets, so that an image counts differently in each"
        )
    tensors = _affine(tape, call, call.argument(3, "weight"), call.argument(4, "bias"))
    tensors |= {"mean": mean, "variance": variance}
    eps = {"eps": float(call.argument(7, "eps", 1e-5))}
    return made(tape, call, _read(tape, call), "batch_norm", eps, tensors)


def _layer_norm(tape: Tape, call: Call) -> Placed:
    read, shape = tape.first(call), call.argument(1, "normalized_shape")
    axes = 1 if isinstance(shape, int) else len(tuple(shape))
    if axes > len(read.shape) or read.batch not in (None, 0):
        raise tape.refused(call, "measures the batch it gets")
    tensors = _affine(tape, call, call.argument(2, "weight"), call.argument(3, "bias"))
    settings = {"axes": axes, "eps": float(call.argument(4, "eps", 1e-5))}
    return made(tape, call, read, "layer_norm", settings, tensors)


def _group_norm(tape: Tape, call: Call) -> Placed:
    tensors = _affine(tape, call, call.argument(2, "weight"), call.argument(3, "bias"))
    settings = {
        "groups": int(call.argument(1, "num_groups")),
        "eps": float(call.argument(4, "eps", 1e-5)),
    }
    return made(tape, call, _read(tape, call), "group_norm", settings, tensors)


def _instance_norm(tape: Tape, call: Call) -> Placed:
    """By running values it is a batch norm, else a group norm of one channel each."""
    read = _read(tape, call)
    tensors = _affine(tape, call, call.argument(3, "weight"), call.argument(4, "bias"))
    eps = float(call.argument(7, "eps", 1e-5))
    if call.argument(5, "use_input_stats", True):
        settings = {"groups": read.shape[0], "eps": eps}
        return made(tape, call, read, "group_norm", settings, tensors)
    tensors["mean"] = tape.weights(call, call.argument(1, "running_mean"))
    tensors["variance"] = tape.weights(call, call.argument(2, "running_var"))
    return made(tape, call, read, "batch_norm", {"eps": eps}, tensors)


def _local_response_norm(tape: Tape, call: Call) -> Placed:
    settings = {
        "size": int(call.argument(1, "size")),
        "alpha": float(call.argument(2, "alpha", 1e-4)),
        "beta": float(call.argument(3, "beta", 0.75)),
        "k": float(call.argument(4, "k", 1.0)),
    }
    return made(tape, call, _read(tape, call), "local_response_norm", settings)


HANDLERS: Final[Mapping[str, Callable[..., Any]]] = {
    "batch_norm": _batch_norm,
    "layer_norm": _layer_norm,
    "group_norm": _group_norm,
    "instance_norm": _instance_norm,
    "local_response_norm": _local_response_norm,
}
