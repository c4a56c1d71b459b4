"""Network files: what is saved comes back bit for bit; damaged ones get one sentence."""

import json
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import safetensors.numpy
from conftest import FIXTURES, MakeNetwork
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import forwardpass
from forwardpass import Accuracy, InputError, Layer, Network, Operation, Source, record
from forwardpass.base.tensors import MAX_HEADER, write_tensors

TINY = (FIXTURES / "tiny.safetensors").read_bytes()
QUICK = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def described(**changes: Any) -> bytes:
    """The tiny file with fields of its description replaced; `...` removes one."""
    about = json.loads(header()["__metadata__"]["forwardpass"])
    about.update(changes)
    about = {key: value for key, value in about.items() if value is not ...}
    return rebuilt(lambda h: h["__metadata__"].update(forwardpass=json.dumps(about)))


def header() -> dict[str, Any]:
    """The parsed header of the tiny file."""
    parsed: dict[str, Any] = json.loads(TINY[8 : 8 + int.from_bytes(TINY[:8], "little")])
    return parsed


def rebuilt(change: Callable[[dict[str, Any]], object]) -> bytes:
    """The tiny file with its header changed and its tensors as they were."""
    parsed = header()
    change(parsed)
    text = json.dumps(parsed).encode()
    body = TINY[8 + int.from_bytes(TINY[:8], "little") :]
    return len(text).to_bytes(8, "little") + text + body


def layers_with(**changes: Any) -> list[dict[str, Any]]:
    """The description's layers, the first one changed."""
    first = {"name": "fc1", "activation": "relu", "slope": 0, "scale": 2}
    return [{**first, **changes}, {"name": "fc2", "activation": "identity"}]


def test_round_trip_is_bit_for_bit(make_network: MakeNetwork, tmp_path: Path) -> None:
    network = replace(
        make_network((9, 7, 5), "leaky_relu"),
        operations=(
            Operation("linear", "fc1", 1, (1, 7)),
            Operation("dropout", "fc1", None, (1, 7), 0.5),
        ),
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
    same = ("name", "input_shape", "class_names", "output", "operations", "source", "accuracy")
    assert all(getattr(network, name) == getattr(loaded, name) for name in (*same, "credits"))
    assert [x.name for x in tmp_path.iterdir()] == ["net.safetensors"]


@settings(deadline=None)
@given(st.lists(st.floats(width=32, allow_nan=False, allow_infinity=False), min_size=3, max_size=3))
def test_any_weight_comes_back(values: list[float]) -> None:
    weight = np.array([values], np.float32)
    network = Network("N", (layer_of(weight, np.zeros(1), activation="identity"),), (3,), ("a",))
    assert Network.from_bytes(network.to_bytes()).layers[0].weight.tobytes() == weight.tobytes()


def test_the_safetensors_library_reads_our_files(make_network: MakeNetwork) -> None:
    network = make_network((9, 7, 5))
    mixed = replace(network, layers=(network.layers[0], network.to_float16().layers[1]))
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
        Network("Big", (big,), (1,), ("a",)).to_float16()


def test_shipped_network_is_mnistnet() -> None:
    network = forwardpass.shipped()
    assert [layer.outputs for layer in network.layers] == [512, 256, 128, 10]
    assert network.inputs == 784
    code = (Path(forwardpass.__file__).parent / "learn" / "model.py").read_text(encoding="utf-8")
    assert code.endswith("\n" + network.source.text), "model.py changed: ship the network again"
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
        (lambda: Network("N", (), (1,), ()), "0 layers"),
        (lambda: Network("N", (fc(2, 3), fc(2, 2)), (3,), ("a", "b")), "same name"),
        (lambda: Network("N", (fc(2, 3, "a"), fc(2, 4, "b")), (3,), ("a", "b")), "b reads 4"),
        (lambda: Network("N", (fc(2, 3),), (3,), ("a", "b")), "last layer"),
        (lambda: Network("N", (fc(2, 3, activation="identity"),), (3,), ("a",)), "got 1"),
        (lambda: Network("N", (fc(2, 3, activation="identity"),), (4,), ("a", "b")), "fit"),
    ],
)
@pytest.mark.filterwarnings("ignore:overflow")
def test_what_does_not_fit_together(make: Callable[[], object], message: str) -> None:
    with pytest.raises(InputError, match=message):
        make()


