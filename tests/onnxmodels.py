"""ONNX models for tests, and onnxruntime as the oracle of what they compute."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from forwardpass import Network
from forwardpass.trace.record import record

Array = NDArray[Any]
INPUTS = 20


def chance(*shape: int, seed: int = 0) -> Array:
    """Numbers around 0, always the same for a shape and a seed."""
    return np.random.default_rng([seed, *shape]).normal(size=shape).astype(np.float32)


def node(op: str, reads: str, gives: str = "", **attributes: Any) -> onnx.NodeProto:
    """A node whose reads are separated by spaces; "-" is one that is left out."""
    domain = attributes.pop("domain", "")
    inputs = ["" if name == "-" else name for name in reads.split()]
    return helper.make_node(op, inputs, (gives or op.lower()).split(), domain=domain, **attributes)


def model(
    nodes: Sequence[onnx.NodeProto],
    shape: Sequence[int | str],
    constants: Mapping[str, Array] | None = None,
    *,
    opset: int = 20,
    result: Sequence[int | str] = ("n", 3),
    **more: Any,
) -> onnx.ModelProto:
    """A model that reads "x" of `shape`; what its last node gives has the shape `result`."""
    tensors = [numpy_helper.from_array(v, name) for name, v in (constants or {}).items()]
    graph = helper.make_graph(
        list(nodes),
        "tested",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info(nodes[-1].output[0], TensorProto.FLOAT, result)],
        initializer=tensors,
    )
    domains = {each.domain for each in nodes} - {""}
    imports = [helper.make_opsetid("", opset), *(helper.make_opsetid(d, 1) for d in domains)]
    return helper.make_model(graph, opset_imports=imports, ir_version=8, **more)


def theirs(made: onnx.ModelProto, inputs: Array, output: str | None = None) -> Array:
    """What onnxruntime makes of inputs, one after the other, (N, ...)."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 4
    session = onnxruntime.InferenceSession(made.SerializeToString(), options)
    name = session.get_inputs()[0].name
    rank = len(session.get_inputs()[0].shape)
    wanted = output or next(x.name for x in session.get_outputs() if "float" in x.type)
    rows = (x[None] if x.ndim < rank else x for x in inputs)
    return np.stack([session.run([wanted], {name: row})[0].reshape(-1) for row in rows])


def ours(network: Network, inputs: Array) -> Array:
    """What the network gives for the same inputs, (N, classes)."""
    batch = record(network, inputs)
    found: Array = batch.values[network.operations[-1].name]
    return found


def same(made: onnx.ModelProto, scale: float = 1.0) -> Network:
    """The network of a model, after comparing it with onnxruntime on 20 inputs."""
    network = Network.from_onnx(made)
    inputs = scale * chance(INPUTS, *network.input_shape, seed=1)
    expected = theirs(made, inputs)
    np.testing.assert_allclose(ours(network, inputs), expected, rtol=1e-5, atol=1e-5)
    assert np.ptp(expected, axis=0).max() > 1e-4  # it says something about its inputs
    return network


def kinds(network: Network) -> list[str]:
    """The kinds of its operations, in order."""
    return [op.kind for op in network.operations]
