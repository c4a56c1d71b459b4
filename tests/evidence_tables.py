"""Evidence as the tests want it: one number a plane, one table a layer."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from forwardpass import Evidence, Network, Trace
from forwardpass.inside.bundle import bundles
from forwardpass.inside.connections import connection_evidence


def plane_constants(network: Network, constants: Mapping[str, float]) -> NDArray[np.float64]:
    """What the constants of each plane add: bias, and f(0) where that is not 0."""
    planes = network.planes
    return np.array([sum(constants.get(op, 0.0) for op in x.operations) for x in planes])


def evidence_table(trace: Trace, found: Evidence, layer: int) -> NDArray[np.float32]:
    """The evidence of every connection of a linear layer, (out, in), without its sign."""
    (bundle,) = bundles(trace.network, trace, layer)
    outputs = trace.network.planes[layer].outputs
    return np.abs(connection_evidence(trace, found, bundle)).reshape(outputs, -1)
