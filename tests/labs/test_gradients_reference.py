from __future__ import annotations

import pytest

from studyapp.labs import gradients

torch = pytest.importorskip("torch", reason="needs the optional extra 'reference'")


@pytest.mark.parametrize("limit", [0.5, 100.0])
def test_clipping(limit: float) -> None:
    torch.manual_seed(0)
    parameters = [torch.zeros(4, requires_grad=True), torch.zeros(3, requires_grad=True)]
    for parameter in parameters:
        parameter.grad = torch.randn(parameter.shape)
    plain = [parameter.grad.tolist() for parameter in parameters]
    norm = torch.nn.utils.clip_grad_norm_(parameters, limit)
    assert norm.item() == pytest.approx(gradients.global_norm(plain), rel=1e-5)
    ours = gradients.clip_by_global_norm(plain, limit)
    for clipped, parameter in zip(ours, parameters, strict=True):
        # PyTorch divides by norm + 1e-6.
        assert clipped == pytest.approx(parameter.grad.tolist(), rel=1e-4)
    for parameter, values in zip(parameters, plain, strict=True):
        parameter.grad = torch.tensor(values)
    torch.nn.utils.clip_grad_value_(parameters, limit)
    for values, parameter in zip(plain, parameters, strict=True):
        assert gradients.clip_by_value(values, limit) == pytest.approx(parameter.grad.tolist())
