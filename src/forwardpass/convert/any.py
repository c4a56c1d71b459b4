"""A Network of whatever people have: a Network, a PyTorch module, a scikit-learn classifier.

Imports neither of the two: what nobody has imported, nobody can have made something with.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.convert import sklearn
from forwardpass.network.dense import free_name
from forwardpass.network.network import Network
from forwardpass.operations.operation import INPUT, Operation
from forwardpass.trace.record import as_images, calibrate

if TYPE_CHECKING:
    from torch import nn

_ACCEPTED: Final = (
    "show takes a PyTorch module, a forwardpass Network or Trace, or a fitted scikit-learn "
    "MLPClassifier"
)
MOST_INPUTS: Final = 24  # of a batch: so many set the drawing scale and travel with the page


def as_network(
    network: Any,
    images: Any = None,
    class_names: Sequence[str] | None = None,
    input_shape: Sequence[int] | None = None,
) -> Network:
    """A Network of whatever `show` accepts. Raises `InputError`."""
    if isinstance(network, Network):
        made = network
    elif _is_module(network):
        made = _from_torch(network, images, class_names)
    elif sklearn.is_classifier(network):
        made = _from_sklearn(network, images, class_names, input_shape)
    elif sklearn.is_estimator(network):
        raise InputError(
            f"a scikit-learn {type(network).__name__} cannot be shown: {_ACCEPTED} "
            "(of a pipeline, the classifier and its transformed inputs)"
        )
    else:
        raise InputError(f"{type(network).__name__} cannot be shown: {_ACCEPTED}")
    if class_names is not None:
        made = replace(made, class_names=tuple(str(name) for name in class_names))
    if input_shape is not None:
        made = _shaped(made, tuple(input_shape))
    return made


def _is_module(candidate: Any) -> bool:
    """Whether this is a PyTorch module: it cannot be one while torch is not imported."""
    torch = sys.modules.get("torch")
    return torch is not None and isinstance(candidate, torch.nn.Module)


def _from_torch(module: nn.Module, images: Any, class_names: Sequence[str] | None) -> Network:
    from forwardpass.convert.guess import example_for
    from forwardpass.convert.torch import from_module

    example = example_for(module, images)
    names = None if class_names is None else [str(name) for name in class_names]
    return from_module(module, example, names)


def _from_sklearn(
    classifier: Any,
    images: Any,
    class_names: Sequence[str] | None,
    input_shape: Sequence[int] | None,
) -> Network:
    made = sklearn.from_sklearn(classifier, input_shape, class_names)
    shape = np.shape(images)
    if input_shape is None and images is not None and len(shape) >= 2:
        for own in (shape, shape[1:]):  # pictures stand as pictures, flat rows as features
            if len(own) >= 2 and math.prod(own) == made.inputs:
                made = _shaped(made, own)
                break
    return made if images is None else calibrate(made, rows(made, images))


def _shaped(network: Network, shape: tuple[int, ...]) -> Network:
    if math.prod(shape) != network.inputs:
        raise InputError(
            f"input shape {list(shape)} has {math.prod(shape)} values, "
            f"{network.name} reads {network.inputs}"
        )
    flat = any(INPUT in op.reads and op.kind != "reshape" for op in network.operations)
    if len(shape) == 1 or not flat:
        return replace(network, input_shape=shape)
    name = free_name("flatten", [op.name for op in network.operations])
    flatten = Operation(name, "reshape", (INPUT,), (math.prod(shape),))
    read = (
        replace(op, reads=tuple(name if x == INPUT else x for x in op.reads))
        for op in network.operations
    )
    return replace(network, input_shape=shape, operations=(flatten, *read))


def rows(network: Network, images: Any) -> FloatArray:
    """The images as (N, in), at most MOST_INPUTS of them."""
    values = images.detach().cpu().numpy() if hasattr(images, "detach") else images
    if hasattr(values, "to_numpy"):  # a pandas table
        values = values.to_numpy()
    rows = as_images(network, values)
    return np.atleast_2d(rows)[:MOST_INPUTS]
