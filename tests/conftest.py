"""What the tests share: fixture files, stand-in networks and the tolerance of the project."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from forwardpass import Layer, Network
from forwardpass.network.network import Output

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"

# Files and rooms whose tests take a second and more: `run.py check` leaves them out.
SLOW = (
    "convert/test_idioms.py",
    "convert/test_onnx_",
    "digits/test_images.py",
    "learn/",
    "measure/test_evaluate.py",
    "operations/test_bad_settings.py",
    "operations/test_complete.py",
    "show/",
    "test_bombs.py",
    "test_run.py",
    "test_wheel.py",
    "trace/test_all_images.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow, and run it first: of several processes none is then left with it alone."""
    tests = Path(__file__).parent
    for item in items:
        if item.path.relative_to(tests).as_posix().startswith(SLOW):
            item.add_marker(pytest.mark.slow)
    long = ("browser", "notebooks", "slow")
    items.sort(key=lambda item: not any(map(item.get_closest_marker, long)))


MakeNetwork = Callable[..., Network]
Close = Callable[..., None]


@pytest.fixture(scope="session")
def tiny() -> Network:
    """4-3-2 with relu, from tools/write_fixtures.py; its numbers can be done by hand."""
    return Network.load(FIXTURES / "tiny.safetensors")


@pytest.fixture(scope="session")
def fixture_json() -> Callable[[str], dict[str, Any]]:
    """Reads a JSON file of fixtures/."""

    def read(name: str) -> dict[str, Any]:
        content: dict[str, Any] = json.loads((FIXTURES / name).read_text())
        return content

    return read


@pytest.fixture(scope="session")
def make_network() -> MakeNetwork:
    """Makes networks of random weights."""

    def make(
        sizes: tuple[int, ...] = (6, 5, 4, 3),
        activation: str = "relu",
        seed: int = 0,
        output: Output = "log_softmax",
    ) -> Network:
        chance = np.random.default_rng(seed)
        layers = [
            Layer(
                f"fc{k + 1}",
                chance.normal(size=(sizes[k + 1], sizes[k])).astype(np.float32),
                chance.normal(size=sizes[k + 1]).astype(np.float32),
                activation if k < len(sizes) - 2 else "identity",
                slope=0.1 if activation in ("leaky_relu", "elu") else 0.0,
            )
            for k in range(len(sizes) - 1)
        ]
        names = tuple(str(n) for n in range(sizes[-1]))
        return Network.dense("Random", layers, (sizes[0],), names, output)

    return make


@pytest.fixture(scope="session")
def close() -> Close:
    """Asserts that numbers agree: within `limit`, relative where the expected value is above 1."""

    def check(actual: npt.ArrayLike, expected: npt.ArrayLike, limit: float = 1e-5) -> None:
        want = np.asarray(expected, dtype=np.float64)
        got = np.asarray(actual, dtype=np.float64)
        assert got.shape == want.shape
        worst = (np.abs(got - want) / np.maximum(1, np.abs(want))).max(initial=0)
        assert worst <= limit, f"off by {worst:.3g}"

    return check
