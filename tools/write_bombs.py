"""Writes files that are small and want much: what a stranger may send to fill a memory.

    python tools/write_bombs.py FOLDER

Made by hand, since no honest program writes them. `benchmarks/bombs.py` measures what they cost.
"""

import io
import json
import math
import struct
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np
from PIL import Image

MEGA = 1_000_000
TEXT = 127 * MEGA  # characters of a bomb of text, unpacked
SIDE = (10_000, 9_990)  # px: just below the 100 megapixels that are read
COLOUR = (10_000, 4_990)  # px: the same, of colours


def packed(start: bytes, again: bytes, end: bytes, size: int = TEXT) -> bytes:
    """`start`, then `again` until `size` bytes are full, then `end`, in gzip."""
    squeeze = zlib.compressobj(9, wbits=31)
    block = again * (MEGA // len(again))
    parts = [squeeze.compress(start)]
    parts += [squeeze.compress(block) for _ in range(size // len(block))]
    return b"".join([*parts, squeeze.compress(end), squeeze.flush()])


def png(width: int, height: int, depth: int, kind: int, samples: int) -> bytes:
    """A PNG of zeros; `kind` is its colour type: 0 grey, 2 RGB, 4 grey with alpha, 6 RGBA."""
    row = bytes(1 + (width * depth * samples + 7) // 8)
    squeeze = zlib.compressobj(9)
    body = b"".join([*(squeeze.compress(row) for _ in range(height)), squeeze.flush()])
    header = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", body), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def webp(width: int, height: int) -> bytes:
    """An animated WebP of one small picture on a canvas that may be far larger than a picture."""
    inner = saved(Image.new("RGBA", (64, 64), (0, 0, 0, 9)), "WEBP", lossless=True)
    frame = inner[12:]  # the chunk of the picture itself
    if frame[:4] == b"VP8X":
        frame = frame[18:]

    def three(value: int) -> bytes:
        return value.to_bytes(3, "little")

    def chunk(name: bytes, data: bytes) -> bytes:
        return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)

    place = three(0) + three(0) + three(63) + three(63) + three(100) + b"\0"
    body = b"WEBP" + chunk(b"VP8X", b"\x12\0\0\0" + three(width - 1) + three(height - 1))
    body += chunk(b"ANIM", bytes(6)) + chunk(b"ANMF", place + frame)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    """The bytes of a picture file that Pillow writes."""
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def scans(content: bytes, times: int) -> bytes:
    """A progressive JPEG whose last scan comes again: each goes over the whole picture."""
    last = content.rindex(b"\xff\xda")
    return content[:-2] + content[last:-2] * times + content[-2:]


def bmp(width: int, height: int) -> bytes:
    """A BMP, compressed by run lengths: zeros."""
    row = b"\xff\0" * (width // 255) + bytes([width % 255, 0, 0, 0])
    body = row * height + b"\0\1"
    palette = bytes(1024)
    info = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 8, 1, len(body), 0, 0, 256, 0)
    start = 14 + len(info) + len(palette)
    return struct.pack("<2sIHHI", b"BM", start + len(body), 0, 0, start) + info + palette + body


def idx(blocks: int, picture: bytes) -> bytes:
    """A packed IDX file of one picture, over and over: so many times a megabyte."""
    pictures = blocks * (MEGA // 784)
    header = b"\0\0\x08\x03" + struct.pack(">III", pictures, 28, 28)
    return packed(header, picture, b"", pictures * 784)


def network(values: int, *, rounded: bool = False) -> bytes:
    """A network file of so many weights that float16 cannot hold; reads 784, tells 10 apart."""
    from forwardpass import Layer, Network

    middle = values // (784 + 10)
    chance = np.random.default_rng(0)
    shapes = ((middle, 784), (10, middle))
    layers = [
        Layer(
            name,
            chance.normal(0, 0.01, shape).astype(np.float32),
            np.zeros(shape[0], np.float32),
            activation,
        )
        for name, activation, shape in zip(
            ("fc1", "fc2"), ("relu", "identity"), shapes, strict=True
        )
    ]
    names = tuple("0123456789")
    whole = Network.dense("Large", layers, (784,), names)
    return (whole.to_int8() if rounded else whole).to_bytes()


def eight_bits(rows: int) -> bytes:
    """A network file of weights in one byte each, which are four where they are computed with."""
    small = network(2 * (784 + 10), rounded=True)
    length = int.from_bytes(small[:8], "little")
    metadata = json.loads(small[8 : 8 + length])["__metadata__"]["forwardpass"]
    described = json.loads(metadata)
    for op in described["operations"][:2]:
        op["shape"] = [rows]
    tensors = {
        "fc1.weight:scales": ("F32", [rows], 4),
        "fc1.bias": ("F32", [rows], 4),
        "fc2.bias": ("F32", [10], 4),
        "fc1.weight": ("I8", [rows, 784], 1),
        "fc2.weight": ("I8", [10, rows], 1),
        "fc2.weight:scales": ("F32", [10], 4),
    }
    header: dict[str, object] = {"__metadata__": {"forwardpass": json.dumps(described)}}
    end = 0
    for name in sorted(tensors, key=lambda name: tensors[name][0]):  # float32 first: aligned
        dtype, shape, size = tensors[name]
        start, end = end, end + size * math.prod(shape)
        header[name] = {"dtype": dtype, "shape": shape, "data_offsets": [start, end]}
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    return len(text).to_bytes(8, "little") + text + bytes(end)


def header_only() -> bytes:
    """A network file that is a header of 4 MB and nothing else."""
    text = b"{" + b",".join(b'"%d":{}' % n for n in range(350_000)) + b"}"
    return len(text).to_bytes(8, "little") + text


BOMBS: dict[str, Callable[[], bytes]] = {
    "lists.json": lambda: packed(b'[{"strokes":[', b"[],", b"[]]}]"),
    "objects.json": lambda: packed(b"[", b"{},", b"{}]"),
    "drawings.json": lambda: packed(b"[", b'{"strokes":[[[0,0]]]},', b'{"strokes":[[[0,0]]]}]'),
    "drawings-7MB.json": lambda: packed(
        b"[", b'{"strokes":[[[0,0],[9,9]]]},', b'{"strokes":[[[0,0]]]}]', 7 * MEGA
    ),
    "points.json": lambda: packed(b'[{"strokes":[[', b"[0,1],", b"[0,0]]]}]"),
    "points-7MB.json": lambda: packed(
        b"[", b'{"strokes":[[' + b"[0,1]," * 9_000 + b"[0,0]]]},", b'{"strokes":[]}]', 7 * MEGA
    ),
    "numbers.json": lambda: packed(b"[", b"1e1,", b"1]"),
    "keys.json": lambda: packed(b"[", b'{"":{"":0}},', b"1]"),
    "spaces.json": lambda: packed(b"[", b" ", b"]"),
    "blank.idx": lambda: idx(600, bytes(784)),
    "noise.idx": lambda: idx(600, bytes(range(196)) * 4),
    "rgba.png": lambda: png(*COLOUR, 8, 6, 4),
    "grey-alpha.png": lambda: png(*COLOUR, 8, 4, 2),
    "rgba-100.png": lambda: png(*SIDE, 8, 6, 4),
    "deep.png": lambda: png(*SIDE, 16, 0, 1),
    "deep-rgba.png": lambda: png(*COLOUR, 16, 6, 4),
    "bits.png": lambda: png(*SIDE, 1, 0, 1),
    "wide.png": lambda: png(99_000_000, 1, 1, 0, 1),
    "canvas.webp": lambda: webp(262_444, 300),
    "square.webp": lambda: webp(9_999, 9_999),
    "fitting.webp": lambda: webp(6_300, 6_300),
    "plain.gif": lambda: saved(Image.new("P", (6_300, 6_300)), "GIF"),
    "tall.tif": lambda: saved(Image.new("RGBA", COLOUR), "TIFF", compression="tiff_deflate"),
    "float.tif": lambda: saved(Image.new("F", COLOUR), "TIFF", compression="tiff_lzw"),
    "plain.jpg": lambda: saved(Image.new("RGB", SIDE), "JPEG"),
    "cmyk.jpg": lambda: saved(Image.new("CMYK", (6_300, 6_300)), "JPEG", progressive=True),
    "scans.jpg": lambda: scans(
        saved(Image.new("RGB", (6_000, 6_000)), "JPEG", progressive=True), 300
    ),
    "runs.bmp": lambda: bmp(*SIDE),
    "digits-8MB.unp": lambda: packed(
        b"", b'.SEGMENT DIGIT 0 ? "1"\n.COMMENT 1 7 0\n.PEN_DOWN\n1 1\n.PEN_UP\n', b"", 8 * MEGA
    ),
    "lines-8MB.unp": lambda: packed(b"", b".DT\n", b"", 8 * MEGA),
    "points.unp": lambda: packed(
        b'.SEGMENT DIGIT 0 ? "1"\n.COMMENT 1 7 0\n.PEN_DOWN\n', b"1 1\n", b".PEN_UP\n"
    ),
    "lines.unp": lambda: packed(b"", b".DT\n", b""),
    "digits.unp": lambda: packed(
        b"",
        b'.SEGMENT DIGIT 0 ? "1"\n.COMMENT 1 7 0\n.PEN_DOWN\n1 1\n.PEN_UP\n',
        b"",
    ),
    "header.safetensors": header_only,
    "large.safetensors": lambda: network(63_000_000),
    "eight-bits.safetensors": lambda: eight_bits(168_000),
}


def write_all(folder: Path, names: Iterable[str] = tuple(BOMBS)) -> Iterator[Path]:
    """Write these bombs into `folder`; one that is there already is not written again."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        path = folder / name
        if not path.exists():
            path.write_bytes(BOMBS[name]())
        yield path


if __name__ == "__main__":
    for written in write_all(Path(sys.argv[1])):
        print(f"{written.name}: {written.stat().st_size / 1000:.0f} KB")
