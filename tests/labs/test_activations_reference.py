from __future__ import annotations

import pytest

from studyapp.labs import activations

torch = pytest.importorskip("torch", reason="needs the optional extra 'reference'")

INPUTS = [-6.0, -2.0, -0.5, 0.0, 0.5, 2.0, 6.0]


def reference(name: str):
    functional = torch.nn.functional
    return {
        "sigmoid": torch.sigmoid,
        "tanh": torch.tanh,
        "relu": functional.relu,
        "leaky_relu": functional.leaky_relu,
        "elu": functional.elu,
        "gelu": functional.gelu,
        "swish": functional.silu,
        "softplus": functional.softplus,
    }[name]


@pytest.mark.parametrize(
    "name", ["sigmoid", "tanh", "relu", "leaky_relu", "elu", "gelu", "swish", "softplus"]
)
def test_values_and_derivatives(name: str) -> None:
    x = torch.tensor(INPUTS, dtype=torch.float64, requires_grad=True)
    y = reference(name)(x)
    y.sum().backward()
    assert [activations.evaluate(name, v) for v in INPUTS] == pytest.approx(y.tolist(), abs=1e-9)
    slopes = [activations.derivative(name, v) for v in INPUTS]
    assert slopes == pytest.approx(x.grad.tolist(), abs=1e-9)


def test_gelu_tanh() -> None:
    x = torch.tensor(INPUTS, dtype=torch.float64)
    y = torch.nn.functional.gelu(x, approximate="tanh")
    assert [activations.gelu_tanh(v) for v in INPUTS] == pytest.approx(y.tolist(), abs=1e-9)


def test_softmax_and_its_jacobian() -> None:
    z = torch.tensor([5.0, 2.0, 0.0], dtype=torch.float64)
    wanted = torch.softmax(z / 4, dim=0)
    assert activations.softmax(z.tolist(), temperature=4) == pytest.approx(wanted.tolist())
    jacobian = torch.autograd.functional.jacobian(lambda v: torch.softmax(v, dim=0), z)
    for ours, theirs in zip(activations.softmax_jacobian(z.tolist()), jacobian, strict=True):
        assert ours == pytest.approx(theirs.tolist())
    assert activations.log_sum_exp(z.tolist()) == pytest.approx(torch.logsumexp(z, 0).item())
