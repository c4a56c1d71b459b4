"""Read and write the safetensors format: named arrays and a string-to-string dictionary.

Strict, because files come from strangers: every number in the header is checked before it is used,
nothing is executed and no size is believed. What the arrays mean is `network.py`'s business.
Format: https://github.com/huggingface/safetensors#format
"""

import json
import math
from typing import Any, Final, TypeGuard

import numpy as np
import numpy.typing as npt

from forwardpass.base.errors import InputError
from forwardpass.base.fields import is_whole
from forwardpass.base.rows import LARGEST_SCALE, exactly, unpacked, usable

FloatArray = npt.NDArray[np.float32]

MAX_BYTES: Final = 256 * 2**20
MAX_HEADER: Final = 4 * 2**20
MAX_DEPTH: Final = 64  # objects and lists within one another
MAX_TENSORS: Final = 4096  # four for each of 1,024 operations
MAX_NUMBERS: Final = MAX_BYTES // 2  # of all tensors: eight bits could tell of more than float16
PIECE: Final = 1 << 20  # numbers looked at in one go
FLOATS: Final[dict[str, np.dtype[Any]]] = {"F16": np.dtype("<f2"), "F32": np.dtype("<f4")}
EIGHT: Final[dict[str, np.dtype[Any]]] = {"I8": np.dtype("i1")}
# What a history holds as well: weights in eight or four bits.
WHOLES: Final[dict[str, np.dtype[Any]]] = {**EIGHT, "U8": np.dtype("u1")}
SCALES: Final = ":scales"  # behind the name of a tensor in eight bits: one for each of its rows
_NAMES: Final = {dtype: name for name, dtype in (FLOATS | WHOLES).items()}


def rounded_to_half(values: npt.NDArray[Any]) -> FloatArray:
    """`values` rounded to float16, in which files take half as much; too large becomes infinity."""
    with np.errstate(over="ignore"):
        return values.astype(np.float16).astype(np.float32)


def write_tensors(tensors: dict[str, FloatArray], metadata: dict[str, str]) -> bytes:
    """The bytes of a file that holds `tensors` and `metadata`.

    An array is stored in eight bits with one scale a row when that changes none of its values,
    else as float16 when that changes none, else as float32. The same input gives the same bytes.
    """
    stored: dict[str, npt.NDArray[Any]] = {}
    scales: dict[str, npt.NDArray[Any]] = {}  # last, so that files read and written again are alike
    for name, array in tensors.items():
        if (whole := exactly(array)) is None:
            stored[name] = _smallest(array)
        else:
            stored[name], scales[f"{name}{SCALES}"] = whole
    return write_arrays(stored | scales, metadata)


