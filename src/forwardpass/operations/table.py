"""The kinds of operation that there are, a row each. To add one is to add its file and its row."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from forwardpass.base.errors import InputError
from forwardpass.operations.add import Add
from forwardpass.operations.dropout import Dropout
from forwardpass.operations.elu import Elu
from forwardpass.operations.gelu import Gelu
from forwardpass.operations.gelu_tanh import GeluTanh
from forwardpass.operations.identity import Identity
from forwardpass.operations.kind import Kind
from forwardpass.operations.leaky_relu import LeakyRelu
from forwardpass.operations.linear import Linear
from forwardpass.operations.operation import Operation
from forwardpass.operations.relu import Relu
from forwardpass.operations.reshape import Reshape
from forwardpass.operations.sigmoid import Sigmoid
from forwardpass.operations.softmax import LogSoftmax, Softmax
from forwardpass.operations.tanh import Tanh

KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "linear": Linear(),
        "add": Add(),
        "relu": Relu(),
        "leaky_relu": LeakyRelu(),
        "elu": Elu(),
        "tanh": Tanh(),
        "sigmoid": Sigmoid(),
        "gelu": Gelu(),
        "gelu_tanh": GeluTanh(),
        "identity": Identity(),
        "dropout": Dropout(),
        "reshape": Reshape(),
        "softmax": Softmax(),
        "log_softmax": LogSoftmax(),
    }
)


def kind_of(op: Operation) -> Kind:
    """The kind of an operation. Raises `InputError` for a kind that is not known."""
    if op.kind not in KINDS:
        raise InputError(f"{op.name} is a {op.kind!r:.60}, which this forwardpass does not know")
    return KINDS[op.kind]
