"""What the descriptions of both formats have in common, read from a stranger's JSON."""

from __future__ import annotations

from typing import Any, Final

from forwardpass.base.errors import InputError
from forwardpass.base.fields import Fields
from forwardpass.base.tensors import FloatArray
from forwardpass.network.lamp import lamp_from
from forwardpass.network.source import Accuracy, Source

MAX_TEXT: Final = 200_000
MAX_TOKENS: Final = 100_000
MAX_DATA_SETS: Final = 64


def about_from(about: Fields) -> dict[str, Any]:
    """The fields of `Network` that are no operations. Raises `InputError`."""
    return {
        "name": about.text("name"),
        "input_shape": about.sizes("input_shape"),
        "class_names": about.texts("class_names"),
        "source": _source(about.object("source")),
        "accuracy": tuple(_accuracy(x) for x in about.objects("accuracy", MAX_DATA_SETS)),
        "credits": about.text("credits"),
        "feature_names": about.texts("feature_names") if about.has("feature_names") else (),
        "lamp": lamp_from(about.object("lamp")) if about.has("lamp") else None,
    }


def taken(tensors: dict[str, FloatArray], name: str) -> FloatArray | None:
    """A tensor, taken out of those that nothing has used yet; None when it is not there."""
    return tensors.pop(name, None)


def refuse_unused(unused: dict[str, FloatArray], where: str, user: str) -> None:
    """Refuse tensors that nothing uses, in which anything could hide. Raises `InputError`."""
    if unused:
        raise InputError(f"{where} has tensor {min(unused)!r:.60}, which no {user} uses")


def _source(about: Fields) -> Source:
    return Source(
        about.text("file"),
        about.text("text", MAX_TEXT),
        about.tokens("tokens", MAX_TOKENS),
        about.text("framework") if about.has("framework") else "",
        about.text("result") if about.has("result") else "",
        about.whole("results") if about.has("results") else 1,
    )


def _accuracy(about: Fields) -> Accuracy:
    return Accuracy(about.text("data"), about.whole("images"), about.share("accuracy"))
