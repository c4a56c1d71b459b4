"""One recorded forward pass, computed with NumPy. Imports no drawing and no PyTorch.

Open this file first: a Trace is all that anything after it knows about an image.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from forwardpass.base.tensors import FloatArray
from forwardpass.network.network import Network
from forwardpass.network.planes import Plane
from forwardpass.operations.operation import INPUT
from forwardpass.operations.table import kind_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure

IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False, slots=True)
class LayerTrace:
    """One plane of one pass, its units in a row; of a batch every array has N rows."""

    name: str  # e.g. "fc1"
    pre: FloatArray  # (out,)  z
    post: FloatArray  # (out,)  what it hands on; of the last plane the probabilities


class _Pass:
    """What a pass of one image and one of many have in common."""

    __slots__ = ()
    network: Network
    values: Mapping[str, FloatArray]
    factors: Mapping[str, FloatArray]
    probs: FloatArray

    @property
    def layers(self) -> tuple[LayerTrace, ...]:
        """The planes of the network, each with z and what it hands on."""
        planes = self.network.planes
        return (
            *(LayerTrace(x.name, self._pre(x), self._row(x.post)) for x in planes[:-1]),
            LayerTrace(planes[-1].name, self._row(planes[-1].pre), self.probs),
        )

    @property
    def image(self) -> FloatArray:
        """What the network read, in a row: (in,) or (N, in)."""
        return self._row(INPUT)

    def plot(self, **options: Any) -> Figure:
        """The whole pass as one matplotlib figure, see `plot.plot`. Needs the plots extra."""
        from forwardpass.show.plot import plot

        return plot(self, **options)  # type: ignore[arg-type]  # a Trace or a Batch

    def _pre(self, plane: Plane) -> FloatArray:
        """z: what the operation gives, before any factor that was put on it."""
        if plane.pre not in self.factors:
            return self._row(plane.pre)
        op = self.network.operation(plane.pre)
        lead = self.values[op.name].ndim - len(op.shape)
        reads = [self.values[name] for name in op.reads]
        value = kind_of(op).forward(op, reads if lead else [read[None] for read in reads])
        return value.reshape(*value.shape[:lead], -1) if lead else value.reshape(-1)

    def _row(self, name: str) -> FloatArray:
        values = self.values[name]
        lead = values.ndim - len(self.network.shape_of(name))
        return values if values.ndim == lead + 1 else values.reshape(*values.shape[:lead], -1)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        """At the end of a notebook cell: the animation."""
        return _displays[-1](self) if _displays else {"text/plain": repr(self)}


@dataclass(frozen=True, eq=False, slots=True)
class Trace(_Pass):
    """A forward pass of one image: the value of every operation, and the answer."""

    network: Network = field(repr=False)  # what computed it
    values: Mapping[str, FloatArray] = field(repr=False)  # of "input" and of every operation
    # What was put on a value after its operation, by name: 0 on a unit that was switched off,
    # 1 / (1 - p) on one that survived dropout.
    factors: Mapping[str, FloatArray] = field(repr=False)
    scores: FloatArray  # (classes,)
    log_probs: FloatArray  # (classes,)  log_softmax(scores)
    probs: FloatArray  # (classes,)
    prediction: int  # index of the most probable class
    confidence: float  # its probability

    @property
    def single(self) -> bool:
        """Whether this is the pass of one image: it is."""
        return True

    def __len__(self) -> int:
        """A trace of one image has no length, like a number."""
        raise TypeError("a trace of one image has no length")


@dataclass(frozen=True, eq=False, slots=True)
class Batch(_Pass):
    """The passes of N images: `len(batch)` of them, `batch[n]` being one; arrays have N rows."""

    network: Network = field(repr=False)
    values: Mapping[str, FloatArray] = field(repr=False)
    factors: Mapping[str, FloatArray] = field(repr=False)  # the same for every image
    scores: FloatArray  # (N, classes)
    log_probs: FloatArray  # (N, classes)
    probs: FloatArray  # (N, classes)
    prediction: IntArray  # (N,)
    confidence: FloatArray  # (N,)

    @property
    def single(self) -> bool:
        """Whether this is the pass of one image: it is not."""
        return False

    def __len__(self) -> int:
        """The number of images."""
        return len(self.scores)

    def __getitem__(self, n: int) -> Trace:
        """The pass of image `n`; arrays are views."""
        row = range(len(self))[n]
        return Trace(
            self.network,
            {name: values[row] for name, values in self.values.items()},
            self.factors,
            self.scores[row],
            self.log_probs[row],
            self.probs[row],
            int(self.prediction[row]),
            float(self.confidence[row]),
        )

    def __iter__(self) -> Iterator[Trace]:
        """Every pass in turn."""
        return (self[n] for n in range(len(self)))


Display = Callable[[Any], dict[str, str]]  # of a Trace or a Batch: what it is, by MIME type
_displays: list[Display] = []  # the last one is asked


def displayed_by(display: Display) -> Display:
    """Say what a notebook displays for a bare trace. `show` does, so that nothing here draws."""
    _displays.append(display)
    return display
