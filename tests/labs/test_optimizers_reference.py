"""Optimisers against PyTorch."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from studyapp.labs import optimizers

torch = pytest.importorskip("torch", reason="needs the optional extra 'reference'")

GRADIENTS = [0.3, -0.2, 0.05, 0.4, -1.0]


def _run(make: Any, start: float = 1.0) -> list[float]:
    parameter = torch.nn.Parameter(torch.tensor(start, dtype=torch.float64))
    optimizer = make([parameter])
    values = [parameter.item()]
    for gradient in GRADIENTS:
        parameter.grad = torch.tensor(gradient, dtype=torch.float64)
        optimizer.step()
        values.append(parameter.item())
    return values


@pytest.mark.parametrize("dampening", [0.0, 0.3])
def test_momentum(dampening: float) -> None:
    values = _run(lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, dampening=dampening))
    buffers = optimizers.momentum_buffers(GRADIENTS, 0.9, dampening)
    steps = [a - b for a, b in pairwise(values)]
    assert steps == pytest.approx([0.1 * b for b in buffers])


def test_nesterov_of_pytorch_is_the_look_ahead_point() -> None:
    curvature, rate, momentum = 2.0, 0.1, 0.9
    path = optimizers.quadratic_path([1.0], [curvature], 6, "nesterov", rate, momentum)
    parameter = torch.nn.Parameter(torch.tensor(1.0, dtype=torch.float64))
    optimizer = torch.optim.SGD([parameter], lr=rate, momentum=momentum, nesterov=True)
    for step in range(1, 7):
        parameter.grad = curvature * parameter.detach().clone()
        optimizer.step()
        velocity = path[step - 1][0] - path[step][0]
        assert parameter.item() == pytest.approx(path[step][0] - momentum * velocity)


def test_adam() -> None:
    values = _run(lambda p: torch.optim.Adam(p, lr=0.001))
    assert optimizers.adam_parameters(1.0, GRADIENTS) == pytest.approx(values, abs=1e-12)


def test_adam_with_l2() -> None:
    values = _run(lambda p: torch.optim.Adam(p, lr=0.01, weight_decay=0.1))
    path = optimizers.adam_parameters(
        1.0, GRADIENTS, learning_rate=0.01, weight_decay=0.1, decoupled=False
    )
    assert path == pytest.approx(values, abs=1e-12)


def test_adamw() -> None:
    # AdamW shrinks the weight before the step; the amount is that of the old weight either way.
    values = _run(lambda p: torch.optim.AdamW(p, lr=0.01, weight_decay=0.1))
    path = optimizers.adam_parameters(1.0, GRADIENTS, learning_rate=0.01, weight_decay=0.1)
    assert path == pytest.approx(values, abs=1e-12)
