"""The README keeps its word: its commands come first, its snippet runs, its pictures are there."""

import re
from pathlib import Path

import pytest

from forwardpass import shipped

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_two_commands_are_the_first_two_code_blocks() -> None:
    blocks = re.findall(r"(?:^    .+\n)+", README, re.MULTILINE)
    assert [block.strip() for block in blocks[:2]] == ["python3 run.py", "python3 run.py test"]


def test_the_snippet_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (snippet,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(compile(snippet, "README.md", "exec"), {})
    said = capsys.readouterr().out
    assert re.fullmatch(r"Prediction: 3 \(Confidence: (?:over 99|\d+)%\)\n", said)


def test_it_says_of_the_network_what_its_file_says() -> None:
    card = (ROOT / "docs" / "model-card.md").read_text(encoding="utf-8")
    figures = shipped().accuracy
    assert len(figures) == 2
    for figure in figures:
        shown = f"{100 * figure.accuracy:.2f} %"
        assert re.search(rf"\| .*(test set|left out).* \| {shown}", README)
        assert shown in card


def test_the_card_says_of_the_second_network_what_its_file_says() -> None:
    card = (ROOT / "docs" / "model-card.md").read_text(encoding="utf-8")
    _, second = card.split("## MNISTConv")
    figures = shipped("conv").accuracy
    assert len(figures) == 2
    for figure in figures:
        assert f"{100 * figure.accuracy:.2f} %" in second


def test_every_file_it_points_to_is_there() -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", README)
    assert len(targets) > 8
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_its_pictures_are_soon_there() -> None:
    pictures = re.findall(r"!\[[^]]*\]\(([^)]+)\)", README)
    assert any(picture.endswith(".webp") for picture in pictures)  # the animation
    assert sum((ROOT / picture).stat().st_size for picture in pictures) < 3_000_000
