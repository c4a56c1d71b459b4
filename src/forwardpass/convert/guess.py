"""A batch that a module can run on: somebody's images in the form it wants, or blank ones.

Found by running the module, in eval mode; nothing of it is changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import torch
from torch import Tensor, nn

from forwardpass.base.errors import InputError
from forwardpass.convert.feeding import evaluating
from forwardpass.convert.results import entries
from forwardpass.network.reads import MNIST_SIDE

PIXELS: Final = MNIST_SIDE**2
DIGIT: Final = (1, MNIST_SIDE, MNIST_SIDE)
# Pictures as modules may want a digit: with a channel axis, without one, flat.
_DIGITS: Final = (DIGIT, DIGIT[1:], (PIXELS,))
_SIDES: Final = (32, MNIST_SIDE, 64, 224)  # of pictures in colour, the usual one first
_FLAT: Final = {PIXELS: _DIGITS, 32**2: ((1, 32, 32), (32, 32)), 3 * 32**2: ((3, 32, 32),)}


def example_for(module: nn.Module, images: Any) -> Any:
    """The images with a batch axis, and one for channels if the module wants it; None for blank.

    Where nothing runs, the most likely form, of which `from_module` says why not. Raises
    `InputError` for a module that says nothing about its input, without images.
    """
    if images is not None:
        try:
            forms = list(_forms(torch.as_tensor(images)))
        except (TypeError, ValueError, RuntimeError):
            return images  # of which `from_module` says what is wrong
    else:
        forms = [torch.zeros((1, *shape)) for shape in dict.fromkeys(_shapes(module))]
    if not forms:
        raise InputError(
            f"{type(module).__name__} has no nn.Linear or nn.Conv2d to guess its input from: "
            "pass images"
        )
    return next((x for x in forms if len(forms) == 1 or _runs(module, x)), forms[0])


def _forms(array: Tensor) -> Iterator[Tensor]:
    """A batch as it is; one image of it; pictures without their axis of one channel."""
    if array.ndim >= 2:
        yield array
    yield array[None]
    if array.ndim == 3:
        yield array[:, None]
    if array.ndim == 2:
        yield array[None, None]


def _shapes(module: nn.Module) -> Iterator[tuple[int, ...]]:
    """Shapes of one input that the layers of a module speak for, those of the first layer first."""
    for part in module.modules():
        if isinstance(part, nn.Linear):
            yield from (*_FLAT.get(part.in_features, ()), (part.in_features,))
        elif isinstance(part, nn.Conv2d):
            channels = part.in_channels
            yield from _DIGITS if channels == 1 else ()
            yield from ((channels, side, side) for side in _SIDES)
        elif isinstance(part, nn.Conv1d):
            yield from _DIGITS
            yield (part.in_channels, MNIST_SIDE)


def _runs(module: nn.Module, example: Tensor) -> bool:
    """Whether the module makes a row of scores for each input of `example`."""
    like = next((p for p in module.parameters() if p.is_floating_point()), torch.zeros(1))
    some = example[:2]
    try:
        with evaluating(module):
            returned = module(some.to(like.device, like.dtype, copy=True))
    except Exception:  # noqa: BLE001 - whatever the user's forward may raise
        return False
    found = [entry.tensor for entry in entries(returned)]
    return any(x.ndim >= 2 and len(x) == len(some) for x in found)
