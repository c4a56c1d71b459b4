"""Network files from strangers: damaged in every way, they get one sentence or give a network."""

import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import safetensors.numpy
from conftest import FIXTURES
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from redescribed import redescribed

from forwardpass import InputError, Network
from forwardpass.base.tensors import MAX_HEADER, write_tensors

TINY = (FIXTURES / "format1" / "tiny.safetensors").read_bytes()
SKIP = (FIXTURES / "skip.safetensors").read_bytes()
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
    "newer format": (described(format=3), "format 3, this forwardpass reads 1"),
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
    "257 layers": (described(layers=[{}] * 257), "at most 256"),
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


def skipping(change: Callable[[dict[str, Any]], object]) -> bytes:
    """The file of a network with short cuts, format 2, its description changed."""
    return redescribed(SKIP, change)


def operation(number: int, **changes: Any) -> bytes:
    """That file with one of its operations changed."""
    return skipping(lambda about: about["operations"][number].update(changes))


DAMAGED |= {
    "reads what comes later": (operation(1, reads=["add_2"]), "does not come before it"),
    "reads itself": (operation(1, reads=["relu"]), "does not come before it"),
    "reads nobody": (operation(1, reads=["x"]), "reads 'x', which does not come before it"),
    "reads a number": (operation(1, reads=[3]), r"reads\[0\]"),
    "adds one": (operation(2, reads=["relu"]), "reads 1 values, expected 2 or more"),
    "two of one name": (operation(1, name="fc1"), "two operations named 'fc1'"),
    "named input": (operation(1, name="input"), "is named 'input'"),
    "unknown kind": (operation(1, kind="conv9d"), "'conv9d', which this forwardpass does not know"),
    "other shape": (operation(1, shape=[5]), r"gives shape \(6,\), its description says \(5,\)"),
    "unknown setting": (operation(1, settings={"p": 1}), "no setting 'p'"),
    "setting a list": (
        operation(6, settings={"p": [1]}),
        r"has p \(1,\), expected a finite number",
    ),
    "setting a list of texts": (operation(6, settings={"p": ["1"]}), "p in its description"),
    "setting a long list": (operation(6, settings={"p": [1] * 17}), "at most 16 items"),
    "no share": (operation(6, settings={"p": 3}), "from 0 to 1"),
    "loose end": (operation(7, reads=["sigmoid", "gelu"]), "nothing reads dropout"),
    "softmax inside": (operation(1, kind="softmax"), "can only come last"),
    "no such line": (operation(0, line=99), "line 99 of"),
    "scale of nobody": (skipping(lambda x: x.update(planes=[{"name": "x", "scale": 2}])), "'x' is"),
    "scale below 0": (
        skipping(lambda x: x.update(planes=[{"name": "fc1", "scale": -2}])),
        "fc1: scale is -2",
    ),
    "tensor of nobody": (operation(0, name="fc9"), "which no operation uses"),
    "no operations": (skipping(lambda x: x.update(operations=[])), "which no operation uses"),
    "operations not a list": (skipping(lambda x: x.update(operations={})), "operations in its"),
    "1025 operations": (skipping(lambda x: x.update(operations=[{}] * 1025)), "at most 1024"),
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
@given(st.data(), st.sampled_from([TINY, SKIP]))
def test_mutated_files_load_or_are_refused(data: st.DataObject, whole: bytes) -> None:
    content = bytearray(whole)
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
@given(
    number=st.integers(0, 9),
    key=st.sampled_from(["name", "kind", "reads", "shape", "settings", "line"]),
    value=JSON,
)
@example(number=0, key="settings", value={"\n\x1b": None})
def test_any_value_in_an_operation(number: int, key: str, value: Any) -> None:
    refused_or_loaded(operation(number, **{key: value}))


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
