"""Evaluation on digits whose figures can be worked out by hand."""

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from digitfiles import blobs, mnist_folder, pen_file
from matplotlib.figure import Figure

from forwardpass.commands.cli import main
from forwardpass.commands.evaluate import as_record, as_table
from forwardpass.digits.ink import CENTRE
from forwardpass.measure.evaluate import (
    Condition,
    calibration_error,
    centred,
    evaluate,
    recognise,
    robustness,
    scaled,
    shifted,
    surest_mistakes,
    thickened,
)
from forwardpass.measure.figures import draw_report
from forwardpass.network.dense import Layer
from forwardpass.network.network import Network

FloatArray = np.typing.NDArray[np.float32]


def reader() -> Network:
    """A network that answers with the label of a `blobs` picture: the brightest of ten squares."""
    weight = np.zeros((10, 28, 28), dtype=np.float32)
    for digit in range(10):
        row, column = divmod(digit, 4)
        weight[digit, 4 + 7 * row : 10 + 7 * row, 1 + 7 * column : 7 + 7 * column] = 1
    layer = Layer("fc1", weight.reshape(10, 784), np.zeros(10, dtype=np.float32), "identity")
    return Network.dense("Reader", (layer,), (1, 28, 28), tuple("0123456789"))


def pictures(count: int) -> tuple[FloatArray, np.typing.NDArray[np.int64]]:
    images, labels = blobs(count)
    return images.astype(np.float32) / np.float32(255), labels.astype(np.int64)


def dot(x: int, y: int) -> FloatArray:
    image = np.zeros((1, 28, 28), dtype=np.float32)
    image[0, y, x] = 1
    return image


def test_what_is_read_is_counted() -> None:
    images, labels = pictures(40)
    labels[:4] = 9  # says that a 0, a 1, a 2 and a 3 are nines
    report = evaluate(reader(), images, labels)
    assert report.images == 40
    assert report.accuracy == pytest.approx(36 / 40)
    assert report.confusion.sum() == 40
    assert report.confusion[9].tolist() == [1, 1, 1, 1, 0, 0, 0, 0, 0, 4]
    assert report.recall[9] == pytest.approx(0.5)
    assert report.recall[0] == 1.0
    assert report.loss > 1  # it is sure of its four mistakes
    assert sorted(surest_mistakes(report, labels).tolist()) == [0, 1, 2, 3]
    assert len(surest_mistakes(report, labels, most=2)) == 2


def test_the_calibration_error_by_hand() -> None:
    probs = np.full((10, 10), 0.1 / 9, dtype=np.float32)
    probs[:, 3] = 0.9
    labels = np.array([3] * 7 + [0] * 3)
    assert calibration_error(probs, labels) == pytest.approx(0.2, abs=1e-6)
    half = np.concatenate([probs[:5], np.eye(10, dtype=np.float32)[[3] * 5]])
    # Five at 0.9, all right; five at 1.0, two of them right
    assert calibration_error(half, labels) == pytest.approx(0.5 * 0.1 + 0.5 * 0.6, abs=1e-6)
    assert calibration_error(np.zeros((0, 10), dtype=np.float32), np.zeros(0, dtype=int)) == 0.0


def test_no_pictures_give_no_probabilities() -> None:
    assert recognise(reader(), np.zeros((0, 28, 28), dtype=np.float32)).shape == (0, 10)


def test_shifts_move_and_lose_what_leaves() -> None:
    assert np.array_equal(shifted(dot(10, 12), 3, -2), dot(13, 10))
    assert not shifted(dot(26, 5), 2, 0).any()
    assert np.array_equal(shifted(dot(3, 3), 0, 0), dot(3, 3))


def test_scales_keep_the_middle_and_change_the_size() -> None:
    square = np.zeros((1, 28, 28), dtype=np.float32)
    square[0, 9:19, 9:19] = 1
    assert np.allclose(scaled(square, 1.0), square)
    bigger = scaled(square, 1.3)
    assert bigger.sum() == pytest.approx(1.3**2 * 100, rel=0.02)
    assert np.allclose(bigger, bigger[:, ::-1, ::-1], atol=1e-6)
    assert scaled(square, 0.7).sum() == pytest.approx(0.7**2 * 100, rel=0.05)


def test_strokes_grow_and_shrink() -> None:
    line = np.zeros((1, 28, 28), dtype=np.float32)
    line[0, 5:20, 12:15] = 1
    assert thickened(line, 1.0)[0, 10].sum() == 5
    assert thickened(line, 0.5)[0, 10].sum() == 4
    assert thickened(line, -1.0)[0, 10].sum() == 1
    assert np.array_equal(thickened(line, 0.0), line)


