"""Network files: what is saved comes back bit for bit; damaged ones get one sentence."""

import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import safetensors.numpy
from conftest import FIXTURES, Close, MakeNetwork
from describe_network import described
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from relayered import with_layers

import forwardpass
from forwardpass import Accuracy, InputError, Layer, Network, Operation, Source, record
from forwardpass.network.shipped import shipped_bytes

TINY = (FIXTURES / "format1" / "tiny.safetensors").read_bytes()
SKIP = (FIXTURES / "skip.safetensors").read_bytes()
PARTS = ("weight", "bias", "responses", "often", "familiar")
QUICK = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def described_as(op: Operation) -> tuple[Any, ...]:
    """All of an operation but its tensors."""
    return op.name, op.kind, op.reads, op.shape, op.settings, op.line


def test_round_trip_is_bit_for_bit(make_network: MakeNetwork, tmp_path: Path) -> None:
    plain = make_network((9, 7, 5), "leaky_relu")
    first, last = plain.layers
    network = replace(
        with_layers(plain, (replace(first, dropout=0.5, lines={"linear": 1}), last)),
        source=Source("net.py", "pass  # naïve π\n", ((1, 0, 4, "keyword"), (1, 6, 15, "comment"))),
        accuracy=(Accuracy("made up", 10, 0.9),),
        credits="Nobody.",
    )
    path = tmp_path / "net.safetensors"
    network.save(path)
    loaded = Network.load(path)
    assert path.read_bytes() == loaded.to_bytes()
    for before, after in zip(network.layers, loaded.layers, strict=True):
        assert before.weight.tobytes() == after.weight.tobytes()
        assert before.bias.tobytes() == after.bias.tobytes()
        assert (before.activation, before.slope, before.scale) == (
            after.activation,
            after.slope,
            after.scale,
        )
    for one, other in zip(network.operations, loaded.operations, strict=True):
        assert described_as(one) == described_as(other)
    same = ("name", "input_shape", "class_names", "output", "source", "accuracy")
    assert all(getattr(network, name) == getattr(loaded, name) for name in (*same, "credits"))
    assert [x.name for x in tmp_path.iterdir()] == ["net.safetensors"]


@settings(deadline=None)
@given(st.lists(st.floats(width=32, allow_nan=False, allow_infinity=False), min_size=3, max_size=3))
def test_any_weight_comes_back(values: list[float]) -> None:
    weight = np.array([values], np.float32)
    network = one_layer(layer_of(weight, np.zeros(1), activation="identity"), 3, "a")
    assert Network.from_bytes(network.to_bytes()).layers[0].weight.tobytes() == weight.tobytes()


def test_the_safetensors_library_reads_our_files(make_network: MakeNetwork) -> None:
    network = make_network((9, 7, 5))
    mixed = with_layers(network, (network.layers[0], network.to_float16().layers[1]))
    theirs = safetensors.numpy.load(mixed.to_bytes())
    for layer in mixed.layers:
        assert np.array_equal(theirs[f"{layer.name}.weight"], layer.weight)
        assert np.array_equal(theirs[f"{layer.name}.bias"], layer.bias)
    assert theirs["fc1.weight"].dtype == np.float32
    assert theirs["fc2.weight"].dtype == np.float16


def test_float16_halves_the_file_and_rounds_once(make_network: MakeNetwork) -> None:
    network = make_network((200, 50, 5))
    half = network.to_float16()
    assert len(half.to_bytes()) < 0.55 * len(network.to_bytes())
    again = Network.from_bytes(half.to_bytes())
    assert again.layers[0].weight.tobytes() == half.layers[0].weight.tobytes()
    assert half.to_float16().to_bytes() == half.to_bytes()
    big = layer_of(np.full((1, 1), 1e6), np.zeros(1), activation="identity")
    with pytest.raises(InputError, match="infinite"):
        one_layer(big, 1, "a").to_float16()


