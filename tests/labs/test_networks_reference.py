from __future__ import annotations

import pytest

from studyapp.labs import networks

torch = pytest.importorskip("torch", reason="needs the optional extra 'reference'")


def test_one_hidden_layer_gradients() -> None:
    torch.manual_seed(0)
    shapes = [(5, 3), (4, 3), (4,), (2, 4), (2,)]
    x, w1, b1, w2, b2 = (torch.randn(*shape, dtype=torch.float64) for shape in shapes)
    targets = torch.randn(5, 2, dtype=torch.float64)
    parameters = [w1, b1, w2, b2]
    for parameter in parameters:
        parameter.requires_grad_()
    y = torch.relu(x @ w1.T + b1) @ w2.T + b2
    loss = ((y - targets) ** 2).sum() / 5
    loss.backward()
    plain = [array.detach().tolist() for array in (w1, b1, w2, b2)]
    assert networks.one_hidden_layer_loss(x.tolist(), targets.tolist(), *plain) == pytest.approx(
        loss.item()
    )
    ours = networks.one_hidden_layer_gradients(x.tolist(), targets.tolist(), *plain)
    for gradient, parameter in zip(ours, parameters, strict=True):
        wanted = torch.atleast_2d(parameter.grad).tolist()
        for row, other in zip(gradient, wanted, strict=True):
            assert row == pytest.approx(other, abs=1e-9)


def test_initialisation() -> None:
    weight = torch.empty(300, 100)
    torch.manual_seed(0)
    torch.nn.init.xavier_uniform_(weight)
    assert weight.abs().max().item() == pytest.approx(networks.xavier_limit(100, 300), rel=1e-3)
    torch.nn.init.kaiming_normal_(weight, nonlinearity="relu")
    assert weight.std().item() == pytest.approx(networks.he_std(100), rel=0.03)
