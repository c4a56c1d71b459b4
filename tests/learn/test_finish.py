"""What becomes of what was learnt: honest confidences, real pictures, readable sizes; teachers."""

import pytest
import torch
from torch.nn import functional as F

from forwardpass.learn.batches import Labelled
from forwardpass.learn.deform import soften
from forwardpass.learn.finish import (
    balanced,
    best_temperature,
    finish,
    folded,
    for_real_pictures,
    for_soft_pictures,
)
from forwardpass.learn.model import MNISTNet
from forwardpass.learn.teacher import Teachers


def test_a_network_that_learnt_from_soft_pictures_answers_alike_for_real_ones() -> None:
    torch.manual_seed(4)
    module = MNISTNet().eval()
    images = torch.rand(20, 28, 28)
    real = for_real_pictures(module)
    with torch.no_grad():
        assert torch.allclose(real(images[:, None]), module(soften(images)[:, None]), atol=1e-5)
        back = for_soft_pictures(real)
        assert torch.allclose(back(images[:, None]), module(images[:, None]), atol=1e-4)


def test_hidden_values_are_brought_to_a_readable_size_and_no_answer_changes() -> None:
    torch.manual_seed(6)
    module = MNISTNet().eval()
    with torch.no_grad():
        for layer, factor in ((module.fc1, 100.0), (module.fc2, 0.01), (module.fc3, 7.0)):
            layer.weight *= factor
    images = torch.rand(50, 1, 28, 28)
    even = balanced(module, images)
    with torch.no_grad():
        assert torch.equal(even(images), module(images))  # powers of two: to the last bit
        a = images.flatten(1)
        for layer in (even.fc1, even.fc2, even.fc3):
            z = layer(a)
            assert 0.7 < z.square().mean().sqrt() < 1.42
            a = z.relu()
    blank = torch.zeros(1, 1, 28, 28)
    with torch.no_grad():
        assert torch.equal(balanced(module, blank)(images), module(images))


def test_teachers_answer_with_their_mean_probability() -> None:
    torch.manual_seed(5)
    members = [MNISTNet(), MNISTNet()]
    images = torch.rand(6, 28, 28)
    answers = Teachers(members)(images)
    with torch.no_grad():
        one, two = (member(images[:, None]).exp() for member in members)
    assert not members[0].training
    assert torch.allclose(answers, (one + two) / 2, atol=1e-6)


def test_the_temperature_makes_confidences_honest_and_changes_no_answer() -> None:
    torch.manual_seed(0)
    images, labels = torch.rand(400, 28, 28), torch.randint(10, (400,))
    module = MNISTNet().eval()
    with torch.no_grad():
        module.fc4.weight *= 40  # far too sure of guesses
    digits = {"mnist": Labelled(images, labels)}
    temperature = best_temperature(module, digits)
    assert temperature == max(0.3 * 1.01**k for k in range(232))
    honest = folded(module, temperature)
    before, after = module(images[:, None]), honest(images[:, None])
    assert torch.equal(before.argmax(dim=1), after.argmax(dim=1))
    assert F.nll_loss(after, labels) < F.nll_loss(before, labels)
    network, chosen = finish(module, digits)
    assert chosen == temperature
    assert network.accuracy[0].accuracy == pytest.approx(
        float((after.argmax(dim=1) == labels).float().mean()), abs=0.01
    )
    assert best_temperature(module, {}) == 1.0


def test_what_all_classes_share_is_taken_off_the_logits_and_no_probability_changes() -> None:
    torch.manual_seed(1)
    module = MNISTNet().eval()
    with torch.no_grad():
        module.fc4.bias.sub_(25)
    images = torch.rand(20, 1, 28, 28)
    plain = folded(module, 1.0)
    logits: list[torch.Tensor] = []
    hook = plain.fc4.register_forward_hook(lambda _m, _i, out: logits.append(out))
    assert torch.allclose(module(images), plain(images), atol=1e-5)
    hook.remove()
    assert torch.allclose(logits[0].sum(dim=1), torch.zeros(20), atol=1e-4)


def test_without_digits_held_out_the_sizes_stay_as_they_are() -> None:
    torch.manual_seed(7)
    module = MNISTNet().eval()
    network, temperature = finish(module, {})
    assert temperature == 1.0
    wanted = module.fc1.weight.detach().numpy()
    assert abs(network.layers[0].weight - wanted).max() < 1e-4
