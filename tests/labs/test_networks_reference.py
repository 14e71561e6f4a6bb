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


def test_multilayer_output() -> None:
    torch.manual_seed(1)
    layers = [torch.nn.Linear(3, 4), torch.nn.Linear(4, 5), torch.nn.Linear(5, 2)]
    modules = [layers[0], torch.nn.LeakyReLU(0.01), layers[1], torch.nn.LeakyReLU(0.01), layers[2]]
    network = torch.nn.Sequential(*modules).double()
    x = torch.randn(3, dtype=torch.float64)
    ours = networks.multilayer_output(
        x.tolist(),
        [layer.weight.tolist() for layer in layers],
        biases=[layer.bias.tolist() for layer in layers],
        activation="leaky_relu",
    )
    assert ours == pytest.approx(network(x).tolist(), abs=1e-12)


def test_leaky_unit_descent() -> None:
    w = torch.tensor(-1.6, dtype=torch.float64, requires_grad=True)
    b = torch.tensor(-0.6, dtype=torch.float64, requires_grad=True)
    x = torch.tensor([1.0, 2.0, 3.0], dtype=torch.float64)
    wanted = torch.tensor([0.5, 1.0, 1.5], dtype=torch.float64)
    optimiser = torch.optim.SGD([w, b], lr=0.1)
    for _ in range(40):
        optimiser.zero_grad()
        output = torch.nn.functional.leaky_relu(w * x + b, negative_slope=0.1)
        torch.nn.functional.mse_loss(output, wanted).backward()
        optimiser.step()
    ours = networks.relu_unit_descent(
        x.tolist(), wanted.tolist(), weight=-1.6, bias=-0.6, rate=0.1, steps=40, slope=0.1
    )
    assert ours[-1][:2] == pytest.approx([w.item(), b.item()], abs=1e-12)
