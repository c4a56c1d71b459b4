"""Told what the drawing is, the page has autograd's gradients and makes PyTorch's step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import person
import pytest
import torch
import torch.nn.functional as F

from forwardpass import shipped
from forwardpass.learn.model import MNISTNet
from forwardpass.network.parameters import parameters_of

if TYPE_CHECKING:
    from conftest import Close
    from person import OpenPage
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

RATE = 0.05


def module_of(network: Any) -> MNISTNet:
    module = MNISTNet().eval()
    state = {name: torch.tensor(values) for name, values in parameters_of(network).items()}
    module.load_state_dict(state)
    return module


def loss_of(module: MNISTNet, page: Page, target: int) -> torch.Tensor:
    image = torch.tensor(page.evaluate("Array.from(forwardpass.trace.image)"))
    return F.nll_loss(module(image.reshape(1, 1, 28, 28)), torch.tensor([target]))


def test_gradients_and_a_step_are_pytorchs(open_page: OpenPage, close: Close) -> None:
    page = open_page()
    person.draw(page, person.drawing("3, round"))
    module = module_of(shipped())
    loss = loss_of(module, page, 8)
    loss.backward()  # type: ignore[no-untyped-call]
    found = page.evaluate(
        """() => { const { loss, layers } = forwardpass.gradients(8);
        return { loss, layers: layers.map(({ name, value, weight, bias }) => ({ name,
          value: Array.from(value), weight: Array.from(weight), bias: Array.from(bias) })) }; }"""
    )
    close(found["loss"], loss.item())
    for layer in found["layers"]:
        theirs = getattr(module, layer["name"])
        close(np.array(layer["weight"]), theirs.weight.grad.numpy().ravel())
        close(np.array(layer["bias"]), theirs.bias.grad.numpy())
        close(np.array(layer["value"]), theirs.bias.grad.numpy())  # one image: the same numbers
    taught = page.evaluate(f"forwardpass.teach(8, {{ rate: {RATE} }})")
    with torch.no_grad():
        for values in module.parameters():
            assert values.grad is not None
            values.sub_(RATE * values.grad)
    close(np.array(taught["loss"]), [loss.item(), loss_of(module, page, 8).item()])
    assert taught["loss"][1] < taught["loss"][0]
    close(
        np.array(page.evaluate("Array.from(forwardpass.trace.probs)")),
        np.exp(
            module(
                torch.tensor(page.evaluate("Array.from(forwardpass.trace.image)")).reshape(
                    1, 1, 28, 28
                )
            )
            .detach()
            .numpy()[0]
        ),
    )


def test_other_classes_and_rates_change_nothing(open_page: OpenPage) -> None:
    page = open_page()
    person.draw(page, person.drawing("3, round"))
    before = page.evaluate("Array.from(forwardpass.trace.probs)")
    for call, message in (
        ("gradients(10)", "There is no class 10: classes are 0 to 9."),
        ("teach(-1)", "There is no class -1: classes are 0 to 9."),
        ("teach(3, { rate: 0 })", "A learning rate is a number above 0, not 0."),
        ("teach(3, { rate: 1e300 })", "NaN or infinite"),
    ):
        said = page.evaluate(
            f"""() => {{ try {{ forwardpass.{call}; return ""; }}
            catch (error) {{ return error.message; }} }}"""
        )
        assert message in said
    assert page.evaluate("Array.from(forwardpass.trace.probs)") == before
