"""Normalisation against PyTorch."""

from __future__ import annotations

import pytest

from studyapp.labs import normalization

torch = pytest.importorskip("torch", reason="needs the optional extra 'reference'")

X = [[1.0, 2.0, -1.0], [3.0, 6.0, 0.5], [2.0, -4.0, 4.0]]


def test_batch_norm_in_training_and_its_running_statistics() -> None:
    layer = torch.nn.BatchNorm1d(3).double()
    result = layer(torch.tensor(X, dtype=torch.float64))
    for row, expected in zip(
        normalization.batch_norm(X, epsilon=layer.eps), result.tolist(), strict=True
    ):
        assert row == pytest.approx(expected)
    column = [row[0] for row in X]
    assert layer.running_mean[0].item() == pytest.approx(
        normalization.running_average(0, [normalization.mean(column)])
    )
    assert layer.running_var[0].item() == pytest.approx(
        normalization.running_average(1, [normalization.variance(column, unbiased=True)])
    )


def test_layer_norm() -> None:
    reference = torch.nn.functional.layer_norm(torch.tensor(X, dtype=torch.float64), (3,))
    for row, expected in zip(
        normalization.layer_norm(X, epsilon=1e-5), reference.tolist(), strict=True
    ):
        assert row == pytest.approx(expected)


def test_gradient() -> None:
    values = torch.tensor([[1.0], [2.0], [3.0], [5.0]], dtype=torch.float64, requires_grad=True)
    gamma = torch.tensor([1.5], dtype=torch.float64, requires_grad=True)
    beta = torch.tensor([0.2], dtype=torch.float64, requires_grad=True)
    upstream = [0.3, -1.0, 0.4, 2.0]
    output = torch.nn.functional.batch_norm(values, None, None, gamma, beta, training=True)
    output[:, 0].backward(torch.tensor(upstream, dtype=torch.float64))
    inputs, scale, shift = normalization.batch_norm_gradient(
        [1, 2, 3, 5], upstream, gamma=1.5, epsilon=1e-5
    )
    assert inputs == pytest.approx(values.grad[:, 0].tolist())
    assert scale == pytest.approx(gamma.grad.tolist())
    assert shift == pytest.approx(beta.grad.tolist())


def test_folding() -> None:
    torch.manual_seed(0)
    convolution = torch.nn.Conv2d(2, 3, 3).double().eval()
    norm = torch.nn.BatchNorm2d(3).double().eval()
    with torch.no_grad():
        norm.weight.uniform_(0.5, 2)
        norm.bias.uniform_(-1, 1)
        norm.running_mean.uniform_(-1, 1)
        norm.running_var.uniform_(0.5, 2)
    weight, bias = normalization.fold_batch_norm(
        convolution.weight.detach().reshape(3, -1).tolist(),
        convolution.bias.detach().tolist(),
        norm.weight.detach().tolist(),
        norm.bias.detach().tolist(),
        norm.running_mean.tolist(),
        norm.running_var.tolist(),
        epsilon=norm.eps,
    )
    x = torch.randn(1, 2, 5, 5, dtype=torch.float64)
    folded = torch.nn.functional.conv2d(
        x,
        torch.tensor(weight, dtype=torch.float64).reshape(3, 2, 3, 3),
        torch.tensor(bias[0], dtype=torch.float64),
    )
    assert torch.allclose(folded, norm(convolution(x)))
