"""Network files that somebody damaged, on purpose or not: the same seed gives the same files.

Half are changed as bytes, half as what the bytes say: a field of the header or of the description
is replaced, taken away, doubled or moved. Who reads them, and what comes of it, is left to others.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from around import networks

from forwardpass import Accuracy, Lamp, Layer, Network, Source

FIXTURES = Path(__file__).parents[1] / "fixtures"
LONGEST_FIXTURE = 30_000  # bytes; what is longer takes its time and tells no more
MARK = "@@"  # stands for a piece of JSON that no Python value is written as

# What a field may become: the values at the edges of what readers take for granted, as JSON text.
STRANGE = (
    *("null", "true", "false", "0", "-0", "1", "-1", "0.5", "1.0", "-0.0", "2e0", "1e-7", "1e400"),
    *("1e25", "3e38", "4e38", "255", "4294967296", "2147483648", "2147483649", "9" * 400),
    *('""', '" "', '"\\ud800"', '"\\udc00x"', '"\\ud83d\\ude00"', '"\\u0000"', '"\\u001b[2J"'),
    *('"\\u202e"', '"\\u2028"', '"\\u00a0"', '"\\ufeff"', '"caf\\u00e9"', '"\\u0378"'),
    *('"input"', '"fc1"', '"relu"', '"__proto__"', '"constructor"', '"softmax"', '"logits"'),
    *("[]", "{}", "[[]]", "[null]", "[1]", "[0]", "[4]", "[1,4]", "[2,2]", '["0"]', '["0","1"]'),
    *("[0,0]", "[0,1]", "[3,3]", "[-1,0]", "[1.5,1]", "[1,1,1,1]", "[0,1,2]", "[2147483648,1]"),
    *("[1,2147483649]", "[65536,65536]", "[0,0,0,0,0,0]", '"conv2d"', '"max_pool2d"', '"concat"'),
    *('{"p":0.5}', '{"slope":0.1}', '{"":1}', "[" * 90 + "]" * 90, "[" * 200 + "]" * 200),
)
NAMES = (
    *("", "name", "kind", "format", "p", "slope", "shape", "line", "0", "__proto__", "bias"),
    *("stride", "padding", "dilation", "groups", "kernel", "ceil_mode", "axes", "axis", "order"),
)
# What a number of a setting may become.
NUMBERS = (0, 1, 2, 3, 4, 5, 7, 9, 64, 4096, 65_536, 2**24, 2**31, 2**31 + 1, -1, -2, 0.5, 1e30)


def mutated(seed: int, count: int) -> Iterator[bytes]:
    """`count` files, each with one to four changes."""
    chance = random.Random(seed)
    seeds = _seeds()
    ways = (
        _bytes,
        _bytes,
        _header,
        _description,
        _description,
        _weights,
        _length,
        _settings,
        _settings,
    )
    for _ in range(count):
        content = chance.choice(seeds)
        way = chance.choice(ways)
        for _ in range(chance.choice((1, 1, 1, 2, 4))):
            content = way(chance, content)
        yield content


def _seeds() -> list[bytes]:
    """Small networks that use every field of both formats, and every kind with all its settings."""
    chance = np.random.default_rng(0)

    def layer(name: str, outputs: int, inputs: int, **more: Any) -> Layer:
        weight = chance.normal(size=(outputs, inputs)).astype(np.float32)
        return Layer(name, weight, chance.normal(size=outputs).astype(np.float32), **more)

    full = Network.dense(
        "Full",
        (
            layer(
                "fc1", 3, 4, activation="relu", scale=2.0, dropout=0.5,
                responses=chance.random((2, 3), dtype=np.float32),
                often=chance.random(3, dtype=np.float32),
                familiar=chance.random(3, dtype=np.float32),
            ),
            layer("fc2", 2, 3, activation="identity"),
        ),
        (1, 2, 2),
        ("zero", "one"),
        source=Source("net.py", "pass\nreturn x\n", ((1, 0, 4, "keyword"),)),
        accuracy=(Accuracy("some", 10, 0.5),),
        credits="Nobody.",
        lamp=Lamp(0.5, -1.0),
    )  # fmt: skip
    named = Network.dense(
        "Named", (layer("0", 2, 3, activation="identity"),), (3,), ("a", "b"), "logits",
        feature_names=("x", "y", "z"),
    )  # fmt: skip
    kinds = ("tanh", "sigmoid", "gelu", "leaky_relu", "elu", "gelu_tanh")
    others = [
        Network.dense(
            kind,
            (layer("a", 3, 2, activation=kind, slope=0.1), layer("b", 2, 3, activation="identity")),
            (2,),
            ("a", "b"),
            "softmax",
        )
        for kind in kinds
    ]
    stored = (full, full, full, named, *others, full.to_int8(), full.to_int8(), full.to_float16())
    written = [network.to_bytes() for network in stored]
    kept = [path.read_bytes() for path in sorted(FIXTURES.rglob("*.safetensors"))]
    every = [each.to_bytes() for n in networks() for each in (n, n.to_int8())]
    return written + every + [content for content in kept if len(content) <= LONGEST_FIXTURE]


def _bytes(chance: random.Random, content: bytes) -> bytes:
    """One byte, or a piece, changed, removed, doubled or moved."""
    at = chance.randrange(len(content) + 1)
    if chance.random() < 0.6:  # the header, where every byte means something
        at = chance.randrange(min(len(content), 8 + _header_length(content)) + 1)
    size = chance.choice((1, 1, 1, 2, 8, 40))
    piece = content[at : at + size]
    other = chance.choice(
        (
            bytes([chance.randrange(256)]),
            bytes([chance.choice(b'"{}[],:0123456789.-eE\\ ntfu\x00\xff\xed\xa0')]),
            bytes(byte ^ (1 << chance.randrange(8)) for byte in piece),
            piece + piece,
            b"",
            content[: chance.randrange(16)],
        )
    )
    return content[:at] + other + content[at + size :]


def _length(chance: random.Random, content: bytes) -> bytes:
    """Another header length, or another end."""
    if chance.random() < 0.5:
        return content[: chance.randrange(len(content) + 1)]
    length = chance.choice((0, 1, 2, 2**22, 2**22 + 1, 2**31, 2**32 + 5, 2**63, 2**64 - 1))
    return length.to_bytes(8, "little") + content[8:]


def _weights(chance: random.Random, content: bytes) -> bytes:
    """Numbers of the tensors replaced by those at the edge of their type."""
    start = 8 + _header_length(content)
    if start + 4 > len(content):
        return content
    at = start + 2 * chance.randrange((len(content) - start - 2) // 2)
    strange = (0x7F800000, 0xFFC00000, 0x7F7FFFFF, 0x6A000000, 0x00000001, 0x80000000, 0x7C007C00)
    return content[:at] + chance.choice(strange).to_bytes(4, "little") + content[at + 4 :]


def _header(chance: random.Random, content: bytes) -> bytes:
    """A field of the header, where tensors and metadata are described, is another."""
    header, body = _parts(content)
    if header is None:
        return _bytes(chance, content)
    return _joined(_changed(chance, header), body)


def _description(chance: random.Random, content: bytes) -> bytes:
    """A field of the description, which stands in the header as text, is another."""
    header, body = _parts(content)
    try:
        about = json.loads(header["__metadata__"]["forwardpass"])
    except (KeyError, TypeError, ValueError, RecursionError):
        return _bytes(chance, content)
    if not isinstance(about, dict):
        return _bytes(chance, content)
    header["__metadata__"]["forwardpass"] = _changed(chance, about)
    return _joined(json.dumps(header), body)


def _settings(chance: random.Random, content: bytes) -> bytes:
    """Numbers of the settings or of the shape of one operation are others."""
    header, body = _parts(content)
    try:
        about = json.loads(header["__metadata__"]["forwardpass"])
        told = chance.choice([op for op in about["operations"] if op.get("settings")])
        places = [told["settings"], *(x for x in told["settings"].values() if isinstance(x, list))]
        for _ in range(chance.choice((1, 1, 2, 3))):
            place = chance.choice([*places, told["shape"]])
            key = chance.choice(list(place) if isinstance(place, dict) else range(len(place)))
            place[key] = _number(chance, place[key])
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, RecursionError):
        return _bytes(chance, content)
    header["__metadata__"]["forwardpass"] = json.dumps(about)
    return _joined(json.dumps(header), body)


def _number(chance: random.Random, value: Any) -> Any:
    """Another number, a flag turned, a list that is longer or shorter."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, list):
        return chance.choice((value[1:], [*value, *value[:1]], value[::-1]))
    near = (value + 1, value - 1) if isinstance(value, int) else ()
    return chance.choice((*NUMBERS, *near))


