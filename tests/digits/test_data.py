"""IDX files and MNIST folders: read exactly, or refused in one sentence."""

import contextlib
import gzip
import hashlib
from pathlib import Path

import numpy as np
import pytest
from digitfiles import idx, mnist_folder, real_data
from hypothesis import given, settings
from hypothesis import strategies as st

from forwardpass.base.errors import InputError
from forwardpass.digits import data
from forwardpass.digits.data import SHA256, find, load_mnist, read_idx, sha256

IMAGES = np.arange(2 * 28 * 28, dtype=np.uint32).astype(np.uint8).reshape(2, 28, 28)


@pytest.mark.parametrize("packed", [False, True])
def test_an_idx_file_is_read_as_it_was_written(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / "images"  # what it is shows in the bytes, not in the name
    path.write_bytes(gzip.compress(idx(IMAGES)) if packed else idx(IMAGES))
    assert np.array_equal(read_idx(path), IMAGES)
    assert np.array_equal(read_idx(path, dimensions=3), IMAGES)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "not an IDX file"),
        (b"\x00\x00\x08", "not an IDX file"),
        (b"hello, this is text", "not an IDX file"),
        (b"\x00\x00\x08\x00", "not an IDX file"),
        (b"\x00\x00\x08\x09" + bytes(64), "not an IDX file"),
        (b"\x00\x00\x0d\x03" + bytes(12), "type 0x0d"),
        (b"\x00\x00\x08\x03\x00\x00", "header is not complete"),
        (idx(IMAGES)[:-1], "cut off"),
        (idx(IMAGES) + b"x", "longer than its header says"),
        (b"\x00\x00\x08\x03" + b"\xff" * 12, "claims"),
        (gzip.compress(idx(IMAGES))[:-20], "cut off or damaged"),
        (b"\x1f\x8bnonsense", "cut off or damaged"),
    ],
)
def test_a_broken_idx_file_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "broken"
    path.write_bytes(content)
    with pytest.raises(InputError, match=says) as caught:
        read_idx(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_of_labels_is_no_file_of_images(tmp_path: Path) -> None:
    path = tmp_path / "labels"
    path.write_bytes(idx(np.zeros(3, dtype=np.uint8)))
    with pytest.raises(InputError, match="1 dimensions"):
        read_idx(path, dimensions=3)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing", tmp_path):
        with pytest.raises(InputError, match="cannot read"):
            read_idx(path)


def test_a_gzip_bomb_is_not_unpacked_further_than_its_header_says(tmp_path: Path) -> None:
    path = tmp_path / "bomb"
    path.write_bytes(gzip.compress(idx(IMAGES) + bytes(20_000_000)))
    with pytest.raises(InputError, match="longer than its header says"):
        read_idx(path)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=64) | st.binary(max_size=24).map(lambda b: b"\x00\x00\x08\x02" + b))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("idx") / "any"
    path.write_bytes(content)
    with contextlib.suppress(InputError):
        assert read_idx(path).dtype == np.uint8


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("dotted", [False, True])
def test_mnist_is_found_in_every_spelling(tmp_path: Path, packed: bool, dotted: bool) -> None:
    mnist_folder(tmp_path, train=30, test=20, packed=packed)
    if dotted:
        for path in list(tmp_path.iterdir()):
            path.rename(path.with_name(path.name.replace("-idx", ".idx")))
    assert len(load_mnist(tmp_path, "train")) == 30
    test = load_mnist(tmp_path, "test")
    assert test.images.shape == (20, 28, 28)
    assert test.labels.tolist() == [label % 10 for label in range(20)]


def test_a_folder_without_mnist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="has no train-images-idx3-ubyte"):
        load_mnist(tmp_path, "train")


