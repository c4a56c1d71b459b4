"""Look inside: every number shown adds up and equals PyTorch's; all of it by keyboard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
import person
import pytest
import torch
from inspector import drawer, explain, inspect, tab
from torch import nn

import forwardpass
from forwardpass.learn.model import MNISTNet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from person import OpenPage
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

TOLERANCE = 1e-4
# Away from the pad's frame; a zigzag that is no digit.
SCRIBBLE: person.Strokes = [
    [[40, 90], [240, 110], [60, 230], [130, 40], [220, 240], [44, 150], [236, 170]]
]


@pytest.fixture
def three(open_page: OpenPage) -> Page:
    """A finished 3, standing still."""
    page = open_page(reduced_motion="reduce")
    person.draw(page, person.drawing("3, round"))
    person.seek(page, person.duration(page))
    return page


@pytest.fixture(scope="module")
def module() -> nn.Module:
    """PyTorch's MNISTNet with the weights of the shipped network."""
    made = MNISTNet()
    tensors = {}
    for layer in forwardpass.shipped().layers:
        tensors[f"{layer.name}.weight"] = torch.from_numpy(np.array(layer.weight))
        tensors[f"{layer.name}.bias"] = torch.from_numpy(np.array(layer.bias))
    made.load_state_dict(tensors)
    return made.eval()


def shown(page: Page, name: str) -> list[float]:
    """The whole numbers behind those that are written in the drawer, by what they are."""
    found = drawer(page).locator(f"data[data-name='{name}']")
    return [float(text) for text in found.evaluate_all("(all) => all.map((one) => one.value)")]


def logits(module: nn.Module, image: Sequence[float]) -> NDArray[np.float32]:
    """PyTorch's z of the last layer, and its gradient by the image."""
    kept: list[torch.Tensor] = []
    hook = module.get_submodule("fc4").register_forward_hook(lambda _m, _i, out: kept.append(out))
    with torch.no_grad():
        module(torch.tensor(image, dtype=torch.float32).reshape(1, 1, 28, 28))
    hook.remove()
    found: NDArray[np.float32] = kept[0][0].numpy()
    return found


def test_a_click_on_a_neuron_opens_its_sum(three: Page) -> None:
    stage = person.stage(three)
    box = stage.bounding_box()
    assert box is not None
    stage.focus()
    three.keyboard.press("ArrowLeft")  # the winner among the outputs
    three.keyboard.press("Enter")
    assert drawer(three).get_by_role("heading", name="fc4 output 3").is_visible()
    three.keyboard.press("Escape")
    for share in np.linspace(0.3, 0.7, 9):  # somewhere in the picture there is a neuron
        three.mouse.click(box["x"] + share * box["width"], box["y"] + 0.5 * box["height"])
        if drawer(three).count():
            break
    assert drawer(three).count() == 1


def test_the_products_sum_to_pytorchs_z(three: Page) -> None:
    trace = person.trace(three)
    network = forwardpass.shipped()
    before = trace["image"]
    for number, layer in enumerate(network.layers):
        for neuron in (0, layer.outputs // 2, layer.outputs - 1):
            inspect(three, number, neuron)
            z = float(np.dot(layer.weight[neuron], before) + layer.bias[neuron])
            assert sum(shown(three, "product")) + shown(three, "bias")[0] == pytest.approx(
                z, abs=TOLERANCE
            )
            assert shown(three, "z") == pytest.approx([z, z], abs=TOLERANCE)
            assert shown(three, "a")[0] == pytest.approx(
                trace["layers"][number]["post"][neuron], abs=1e-6
            )
        before = trace["layers"][number]["post"]


def test_the_picture_of_a_neuron_sums_to_its_z(three: Page) -> None:
    for layer, neuron in ((0, 3), (1, 200), (2, 51), (3, 8)):
        inspect(three, layer, neuron)
        z = person.trace(three)["layers"][layer]["pre"][neuron]
        total = shown(three, "picture")[0] + shown(three, "picture-bias")[0]
        assert total == pytest.approx(z, abs=TOLERANCE)


def test_map_and_bias_are_the_logit(three: Page, module: nn.Module) -> None:
    wanted = logits(module, person.trace(three)["image"])
    for digit in range(10):
        explain(three, digit)
        parts = [shown(three, name)[0] for name in ("for", "against", "bias")]
        assert sum(parts) == pytest.approx(float(wanted[digit]), abs=TOLERANCE)
        assert shown(three, "total")[0] == pytest.approx(float(wanted[digit]), abs=TOLERANCE)
    assert "Prediction: 3 (" in person.status(three).inner_text()


def test_a_contrast_is_the_same_difference_everywhere(three: Page, module: nn.Module) -> None:
    wanted = logits(module, person.trace(three)["image"])
    explain(three, 3, 8)
    margin = pytest.approx(float(wanted[3] - wanted[8]), abs=TOLERANCE)
    parts = [shown(three, name)[0] for name in ("for", "against", "bias")]
    assert sum(parts) == margin
    assert shown(three, "layer-margin") == [margin] * 3
    found = forwardpass.contrast(
        forwardpass.shipped(),
        forwardpass.record(
            forwardpass.shipped(), np.array(person.trace(three)["image"], dtype=np.float32)
        ),
        3,
        8,
    )
    assert shown(three, "deciding") == pytest.approx([row[2] for row in found.deciding()], abs=1e-4)


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1366, 650)])
def test_a_bar_asks_why_not_this_class(
    open_page: OpenPage, module: nn.Module, width: int, height: int
) -> None:
    page = open_page(reduced_motion="reduce", viewport={"width": width, "height": height})
    person.draw(page, person.drawing("3, round"))
    person.settle(page)
    wanted = logits(module, person.trace(page)["image"])
    person.button(page, "Explain digit 8").click()
    assert drawer(page).get_by_role("heading", name="Why 3, not 8?", exact=True).is_visible()
    margin = pytest.approx(float(wanted[3] - wanted[8]), abs=TOLERANCE)
    assert shown(page, "total") == [margin]
    assert sum(shown(page, name)[0] for name in ("for", "against", "bias")) == margin
    within = drawer(page).locator(".drawer-body").bounding_box()
    total = drawer(page).locator("data[data-name='total']").bounding_box()
    assert within is not None
    assert total is not None
    assert total["y"] + total["height"] <= within["y"] + within["height"]
    person.button(page, "Explain digit 8").click()
    runner_up = int(np.argsort(-np.array(person.trace(page)["probs"]))[1])
    question = f"Why 3, not {runner_up}?"
    assert drawer(page).get_by_role("heading", name=question, exact=True).is_visible()
    assert "for 3" in page.locator(".legend").inner_text()


