"""What `show` accepts, and that the numbers of five foreign networks are their frameworks' own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import foreign
import numpy as np
import pytest
import torch
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
from torch import nn

import forwardpass
from forwardpass import InputError, Network, record, show
from forwardpass.convert.any import MOST_INPUTS, as_network

if TYPE_CHECKING:
    from conftest import Close

SOURCES = Path(__file__).parents[2] / "src"
pytestmark = pytest.mark.filterwarnings(
    "ignore::sklearn.exceptions.ConvergenceWarning"  # what is tested is not how well they learn
)


@pytest.fixture(params=foreign.ALL)
def known(request: pytest.FixtureRequest) -> foreign.Foreign:
    return foreign.ALL[request.param]()


def network_of(known: foreign.Foreign) -> Network:
    return as_network(known.model, known.inputs, known.class_names)


def test_they_have_learnt_something(known: foreign.Foreign) -> None:
    assert known.accuracy > 0.85


def test_every_number_is_the_frameworks(known: foreign.Foreign, close: Close) -> None:
    network = network_of(known)
    trace = record(network, known.inputs)
    wanted = known.numbers()
    assert len(trace) == foreign.COUNT
    assert len(trace.layers) == len(wanted.pre) == len(wanted.post)
    for layer, pre, post in zip(trace.layers, wanted.pre, wanted.post, strict=True):
        close(layer.pre, pre)
        close(layer.post, post)
    close(trace.probs, wanted.probs)
    close(trace.probs.sum(axis=1), np.ones(foreign.COUNT))
    assert trace.prediction.tolist() == wanted.probs.argmax(axis=1).tolist()


def test_what_people_read_is_theirs(known: foreign.Foreign) -> None:
    animation = show(
        known.model, known.inputs, known.class_names, feature_names=known.feature_names
    )
    network = animation.network
    assert list(network.class_names) == known.class_names
    assert list(network.feature_names) == (known.feature_names or [])
    assert network.input_shape == known.inputs.shape[1:]
    assert "def forward" in network.source.text or "nn.Sequential" in network.source.text
    assert all(step.line for step in network.operations)
    again = Network.from_bytes(network.to_bytes())
    assert again.feature_names == network.feature_names
    assert again.to_bytes() == network.to_bytes()


def test_hidden_layers_are_drawn_on_a_scale_of_their_own(known: foreign.Foreign) -> None:
    assert all(layer.scale != 1 for layer in network_of(known).layers[:-1])


def test_a_single_input_counts_as_one(known: foreign.Foreign) -> None:
    animation = show(known.model, known.inputs[0], known.class_names)
    assert animation.start.inputs is not None
    assert animation.start.inputs.shape == (1, known.inputs[0].size)
    assert np.array_equal(animation.start.inputs[0], known.inputs[0].ravel())


def test_at_most_a_page_full_of_inputs_travels_along(tiny: Network) -> None:
    animation = show(tiny, np.zeros((100, 4)))
    assert animation.start.inputs is not None
    assert len(animation.start.inputs) == MOST_INPUTS


def test_a_module_without_images_is_shown_as_it_reads() -> None:
    assert show(nn.Sequential(nn.Linear(5, 2))).network.input_shape == (5,)
    module = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    assert show(module).network.input_shape == (1, 28, 28)


class Rows(nn.Module):
    """Reads pictures without a channel, and each image's scores stand in a row."""

    def __init__(self) -> None:
        super().__init__()
        self.fc = nn.Linear(784, 10)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        count, _, _ = x.shape
        scores: torch.Tensor = self.fc(x.reshape(count, 784))
        return scores


@pytest.mark.parametrize(
    ("module", "shape"),
    [
        (nn.Sequential(nn.Linear(784, 10)), (784,)),
        (nn.Sequential(nn.Dropout(), nn.Linear(784, 5), nn.ReLU(), nn.Linear(5, 10)), (784,)),
        (nn.Sequential(nn.Flatten(), nn.Linear(784, 10)), (1, 28, 28)),
        (Rows(), (28, 28)),
    ],
)
def test_784_inputs_come_in_the_shape_that_the_module_reads(
    module: nn.Module, shape: tuple[int, ...]
) -> None:
    module.train()
    assert show(module).network.input_shape == shape
    assert all(part.training for part in module.modules())


