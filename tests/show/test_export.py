"""The command `export` and the files it writes; what needs a browser is in tests/browser."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from click.testing import CliRunner, Result
from PIL import Image

import forwardpass
from forwardpass import InputError, Network
from forwardpass.commands.cli import main
from forwardpass.show import browser, chromium, server, video
from forwardpass.show.built import STATIC, read_built
from forwardpass.show.export import MARK, write_site
from forwardpass.show.film import Size
from forwardpass.show.page import Start, one_file

if TYPE_CHECKING:
    from conftest import MakeNetwork

built = pytest.mark.skipif(not (STATIC / "index.html").is_file(), reason="the page is not built")
MOST_BYTES = 1_700_000


def export(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["export", *map(str, arguments)])


def policy(text: str) -> str:
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert found is not None
    return found[1]


@built
def test_one_file_holds_everything_and_allows_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    result = export("--html", path)
    assert result.exit_code == 0, result.output
    text = path.read_text(encoding="utf-8")
    assert path.stat().st_size <= MOST_BYTES
    # The page can write such files itself, so its script holds markup too: look around it.
    markup = re.sub(r"(<script[^>]*>).*?(</script>)", r"\1\2", text, flags=re.DOTALL)
    assert not re.search(r'(?:src|href)="(?!#|data:)', markup)
    script = text.split('\n<script type="module">', 1)[1].rsplit("</script>", 1)[0]
    style = text.split("<style>", 1)[1].split("</style>", 1)[0]
    for part in (script, style):
        digest = base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy(text)
    assert "connect-src 'none'" in policy(text)
    assert "unsafe" not in policy(text).replace("'wasm-unsafe-eval'", "")
    (network,) = re.findall(r'id="forwardpass-network">([^<]*)<', text)
    assert base64.b64decode(network) == forwardpass.shipped().to_bytes()


@built
def test_options_travel_with_the_file(tmp_path: Path) -> None:
    drawing = tmp_path / "mine.json"
    drawing.write_text(json.dumps([{"strokes": [[[1, 2], [30, 40.5]]], "label": None}]))
    path = tmp_path / "page.html"
    result = export("--html", path, "--drawing", drawing, "--theme", "light", "--seconds", "3")
    assert result.exit_code == 0, result.output
    (start,) = re.findall(r'id="forwardpass-start">([^<]*)<', path.read_text("utf-8"))
    wanted = {"strokes": [[[1, 2], [30, 40.5]]], "theme": "light", "seconds": 3}
    assert json.loads(start) == wanted


@built
def test_a_page_begins_in_the_language_that_is_named(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert export("--html", page, "--lang", "ar").exit_code == 0
    text = page.read_text("utf-8")
    assert '<html lang="ar" dir="rtl">' in text
    (start,) = re.findall(r'id="forwardpass-start">([^<]*)<', text)
    assert json.loads(start) == {"within": ["ar"], "lang": "ar"}
    words = read_built().languages
    assert f"<title>{words['ar']['title']}</title>" in text
    folder = tmp_path / "site"
    assert export("--site", folder, "--lang", "de").exit_code == 0
    assert '<html lang="de" dir="ltr">' in (folder / "index.html").read_text("utf-8")
    assert all((folder / each["file"]).is_file() for tag, each in words.items() if tag != "en")
    index = server.read_site(start=Start(lang="tr"))["index.html"].body.decode()
    assert '<html lang="tr" dir="ltr">' in index
    assert '{"lang":"tr"}' in index


@built
def test_a_language_that_the_page_does_not_speak_ends_with_status_2(tmp_path: Path) -> None:
    for wanted in (["export", "--html", tmp_path / "page.html"], ["serve", "--no-open"]):
        result = CliRunner().invoke(main, [*map(str, wanted), "--lang", "xx"])
        assert result.exit_code == 2
        assert "does not speak 'xx': its languages are en, " in result.output
    assert not list(tmp_path.iterdir())


@built
def test_the_page_says_the_same_before_its_script_as_its_words() -> None:
    page = read_built()
    english = page.languages["en"]
    assert f"<title>{english['title']}</title>" == page.elements["title"]
    assert f'content="{english["about"]}"' == page.elements["about"]
    assert f"<noscript>{english['noScript']}</noscript>" == page.elements["noScript"]


@built
def test_another_networks_page_has_its_name(make_network: MakeNetwork) -> None:
    text = one_file(make_network(), Start())
    assert "<title>Random</title>" in text
    assert "MNIST" in one_file(forwardpass.shipped(), Start())


def test_options_cannot_end_their_block() -> None:
    strokes = Start(inputs=np.zeros((1, 3), np.float32), view="flat").to_json()
    assert "<" not in strokes
    assert json.loads(strokes) == {"inputs": ["AAAAAAAAAAAAAAAA"], "view": "flat"}


@built
def test_a_site_is_relative_hashed_and_packed(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    assert export("--site", folder).exit_code == 0
    index = (folder / "index.html").read_text("utf-8")
    for name in re.findall(r'(?:src|href)="([^"#]*)"', index):
        assert name.startswith("./")
        assert (folder / name).is_file()
    assert "script-src 'self'" in policy(index)
    hashed = re.compile(r"[\w.-]+-[\w-]{8,}\.\w+(\.gz|\.br)?")
    assert all(hashed.fullmatch(path.name) for path in (folder / "assets").iterdir())
    packed = list(folder.rglob("*.gz"))
    assert len(packed) >= 3
    for path in packed:
        assert gzip.decompress(path.read_bytes()) == path.with_suffix("").read_bytes()
    assert not list(tmp_path.glob(".*"))  # no drafts are left


@built
def test_a_site_with_another_network_carries_only_that(
    tmp_path: Path, make_network: MakeNetwork
) -> None:
    network = make_network((784, 5, 10))
    names = write_site(tmp_path / "site", network, Start())
    (weights,) = [name for name in names if name.suffix == ".safetensors"]
    assert (tmp_path / "site" / weights).read_bytes() == network.to_bytes()
    index = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert f"./{weights.as_posix()}" in index
    assert '{"alone":true}' in index  # nothing to choose


@built
def test_a_site_is_written_into_a_new_or_empty_folder_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert export("--site", ".").exit_code == 0  # empty
    assert (folder / "index.html").is_file()
    (folder / MARK).unlink()
    before = sorted(path.name for path in folder.iterdir())
    for name in (".", folder):
        result = export("--site", name)
        assert result.exit_code == 2
        assert "holds files that forwardpass did not write" in result.output
        assert len(result.output.splitlines()) == 1
    assert sorted(path.name for path in folder.iterdir()) == before
    file = tmp_path / "file"
    file.write_text("")
    assert "is a file" in export("--site", file).output


@built
def test_a_site_that_is_written_again_keeps_what_its_owner_added(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    assert export("--site", folder).exit_code == 0
    (folder / "CNAME").write_text("digits.example")
    (folder / ".git").mkdir()
    (folder / ".git" / "HEAD").write_text("ref: refs/heads/main")
    (folder / "assets" / "mine.css").write_text("p {}")
    assert export("--site", folder, "--theme", "light").exit_code == 0
    assert (folder / "CNAME").read_text() == "digits.example"
    assert (folder / ".git" / "HEAD").read_text() == "ref: refs/heads/main"
    assert (folder / "assets" / "mine.css").read_text() == "p {}"
    assert '"theme":"light"' in (folder / "index.html").read_text("utf-8")


@built
def test_a_page_that_its_owner_changed_is_not_written_over(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    assert export("--site", folder).exit_code == 0
    (folder / "index.html").write_text("mine")
    result = export("--site", folder)
    assert result.exit_code == 2
    assert "index.html, which is not as forwardpass wrote it" in result.output
    assert (folder / "index.html").read_text() == "mine"


def test_without_a_built_page_it_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the page is not built"):
        write_site(tmp_path / "site", None, Start(), static=tmp_path)
    with pytest.raises(InputError, match="the page is not built"):
        one_file(forwardpass.shipped(), Start(), static=tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "say what to export"),
        (["--site", ""], "names no folder"),
        (["--html", ""], "name a file"),
        (["--mp4", "a.mp4", "--training"], "--training needs a history"),
        (["--png", "a.jpg"], "must end in .png"),
        (["--mp4", "a.gif"], "must end in .mp4"),
        (["--png", "a.png", "--size", "huge"], "write it as 1280x720"),
        (["--png", "a.png", "--size", "10x10"], "from 160 to 3840"),
        (["--mp4", "a.mp4", "--size", "641x360"], "must be even"),
        (["--html", "a.html", "--digit", "3", "--drawing", "x.json"], "give one of them"),
        (["--html", "a.html", "--drawing", "none.json"], "cannot read"),
        (["--html", "a.html", "--network", "none.safetensors"], "cannot read"),
    ],
)
def test_bad_input_is_one_sentence_and_status_2(
    arguments: list[str], sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = export(*arguments)
    assert result.exit_code == 2
    assert sentence in result.output
    assert len(result.output.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_drawing_needs_a_network_that_reads_drawings(tmp_path: Path, tiny: Network) -> None:
    tiny.save(tmp_path / "tiny.safetensors")
    result = export(
        "--png", tmp_path / "a.png", "--network", tmp_path / "tiny.safetensors", "--digit", "3"
    )
    assert result.exit_code == 2
    assert "not 28x28 drawings" in result.output


def test_an_empty_strokes_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "none.json").write_text("[]")
    result = export("--html", tmp_path / "a.html", "--drawing", tmp_path / "none.json")
    assert result.exit_code == 2
    assert "has no drawing" in result.output


def test_a_missing_extra_gives_the_install_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    result = export("--gif", tmp_path / "a.gif")
    assert result.exit_code == 2
    assert "pip install 'forwardpass[video]'" in result.output


def test_a_missing_browser_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    class Nothing:
        executable_path = "/nowhere/chrome"

    class Player:
        chromium = Nothing()

    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr(chromium, "PLACES", ())
    monkeypatch.delenv("FORWARDPASS_CHROMIUM", raising=False)
    player: Any = Player()
    with pytest.raises(InputError, match="none was found: install one"):
        browser.find(player)
    monkeypatch.setenv("FORWARDPASS_CHROMIUM", "/nowhere/chromium")
    with pytest.raises(InputError, match="and there is no such file"):
        browser.find(player)


def png(grey: int, size: tuple[int, int] = (64, 48)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (grey, 0, 0)).save(out, "PNG")
    return out.getvalue()


def test_an_mp4_has_the_frames_and_colours_it_was_given(tmp_path: Path) -> None:
    import av

    path = tmp_path / "film.mp4"
    greys = [20, 20, 120, 240]
    pictures = {grey: png(grey) for grey in greys}
    with video.writing(path, Size(64, 48), 25) as writer:
        for grey in greys:
            writer.add(pictures[grey])
    with av.open(str(path)) as container:
        (stream,) = container.streams.video
        assert float(stream.average_rate or 0) == 25
        frames = [frame.to_ndarray(format="rgb24") for frame in container.decode(stream)]
    assert len(frames) == len(greys)
    for frame, grey in zip(frames, greys, strict=True):
        assert np.abs(frame.mean(axis=(0, 1)) - (grey, 0, 0)).max() <= 4


def test_a_gif_shows_still_pictures_longer(tmp_path: Path) -> None:
    path = tmp_path / "film.gif"
    first, second = png(10), png(200)
    with video.writing(path, Size(64, 48), 12) as writer:
        for picture in (first, first, first, second, second, first):
            writer.add(picture)
    film = Image.open(path)
    durations = []
    for number in range(getattr(film, "n_frames", 1)):
        film.seek(number)
        durations.append(film.info["duration"])
    assert durations == [250, 170, 80]  # hundredths, and half a second in all
    assert film.info["loop"] == 0


def test_a_film_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def fail() -> None:
        with video.writing(tmp_path / "film.mp4", Size(64, 48), 25) as writer:
            writer.add(png(1))
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        fail()
    assert list(tmp_path.iterdir()) == []
    nowhere = tmp_path / "no" / "film.mp4"
    with pytest.raises(InputError, match="cannot write"), video.writing(nowhere, Size(64, 48), 9):
        pass
