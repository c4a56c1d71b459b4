"""One recorded forward pass, computed with NumPy. Imports no drawing and no PyTorch.

Open this file first: a Trace is all that anything after it knows about an image.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.network.network import Network
from forwardpass.operations.activations import activate

if TYPE_CHECKING:
    from matplotlib.figure import Figure

IntArray = npt.NDArray[np.int64]

CHUNK: Final = 2_000  # images recorded at a time: 40 MB of activations for MNISTNet


@dataclass(frozen=True, eq=False, slots=True)
class LayerTrace:
    """One layer of one forward pass, or of N at once: then every array has N rows."""

    name: str  # module name, e.g. "fc1"
    pre: FloatArray  # (out,)  z = W a + b
    post: FloatArray  # (out,)  f(z); for the last layer softmax(z)


@dataclass(frozen=True, eq=False, slots=True)
class Trace:
    """A forward pass of one image, or of N images: `len(trace)` of them, `trace[n]` being one."""

    image: FloatArray  # (in,)
    layers: tuple[LayerTrace, ...]
    log_probs: FloatArray  # (classes,)  log_softmax(z of the last layer)
    probs: FloatArray  # (classes,)
    # Typed Any, because int | array would make every reader of a single trace prove which it is.
    prediction: Any  # int, or (N,) int64: index of the most probable class
    confidence: Any  # float, or (N,) float32: its probability
    network: Network = field(repr=False)  # what computed it, for those who show it

    @property
    def single(self) -> bool:
        """Whether this is the pass of one image, not of a batch."""
        return self.image.ndim == 1

    def __len__(self) -> int:
        """The number of images in the batch. A single trace has no length, like a number."""
        if self.single:
            raise TypeError("a trace of one image has no length")
        return len(self.image)

    def __getitem__(self, n: int) -> Trace:
        """The pass of image `n` of a batch; arrays are views."""
        layers = (LayerTrace(x.name, x.pre[n], x.post[n]) for x in self.layers)
        row = range(len(self))[n]
        return _trace(
            self.network, self.image[row], tuple(layers), self.log_probs[row], self.probs[row]
        )

    def __iter__(self) -> Iterator[Trace]:
        """Every pass of a batch in turn."""
        return (self[n] for n in range(len(self)))

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        """At the end of a notebook cell: the animation."""
        return _displays[-1](self) if _displays else {"text/plain": repr(self)}

    def plot(self, **options: Any) -> Figure:
        """The whole pass as one matplotlib figure, see `plot.plot`. Needs the plots extra."""
        from forwardpass.show.plot import plot

        return plot(self, **options)


Display = Callable[[Trace], dict[str, str]]
_displays: list[Display] = []  # the last one is asked


def displayed_by(display: Display) -> Display:
    """Say what a notebook displays for a bare trace. `show` does, so that nothing here draws."""
    _displays.append(display)
    return display


def record(network: Network, images: Any) -> Trace:
    """Run `images` through the network and keep every number on the way.

    One image has the network's input shape, or the same without leading ones, or is flat: (1, 28,
    28), (28, 28) or (784,), values 0..1. With one more axis in front it is a batch.
    Raises `InputError` for other shapes and for values that are not finite numbers.
    """
    return run(network, as_images(network, images), {})


def record_in_chunks(network: Network, images: Any) -> Iterator[Trace]:
    """The passes of any number of images, (N, ...), as batches of at most CHUNK, in order."""
    for chunk in in_chunks(images):
        yield run(network, np.atleast_2d(as_images(network, chunk)), {})


def in_chunks(images: Any) -> Iterator[Any]:
    """The images, at most CHUNK at a time."""
    return (images[start : start + CHUNK] for start in range(0, len(images), CHUNK))


def calibrate(network: Network, images: Any) -> Network:
    """The network with each hidden layer's drawing scale set from a batch of images.

    The scale is the 0.99 quantile of the layer's positive activations, 1 where there are none.
    """
    trace = record(network, images)
    scales = [_quantile(layer.post) for layer in trace.layers[:-1]] + [1.0]
    layers = (replace(x, scale=s) for x, s in zip(network.layers, scales, strict=True))
    return replace(network, layers=tuple(layers))


def run(network: Network, images: FloatArray, factors: Mapping[int, FloatArray]) -> Trace:
    """The pass of checked images (in,) or (N, in), activations multiplied by `factors[layer]`.

    A factor of 0 switches a neuron off; dropout gives survivors 1 / (1 - p).
    """
    signal, layers = images, []
    for number, layer in enumerate(network.layers):
        pre = signal @ layer.weight.T
        pre += layer.bias
        signal = activate(layer.activation, pre, layer.slope)
        if number in factors:
            signal = signal * factors[number]
        layers.append(LayerTrace(layer.name, _locked(pre), _locked(signal)))
    log_probs, probs = _softmax(layers[-1].pre)
    layers[-1] = LayerTrace(layers[-1].name, layers[-1].pre, probs)
    return _trace(network, images, tuple(layers), log_probs, probs)


def as_images(network: Network, images: Any) -> FloatArray:
    """`images` as float32, (in,) for one and (N, in) for a batch. Raises `InputError`."""
    try:
        array = np.asarray(images)
        if array.dtype == np.uint8 and array.size and array.max() > 1:
            raise InputError("image has values up to 255: divide by 255, pixels are 0..1")
        with np.errstate(over="ignore"):  # too large for float32 becomes infinity, refused below
            array = array.astype(np.float32)  # a copy: the trace must not change with its input
    except (TypeError, ValueError, RuntimeError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError("image must be an array of numbers") from error
    count = network.inputs
    shapes = _one_image(network.input_shape)
    if array.shape in shapes:
        array = array.reshape(count)
    elif array.shape[1:] in shapes and array.ndim > 1:
        array = array.reshape(-1, count)
    else:
        raise InputError(f"image must have {count} values, got shape {array.shape}")
    if not np.isfinite(array).all():
        raise InputError("image has values that are NaN or infinite")
    return _locked(array)


def _one_image(shape: tuple[int, ...]) -> set[tuple[int, ...]]:
    """The shapes in which one image may come."""
    shapes = {shape, (math.prod(shape),)}
    while shape[0] == 1 and len(shape) > 1:
        shape = shape[1:]
        shapes.add(shape)
    return shapes


def _softmax(z: FloatArray) -> tuple[FloatArray, FloatArray]:
    """log_softmax(z) and softmax(z) along the last axis, safe for large z."""
    shifted = z - z.max(axis=-1, keepdims=True)
    powers = np.exp(shifted)
    total = powers.sum(axis=-1, keepdims=True)
    return _locked(shifted - np.log(total)), _locked(powers / total)


def _trace(
    network: Network,
    image: FloatArray,
    layers: tuple[LayerTrace, ...],
    log_probs: FloatArray,
    probs: FloatArray,
) -> Trace:
    best = log_probs.argmax(axis=-1)
    if image.ndim == 1:
        return Trace(image, layers, log_probs, probs, int(best), float(probs[best]), network)
    return Trace(image, layers, log_probs, probs, best, probs.max(axis=-1), network)


def _quantile(post: FloatArray) -> float:
    positive = post[post > 0]
    return float(np.quantile(positive, 0.99)) if positive.size else 1.0


def _locked(array: FloatArray) -> FloatArray:
    array.setflags(write=False)
    return array
