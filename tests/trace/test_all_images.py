"""The shipped network on the whole MNIST test set: NumPy and PyTorch agree, on every number."""

import numpy as np
import pytest
import torch
from digitfiles import real_data

import forwardpass
from forwardpass.digits.data import load_mnist
from forwardpass.learn.model import MNISTNet
from forwardpass.learn.networks import begin_with

TOLERANCE = 1e-5  # relative where a value is above 1


def test_every_number_of_all_test_images_is_pytorchs() -> None:
    directory = real_data()
    if directory is None:
        pytest.skip("no data directory: set FORWARDPASS_DATA to compare on the MNIST test set")
    digits = load_mnist(directory / "mnist", "test")
    images = digits.images.reshape(-1, 784) / np.float32(255)
    network = forwardpass.shipped()
    trace = forwardpass.record(network, images)
    module = begin_with(network, MNISTNet()).eval()
    a = torch.from_numpy(images)
    with torch.no_grad():
        wanted = module(a.reshape(-1, 1, 28, 28)).numpy()
        for name, layer in zip(("fc1", "fc2", "fc3"), trace.layers, strict=False):
            z = getattr(module, name)(a)
            a = z.relu()
            assert apart(layer.pre, z.numpy()) <= TOLERANCE
            assert apart(layer.post, a.numpy()) <= TOLERANCE
        assert apart(trace.layers[3].pre, module.fc4(a).numpy()) <= TOLERANCE
    assert apart(trace.log_probs, wanted) <= TOLERANCE
    assert apart(trace.probs, np.exp(wanted)) <= TOLERANCE
    assert len(trace.prediction) == 10_000
    # ... and it reads as many of them right as its file says.
    assert np.mean(trace.prediction == digits.labels) == pytest.approx(network.accuracy[0].accuracy)


def apart(values: np.ndarray, wanted: np.ndarray) -> float:
    """The largest distance, relative where a value is above 1."""
    return float((np.abs(values - wanted) / np.maximum(1, np.abs(wanted))).max())
