"""Draws what `evaluate` measured: one PNG, a panel each. Needs matplotlib (train extra)."""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from forwardpass.measure.evaluate import Condition, Labels, Pictures, Report, surest_mistakes

if TYPE_CHECKING:
    from matplotlib.axes import Axes

COLUMNS = 8  # of the sheet of mistakes


def draw_report(
    path: Path, report: Report, conditions: list[Condition], images: Pictures, labels: Labels
) -> None:
    """Write confusions, reliability, robustness and the most confidently wrong digits to `path`.

    Where robustness was not measured, the mistakes have its place as well.
    """
    from matplotlib.figure import Figure

    figure = Figure(figsize=(12, 10), layout="constrained")
    third = "robustness" if conditions else "mistakes"
    panels = figure.subplot_mosaic([["confusions", "reliability"], [third, "mistakes"]])
    _confusions(panels["confusions"], report)
    _reliability(panels["reliability"], report, labels)
    if conditions:
        _robustness(panels["robustness"], conditions)
    _mistakes(panels["mistakes"], report, images, labels)
    figure.savefig(path, format="png", dpi=110)


def _confusions(axes: "Axes", report: Report) -> None:
    wrong = report.confusion.copy()
    np.fill_diagonal(wrong, 0)
    axes.imshow(wrong, cmap="Reds")
    for (row, column), count in np.ndenumerate(report.confusion):
        if count:
            axes.text(column, row, str(count), ha="center", va="center", fontsize=8)
    title = f"{100 * report.accuracy:.2f} % of {report.images} read right"
    axes.set(xlabel="read as", ylabel="shown", title=title, xticks=range(10), yticks=range(10))


def _reliability(axes: "Axes", report: Report, labels: Labels) -> None:
    confidence = report.probs.max(axis=1)
    right = report.probs.argmax(axis=1) == labels
    edges = np.linspace(0, 1, 16)
    place = np.clip(np.ceil(confidence * 15).astype(int) - 1, 0, 14)
    counts = np.bincount(place, minlength=15)
    share = np.bincount(place, weights=right, minlength=15) / np.maximum(counts, 1)
    axes.bar(edges[:-1], share, width=1 / 15, align="edge", edgecolor="white", color="tab:red")
    axes.plot([0, 1], [0, 1], color="black", linewidth=1)
    title = f"expected calibration error {100 * report.calibration_error:.2f} %"
    axes.set(xlabel="confidence", ylabel="share read right", title=title, xlim=(0, 1), ylim=(0, 1))


def _robustness(axes: "Axes", conditions: list[Condition]) -> None:
    for row, condition in enumerate(conditions):
        axes.plot(100 * condition.accuracy, row, "o", color="tab:red")
        axes.plot(100 * condition.centred, row, "|", color="black", markersize=12)
    names = [f"{condition.change} {condition.amount:+g}" for condition in conditions]
    axes.set(
        yticks=range(len(names)), yticklabels=names, xlabel="% read right (bar: centred first)"
    )
    axes.invert_yaxis()
    axes.grid(axis="x", alpha=0.3)


def _mistakes(axes: "Axes", report: Report, images: Pictures, labels: Labels) -> None:
    chosen = surest_mistakes(report, labels)
    axes.set(title="most confidently wrong: shown, read, confidence")
    axes.axis("off")
    rows = max(1, -(-len(chosen) // COLUMNS))
    sheet = np.ones((rows * 38, COLUMNS * 32))
    for place, index in enumerate(chosen):
        top, left = 38 * (place // COLUMNS), 32 * (place % COLUMNS)
        sheet[top : top + 28, left : left + 28] = 1 - images[index]
        probs = report.probs[index]
        text = f"{labels[index]}→{probs.argmax()} {100 * probs.max():.0f}%"
        axes.text(left + 14, top + 33, text, ha="center", va="center", fontsize=7)
    axes.imshow(sheet, cmap="gray", vmin=0, vmax=1)