@pytest.mark.parametrize("name", ["tiny", "activations"])
def test_the_first_format_gives_the_same_numbers(name: str, close: Close) -> None:
    old = Network.load(FIXTURES / "format1" / f"{name}.safetensors")
    same_numbers(old, Network.load(FIXTURES / f"{name}.safetensors"), close)


def test_a_whole_network_of_the_first_format_gives_the_same_numbers(close: Close) -> None:
    """That which came along when its weights were in float16: with all that was measured of it."""
    content = (FIXTURES / "format1" / "mnistnet.safetensors").read_bytes()
    old, theirs = Network.from_bytes(content), safetensors.numpy.load(content)
    for layer in old.layers:
        for part in PARTS:
            mine, stored = getattr(layer, part), theirs.pop(f"{layer.name}.{part}", None)
            if mine is None or stored is None:
                assert mine is stored
            else:
                assert np.array_equal(mine, stored.astype(np.float32))
    assert not theirs
    same_numbers(old, Network.from_bytes(old.to_bytes()), close)


def test_the_shipped_network_is_that_one_in_eight_bits() -> None:
    """Its drawing scales, responses and lamp were measured anew."""
    old = described(Network.load(FIXTURES / "format1" / "mnistnet.safetensors")).to_int8()
    new = forwardpass.shipped()
    assert [described_as(op) for op in old.operations] == [
        described_as(op) for op in new.operations
    ]
    for one, other in zip(old.layers, new.layers, strict=True):
        assert np.array_equal(one.weight, other.weight)
        assert np.array_equal(one.bias, other.bias)
        assert one.dropout == other.dropout
    assert (old.accuracy, old.credits, old.source) == (new.accuracy, new.credits, new.source)
    assert new.to_bytes() == shipped_bytes()


def same_numbers(old: Network, new: Network, close: Close) -> None:
    """Of files of the first and the second format."""
    image = np.random.default_rng(4).random(old.inputs)
    close(record(old, image).scores, record(new, image).scores)
    assert [described_as(op) for op in old.operations] == [
        described_as(op) for op in new.operations
    ]
    for one, other in zip(old.layers, new.layers, strict=True):
        assert (one.name, one.scale, one.dropout) == (other.name, other.scale, other.dropout)
        for part in PARTS:
            assert np.array_equal(getattr(one, part), getattr(other, part))
    assert (old.lamp, old.accuracy, old.credits) == (new.lamp, new.accuracy, new.credits)
    assert (old.source.text, old.source.tokens) == (new.source.text, new.source.tokens)


def test_shipped_network_is_mnistnet() -> None:
    network = forwardpass.shipped()
    assert [layer.outputs for layer in network.layers] == [512, 256, 128, 10]
    assert network.inputs == 784
    code = (Path(forwardpass.__file__).parent / "learn" / "model.py").read_text(encoding="utf-8")
    assert code.endswith("\n" + network.source.text), "model.py changed: ship the network again"
    assert described(network).to_bytes() == network.to_bytes(), "run tools/describe_network.py"
    lines = network.source.text.splitlines()
    assert [(op.kind, lines[(op.line or 0) - 1].strip()) for op in network.operations] == [
        ("reshape", "x = x.view(-1, 28 * 28)"),
        *(
            step
            for name in ("fc1", "fc2", "fc3")
            for step in (
                ("linear", f"x = F.relu(self.{name}(x))"),
                ("relu", f"x = F.relu(self.{name}(x))"),
                ("dropout", "x = self.dropout(x)"),
            )
        ),
        ("linear", "x = self.fc4(x)"),
        ("log_softmax", "return F.log_softmax(x, dim=1)"),
    ]
    assert len(network.to_bytes()) < 1.5e6
    assert record(network, np.zeros((28, 28))).probs.shape == (10,)