def test_what_if_starts_where_the_answer_changes(three: Page, module: nn.Module) -> None:
    """Without so many of fc3 PyTorch says what the button says; with one back it does not."""
    image = person.trace(three)["image"]
    three.keyboard.press("i")
    tab(three, "What if")
    found = re.fullmatch(
        r"Switch off the (\d+) loudest of fc3: then it says (\d)",
        drawer(three).locator(".flip").inner_text(),
    )
    assert found is not None
    count, says = int(found[1]), int(found[2])
    slider = drawer(three).get_by_role("slider", name="How many neurons", exact=True)
    assert slider.input_value() == str(count)
    drawer(three).locator(".flip").click()
    assert person.trace(three)["prediction"] == says
    chips = drawer(three).locator(".chip").all_inner_texts()
    off = [int(text.split()[1]) for text in chips]
    assert len(off) == count
    assert answer_without(module, image, off) == says
    assert answer_without(module, image, off[:-1]) == 3
    slider.fill("5")
    drawer(three).get_by_role("button", name="Switch off", exact=True).click()
    assert drawer(three).locator(".chip").count() == 5
    assert person.trace(three)["prediction"] == 3


def answer_without(module: nn.Module, image: Sequence[float], off: Sequence[int]) -> int:
    """What PyTorch says with neurons of fc3 held at 0."""
    hook = module.get_submodule("fc3").register_forward_hook(
        lambda _m, _i, out: out.index_fill(1, torch.tensor(off), 0.0)
    )
    with torch.no_grad():
        scores = module(torch.tensor(image, dtype=torch.float32).reshape(1, 1, 28, 28))
    hook.remove()
    return int(scores.argmax())


def test_rows_lead_to_their_source_and_back(three: Page) -> None:
    inspect(three, 2, 51)
    first = drawer(three).locator("table.products tbody button").first
    name = first.inner_text()
    first.focus()
    three.keyboard.press("Enter")
    heading = drawer(three).get_by_role("heading", name=name, exact=True)
    assert heading.is_visible()
    person.wait_until(three, "document.activeElement?.classList.contains('inside-title')")
    person.button(three, "Back to the neuron before").click()
    assert drawer(three).get_by_role("heading", name="fc3 neuron 51").is_visible()
    person.button(three, "Forward to the next neuron").click()
    assert heading.is_visible()


def test_coverage_is_carried_as_claimed(three: Page) -> None:
    """Recomputed from the page's trace in NumPy: as many connections, as large a share."""
    explain(three, 3)
    tab(three, "Lines")
    trace = person.trace(three)
    network = forwardpass.shipped()
    gradients = ablated_gradients(trace, 3)
    for coverage in (50, 80, 95):
        slider = drawer(three).get_by_role("slider", name="Coverage", exact=True)
        slider.fill(str(coverage))
        person.settle(three)
        needed = shown(three, "needed")
        before = np.array(trace["image"])
        for number, layer in enumerate(network.layers):
            size = np.abs(gradients[number][:, None] * layer.weight * before).ravel()
            size = -np.sort(-size.astype(np.float64))
            carried = np.cumsum(size) / size.sum()
            assert carried[int(needed[number]) - 1] >= coverage / 100 - 1e-6
            assert carried[int(needed[number]) - 2] <= coverage / 100 + 1e-6
            before = np.array(trace["layers"][number]["post"])