DAMAGED: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "only 0 bytes"),
    "short": (TINY[:7], "only 7 bytes"),
    "cut in the header": (TINY[:100], "cut short"),
    "cut in the tensors": (TINY[:-1], "cut short or damaged"),
    "bytes at the end": (TINY + b"\0", "damaged"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + TINY, "does not begin like safetensors"),
    "huge header": ((MAX_HEADER + 1).to_bytes(8, "little") + TINY[8:], "does not begin"),
    "endless header": (b"\xff" * 8 + TINY[8:], "does not begin"),
    "not JSON": ((5).to_bytes(8, "little") + b"{,,,}", "not valid JSON"),
    "not UTF-8": ((5).to_bytes(8, "little") + b'{"\xff"}', "not valid JSON"),
    "deep nesting": (
        (200_001).to_bytes(8, "little") + b"{" + b'"a":{' * 40_000 + b"[" * 200_000,
        "not valid JSON",
    ),
    "repeated key": ((13).to_bytes(8, "little") + b'{"a":1,"a":1}', "not valid JSON"),
    "no description": (write_tensors({}, {}), "no forwardpass description"),
    "metadata not text": (rebuilt(lambda h: h.update(__metadata__={"forwardpass": 1})), "not text"),
    "metadata not object": (rebuilt(lambda h: h.update(__metadata__=[])), "not text"),
    "tensor not object": (rebuilt(lambda h: h.update({"fc1.bias": 3})), "other than an object"),
    "unknown dtype": (rebuilt(lambda h: h["fc1.bias"].update(dtype="I64")), "'I64'"),
    "dtype not text": (rebuilt(lambda h: h["fc1.bias"].update(dtype=[1])), r"\[1\]"),
    "negative size": (rebuilt(lambda h: h["fc1.bias"].update(shape=[-3])), "impossible shape"),
    "absurd size": (rebuilt(lambda h: h["fc1.bias"].update(shape=[10**30])), "impossible shape"),
    "absurd product": (
        rebuilt(lambda h: h["fc1.bias"].update(shape=[2**28] * 8)),
        "does not fit its bytes",
    ),
    "true as size": (rebuilt(lambda h: h["fc1.bias"].update(shape=[True])), "impossible shape"),
    "outside": (
        rebuilt(lambda h: h["fc1.bias"].update(data_offsets=[0, 10**6])),
        "lies outside",
    ),
    "backwards": (rebuilt(lambda h: h["fc1.bias"].update(data_offsets=[6, 0])), "lies outside"),
    "overlap": (rebuilt(lambda h: h["fc1.bias"].update(data_offsets=[0, 6])), "overlap"),
    "missing tensor": (described(layers=layers_with(name="fc9")), "lacks .* 'fc9'"),
    "unused tensor": (described(layers=layers_with()[:1]), "'fc2.bias', which no layer uses"),
    "description not JSON": (
        rebuilt(lambda h: h["__metadata__"].update(forwardpass="{")),
        "not valid JSON",
    ),
    "description a list": (
        rebuilt(lambda h: h["__metadata__"].update(forwardpass="[]")),
        "not a JSON object",
    ),
    "newer format": (described(format=2), "format 2, this forwardpass reads 1"),
    "no name": (described(name=...), "name in its description must be text"),
    "name of two lines": (described(name="a\nb"), "line of text"),
    "name a number": (described(name=3), "name in its description"),
    "half a character": (described(name="\ud800"), "broken characters"),
    "endless text": (described(source={"file": "", "text": "a" * 300_000, "tokens": []}), "text"),
    "unknown activation": (described(layers=layers_with(activation="swish")), "'swish'"),
    "slope text": (described(layers=layers_with(slope="1")), r"layers\[0\].slope"),
    "slope huge": (described(layers=layers_with(slope=10**400)), "finite number"),
    "negative scale": (described(layers=layers_with(scale=-1)), "scale -1"),
    "layers not list": (described(layers={}), "layers in its description"),
    "65 layers": (described(layers=[{}] * 65), "at most 64"),
    "wrong input": (described(input_shape=[28, 28]), "does not fit"),
    "input of nothing": (described(input_shape=[]), "input_shape"),
    "too few classes": (described(class_names=["a"]), "2 outputs need as many names"),
    "class a number": (described(class_names=["a", 1]), r"class_names\[1\]"),
    "unknown output": (described(output="argmax"), "'argmax'"),
    "unknown layer": (
        described(operations=[{"kind": "relu", "layer": "x", "line": 1, "shape": [1]}]),
        "which is no layer",
    ),
    "line outside": (
        described(operations=[{"kind": "relu", "layer": None, "line": 99, "shape": [1]}]),
        "line 99",
    ),
    "dropout of 2": (
        described(operations=[{"kind": "dropout", "layer": None, "shape": [1], "p": 2}]),
        "from 0 to 1",
    ),
    "tokens": (described(source={"file": "", "text": "", "tokens": [[1, 2]]}), "tokens"),
    "accuracy": (described(accuracy=[{"data": "x", "images": 1, "accuracy": 98}]), "accuracy"),
}


