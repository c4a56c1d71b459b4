"""`F.selu`: an ELU so scaled that layers keep mean 0 and spread 1."""

from typing import Final

import numpy as np

from forwardpass.base.tensors import FloatArray
from forwardpass.operations.elementwise import Elementwise
from forwardpass.operations.elu import expm1_secant
from forwardpass.operations.operation import Operation

ALPHA: Final = 1.6732632423543772848170429916717
SCALE: Final = 1.0507009873554804934193349852946


class Selu(Elementwise):
    """Of G. Klambauer and others: Self-Normalizing Neural Networks, 2017."""

    def apply(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        below = z.dtype.type(SCALE * ALPHA) * np.expm1(np.minimum(z, np.float32(0)))
        return np.where(z > 0, z * z.dtype.type(SCALE), below)

    def secant(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        return np.where(z > 0, SCALE, SCALE * ALPHA * expm1_secant(z)).astype(np.float32)

    def derivative(self, op: Operation, z: FloatArray, value: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        below = np.float32(SCALE * ALPHA) * np.exp(np.minimum(z, np.float32(0)))
        return np.where(z > 0, np.float32(SCALE), below)
