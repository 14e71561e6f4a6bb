import numpy as np
import pytest

from studyapp.labs import segmentation as seg

torch = pytest.importorskip("torch", reason="needs the optional extra 'reference'")

P = [0.9, 0.2, 0.6, 0.35]
G = [1.0, 0.0, 1.0, 0.0]


@pytest.mark.parametrize("squared", [False, True])
def test_gradient_agrees_with_autograd(squared):
    p = torch.tensor(P, dtype=torch.float64, requires_grad=True)
    g = torch.tensor(G, dtype=torch.float64)
    size = (p * p + g * g).sum() if squared else (p + g).sum()
    loss = 1 - (2 * (p * g).sum() + 1) / (size + 1)
    loss.backward()
    assert np.isclose(seg.dice_loss(P, G, squared, 1), loss.item())
    assert np.allclose(seg.dice_loss_gradient(P, G, squared, 1), p.grad.numpy())


def test_cross_entropy_agrees():
    p, g = torch.tensor(P, dtype=torch.float64), torch.tensor(G, dtype=torch.float64)
    expected = torch.nn.functional.binary_cross_entropy(p, g).item()
    assert np.isclose(seg.mean_binary_cross_entropy(P, G), expected)
