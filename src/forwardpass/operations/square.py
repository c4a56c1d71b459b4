"""`x ** 2` or `x * x`: the activation of networks that compute on encrypted numbers."""

from forwardpass.base.tensors import FloatArray
from forwardpass.operations.elementwise import Elementwise
from forwardpass.operations.operation import Operation


class Square(Elementwise):
    """z times itself."""

    grows = True

    def apply(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        return z * z

    def secant(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`: z itself."""
        return z.astype("float32")

    def derivative(self, op: Operation, z: FloatArray, value: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        return 2 * z
