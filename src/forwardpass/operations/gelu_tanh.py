"""`F.gelu(approximate="tanh")`: z (1 + tanh(u)) / 2 with u = sqrt(2/pi) (z + 0.044715 z^3)."""

import numpy as np
import numpy.typing as npt

from forwardpass.base.tensors import FloatArray
from forwardpass.operations.elementwise import Elementwise
from forwardpass.operations.operation import Operation
from forwardpass.operations.sigmoid import logistic

_ROOT = np.sqrt(2 / np.pi)
_CUBIC = 0.044715


class GeluTanh(Elementwise):
    """GELU as it is approximated by a hyperbolic tangent."""

    def apply(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        return (z * _gate(z)).astype(np.float32)

    def secant(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`: the gate itself."""
        return _gate(z).astype(np.float32)

    def derivative(self, op: Operation, z: FloatArray, value: FloatArray) -> FloatArray:
        """See `Elementwise`: the gate, and z times its own slope 2 g (1 - g) u'."""
        wide, gate = z.astype(np.float64), _gate(z)
        inner = _ROOT * (1 + 3 * _CUBIC * wide**2)
        slope: FloatArray = (gate + 2 * wide * gate * (1 - gate) * inner).astype(np.float32)
        return slope


def _gate(z: FloatArray) -> npt.NDArray[np.float64]:
    wide = z.astype(np.float64)
    u = _ROOT * (wide + _CUBIC * wide**3)
    return logistic(2 * u)
