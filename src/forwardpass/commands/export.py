"""`forwardpass export`: the page as files, the animation as pictures and films.

Finds out what is wanted of which drawing; the work is left to `export`, `film` and `video`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from typing import Any, Final

import click
import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.files import write_whole
from forwardpass.base.text import printable
from forwardpass.commands.language import language_option
from forwardpass.commands.network import chosen_to_show, network_option
from forwardpass.commands.say import say
from forwardpass.network.history import History
from forwardpass.network.network import Network
from forwardpass.network.reads import reads_digits
from forwardpass.network.shipped import shipped
from forwardpass.show.export import write_html, write_site
from forwardpass.show.page import Shown, Start

SMALLEST, LARGEST = 160, 3840  # px, of one side of a picture
MOST_FRAMES: Final = 20_000
MP4_FPS, GIF_FPS = 30, 12
EACH_TRAINED: Final = 0.7  # seconds that a film shows each network of a history
VIDEO_EXTRA: Final = ("playwright", "av", "PIL")
DIGIT: Final = 3  # drawn where nothing else is asked for


@dataclass(frozen=True)
class Timing:
    """Which seconds of the story a film shows."""

    first: float  # seconds
    duration: float | None  # seconds; None: to the end of the story
    fps: int | None  # None: what suits the format
    speed: float  # story seconds a second
    training: bool  # not the story, but one network of a history after the other


def _a_file(name: str, text: str) -> Callable[[Any], Any]:
    return click.option(name, type=click.Path(dir_okay=False, path_type=Path), help=text)


@click.command("export")
@_a_file("--html", "The page as one file that opens from disk and needs no internet.")
@click.option(
    "--site",
    metavar="DIR",
    help="The page as files for any web host, in a new or empty folder or an earlier site.",
)
@_a_file("--png", "A picture of the animation.")
@_a_file("--svg", "The stage as vectors, for papers.")
@_a_file("--gif", "The animation as a GIF.")
@_a_file("--mp4", "The animation as a video (H.264).")
@network_option
@language_option
@click.option(
    "--drawing",
    type=click.Path(path_type=Path),
    help="Strokes JSON; its first drawing is shown.",
)
@click.option("--digit", type=click.IntRange(0, 9), help="A ready-made drawing of this digit.")
@click.option("--size", default="1280x720", show_default=True, help="Of pictures and films, px.")
@click.option("--seconds", type=click.FloatRange(0), help="Second of the story; films start there.")
@click.option("--duration", type=click.FloatRange(0.04), help="Length of films, seconds.")
@click.option("--fps", type=click.IntRange(1, 60), help="Frames a second.  [mp4: 30, gif: 12]")
@click.option("--training", is_flag=True, help="Films of a history show how its network learnt.")
@click.option("--speed", type=click.FloatRange(0.1, 20), default=1.0, show_default=True)
@click.option("--theme", type=click.Choice(["dark", "light"]), help="[default: dark; svg: light]")
@click.option("--view", type=click.Choice(["space", "flat"]), help="[default: space; svg: flat]")
def export_command(
    html: Path | None,
    site: str | None,
    png: Path | None,
    svg: Path | None,
    gif: Path | None,
    mp4: Path | None,
    network_file: Path | None,
    drawing: Path | None,
    digit: int | None,
    size: str,
    seconds: float | None,
    duration: float | None,
    fps: int | None,
    training: bool,
    speed: float,
    theme: Any,
    view: Any,
    lang: str | None,
) -> None:
    """Take the page with you: as files, pictures or films of one drawing.

    Pictures and films are taken of the real page with an installed Chromium, Chrome or Edge, and
    need the video extra: pip install 'forwardpass[video]'.
    """
    films = [path for path in (gif, mp4) if path is not None]
    if not any((html, site is not None, png, svg, films)):
        raise InputError(
            "say what to export: --html FILE, --site DIR, --png FILE, --svg FILE, --gif FILE "
            "or --mp4 FILE"
        )
    if site == "":
        raise InputError("--site names no folder: write `--site .` if you mean this one")
    _check_suffixes({".png": png, ".svg": svg, ".gif": gif, ".mp4": mp4})
    other = chosen_to_show(network_file)
    shown = other or shipped()
    network = shown.network if isinstance(shown, History) else shown
    if training and not isinstance(shown, History):
        raise InputError("--training needs a history: --network FILE.history.safetensors")
    strokes = _strokes(network, drawing, digit)
    start = Start(strokes=strokes, view=view, theme=theme, seconds=seconds, lang=lang)
    if html is not None:
        _said(write_html(html, shown, start))
    if site is not None:
        names = write_site(Path(site), other, start)
        say(f"{site}: {len(names)} files")
    if png or svg or films:
        width, height = _size(size, even=mp4 is not None)
        start = replace(start, strokes=strokes or _ready_made(network, DIGIT))
        timing = Timing(seconds or 0.0, duration, fps, speed, training)
        _pictures(shown, start, (width, height), {"png": png, "svg": svg}, films, timing)


def _pictures(
    network: Shown,
    start: Start,
    size: tuple[int, int],
    stills: dict[str, Path | None],
    films: list[Path],
    timing: Timing,
) -> None:
    """Open the page once for each look that is wanted and take everything from it."""
    _need_video()
    from forwardpass.show import film

    shape = film.Size(*size)
    if svg := stills["svg"]:
        look = replace(start, theme=start.theme or "light", view=start.view or "flat")
        with film.opened(network, look, shape) as opened:
            second = opened.duration if start.seconds is None else start.seconds
            _said(write_whole(svg, opened.svg(second, shape)))
    png = stills["png"]
    if png is None and not films:
        return
    look = replace(start, theme=start.theme or "dark", view=start.view or "space")
    with film.opened(network, look, shape) as opened:
        if png is not None:
            second = opened.duration if start.seconds is None else start.seconds
            _said(write_whole(png, opened.png(second)))
        for path in films:
            _film(path, opened, shape, timing)


def _film(path: Path, opened: Any, size: Any, timing: Timing) -> None:
    from tqdm import tqdm

    from forwardpass.show import video

    fps = timing.fps or (GIF_FPS if path.suffix.lower() == ".gif" else MP4_FPS)
    end = _trained_seconds(opened) if timing.training else opened.duration
    left = max(end - timing.first, 0.0) / timing.speed
    length = left if timing.duration is None else timing.duration
    count = max(round(length * fps), 1)
    if count > MOST_FRAMES:
        raise InputError(f"that film has {count} frames, the most is {MOST_FRAMES}: cut --duration")
    with (
        video.writing(path, size, fps) as writer,
        tqdm(total=count, desc=printable(path.name), unit="frame") as bar,
    ):
        at, shown = -1.0, b""
        for number in range(count):
            second = timing.first + number * timing.speed / fps
            if timing.training:
                place = min(int(second / EACH_TRAINED), len(opened.trained) - 1)
                if place != at:
                    at, shown = place, opened.png_trained(opened.trained[place])
            elif (rest := opened.rest(second)) != at:
                at, shown = rest, opened.png(rest)
            writer.add(shown)
            bar.update()
    _said(path)


def _trained_seconds(opened: Any) -> float:
    """How long all networks of a history are shown: the last one three times as long as another."""
    return EACH_TRAINED * (len(opened.trained) + 2)


def _need_video() -> None:
    """Raise `InputError` with the install line when a package of the video extra is missing."""
    from importlib.util import find_spec

    missing = [name for name in (*VIDEO_EXTRA, "tqdm") if find_spec(name) is None]
    if missing:
        raise InputError(
            f"pictures and films need {', '.join(missing)}, which is not installed: "
            "pip install 'forwardpass[video]'"
        )


def _strokes(network: Network, drawing: Path | None, digit: int | None) -> list[Any] | None:
    """The strokes that were asked for, None where none were."""
    if drawing is not None and digit is not None:
        raise InputError("--drawing and --digit both say what is drawn: give one of them")
    if drawing is None:
        return None if digit is None else _ready_made(network, digit)
    from forwardpass.digits.strokes import read_strokes

    drawings = read_strokes(drawing)
    if not drawings or not drawings[0].strokes:
        raise InputError(f"{drawing} has no drawing with strokes in it")
    _check_pad(network)
    return list(drawings[0].strokes)


def _ready_made(network: Network, digit: int) -> list[Any]:
    _check_pad(network)
    file = resources.files("forwardpass").joinpath("assets", "drawings.json")
    rows = json.loads(file.read_text("utf-8"))
    strokes = next(row["strokes"] for row in rows if row["label"] == digit)
    return [np.array(stroke) for stroke in strokes]


def _check_pad(network: Network) -> None:
    if not reads_digits(network):
        raise InputError(
            f"{network.name} reads {network.inputs} values, not 28x28 drawings: export it with "
            "forwardpass.show(network, images).save(FILE) in Python"
        )


def _check_suffixes(wanted: dict[str, Path | None]) -> None:
    for suffix, path in wanted.items():
        if path is not None and path.suffix.lower() != suffix:
            raise InputError(f"{path} must end in {suffix}, as --{suffix[1:]} says")


def _size(text: str, *, even: bool) -> tuple[int, int]:
    """The width and height in "1280x720". Raises `InputError`."""
    found = re.fullmatch(r"(\d{1,5})x(\d{1,5})", text.strip().lower())
    if found is None:
        raise InputError(f"--size is {text!r}: write it as 1280x720")
    width, height = int(found[1]), int(found[2])
    if not all(SMALLEST <= side <= LARGEST for side in (width, height)):
        raise InputError(f"--size is {text}: both sides must be from {SMALLEST} to {LARGEST}")
    if even and (width % 2 or height % 2):
        raise InputError(f"--size is {text}: both sides of an MP4 must be even")
    return width, height


def _said(path: Path) -> None:
    say(f"{path}: {path.stat().st_size / 1e6:.2f} MB")
