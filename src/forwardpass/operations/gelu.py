"""`F.gelu`: z times the standard normal distribution function of z."""

import numpy as np

from forwardpass.base.tensors import FloatArray
from forwardpass.operations.elementwise import Elementwise
from forwardpass.operations.erf import normal_cdf
from forwardpass.operations.operation import Operation


class Gelu(Elementwise):
    """GELU with erf (D. Hendrycks, K. Gimpel: Gaussian Error Linear Units, 2016)."""

    def apply(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        return (z * normal_cdf(z)).astype(np.float32)

    def secant(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`: gelu(z) / z is the gate itself."""
        return normal_cdf(z).astype(np.float32)

    def derivative(self, op: Operation, z: FloatArray, value: FloatArray) -> FloatArray:
        """See `Elementwise`: gate plus z times the normal density."""
        wide = z.astype(np.float64)
        density = np.exp(-wide * wide / 2) / np.sqrt(2 * np.pi)
        slope: FloatArray = (normal_cdf(wide) + wide * density).astype(np.float32)
        return slope