@pytest.mark.parametrize(
    ("images", "labels", "says"),
    [
        (np.zeros((3, 28, 28)), np.zeros(2), "do not belong together"),
        (np.zeros((2, 14, 28)), np.zeros(2), "28x28 are needed"),
        (np.zeros((1, 28, 28)), np.array([10]), "labels 0 to 9"),
        (np.zeros((0, 28, 28)), np.zeros(0), "labels 0 to 9"),
    ],
)
def test_images_and_labels_must_belong_together(
    tmp_path: Path, images: np.ndarray, labels: np.ndarray, says: str
) -> None:
    (tmp_path / "train-images-idx3-ubyte").write_bytes(idx(images.astype(np.uint8)))
    (tmp_path / "train-labels-idx1-ubyte").write_bytes(idx(labels.astype(np.uint8)))
    with pytest.raises(InputError, match=says):
        load_mnist(tmp_path, "train")


@pytest.mark.skipif(real_data() is None, reason="no MNIST here")
def test_the_real_files_are_mnist() -> None:
    folder = real_data()
    assert folder is not None
    for name, expected in SHA256.items():
        assert sha256(find(folder / "mnist", name)) == expected
    assert len(load_mnist(folder / "mnist", "train")) == 60_000


@pytest.mark.parametrize("shape", [(5,), (2, 3), (2, 1, 2), (1, 2, 1, 2), (0, 4)])
def test_an_idx_file_has_one_to_four_axes(tmp_path: Path, shape: tuple[int, ...]) -> None:
    array = np.arange(np.prod(shape), dtype=np.uint8).reshape(shape)
    path = tmp_path / "array"
    path.write_bytes(idx(array))
    found = read_idx(path)
    assert found.shape == shape
    assert np.array_equal(found, array)
    assert sha256(path) == hashlib.sha256(idx(array)).hexdigest()
    path.write_bytes(idx(array)[:3] + bytes([5]) + idx(array)[4:] + bytes(16))
    with pytest.raises(InputError, match="not an IDX file"):
        read_idx(path)


def test_a_file_of_the_most_bytes_is_read_and_a_longer_one_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data, "LARGEST_IDX", 6)
    path = tmp_path / "array"
    path.write_bytes(idx(np.zeros((2, 3), np.uint8)))
    assert read_idx(path).shape == (2, 3)
    path.write_bytes(idx(np.zeros(7, np.uint8)))
    with pytest.raises(InputError, match="claims 7 bytes: more than 6 are not read"):
        read_idx(path)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\x00\x01\x08\x01\x00\x00\x00\x00", "not an IDX file"),
        (b"\x01\x00\x08\x01\x00\x00\x00\x00", "not an IDX file"),
        (b"\x00\x00\x09\x01\x00\x00\x00\x00", "type 0x09: only bytes are read"),
        (b"\x00\x00\x08\x01\x00\x00\x00", "its IDX header is not complete"),
        (b"\x00\x00\x08\x01\x00\x00\x00\x02a", r"is cut off: 2 bytes for shape \(2,\)"),
        (b"\x00\x00\x08\x01\x00\x00\x00\x02abc", "is longer than its header says: 2 bytes"),
        (b"\x00\x00\x08\x02" + b"\x00\x01\x00\x00" * 2, "claims 4294967296 bytes"),
    ],
)
def test_every_part_of_a_header_is_checked(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "array"
    path.write_bytes(content)
    with pytest.raises(InputError, match=says):
        read_idx(path)


@pytest.mark.parametrize(("dimensions", "holds"), [(1, "labels"), (3, "images"), (4, "array")])
def test_what_was_wanted_is_named(tmp_path: Path, dimensions: int, holds: str) -> None:
    path = tmp_path / "array"
    path.write_bytes(idx(np.zeros((2, 2), np.uint8)))
    says = f"has 2 dimensions: an IDX file of {holds} has {dimensions}"
    with pytest.raises(InputError, match=says):
        read_idx(path, dimensions)


def test_labels_go_from_0_to_9(tmp_path: Path) -> None:
    (tmp_path / "t10k-images-idx3-ubyte").write_bytes(idx(IMAGES))
    (tmp_path / "t10k-labels.idx1-ubyte").write_bytes(idx(np.array([0, 9], np.uint8)))
    (tmp_path / "t10k-labels-idx1-ubyte").mkdir()  # a folder is no file
    digits = load_mnist(tmp_path, "test")
    assert len(digits) == 2
    assert digits.labels.tolist() == [0, 9]
    assert np.array_equal(digits.images, IMAGES)
