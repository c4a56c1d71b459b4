"""The kinds of operation that there are, a row each. To add one is to add its file and its row."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from forwardpass.base.errors import InputError
from forwardpass.operations.adaptive_avg_pool import AdaptiveAvgPool
from forwardpass.operations.adaptive_max_pool import AdaptiveMaxPool
from forwardpass.operations.add import Add
from forwardpass.operations.amax import Amax
from forwardpass.operations.avg_pool import AvgPool
from forwardpass.operations.batch_norm import BatchNorm
from forwardpass.operations.celu import Celu
from forwardpass.operations.clamp import Clamp, Hardtanh, Relu6
from forwardpass.operations.concat import Concat
from forwardpass.operations.convolution import Convolution
from forwardpass.operations.dropout import Dropout
from forwardpass.operations.elu import Elu
from forwardpass.operations.gate import Gate
from forwardpass.operations.gelu import Gelu
from forwardpass.operations.gelu_tanh import GeluTanh
from forwardpass.operations.group_norm import GroupNorm
from forwardpass.operations.hardsigmoid import Hardsigmoid
from forwardpass.operations.hardswish import Hardswish
from forwardpass.operations.identity import Identity
from forwardpass.operations.kind import Kind
from forwardpass.operations.layer_norm import LayerNorm
from forwardpass.operations.leaky_relu import LeakyRelu
from forwardpass.operations.linear import Linear
from forwardpass.operations.local_response_norm import LocalResponseNorm
from forwardpass.operations.max_pool import MaxPool
from forwardpass.operations.maximum import Maximum
from forwardpass.operations.mish import Mish
from forwardpass.operations.operation import Operation
from forwardpass.operations.pad import Pad
from forwardpass.operations.permute import Permute
from forwardpass.operations.prelu import Prelu
from forwardpass.operations.relu import Relu
from forwardpass.operations.reshape import Reshape
from forwardpass.operations.scale import Scale
from forwardpass.operations.selu import Selu
from forwardpass.operations.sigmoid import Sigmoid
from forwardpass.operations.silu import Silu
from forwardpass.operations.slice import Slice
from forwardpass.operations.softmax import LogSoftmax, Softmax
from forwardpass.operations.softplus import Softplus
from forwardpass.operations.softsign import Softsign
from forwardpass.operations.square import Square
from forwardpass.operations.sub import Sub
from forwardpass.operations.sum import Mean, Sum
from forwardpass.operations.tanh import Tanh

KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "linear": Linear(),
        "conv1d": Convolution(1),
        "conv2d": Convolution(2),
        "max_pool1d": MaxPool(1),
        "max_pool2d": MaxPool(2),
        "avg_pool1d": AvgPool(1),
        "avg_pool2d": AvgPool(2),
        "adaptive_max_pool1d": AdaptiveMaxPool(1),
        "adaptive_max_pool2d": AdaptiveMaxPool(2),
        "adaptive_avg_pool1d": AdaptiveAvgPool(1),
        "adaptive_avg_pool2d": AdaptiveAvgPool(2),
        "mean": Mean(),
        "sum": Sum(),
        "amax": Amax(),
        "batch_norm": BatchNorm(),
        "layer_norm": LayerNorm(),
        "group_norm": GroupNorm(),
        "local_response_norm": LocalResponseNorm(),
        "scale": Scale(),
        "add": Add(),
        "sub": Sub(),
        "maximum": Maximum(),
        "gate": Gate(),
        "concat": Concat(),
        "relu": Relu(),
        "relu6": Relu6(),
        "leaky_relu": LeakyRelu(),
        "prelu": Prelu(),
        "elu": Elu(),
        "selu": Selu(),
        "celu": Celu(),
        "softplus": Softplus(),
        "silu": Silu(),
        "mish": Mish(),
        "hardswish": Hardswish(),
        "hardtanh": Hardtanh(),
        "hardsigmoid": Hardsigmoid(),
        "tanh": Tanh(),
        "sigmoid": Sigmoid(),
        "gelu": Gelu(),
        "gelu_tanh": GeluTanh(),
        "clamp": Clamp(),
        "square": Square(),
        "softsign": Softsign(),
        "identity": Identity(),
        "dropout": Dropout(),
        "reshape": Reshape(),
        "pad": Pad(),
        "slice": Slice(),
        "permute": Permute(),
        "softmax": Softmax(),
        "log_softmax": LogSoftmax(),
    }
)


def kind_of(op: Operation) -> Kind:
    """The kind of an operation. Raises `InputError` for a kind that is not known."""
    if op.kind not in KINDS:
        raise InputError(f"{op.name} is a {op.kind!r:.60}, which this forwardpass does not know")
    return KINDS[op.kind]
