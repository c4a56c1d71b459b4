"""Gradients that go back to the one unit that each value came from."""

import math

import numpy as np

from forwardpass.base.tensors import FloatArray
from forwardpass.operations.kind import IntArray
from forwardpass.operations.operation import Shape


def scattered(gradient: FloatArray, won: IntArray, shape: Shape) -> FloatArray:
    """Gradients (K, ...) added up at the units that they belong to, (K, *shape).

    `won` names a unit of the read for every value, (K, values), or (1, values) for all alike.
    """
    size = math.prod(shape)
    rows = gradient.reshape(len(gradient), -1)
    found = np.empty((len(rows), size), np.float32)
    for k, row in enumerate(rows):
        places = won[k if len(won) > 1 else 0]
        found[k] = np.bincount(places, weights=row, minlength=size)
    return found.reshape(-1, *shape)
