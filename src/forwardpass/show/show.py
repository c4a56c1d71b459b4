"""`forwardpass.show`: anybody's network and inputs as an animation.

What can be given is `convert.any`'s to say; how it is displayed is `notebook.py`'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from forwardpass.convert.any import as_network, rows
from forwardpass.network.history import History
from forwardpass.show.layout import Theme
from forwardpass.show.notebook import Animation
from forwardpass.show.page import Start, View
from forwardpass.trace.trace import Batch, Trace


def show(
    network: Any,
    images: Any = None,
    class_names: Sequence[str] | None = None,
    *,
    feature_names: Sequence[str] | None = None,
    input_shape: Sequence[int] | None = None,
    view: View | None = None,
    theme: Theme | None = None,
    height: int | None = None,
    lang: str | None = None,
) -> Animation:
    """An animation of what `network` does with `images`.

    `network` is a PyTorch module, a Network, a Trace, a fitted scikit-learn MLPClassifier, or the
    History of a training, which plays.
    `images` is one input or a batch of them; left out, the page starts empty, or with a drawing
    where the network reads 28x28 pictures. `input_shape` tells how flat inputs stand as a picture,
    e.g. (8, 8). In a notebook the result is the animation, `height` px high (as its width asks for,
    unless given); it also has `save(path)` and `open()`. `lang` is the tag of the language that it
    speaks besides English, and begins in: "de", "pt-BR".
    Raises `InputError` for networks and images that cannot be shown.
    """
    if isinstance(network, Trace | Batch):
        images = network.image if images is None else images
        network = network.network
    if isinstance(network, History):
        inputs = None if images is None else rows(network.network, images)
        start = Start(inputs=inputs, view=view, theme=theme, lang=lang)
        return Animation(network.network, start, height, network)
    made = as_network(network, images, class_names, input_shape)
    if feature_names is not None:
        made = replace(made, feature_names=tuple(str(name) for name in feature_names))
    inputs = None if images is None else rows(made, images)
    return Animation(made, Start(inputs=inputs, view=view, theme=theme, lang=lang), height)