@pytest.mark.parametrize("case", DAMAGED)
def test_damaged_files_get_one_sentence(case: str) -> None:
    content, message = DAMAGED[case]
    with pytest.raises(InputError, match=message) as caught:
        Network.from_bytes(content, "a.safetensors")
    assert "a.safetensors" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_weights_that_are_not_numbers_are_refused(bad: float) -> None:
    tensors = {"fc1.weight": np.full((1, 1), bad, np.float32), "fc1.bias": np.zeros(1, np.float32)}
    about = json.loads(header()["__metadata__"]["forwardpass"])
    about["layers"] = [{"name": "fc1", "activation": "identity"}]
    content = write_tensors(tensors, {"forwardpass": json.dumps(about)})
    with pytest.raises(InputError, match="NaN or infinite"):
        Network.from_bytes(content)


@QUICK
@given(st.data())
def test_mutated_files_load_or_are_refused(data: st.DataObject) -> None:
    content = bytearray(TINY)
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(content) - 1))
        change = data.draw(st.sampled_from(["byte", "cut", "insert", "digit"]))
        if change == "byte":
            content[place] = data.draw(st.integers(0, 255))
        elif change == "digit":
            content[place] = data.draw(st.sampled_from(b'0129-.eE[]{}",:\\'))
        elif change == "insert":
            content[place:place] = data.draw(st.binary(max_size=9))
        else:
            del content[place : place + data.draw(st.integers(0, 50))]
        if not content:
            break
    refused_or_loaded(bytes(content))


@QUICK
@given(st.binary(max_size=300))
def test_random_bytes_are_refused(content: bytes) -> None:
    refused_or_loaded(content)
    refused_or_loaded(len(content).to_bytes(8, "little") + content)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=8,
)


FIELDS = "format name input_shape class_names layers output operations source accuracy credits"


@QUICK
@given(key=st.sampled_from(FIELDS.split()), value=JSON)
def test_any_value_in_the_description(key: str, value: Any) -> None:
    refused_or_loaded(described(**{key: value}))


@QUICK
@given(place=st.sampled_from(["dtype", "shape", "data_offsets"]), value=JSON)
def test_any_value_in_the_header(place: str, value: Any) -> None:
    refused_or_loaded(rebuilt(lambda h: h["fc1.bias"].update({place: value})))


def refused_or_loaded(content: bytes) -> None:
    """A file either loads into a network that runs, or is refused with one sentence."""
    try:
        network = Network.from_bytes(content)
    except InputError as error:
        message = str(error)
    else:
        message = ""
        assert safetensors.numpy.load(content)  # what we accept, the library does
        assert Network.from_bytes(network.to_bytes()).to_bytes() == network.to_bytes()
    assert "\n" not in message
    assert len(message) < 1000


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
    assert path.read_bytes() == TINY
    assert stat.S_IMODE(path.stat().st_mode) & 0o400
    target = tmp_path / "folder"
    target.mkdir()
    with pytest.raises(InputError, match="cannot write"):
        tiny.save(target)
    assert {x.name for x in tmp_path.iterdir()} == {"net.safetensors", "folder"}