def test_centring_undoes_shifts_and_leaves_blank_pictures() -> None:
    middle = int(CENTRE[0])
    for dx, dy in ((0, 0), (5, -3), (-4, 2)):
        assert np.array_equal(centred(dot(middle + dx, middle + dy)), dot(middle, middle))
    blank = np.zeros((2, 28, 28), dtype=np.float32)
    assert np.array_equal(centred(blank), blank)


def test_robustness_measures_every_change_with_and_without_centring() -> None:
    images = np.concatenate([dot(14, 14)] * 3)
    labels = np.zeros(3, dtype=np.int64)
    weight = np.zeros((10, 28, 28), dtype=np.float32)
    weight[0, 14, 14], weight[1] = 2, 1  # a 0 where the dot is in the middle, else a 1
    layer = Layer("fc1", weight.reshape(10, 784), np.zeros(10, dtype=np.float32), "identity")
    network = Network.dense("Middle", (layer,), (1, 28, 28), tuple("0123456789"))
    shifts = [c for c in robustness(network, images, labels) if c.change == "shift"]
    assert [c.amount for c in shifts] == [1, 2, 3, 4, 5]
    assert [c.accuracy for c in shifts] == [0.0] * 5
    assert [c.centred for c in shifts] == [1.0] * 5
    changes = {c.change for c in robustness(network, images, labels)}
    assert changes == {"shift", "scale", "stroke width"}


def test_the_table_and_the_record_say_the_same() -> None:
    images, labels = pictures(40)
    labels[0] = 1
    report = evaluate(reader(), images, labels)
    conditions = robustness(reader(), images, labels)
    table = "\n".join(as_table(report, conditions))
    plain = json.loads(json.dumps(as_record(report, conditions)))
    assert "97.50 % of 40 digits read right (1 wrong)" in table
    assert plain["accuracy"] == pytest.approx(0.975)
    assert len(plain["robustness"]) == len(conditions)
    assert table.count("shift") == 5


def test_the_command_measures_mnist_and_draws(tmp_path: Path) -> None:
    folder, network, plot = tmp_path / "mnist", tmp_path / "n.safetensors", tmp_path / "p.png"
    mnist_folder(folder)
    reader().save(network)
    flags = ["evaluate", "--network", str(network), "--data", str(folder)]
    table = CliRunner().invoke(main, [*flags, "--quick"])
    assert (table.exit_code, table.output.splitlines()[0]) == (
        0,
        "100.00 % of 60 digits read right (0 wrong)",
    )
    record = CliRunner().invoke(main, [*flags, "--json", "--plot", str(plot)])
    assert json.loads(record.output)["accuracy"] == 1.0
    assert plot.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("quick", [True, False])
def test_every_panel_that_is_drawn_shows_something(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quick: bool
) -> None:
    drawn: list[Figure] = []
    monkeypatch.setattr(Figure, "savefig", lambda figure, *_, **__: drawn.append(figure))
    images, labels = blobs(20)
    pictures = images.astype(np.float32) / np.float32(255)
    report = evaluate(reader(), pictures, labels.astype(np.int64))
    conditions = [] if quick else [Condition("shift", 1, 0.5, 0.75)]
    draw_report(tmp_path / "p.png", report, conditions, pictures, labels.astype(np.int64))
    [figure] = drawn
    assert len(figure.axes) == (3 if quick else 4)
    assert all(axes.has_data() for axes in figure.axes)


def test_the_command_measures_pen_digits_of_chosen_writers(tmp_path: Path) -> None:
    pen = str(pen_file(tmp_path / "pen"))
    flags = ["evaluate", "--strokes", pen, "--quick", "--json"]
    assert json.loads(CliRunner().invoke(main, flags).output)["images"] == 40
    some = CliRunner().invoke(main, [*flags, "--writers", "1,3"])
    assert json.loads(some.output)["images"] == 20


@pytest.mark.parametrize(
    ("flags", "says"),
    [
        (["--writers", "1"], "--strokes"),
        (["--strokes", "PEN", "--writers", "77"], "no drawing"),
        (["--strokes", "PEN", "--writers", "x"], "--writers"),
        (["--strokes", "PEN", "--pen-width", "0"], "pen width"),
        (["--network", "PEN", "--strokes", "PEN"], "PEN"),
        (["--strokes", "PEN", "--quick", "--plot", "none/p.png"], "cannot write"),
    ],
)
def test_what_cannot_be_measured_is_told_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, flags: list[str], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    pen_file(Path("PEN"))
    done = CliRunner().invoke(main, ["evaluate", *flags])
    assert done.exit_code == 2
    assert says in done.output.splitlines()[-1]
