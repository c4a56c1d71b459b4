"""Fetching MNIST, from a server of our own that stalls, truncates, corrupts and refuses."""

import time
from collections.abc import Iterator
from pathlib import Path

import mirror
import pytest
from digitfiles import NAMES
from mirror import FIRST, PACKED, Server

from forwardpass.base.errors import InputError
from forwardpass.digits import download, transfer
from forwardpass.digits.download import cache_directory, fetch_mnist


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with mirror.running(monkeypatch) as served:
        yield served


def check_whole(folder: Path) -> None:
    for name, packed in PACKED.items():
        assert (folder / f"{name}.gz").read_bytes() == packed
    assert sorted(path.name for path in folder.iterdir()) == sorted(f"{name}.gz" for name in NAMES)


def test_everything_is_fetched_once_and_only_once(server: Server, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    folder = fetch_mnist(tmp_path / "new", server.url, lambda *args: told.append(args))
    check_whole(folder)
    assert [name for name, _ in server.requests] == list(NAMES)
    assert (FIRST, len(PACKED[FIRST]), len(PACKED[FIRST])) in told
    fetch_mnist(folder, server.url)
    assert len(server.requests) == 4


@pytest.mark.parametrize("fault", ["truncate", "stall"])
def test_a_broken_off_download_goes_on_where_it_stopped(
    server: Server, tmp_path: Path, fault: str
) -> None:
    server.faults = [fault]
    started = time.monotonic()
    check_whole(fetch_mnist(tmp_path, server.url, timeout=0.5))
    assert time.monotonic() - started < 10
    half = len(PACKED[FIRST]) // 2
    assert server.requests[:2] == [(FIRST, None), (FIRST, f"bytes={half}-")]


def test_a_part_from_an_earlier_day_is_gone_on_with(server: Server, tmp_path: Path) -> None:
    (tmp_path / f"{FIRST}.gz.part").write_bytes(PACKED[FIRST][:200])
    check_whole(fetch_mnist(tmp_path, server.url))
    assert server.requests[0] == (FIRST, "bytes=200-")


@pytest.mark.parametrize(
    "faults",
    [
        ["corrupt"],
        ["other file"],
        ["refuse", "refuse"],
        ["truncate", "ignore range"],
        ["truncate", "wrong range"],
        ["corrupt", "truncate", "stall"],
    ],
)
def test_what_is_wrong_is_fetched_again(server: Server, tmp_path: Path, faults: list[str]) -> None:
    server.faults = list(faults)
    check_whole(fetch_mnist(tmp_path, server.url, timeout=0.5))
    assert server.faults == []


def test_a_whole_but_wrong_part_is_thrown_away(server: Server, tmp_path: Path) -> None:
    (tmp_path / f"{FIRST}.gz.part").write_bytes(b"x" * len(PACKED[FIRST]))
    check_whole(fetch_mnist(tmp_path, server.url))


def test_a_damaged_file_in_the_cache_is_replaced(server: Server, tmp_path: Path) -> None:
    folder = fetch_mnist(tmp_path, server.url)
    (folder / f"{FIRST}.gz").write_bytes(PACKED[FIRST][:-30])
    check_whole(fetch_mnist(tmp_path, server.url))


def test_a_server_that_is_always_wrong_is_given_up(server: Server, tmp_path: Path) -> None:
    server.faults = ["corrupt"] * 50
    with pytest.raises(InputError, match=r"cannot download .*SHA-256 .*--data"):
        fetch_mnist(tmp_path, server.url)
    assert len(server.requests) == download.ATTEMPTS
    assert not any(tmp_path.iterdir())


def test_a_mirror_that_trickles_is_given_up(server: Server, tmp_path: Path) -> None:
    """2 bytes a second would have taken two months for MNIST, each of them within its limit."""
    server.faults = ["trickle"] * 50
    started = time.monotonic()
    with pytest.raises(InputError, match="fewer than 1000 bytes a second arrive"):
        fetch_mnist(tmp_path, server.url, timeout=0.3)
    assert time.monotonic() - started < 10
    assert len(server.requests) == download.ATTEMPTS


def test_a_mirror_that_trickled_is_gone_on_with(server: Server, tmp_path: Path) -> None:
    server.faults = ["trickle"]
    check_whole(fetch_mnist(tmp_path, server.url, timeout=0.3))
    assert (server.requests[1][1] or "").startswith("bytes=")


def test_a_mirror_that_has_nothing_after_nothing_is_told(server: Server, tmp_path: Path) -> None:
    server.faults = ["nothing there"] * 50
    with pytest.raises(InputError, match=r"cannot download .*416"):
        fetch_mnist(tmp_path, server.url)


@pytest.mark.parametrize("mirror", ["http://[", "http://a:b/", "https://" + "a" * 300 + ".b"])
def test_an_address_that_cannot_be_is_one_sentence(tmp_path: Path, mirror: str) -> None:
    with pytest.raises(InputError, match=r"no address to download from|cannot download"):
        fetch_mnist(tmp_path, mirror)


def test_a_cache_that_cannot_be_written_is_one_sentence(server: Server, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="cannot make the folder"):
        fetch_mnist(tmp_path / "file" / "mnist", server.url)
    (tmp_path / f"{FIRST}.gz.part").mkdir()
    with pytest.raises(InputError, match=r"cannot write .*gz\.part: "):
        fetch_mnist(tmp_path, server.url)


def test_a_server_that_is_not_there_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"cannot download http://127\.0\.0\.1:9/"):
        fetch_mnist(tmp_path, "http://127.0.0.1:9/")


def test_an_endless_file_is_not_kept(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfer, "LARGEST", 500)
    with pytest.raises(InputError, match="longer than 500 bytes"):
        fetch_mnist(tmp_path, server.url)
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize("mirror", ["file:///etc/", "ftp://example.org/", "mnist"])
def test_only_web_addresses_are_downloaded_from(tmp_path: Path, mirror: str) -> None:
    with pytest.raises(InputError, match="no address to download from"):
        fetch_mnist(tmp_path, mirror)


def test_the_cache_lies_where_it_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FORWARDPASS_CACHE", str(tmp_path))
    assert cache_directory() == tmp_path
    monkeypatch.delenv("FORWARDPASS_CACHE")
    assert cache_directory().name == "forwardpass"
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_directory() == tmp_path / "forwardpass"
