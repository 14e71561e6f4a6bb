"""The receptive field against the gradient of a real stack in PyTorch."""

import pytest

from studyapp.labs import receptive_field as rf

torch = pytest.importorskip("torch", reason="needs the optional extra 'reference'")


@pytest.mark.parametrize(
    "layers",
    [
        [[3, 1, 1], [3, 1, 1], [3, 1, 1]],
        [[3, 1, 1], [2, 2, 0], [3, 1, 1]],
        [[3, 2, 1], [3, 1, 2, 2], [5, 1, 2]],
    ],
)
def test_gradient_reaches_exactly_the_region(layers):
    x = torch.zeros(1, 1, 64, dtype=torch.float64, requires_grad=True)
    y = x
    for entry in layers:
        kernel, stride, padding, dilation = [*entry, *(1, 1, 0, 1)[len(entry) :]]
        weight = torch.full((1, 1, kernel), 1 / kernel, dtype=torch.float64)
        y = torch.nn.functional.conv1d(y, weight, None, stride, padding, dilation)
    index = y.shape[-1] // 2
    y[0, 0, index].backward()
    first, last = rf.region(layers, index)
    gradient = x.grad[0, 0]
    assert gradient.nonzero().flatten()[0] == first
    assert gradient.nonzero().flatten()[-1] == last
    assert gradient[first : last + 1].tolist() == pytest.approx(rf.effective_profile(layers))