def ablated_gradients(trace: dict[str, Any], digit: int) -> list[NDArray[np.float64]]:
    """d logit / d z of every layer, by hand."""
    network = forwardpass.shipped()
    gradient = np.eye(10)[digit]
    found = [gradient]
    for number in range(len(network.layers) - 1, 0, -1):
        active = np.array(trace["layers"][number - 1]["pre"]) > 0
        gradient = (gradient @ network.layers[number].weight.astype(np.float64)) * active
        found.insert(0, gradient)
    return found


def test_switching_off_is_a_real_pass_without(three: Page, module: nn.Module) -> None:
    image = person.trace(three)["image"]
    inspect(three, 2, 51)
    switch = drawer(three).get_by_role("button", name="Switch off", exact=True)
    switch.click()
    off = module.get_submodule("fc3")
    hook = off.register_forward_hook(lambda _m, _i, out: out * (torch.arange(out.shape[1]) != 51))
    with torch.no_grad():
        wanted = module(torch.tensor(image).reshape(1, 1, 28, 28))[0].exp().numpy()
    hook.remove()
    assert person.trace(three)["probs"] == pytest.approx(wanted, abs=1e-5)
    person.button(three, "reset").click()
    assert person.trace(three)["probs"] == pytest.approx(
        module(torch.tensor(image).reshape(1, 1, 28, 28))[0].exp().detach().numpy(), abs=1e-5
    )


def test_erased_pixels_change_the_answer_at_once(three: Page) -> None:
    inspect(three, 2, 51)
    tab(three, "What if")
    before = person.trace(three)
    picture = drawer(three).get_by_label("The pixels that the network reads")
    box = picture.bounding_box()
    assert box is not None
    three.mouse.move(box["x"] + 2, box["y"] + 0.5 * box["height"])
    three.mouse.down()
    three.mouse.move(box["x"] + box["width"] - 2, box["y"] + 0.5 * box["height"], steps=60)
    three.mouse.up()
    after = person.trace(three)
    row = slice(14 * 28, 15 * 28)
    assert any(before["image"][row])
    assert not any(after["image"][row])
    assert after["probs"] != before["probs"]
    person.button(three, "Restore").click()
    assert person.trace(three)["probs"] == before["probs"]


def test_pixels_can_be_changed_by_keyboard(three: Page) -> None:
    inspect(three, 2, 51)
    tab(three, "What if")
    drawer(three).get_by_role("button", name="Draw", exact=True).click()
    picture = drawer(three).get_by_label("The pixels that the network reads")
    picture.focus()
    for key in ("ArrowUp", "ArrowUp", "ArrowLeft", "Space"):
        three.keyboard.press(key)
    assert person.trace(three)["image"][13 * 28 + 13] == 1  # the first arrow shows the cursor


def test_a_scribble_is_not_claimed(three: Page) -> None:
    warning = three.get_by_role("status", name="Warning", exact=True)
    assert warning.inner_text() == ""
    person.draw(three, SCRIBBLE)
    person.settle(three)
    assert "does not look like a digit" in warning.inner_text()
    assert "Prediction: " in person.status(three).inner_text()
    person.button(three, "Not like a digit").click()
    assert "false alarms" in three.locator(".lamp-why").inner_text()
    person.button(three, "Clear").click()
    assert warning.inner_text() == ""


def test_training_mode_drops_and_spreads(three: Page) -> None:
    inspect(three, 2, 51)
    tab(three, "Dropout")
    drawer(three).get_by_label("Training mode").check()
    trace = person.trace(three)
    network = forwardpass.shipped()
    masks = forwardpass.sample_masks(network, 1)
    wanted = forwardpass.record_training(network, np.array(trace["image"], dtype=np.float32), masks)
    assert trace["probs"] == pytest.approx(wanted.probs, abs=1e-5)
    person.button(three, "Repeat 30 times").click()
    assert drawer(three).locator("table.counts").last.locator("tbody tr").count() == 10
    assert three.locator(".bar-whisker").count() >= 1


def test_matrices_and_districts(three: Page) -> None:
    explain(three, 3)
    tab(three, "Lines")
    drawer(three).get_by_label("Matrices").check()
    matrix = three.get_by_label("All connections as matrices")
    box = matrix.bounding_box()
    assert box is not None
    three.mouse.move(box["x"] + 0.3 * box["width"], box["y"] + 0.4 * box["height"])
    assert "weight" in three.locator(".matrix-words").inner_text()
    three.mouse.click(box["x"] + 0.3 * box["width"], box["y"] + 0.4 * box["height"])
    assert drawer(three).get_by_role("heading", name="fc1 neuron").is_visible()
    tab(three, "Lines")
    drawer(three).get_by_label("Important lines").check()
    drawer(three).get_by_label("By the digit they prefer").check()
    assert drawer(three).get_by_text("Active in each district now").is_visible()


def test_chapters_lead_through(three: Page) -> None:
    three.get_by_role("button", name="Show me: One neuron, number by number").click()
    seen = 1
    following = person.button(three, "Next chapter")
    while following.is_enabled():
        following.click()
        person.settle(three)
        seen += 1
    assert seen == three.locator(".chapters > li").count()
    three.keyboard.press("Escape")
    assert drawer(three).count() == 0