def write_arrays(stored: dict[str, npt.NDArray[Any]], metadata: dict[str, str]) -> bytes:
    """The bytes of a file that holds these arrays as they are: float16, float32, int8 or uint8."""
    # The wider type goes first, so that every array starts at a multiple of its item size.
    names = sorted(stored, key=lambda name: -stored[name].itemsize)
    header: dict[str, Any] = {"__metadata__": metadata}
    end = 0
    for name in names:
        start, end = end, end + stored[name].nbytes
        dtype = _NAMES[stored[name].dtype]
        shape = list(stored[name].shape)
        header[name] = {"dtype": dtype, "shape": shape, "data_offsets": [start, end]}
    text = json.dumps(header, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()
    text += b" " * (-len(text) % 8)
    # Joined where they lie: a network can fill hundreds of megabytes.
    bodies = [np.ascontiguousarray(stored[name]).reshape(-1).data for name in names]
    return b"".join([len(text).to_bytes(8, "little"), text, *bodies])


def _smallest(array: FloatArray) -> npt.NDArray[np.floating[Any]]:
    flat = array.reshape(-1)
    pieces = (flat[at : at + PIECE] for at in range(0, flat.size, PIECE))
    if all(np.array_equal(rounded_to_half(piece), piece) for piece in pieces):
        return array.astype("<f2")
    return array.astype("<f4", copy=False)


def read_tensors(content: bytes, where: str) -> tuple[dict[str, FloatArray], dict[str, str]]:
    """The arrays (as float32) and the metadata in `content`; errors name the file as `where`.

    Raises `InputError` for everything that is not a complete, well-formed file.
    """
    arrays, metadata = read_arrays(content, where, FLOATS | EIGHT)
    numbers = sum(array.size for array in arrays.values())
    if numbers > MAX_NUMBERS:
        raise InputError(f"{where} has {numbers} numbers, more than {MAX_NUMBERS}")
    read: dict[str, FloatArray] = {}
    for name, array in arrays.items():
        if (widened := _widened(name, array, arrays, where)) is not None:
            widened.setflags(write=False)  # as networks keep them: no copy is needed
            read[name] = widened
    return read, metadata


def _widened(
    name: str, array: npt.NDArray[Any], arrays: dict[str, npt.NDArray[Any]], where: str
) -> FloatArray | None:
    """An array as float32; None for the scales of another. Raises `InputError`."""
    owner = arrays.get(name.removesuffix(SCALES)) if name.endswith(SCALES) else None
    if array.dtype.kind == "f":
        return None if owner is not None and owner.dtype == np.int8 else array.astype(np.float32)
    scales = arrays.get(f"{name}{SCALES}")
    rows = array.shape[:1]
    if not rows or scales is None or scales.dtype.kind != "f" or scales.shape != rows:
        fits = False
    else:
        fits = usable(scales)
    if scales is None or not fits:
        raise InputError(
            f"{where} has tensor {_short(name)} in eight bits, for which "
            f"{_short(name + SCALES)} must hold a number from 0 to {LARGEST_SCALE:g} for each row"
        )
    return unpacked((array, scales.astype(np.float32)), array.shape)


def read_arrays(
    content: bytes, where: str, dtypes: dict[str, np.dtype[Any]]
) -> tuple[dict[str, npt.NDArray[Any]], dict[str, str]]:
    """As `read_tensors`, the arrays as they lie in `content`, each of one of these types."""
    if len(content) > MAX_BYTES:
        raise InputError(f"{where} is larger than {MAX_BYTES // 2**20} MB, the most a network has")
    header, body = _split(content, where)
    metadata = header.pop("__metadata__", {})
    if not isinstance(metadata, dict) or not all(isinstance(v, str) for v in metadata.values()):
        raise InputError(f"{where} has metadata that is not text: it is not a network file")
    if len(header) > MAX_TENSORS:
        raise InputError(f"{where} has {len(header)} tensors, more than {MAX_TENSORS}")
    arrays: dict[str, npt.NDArray[Any]] = {}
    spans: list[tuple[int, int]] = []
    for name, entry in header.items():
        dtype, shape, span = _entry(name, entry, len(body), where, dtypes)
        spans.append(span)
        flat = np.frombuffer(body, dtype, count=math.prod(shape), offset=span[0])
        arrays[name] = flat.reshape(tuple(shape))
    _check_cover(spans, len(body), where)
    return arrays, metadata


def _split(content: bytes, where: str) -> tuple[dict[str, Any], memoryview]:
    """The parsed header and the bytes after it."""
    if len(content) < 8:
        raise InputError(f"{where} has only {len(content)} bytes: it is not a network file")
    length = int.from_bytes(content[:8], "little")
    if length > MAX_HEADER or content[8:9] != b"{":
        raise InputError(f"{where} is not a network file: it does not begin like safetensors")
    if 8 + length > len(content):
        raise InputError(f"{where} is cut short: its header alone should have {length} bytes")
    return parse_json(content[8 : 8 + length], f"the header of {where}"), memoryview(content)[
        8 + length :
    ]


def parse_json(text: bytes | str, where: str) -> dict[str, Any]:
    """The JSON object in `text`, refusing repeated keys, NaN, infinity and deep nesting.

    Raises `InputError`. The page's `parseObject` refuses the same.
    """
    try:
        value = json.loads(
            text.decode() if isinstance(text, bytes) else text,
            parse_constant=_refuse_constant,
            object_pairs_hook=_unique,
        )
        _check_depth(value)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where} is not valid JSON: the file is damaged") from error
    if not isinstance(value, dict):
        raise InputError(f"{where} is not a JSON object: the file is damaged")
    return value


def _check_depth(value: Any) -> None:
    level = [value] if isinstance(value, dict | list) else []
    for _ in range(MAX_DEPTH):
        held = (each.values() if isinstance(each, dict) else each for each in level)
        level = [x for inner in held for x in inner if isinstance(x, dict | list)]
        if not level:
            return
    raise ValueError("nested too deeply")


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("repeated key")
    return found


def _entry(
    name: str, entry: Any, size: int, where: str, dtypes: dict[str, np.dtype[Any]]
) -> tuple[np.dtype[Any], list[int], tuple[int, int]]:
    """Type, shape and place of one tensor, each checked against the `size` bytes that exist."""
    if not isinstance(entry, dict):
        raise InputError(
            f"{where} describes tensor {_short(name)} with something other than an object"
        )
    dtype, shape, span = entry.get("dtype"), entry.get("shape"), entry.get("data_offsets")
    if not isinstance(dtype, str) or dtype not in dtypes:
        known = " or ".join(dtypes)
        raise InputError(
            f"{where} has tensor {_short(name)} of type {_short(dtype)}: networks hold {known}"
        )
    if not _sizes(shape) or len(shape) > 8:
        raise InputError(f"{where} has tensor {_short(name)} with an impossible shape")
    if not _sizes(span) or len(span) != 2 or not span[0] <= span[1] <= size:
        raise InputError(f"{where} is cut short or damaged: tensor {_short(name)} lies outside it")
    if math.prod(shape) * dtypes[dtype].itemsize != span[1] - span[0]:
        raise InputError(f"{where} has tensor {_short(name)} whose shape does not fit its bytes")
    return dtypes[dtype], [int(size) for size in shape], (int(span[0]), int(span[1]))


def _sizes(value: Any) -> TypeGuard[list[int | float]]:
    """Whether `value` is a list of whole numbers that can be sizes or places in a file."""
    return isinstance(value, list) and all(is_whole(v, MAX_BYTES) for v in value)


def _short(value: Any) -> str:
    """`value` as it can stand in a one-line message, however long or strange it is."""
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _check_cover(spans: list[tuple[int, int]], size: int, where: str) -> None:
    """Refuse tensors that overlap and bytes that belong to none (where other data could hide)."""
    end = 0
    for start, stop in sorted(spans):
        if start != end:
            raise InputError(f"{where} is damaged: its tensors overlap or leave a gap")
        end = stop
    if end != size:
        raise InputError(f"{where} is damaged: it has {size} bytes of tensors, expected {end}")
