"""The server hands out the page and nothing else, packed, cached and locked down."""

from __future__ import annotations

import gzip
import http.client
import json
import os
import queue
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from starlette.testclient import TestClient

from forwardpass.base.errors import InputError
from forwardpass.network.shipped import shipped, shipped_bytes
from forwardpass.show import server
from forwardpass.show.built import STATIC

INDEX = (
    b'<!doctype html><link rel="preload" as="fetch" href="./assets/mnistnet-D3ad.safetensors" '
    b'crossorigin="anonymous"><script type="module" src="./assets/index-C0de.js"></script>'
)
CONV = "assets/mnistconv-C0nv.safetensors"
HISTORY = "assets/mnistnet.history-C0de.safetensors"
MANIFEST = {
    "files": {"network": "assets/mnistnet-D3ad.safetensors", "conv": CONV, "history": HISTORY},
    "elements": {"network": INDEX[INDEX.index(b"<link") : INDEX.index(b"<script")].decode()},
    "joins": {},
}
WEIGHTS = bytes(range(256)) * 10


@pytest.fixture
def static(tmp_path: Path) -> Path:
    """A built page in small."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_bytes(INDEX)
    (tmp_path / "manifest.json").write_text(json.dumps(MANIFEST))
    (tmp_path / "assets" / "index-C0de.js").write_bytes(b"run();" * 100)
    (tmp_path / "assets" / "mnistnet-D3ad.safetensors").write_bytes(WEIGHTS)
    (tmp_path / ".source-hash").write_text("internal")
    return tmp_path


@pytest.fixture
def client(static: Path) -> TestClient:
    return TestClient(
        server.create_app(server.read_site(static)), base_url="http://127.0.0.1", headers={}
    )


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/index.html", "text/html; charset=utf-8"),
        ("/assets/index-C0de.js", "text/javascript; charset=utf-8"),
        ("/assets/mnistnet-D3ad.safetensors", "application/octet-stream"),
    ],
)
def test_files_come_with_their_type(client: TestClient, path: str, kind: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == kind


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/assets/",
        "/.source-hash",
        "/../pyproject.toml",
        "/%2e%2e/pyproject.toml",
        "/assets/..%2f..%2fpyproject.toml",
        "//etc/passwd",
        "/assets\\index-C0de.js",
    ],
)
def test_there_is_nothing_else(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "the page is at /" in answer.text


def test_every_answer_is_locked_down(client: TestClient) -> None:
    answers = [
        client.get("/"),
        client.get("/nothing"),
        client.post("/"),
        client.get("/", headers={"host": "evil.example"}),
    ]
    assert [answer.status_code for answer in answers] == [200, 404, 405, 400]
    for answer in answers:
        for name, value in server.SECURITY_HEADERS.items():
            assert answer.headers[name] == value
    policy = answers[0].headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy.replace("'wasm-unsafe-eval'", "")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "evil@127.0.0.1"])
def test_another_name_for_this_machine_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:1", "[::1]:8000", "LOCALHOST"])
def test_the_names_of_loopback_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


def test_a_host_that_was_asked_for_is_answered(static: Path) -> None:
    site = server.read_site(static)
    for host, name, status in (
        ("192.0.2.7", "192.0.2.7:8000", 200),
        ("192.0.2.7", "evil.example", 400),
        ("0.0.0.0", "classroom-7.local", 200),
    ):
        asked = TestClient(server.create_app(site, host)).get("/", headers={"host": name})
        assert asked.status_code == status


def test_text_is_packed_for_browsers_that_take_it(client: TestClient) -> None:
    script = "/assets/index-C0de.js"
    packed = client.get(script, headers={"accept-encoding": "br, gzip;q=0.5"})
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < 100
    assert packed.text == "run();" * 100
    for refusal in ("", "br", "gzip;q=0", "gzip; q=0.0"):
        plain = client.get(script, headers={"accept-encoding": refusal})
        assert "content-encoding" not in plain.headers
        assert plain.text == packed.text
        assert plain.headers["etag"] != packed.headers["etag"]
        assert plain.headers["vary"] == packed.headers["vary"] == "Accept-Encoding"


def test_weights_that_shrink_little_are_sent_as_they_are(client: TestClient) -> None:
    answer = client.get("/assets/mnistnet-D3ad.safetensors")
    assert "content-encoding" not in answer.headers
    assert answer.content == WEIGHTS


def test_weights_in_eight_bits_are_packed(static: Path) -> None:
    """Those of networks trained are small for the most part, so their bytes are no even mixture."""
    drawn = np.random.default_rng(0).normal(scale=25, size=2**22 + 1).round().clip(-127, 127)
    weights = drawn.astype(np.int8).tobytes()
    for count, packs in ((100_000, True), (2**22, True), (2**22 + 1, False)):
        site = server.read_site(static, network=weights[:count])
        client = TestClient(server.create_app(site), base_url="http://localhost")
        answer = client.get("/network.safetensors", headers={"accept-encoding": "gzip"})
        assert answer.content == weights[:count]
        assert answer.headers.get("content-encoding") == ("gzip" if packs else None)
        assert int(answer.headers["content-length"]) < count or not packs


def test_files_are_packed_before_they_are_asked_for(static: Path) -> None:
    site = server.read_site(static)
    server.pack_ahead(site).join(timeout=30)
    assert all("packed" in vars(resource) for resource in site.values())


def test_what_the_browser_has_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/")
    assert first.headers["cache-control"] == "no-cache"
    for known in (first.headers["etag"], f'"x", W/{first.headers["etag"]}', "*"):
        again = client.get("/", headers={"if-none-match": known})
        assert again.status_code == 304
        assert again.content == b""
        assert again.headers["etag"] == first.headers["etag"]
        assert again.headers["content-security-policy"]
    assert client.get("/", headers={"if-none-match": '"x"'}).status_code == 200


def test_only_names_with_a_hash_are_kept_for_ever(client: TestClient) -> None:
    assert "immutable" in client.get("/assets/index-C0de.js").headers["cache-control"]
    assert client.get("/index.html").headers["cache-control"] == "no-cache"


def test_another_network_is_served_and_the_page_told(static: Path) -> None:
    site = server.read_site(static, network=b"another")
    client = TestClient(server.create_app(site), base_url="http://localhost")
    page = client.get("/").text
    assert re.findall(r'href="([^"]*)"', page) == ["./network.safetensors"]
    assert "index-C0de.js" in page
    answer = client.get("/network.safetensors")
    assert answer.content == b"another"
    assert answer.headers["cache-control"] == "no-cache"


def test_the_built_page_has_a_link_to_its_network() -> None:
    if not (STATIC / "index.html").is_file():
        pytest.skip("the page is not built")
    index = server.read_site(network=b"another")["index.html"].body
    assert b'"./network.safetensors"' in index


def test_what_becomes_of_the_files_later_changes_nothing(static: Path) -> None:
    app = server.create_app(server.read_site(static))
    (static / "assets" / "index-C0de.js").unlink()
    answer = TestClient(app, base_url="http://127.0.0.1").get("/assets/index-C0de.js")
    assert answer.status_code == 200
    assert answer.content == b"run();" * 100


def test_the_shipped_network_is_served_where_the_build_left_it_out(static: Path) -> None:
    (static / "assets" / "mnistnet-D3ad.safetensors").unlink()
    app = server.create_app(server.read_site(static))
    answer = TestClient(app, base_url="http://127.0.0.1").get("/assets/mnistnet-D3ad.safetensors")
    assert answer.content == shipped_bytes()


def test_the_networks_that_come_along_can_be_chosen_beside_another_one(static: Path) -> None:
    site = server.read_site(static, network=b"another")
    client = TestClient(server.create_app(site), base_url="http://127.0.0.1")
    assert client.get("/assets/mnistnet-D3ad.safetensors").content == WEIGHTS
    assert client.get(f"/{CONV}").content == shipped_bytes("conv")
    assert "immutable" in client.get(f"/{CONV}").headers["cache-control"]


def test_a_network_that_comes_along_is_opened_as_what_it_is(static: Path) -> None:
    site = server.read_site(static, network=shipped_bytes("conv"))
    page = TestClient(server.create_app(site), base_url="http://localhost").get("/").text
    assert re.findall(r'href="([^"]*)"', page) == [f"./{CONV}"]
    assert server.NETWORK_NAME not in site
    assert shipped("conv").to_bytes() == shipped_bytes("conv")  # as `serve --network conv` has it


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("::1", "[::1]:8000"),
        ("0:0:0:0:0:0:0:1", "[::1]:8000"),
        ("2001:DB8::7", "[2001:db8::7]:8000"),
        ("fe80::1%eth0", "[fe80::1]"),
    ],
)
def test_an_address_of_version_6_is_a_name(static: Path, host: str, name: str) -> None:
    app = server.create_app(server.read_site(static), host)
    assert TestClient(app).get("/", headers={"host": name}).status_code == 200
    assert TestClient(app).get("/", headers={"host": "[2001:db8::8]"}).status_code == 400


@pytest.mark.parametrize(
    ("target", "status"),
    [
        ("http://127.0.0.1:8000/index.html", 200),
        ("HTTP://LOCALHOST/", 200),
        ("https://[::1]", 200),
        ("http://127.0.0.1/nothing", 404),
        ("http://127.0.0.1/no\nthing", 404),
        ("http://evil.example/index.html", 400),
    ],
)
def test_a_whole_address_names_host_and_file(static: Path, target: str, status: int) -> None:
    scope = {"path": target, "method": "GET", "headers": [(b"host", b"another.example")]}
    hosts = server.host_names("127.0.0.1")
    found = server.answer_to(scope, server.read_site(static), hosts)
    assert found.status == status
    assert (found.body == INDEX) == (status == 200)


def test_a_long_answer_comes_whole_although_in_pieces(static: Path) -> None:
    long = bytes(range(256)) * (3 * server.PIECE // 256) + b"end"
    site = server.read_site(static, network=long)
    client = TestClient(server.create_app(site), base_url="http://127.0.0.1")
    assert client.get(f"/{server.NETWORK_NAME}").content == long


def test_a_file_that_cannot_be_read_is_one_sentence(
    static: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path.suffix == ".js":
            raise PermissionError(13, "Permission denied", str(path))
        return whole(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    with pytest.raises(InputError, match=r"cannot read the page .* Permission denied"):
        server.read_site(static)


@pytest.mark.parametrize(
    ("host", "alone"),
    [("127.0.0.1", True), ("::1", True), ("LocalHost", True), ("0.0.0.0", False), ("a.b", False)],
)
def test_only_loopback_is_this_machine_alone(host: str, alone: bool) -> None:
    assert server.is_loopback(host) is alone


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="there is always a screen")
@pytest.mark.parametrize("screen", ["DISPLAY", "WAYLAND_DISPLAY", None])
def test_a_browser_opens_where_there_is_a_screen(
    screen: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: queue.Queue[str] = queue.Queue()
    monkeypatch.setattr("webbrowser.open", opened.put)
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    if screen:
        monkeypatch.setenv(screen, ":0")
    server.open_browser("http://127.0.0.1:8000/")
    if screen:
        assert opened.get(timeout=30) == "http://127.0.0.1:8000/"
    else:
        assert opened.empty()


def test_a_page_that_is_not_built_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"the page is not built: run `python3 run\.py`"):
        server.read_site(tmp_path)


# Listening ---------------------------------------------------------------------------------------


def test_a_port_that_is_in_use_is_refused_by_number() -> None:
    with server.listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match=f"port {port} is in use: choose another"):
            server.listen("127.0.0.1", port)


def test_without_a_number_the_next_free_port_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    with server.listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setattr(server, "DEFAULT_PORT", port)
        with server.listen("127.0.0.1", None) as found:
            assert port < found.getsockname()[1] <= port + server.PORTS_TRIED
        monkeypatch.setattr(server, "PORTS_TRIED", 0)
        with pytest.raises(InputError, match=f"every port from {port} to {port} is in use"):
            server.listen("127.0.0.1", None)


@pytest.mark.parametrize("host", ["192.0.2.1", "no such host", "a.invalid", "256.1.1.1"])
def test_a_host_that_is_not_ours_gets_a_sentence(host: str) -> None:
    with pytest.raises(InputError, match=f"cannot listen on {host}: it must be an address"):
        server.listen(host, 0)


def test_the_address_is_one_that_a_browser_opens() -> None:
    with server.listen("0.0.0.0", 0) as listener:
        port = listener.getsockname()[1]
        assert server.page_url(listener) == f"http://127.0.0.1:{port}/"
    if socket.has_ipv6:
        with server.listen("::1", 0) as listener:
            assert server.page_url(listener).startswith("http://[::1]:")


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent in another way there")
def test_a_real_start_answers_and_ctrl_c_ends_it_quietly(static: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from forwardpass.show import server; "
        "server.read_site.__defaults__ = (Path(sys.argv.pop()), None); "
        "from forwardpass.commands.cli import main; main()"
    )
    command = [sys.executable, "-c", program, "--port", "0", "--no-open", str(static)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
    ) as process:
        assert process.stdout
        said = process.stdout.readline()
        port = int(re.findall(r"http://127\.0\.0\.1:(\d+)/", said)[0])
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", "/", headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        assert gzip.decompress(answer.read()) == INDEX
        assert "server" not in answer.headers
        started = time.monotonic()
        process.send_signal(signal.SIGINT)  # the connection is still open
        assert process.wait(timeout=10) == 0
        assert time.monotonic() - started < 5
        assert process.stdout.read() == ""
