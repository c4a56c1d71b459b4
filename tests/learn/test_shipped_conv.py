"""The MNISTConv that comes along: small, PyTorch's numbers, and what its file says of it."""

import inspect
from pathlib import Path

import numpy as np
import pytest
import torch
from click.testing import CliRunner
from digitfiles import mnist_folder
from write_ink_fixtures import SEVEN, THREE

from forwardpass.base.errors import InputError
from forwardpass.commands.cli import main
from forwardpass.digits.ink import ink
from forwardpass.learn.conv import MNISTConv
from forwardpass.learn.networks import begin_with
from forwardpass.network.network import Network
from forwardpass.network.shipped import SHIPPED, shipped, shipped_bytes
from forwardpass.trace.record import record

TOLERANCE = 1e-5  # relative where a value is above 1


@pytest.fixture(scope="module")
def network() -> Network:
    return shipped("conv")


def test_it_is_small(network: Network) -> None:
    numbers = sum(t.size for op in network.operations for t in op.tensors.values())
    assert numbers < 150_000
    assert len(shipped_bytes("conv")) < 300_000


def test_its_code_is_the_modules_and_every_step_has_its_line(network: Network) -> None:
    text = Path(inspect.getfile(MNISTConv)).read_text(encoding="utf-8")
    assert network.name == "MNISTConv"
    assert network.source.text.strip() in text
    lines = network.source.text.splitlines()
    for operation in network.operations:
        named = "relu" if operation.kind == "relu" else operation.name
        assert operation.line is not None
        assert named in lines[operation.line - 1]


def test_every_number_is_pytorchs(network: Network) -> None:
    module = begin_with(network, MNISTConv()).eval()
    torch.manual_seed(0)
    drawn = torch.from_numpy(np.stack([ink([THREE]), ink(SEVEN)]))
    images = torch.cat([torch.rand(18, 28, 28), drawn])
    seen: dict[str, np.ndarray] = {}
    for name, part in module.named_children():
        part.register_forward_hook(
            lambda _m, _i, out, name=name: seen.update({name: out.detach().numpy()})
        )
    with torch.no_grad():
        log_probs = module(images[:, None]).numpy()
    trace = record(network, images.numpy())
    assert {"conv1", "bn1", "pool1", "conv4", "pool3", "fc"} <= set(seen)
    for name, wanted in seen.items():
        apart = np.abs(trace.values[name].reshape(wanted.shape) - wanted)
        assert (apart / np.maximum(1, np.abs(wanted))).max() <= TOLERANCE, name
    assert (np.abs(trace.log_probs - log_probs) / np.maximum(1, np.abs(log_probs))).max() <= 1e-5


def test_it_knows_how_large_values_are_and_what_maps_respond_to(network: Network) -> None:
    for plane in network.planes[:-1]:
        measured = network.measures(plane.name)
        assert 0.1 < measured.scale < 100
        assert measured.responses is not None
        assert measured.responses.shape == (10, plane.shape[0])
        assert (measured.responses.max(axis=0) > 0).mean() > 0.9


def test_it_is_chosen_by_its_name(tmp_path: Path) -> None:
    data = mnist_folder(tmp_path / "mnist", train=20, test=20)
    flags = ["evaluate", "--data", str(data), "--quick", "--network"]
    told = CliRunner().invoke(main, [*flags, "conv"])
    assert told.exit_code == 0, told.output
    assert "of 20 digits read right" in told.output
    file = tmp_path / "copy.safetensors"
    file.write_bytes(shipped_bytes("conv"))
    assert CliRunner().invoke(main, [*flags, str(file)]).output == told.output
    assert CliRunner().invoke(main, [*flags, "dense"]).output != told.output
    assert SHIPPED["dense"] == "mnistnet.safetensors"
    with pytest.raises(InputError, match="no network comes along as 'wide': there are dense and"):
        shipped("wide")
