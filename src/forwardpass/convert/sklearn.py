"""From a fitted scikit-learn MLPClassifier to a Network. Never imports scikit-learn itself.

The classifier's arrays are enough; the code that people are shown is written here, because the
library's own spreads one line of mathematics over several functions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.convert.tokens import tokens
from forwardpass.network.dense import Layer, dense
from forwardpass.network.network import Network
from forwardpass.network.source import Source

ACTIVATIONS: Final = {
    "relu": "relu",
    "tanh": "tanh",
    "logistic": "sigmoid",
    "identity": "identity",
}
_CODE: Final = {
    "relu": "np.maximum(x, 0)",
    "tanh": "np.tanh(x)",
    "sigmoid": "1 / (1 + np.exp(-x))",
}


def is_classifier(candidate: Any) -> bool:
    """Whether this is scikit-learn's MLPClassifier or a class derived from it."""
    return any(
        base.__name__ == "MLPClassifier" and base.__module__.startswith("sklearn.")
        for base in type(candidate).__mro__
    )


def is_estimator(candidate: Any) -> bool:
    """Whether this comes from scikit-learn at all, to say what of it can be shown."""
    return any(base.__module__.startswith("sklearn.") for base in type(candidate).__mro__)


def from_sklearn(
    classifier: Any,
    input_shape: Sequence[int] | None = None,
    class_names: Sequence[str] | None = None,
) -> Network:
    """The network in a fitted MLPClassifier.

    A classifier of two classes has one output, the logit of the second class; it becomes the two
    logits (0, z), whose softmax is exactly (1 - sigmoid(z), sigmoid(z)). Raises `InputError` for
    one that is not fitted or that gives several labels at once.
    """
    if not hasattr(classifier, "coefs_"):
        raise InputError("the MLPClassifier is not fitted yet: call its fit(X, y) first")
    if classifier.out_activation_ == "logistic" and classifier.n_outputs_ > 1:
        raise InputError(
            "the MLPClassifier gives several labels at once: forwardpass shows one answer"
        )
    weights = [np.asarray(w, dtype=np.float64).T for w in classifier.coefs_]
    biases = [np.asarray(b, dtype=np.float64) for b in classifier.intercepts_]
    if classifier.out_activation_ == "logistic":
        weights[-1] = np.vstack([np.zeros_like(weights[-1]), weights[-1]])
        biases[-1] = np.concatenate([[0.0], biases[-1]])
    layers = _layers(weights, biases, ACTIVATIONS[classifier.activation])
    layers, source, last_line = _story(type(classifier).__name__, layers)
    names = class_names if class_names is not None else classifier.classes_
    features = getattr(classifier, "feature_names_in_", ())
    inputs = layers[0].weight.shape[1]
    return dense(
        type(classifier).__name__,
        layers,
        tuple(input_shape) if input_shape else (inputs,),
        [str(name) for name in names],
        "softmax",
        output_line=last_line,
        source=source,
        feature_names=() if input_shape else tuple(str(name) for name in features),
    )


def _layers(weights: list[Any], biases: list[Any], activation: str) -> list[Layer]:
    last = len(weights) - 1
    layers = []
    for number, (weight, bias) in enumerate(zip(weights, biases, strict=True)):
        name = "output" if number == last else f"hidden{number + 1}"
        kind = "identity" if number == last else activation
        layers.append(Layer(name, _float32(weight), _float32(bias), kind))
    return layers


def _float32(values: Any) -> FloatArray:
    return np.asarray(values, dtype=np.float32)


def _story(name: str, layers: list[Layer]) -> tuple[list[Layer], Source, int]:
    """What `predict_proba` computes, one line an operation; the last one is that of the softmax."""
    lines = ["import numpy as np", "", f"class {name}:", "    def forward(self, x):"]

    def told(code: str) -> int:
        lines.append(f"        {code}")
        return len(lines)

    found = []
    for number, layer in enumerate(layers):
        at = {"linear": told(f"x = x @ self.coefs_[{number}] + self.intercepts_[{number}]")}
        if layer.activation != "identity":
            at[layer.activation] = told(f"x = {_CODE[layer.activation]}")
        found.append(replace(layer, lines=at))
    last = told("x = np.exp(x) / np.exp(x).sum(axis=1, keepdims=True)")
    text = "\n".join([*lines, "        return x"]) + "\n"
    return found, Source("", text, tokens(text), "scikit-learn"), last
