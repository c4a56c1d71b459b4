"""scikit-learn's classifiers and pipelines through skl2onnx: the same numbers as onnxruntime."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest
from onnxmodels import INPUTS, kinds, ours, theirs
from skl2onnx import to_onnx
from sklearn.datasets import load_digits, load_iris
from sklearn.decomposition import PCA
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler, StandardScaler
from sklearn.svm import SVC

from forwardpass import InputError, Network


def digits() -> tuple[Any, Any]:
    images, labels = load_digits(return_X_y=True)
    return images.astype(np.float32) / 16, labels


def two_flowers() -> tuple[Any, Any]:
    values, labels = load_iris(return_X_y=True)
    kept = labels > 0
    return values[kept].astype(np.float32), np.where(labels[kept] == 1, "versicolor", "virginica")


CASES = {
    "scaled digits": (
        make_pipeline(StandardScaler(), MLPClassifier((20,), max_iter=15, random_state=0)),
        digits,
    ),
    "clipped, projected digits": (
        make_pipeline(
            MinMaxScaler(clip=True),
            PCA(20, random_state=0),
            MLPClassifier((12,), activation="logistic", max_iter=10, random_state=0),
        ),
        digits,
    ),
    "two classes": (
        make_pipeline(
            MinMaxScaler(),
            MLPClassifier((5, 4), activation="tanh", max_iter=60, random_state=0),
        ),
        two_flowers,
    ),
    "logistic regression": (LogisticRegression(max_iter=20), digits),
    "logistic regression of two": (
        make_pipeline(StandardScaler(), LogisticRegression()),
        two_flowers,
    ),
}


def fitted(name: str) -> tuple[Any, Any, Any]:
    pipeline, data = CASES[name]
    values, labels = data()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # few rounds are enough here
        pipeline.fit(values, labels)
    return pipeline, values, labels


@pytest.mark.parametrize("zipmap", [True, False])
@pytest.mark.parametrize("name", CASES)
def test_probabilities_and_names(name: str, zipmap: bool) -> None:
    pipeline, values, labels = fitted(name)
    made = to_onnx(pipeline, values[:1], options={"zipmap": zipmap})
    network = Network.from_onnx(made)
    inputs = values[:: len(values) // INPUTS][:INPUTS]
    plain = to_onnx(pipeline, values[:1], options={"zipmap": False})
    expected = theirs(plain, inputs, "probabilities")
    np.testing.assert_allclose(ours(network, inputs), expected, rtol=1e-5, atol=1e-5)
    np.testing.assert_allclose(expected, pipeline.predict_proba(inputs), atol=1e-4)
    assert network.class_names == tuple(str(x) for x in np.unique(labels))
    assert network.output == "softmax"


def test_two_classes_become_two_scores() -> None:
    pipeline, values, _ = fitted("two classes")
    network = Network.from_onnx(to_onnx(pipeline, values[:1]))
    assert kinds(network)[-3:] == ["linear", "linear", "softmax"]


def test_what_is_no_network_is_named() -> None:
    values, labels = digits()
    classifier = SVC().fit(values[:200], labels[:200])
    with pytest.raises(InputError, match=r"SVMClassifier \(.*\) cannot be shown"):
        Network.from_onnx(to_onnx(classifier, values[:1]))
