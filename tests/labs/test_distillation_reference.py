import numpy as np
import pytest

from studyapp.labs import distillation as kd

torch = pytest.importorskip("torch", reason="needs the optional extra 'reference'")


def test_loss_and_gradient_agree_with_torch():
    teacher, student, temperature = [5.0, 2.0, 0.0], [3.0, 2.5, 0.0], 4.0
    t = torch.tensor([teacher], dtype=torch.float64)
    s = torch.tensor([student], dtype=torch.float64, requires_grad=True)
    soft = torch.nn.functional.kl_div(
        torch.log_softmax(s / temperature, dim=1),
        torch.log_softmax(t / temperature, dim=1),
        reduction="batchmean",
        log_target=True,
    )
    hard = torch.nn.functional.cross_entropy(s, torch.tensor([0]))
    soft.backward()
    assert np.isclose(kd.soft_loss(teacher, student, temperature), soft.item())
    assert np.allclose(kd.soft_loss_gradient(teacher, student, temperature), s.grad[0].numpy())
    expected = 0.1 * hard.item() + 0.9 * temperature**2 * soft.item()
    assert np.isclose(kd.loss(teacher, student, 0, temperature, alpha=0.1), expected)
