"""Losses against PyTorch."""

from __future__ import annotations

import pytest

from studyapp.labs import losses

torch = pytest.importorskip("torch", reason="needs the optional extra 'reference'")

LOGITS = [2.0, -1.0, 0.5, 3.0]


@pytest.mark.parametrize("alpha", [0.0, 0.1, 0.3])
def test_label_smoothing(alpha: float) -> None:
    logits = torch.tensor([LOGITS], dtype=torch.float64, requires_grad=True)
    loss = torch.nn.functional.cross_entropy(logits, torch.tensor([1]), label_smoothing=alpha)
    loss.backward()
    target = losses.smoothed_target(classes=4, alpha=alpha, label=1)
    assert losses.cross_entropy_with_logits(LOGITS, target) == pytest.approx(loss.item())
    assert losses.cross_entropy_gradient(LOGITS, target) == pytest.approx(logits.grad[0].tolist())


def test_kl_divergence() -> None:
    p, q = [0.7, 0.2, 0.1], [0.5, 0.3, 0.2]
    reference = torch.nn.functional.kl_div(
        torch.tensor(q, dtype=torch.float64).log(),
        torch.tensor(p, dtype=torch.float64),
        reduction="sum",
    )
    assert losses.kl_divergence(p, q) == pytest.approx(reference.item())


@pytest.mark.parametrize("gamma", [0.0, 1.0, 2.0, 5.0])
def test_focal_loss_and_its_gradient(gamma: float) -> None:
    logit = torch.tensor(-0.7, dtype=torch.float64, requires_grad=True)
    p = torch.sigmoid(logit)
    loss = -((1 - p) ** gamma) * torch.log(p)
    loss.backward()
    assert losses.focal_loss(p.item(), gamma) == pytest.approx(loss.item())
    assert losses.focal_loss_gradient(p.item(), gamma) == pytest.approx(logit.grad.item())