def _changed(chance: random.Random, root: dict[str, Any]) -> str:
    """The JSON text of an object, one place of it being another."""
    place, key = _place(chance, root)
    raw = {}
    match chance.randrange(6):
        case 0:
            del place[key]
        case 1 if isinstance(place, dict):  # the same name again
            place[MARK] = chance.choice((place[key], 0, None))
            raw[f'"{MARK}"'] = json.dumps(key)
        case 2 if isinstance(place, dict):
            place[chance.choice(NAMES)] = place.pop(key)
        case 3:
            other, there = _place(chance, root)
            place[key] = json.loads(json.dumps(other[there]))
        case _:
            place[key] = MARK
            raw[f'"{MARK}"'] = chance.choice(STRANGE)
    text = json.dumps(root, ensure_ascii=chance.random() < 0.5)
    for mark, instead in raw.items():
        text = text.replace(mark, instead)
    return text


def _place(chance: random.Random, root: Any) -> tuple[Any, Any]:
    """Some object or list within, and one of its keys."""
    place = root
    while True:
        keys = list(place) if isinstance(place, dict) else range(len(place))
        key = chance.choice(keys)
        inner = place[key]
        if not isinstance(inner, dict | list) or not inner or chance.random() < 0.25:
            return place, key
        place = inner


def _header_length(content: bytes) -> int:
    return min(int.from_bytes(content[:8], "little"), len(content))


def _parts(content: bytes) -> tuple[Any, bytes]:
    """The header as values, None where it is none, and the bytes after it."""
    end = 8 + _header_length(content)
    try:
        header = json.loads(content[8:end])
    except (ValueError, RecursionError):
        return None, b""
    return (header if isinstance(header, dict) and header else None), content[end:]


def _joined(header: str, body: bytes) -> bytes:
    text = header.encode("utf-8", "surrogatepass")
    return len(text).to_bytes(8, "little") + text + body