def test_a_module_that_reads_no_digit_says_so() -> None:
    with pytest.raises(InputError, match=r"cannot run on an example of shape \(1, 1, 28, 28\)"):
        show(nn.Sequential(nn.Flatten(), nn.Linear(784, 10), nn.Linear(3, 2)))


def test_a_trace_is_shown_with_its_own_image(tiny: Network) -> None:
    trace = record(tiny, [0.1, 0.2, 0.3, 0.4])
    animation = show(trace)
    assert animation.network is tiny
    assert animation.start.inputs is not None
    assert np.array_equal(animation.start.inputs, trace.image[None])


def test_flat_rows_stand_as_the_picture_they_are() -> None:
    known = foreign.ALL["digits_module"]()
    flat = MLPClassifier((8,), max_iter=15, random_state=0)
    rows = known.inputs.reshape(len(known.inputs), -1)
    flat.fit(rows, np.arange(len(rows)) % 10)
    assert as_network(flat, rows).input_shape == (64,)
    assert as_network(flat, rows, input_shape=(8, 8)).input_shape == (8, 8)
    assert as_network(flat, known.inputs[:, 0]).input_shape == (8, 8)


def test_a_pandas_like_table_and_a_tensor_are_arrays(tiny: Network) -> None:
    class Table:
        def to_numpy(self) -> Any:
            return np.full((2, 4), 0.5)

    for images in (Table(), torch.full((2, 4), 0.5, requires_grad=True)):
        animation = show(tiny, images)
        assert animation.start.inputs is not None
        assert animation.start.inputs.tolist() == [[0.5] * 4] * 2


def test_two_classes_of_scikit_learn_are_exact() -> None:
    known = foreign.ALL["cancer_logistic"]()
    network = network_of(known)
    last = network.layers[-1]
    assert last.outputs == 2
    assert not last.weight[0].any()
    assert last.bias[0] == 0


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (3, "int cannot be shown"),
        ("network.safetensors", "str cannot be shown"),
        (LogisticRegression(), "a scikit-learn LogisticRegression cannot be shown"),
        (MLPClassifier(), "not fitted yet"),
        (nn.Conv2d(1, 1, 3), "expected one row of scores"),
        (nn.ReLU(), "has no nn.Linear or nn.Conv2d to guess its input from"),
    ],
)
def test_what_cannot_be_shown_is_one_sentence(given: Any, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence) as problem:
        show(given)
    assert "\n" not in str(problem.value)


def test_several_labels_at_once_are_refused() -> None:
    model = MLPClassifier((3,), max_iter=5).fit(np.eye(4), np.eye(4)[:, :2])
    with pytest.raises(InputError, match="several labels"):
        show(model)


def test_wrong_names_and_shapes_are_one_sentence(tiny: Network) -> None:
    with pytest.raises(InputError, match="2 outputs need as many names, got 3"):
        show(tiny, class_names=["a", "b", "c"])
    with pytest.raises(InputError, match="4 inputs need as many feature names, got 1"):
        show(tiny, feature_names=["only"])
    with pytest.raises(InputError, match="has 9 values"):
        show(tiny, input_shape=(3, 3))
    with pytest.raises(InputError, match="must have 4 values"):
        show(tiny, np.zeros(5))


def test_showing_a_network_imports_no_framework() -> None:
    code = (
        "import sys, forwardpass; forwardpass.show(forwardpass.shipped()); "
        "sys.exit(any(n in sys.modules for n in ('sklearn', 'torch', 'matplotlib', 'starlette')))"
    )
    environment = {**os.environ, "PYTHONPATH": str(SOURCES)}
    done = subprocess.run([sys.executable, "-c", code], check=False, env=environment)
    assert done.returncode == 0


def test_the_public_name_is_the_function() -> None:
    assert callable(forwardpass.show)
