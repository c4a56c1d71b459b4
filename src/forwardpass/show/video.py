"""Writes films: MP4 with PyAV, GIF with Pillow. Which pictures come when is left to the caller."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from forwardpass.base.files import replacing

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from PIL import Image

    from forwardpass.show.film import Size

QUALITY: Final = "18"  # x264's constant rate factor: no loss that the eye sees
PRESET: Final = "veryfast"
GIF_COLOURS: Final = 256


class Writer(Protocol):
    """Takes one picture after the other."""

    def add(self, png: bytes) -> None:
        """The next frame, a PNG file; the same object again means that nothing moved."""


class Mp4:
    """Writes H.264 in MP4, playable everywhere (yuv420p)."""

    def __init__(self, path: Path, size: Size, fps: int) -> None:
        import av

        self._container = av.open(str(path), "w", format="mp4", options={"movflags": "+faststart"})
        self._stream: Any = self._container.add_stream("libx264", rate=fps)
        self._stream.width, self._stream.height = size.width, size.height
        self._stream.pix_fmt = "yuv420p"
        self._stream.options = {"crf": QUALITY, "preset": PRESET, "tune": "animation"}
        # What the colours mean, so that players show those of the page.
        self._stream.codec_context.color_range = 1  # limited
        self._stream.codec_context.colorspace = 1  # BT.709
        self._stream.codec_context.color_primaries = 1
        self._stream.codec_context.color_trc = 1
        self._last: tuple[bytes, npt.NDArray[np.uint8]] | None = None

    def add(self, png: bytes) -> None:
        """See `Writer`."""
        import av
        import numpy as np

        if self._last is None or self._last[0] is not png:
            self._last = png, np.asarray(picture(png))
        frame = av.VideoFrame.from_ndarray(self._last[1], format="rgb24")
        frame = frame.reformat(format="yuv420p", dst_colorspace=1)
        for packet in self._stream.encode(frame):
            self._container.mux(packet)

    def close(self) -> None:
        """Write what is left."""
        for packet in self._stream.encode():
            self._container.mux(packet)
        self._container.close()


class Gif:
    """Writes an endless GIF; pictures that stand still cost one frame."""

    def __init__(self, path: Path, fps: int) -> None:
        self._path = path
        self._fps = fps
        self._last: bytes | None = None
        self._frames: list[Image.Image] = []
        self._counts: list[int] = []

    def add(self, png: bytes) -> None:
        """See `Writer`."""
        if png is self._last:
            self._counts[-1] += 1
            return
        from PIL import Image

        self._last = png
        self._frames.append(picture(png).quantize(GIF_COLOURS, dither=Image.Dither.NONE))
        self._counts.append(1)

    def close(self) -> None:
        """Write the file. Times in a GIF are hundredths of a second: rounding does not add up."""
        shown = 0
        durations = []
        for count in self._counts:
            start, shown = shown, shown + count
            durations.append(10 * (self._hundredths(shown) - self._hundredths(start)))
        first, *rest = self._frames
        first.save(
            self._path,
            "GIF",
            save_all=True,
            append_images=rest,
            duration=durations,
            loop=0,
            optimize=False,
        )

    def _hundredths(self, frames: int) -> int:
        return round(100 * frames / self._fps)


def picture(png: bytes) -> Image.Image:
    """The picture in a PNG file, RGB."""
    from PIL import Image

    return Image.open(io.BytesIO(png)).convert("RGB")


@contextmanager
def writing(path: Path, size: Size, fps: int) -> Iterator[Writer]:
    """A writer for the file, by its ending. The file appears when it is whole, or not at all.

    Raises `InputError` when it cannot be written.
    """
    with replacing(path) as draft:
        writer = Gif(draft, fps) if path.suffix.lower() == ".gif" else Mp4(draft, size, fps)
        yield writer
        writer.close()