def test_arrays_are_copies_that_cannot_change() -> None:
    weight = np.ones((2, 3), np.float32)
    layer = layer_of(weight, np.zeros(2))
    weight[0, 0] = 9
    assert layer.weight[0, 0] == 1
    with pytest.raises(ValueError, match="read-only"):
        layer.weight[0, 0] = 2


def test_index_finds_layers(tiny: Network) -> None:
    assert (tiny.index("fc2"), tiny.index(0), tiny.index(-1)) == (1, 0, 1)


def layer_of(weight: Any, bias: Any, name: str = "fc", **more: Any) -> Layer:
    """A layer of whatever is given, right or wrong."""
    return Layer(name, weight, bias, **more)


def one_layer(layer: Layer, inputs: int, *classes: str) -> Network:
    """The network of that layer alone."""
    return Network.dense("N", (layer,), (inputs,), classes)


def fc(outputs: int, inputs: int, name: str = "fc", **more: Any) -> Layer:
    """A layer of ones."""
    return layer_of(np.ones((outputs, inputs)), np.zeros(outputs), name, **more)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: layer_of(np.ones(3), np.ones(3)), r"\(out, in\), got \(3,\)"),
        (lambda: layer_of(np.ones((2, 3)), np.ones(3)), r"shape \(2,\), got \(3,\)"),
        (lambda: layer_of(np.full((1, 1), np.nan), np.ones(1)), "NaN"),
        (lambda: layer_of(np.full((1, 1), 1e300), np.ones(1)), "infinite"),
        (lambda: layer_of("no", np.ones(1)), "arrays of numbers"),
        (lambda: fc(1, 1, ""), "named ''"),
        (lambda: fc(1, 1, "two\nlines"), r"two\\nlines"),
        (lambda: fc(1, 1, activation="swish"), "'swish', expected one of relu"),
        (lambda: fc(1, 1, slope=float("nan")), "slope nan"),
        (lambda: fc(1, 1, scale=0.0), "scale 0"),
        (lambda: one_layer(fc(2001, 1, activation="identity"), 1, *"ab"), "2001 classes, .* 2000"),
        (lambda: Network.dense("N", (), (1,), ()), "0 layers"),
        (lambda: Network.dense("N", (fc(2, 3), fc(2, 2)), (3,), ("a", "b")), "same name"),
        (lambda: Network.dense("N", (fc(2, 3, "a"), fc(2, 4, "b")), (3,), ("a", "b")), "b reads 4"),
        (lambda: Network.dense("N", (fc(2, 3, activation="identity"),), (3,), ("a",)), "got 1"),
        (lambda: Network.dense("N", (fc(2, 3, activation="identity"),), (4,), ("a", "b")), "fit"),
    ],
)
@pytest.mark.filterwarnings("ignore:overflow")
def test_what_does_not_fit_together(make: Callable[[], object], message: str) -> None:
    with pytest.raises(InputError, match=message):
        make()


def test_files_that_cannot_be_read_or_written(tiny: Network, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"cannot read .*nothing\.safetensors"):
        Network.load(tmp_path / "nothing.safetensors")
    with pytest.raises(InputError, match="not a file"):
        Network.load(tmp_path)
    with pytest.raises(InputError, match="cannot write"):
        tiny.save(tmp_path / "nowhere" / "net.safetensors")
    with (tmp_path / "huge").open("wb") as file:
        file.truncate(300 * 2**20)
    with pytest.raises(InputError, match="larger than 256 MB"):
        Network.load(tmp_path / "huge")


def test_saving_replaces_the_file_whole(tiny: Network, tmp_path: Path) -> None:
    path = tmp_path / "net.safetensors"
    path.write_bytes(b"older")
    tiny.save(path)
    assert path.read_bytes() == tiny.to_bytes()
    assert stat.S_IMODE(path.stat().st_mode) & 0o400
    target = tmp_path / "folder"
    target.mkdir()
    with pytest.raises(InputError, match="cannot write"):
        tiny.save(target)
    assert {x.name for x in tmp_path.iterdir()} == {"net.safetensors", "folder"}
