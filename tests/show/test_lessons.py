"""MNIST beside the page: whole, as it lies, only for the page, or one sentence why not."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Any

import digitfiles
import mirror
import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from forwardpass.base.errors import InputError
from forwardpass.commands.cli import main
from forwardpass.digits.data import FILES
from forwardpass.show import server
from forwardpass.show.lessons import megabytes, read_lessons
from forwardpass.show.page import Start

if TYPE_CHECKING:
    from pathlib import Path

NAMES = [name for names in FILES.values() for name in names]


@pytest.mark.parametrize("packed", [True, False])
def test_the_four_files_come_as_they_are(tmp_path: Path, packed: bool) -> None:
    folder = digitfiles.mnist_folder(tmp_path / "digits", packed=packed)
    lessons = read_lessons(folder)
    client = TestClient(server.create_app(lessons), base_url="http://127.0.0.1")
    for name in NAMES:
        path = folder / (f"{name}.gz" if packed else name)
        lies = path.read_bytes()
        whole = gzip.decompress(lies) if packed else lies
        for encoding in ("gzip", "identity"):
            answer = client.get(f"/mnist/{name}", headers={"Accept-Encoding": encoding})
            assert answer.content == whole
            sent = packed and encoding == "gzip"
            assert answer.headers.get("content-encoding") == ("gzip" if sent else None)
            assert int(answer.headers["content-length"]) == len(lies if sent else whole)
            tags = {"If-None-Match": answer.headers["etag"], "Accept-Encoding": encoding}
            assert client.get(f"/mnist/{name}", headers=tags).status_code == 304
            assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert megabytes(lessons) == sum(len(each.body) for each in lessons.values()) / 1e6


def test_other_spellings_have_the_same_names(tmp_path: Path) -> None:
    folder = digitfiles.mnist_folder(tmp_path / "digits", packed=False)
    for name in NAMES:
        (folder / name).rename(folder / name.replace("-idx", ".idx"))
    assert list(read_lessons(folder)) == [f"mnist/{name}" for name in NAMES]


def test_a_folder_that_is_none_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is no folder: give the folder"):
        read_lessons(tmp_path / "nowhere")
    with pytest.raises(InputError, match="has no train-images"):
        read_lessons(tmp_path)
    folder = digitfiles.mnist_folder(tmp_path / "digits")
    (folder / "t10k-labels-idx1-ubyte.gz").write_bytes(b"no digits")
    with pytest.raises(InputError):
        read_lessons(folder)


def test_serve_refuses_a_bad_folder_before_it_serves(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["serve", "--no-open", "--data", str(tmp_path)])
    assert result.exit_code == 2
    assert result.output.startswith("forwardpass: ")
    assert result.output.count("\n") == 1


def test_serve_downloads_them_once_where_no_folder_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Into the cache that `train` has, and not before it is asked to."""
    apps: list[Any] = []
    monkeypatch.setattr(server, "run", lambda app, _: apps.append(app))
    monkeypatch.setattr(server, "read_site", lambda network, start: {"index.html": start})
    monkeypatch.setattr(server, "create_app", lambda site, _: site)
    monkeypatch.setattr(server, "pack_ahead", lambda _: None)
    monkeypatch.setenv("FORWARDPASS_CACHE", str(tmp_path))
    with mirror.running(monkeypatch) as served:
        monkeypatch.setenv("FORWARDPASS_MNIST_MIRROR", served.url)
        nothing, first, again = (
            CliRunner().invoke(main, ["serve", *flags, "--no-open", "--port", "0"])
            for flags in ([], ["--data"], ["--data"])
        )
        assert [name for name, _ in served.requests] == NAMES
    assert (nothing.exit_code, first.exit_code, again.exit_code) == (0, 0, 0)
    assert [list(app)[1:] for app in apps] == [[], *2 * [[f"mnist/{name}" for name in NAMES]]]
    assert [app["index.html"] for app in apps] == [None, *2 * [Start(mnist=True)]]
    for name in NAMES:
        assert apps[1][f"mnist/{name}"].body == mirror.PACKED[name]
    told = f"MNIST is downloaded into {tmp_path / 'mnist'}, 12 MB, this once."
    assert [told in result.output for result in (nothing, first, again)] == [False, True, False]


def test_a_download_that_fails_is_told_before_anything_is_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORWARDPASS_CACHE", str(tmp_path))
    with mirror.running(monkeypatch) as served:
        served.faults = 50 * ["refuse"]
        monkeypatch.setenv("FORWARDPASS_MNIST_MIRROR", served.url)
        result = CliRunner().invoke(main, ["serve", "--no-open", "--data"])
    assert result.exit_code == 2
    assert result.output.startswith("forwardpass: cannot download ")
    assert result.output.count("\n") == 1


def test_a_page_knows_whether_they_lie_beside_it() -> None:
    assert Start(mnist=True).to_json() == '{"mnist":true}'
    assert Start().to_json() == "{}"
