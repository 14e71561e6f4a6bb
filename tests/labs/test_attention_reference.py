import numpy as np
import pytest

from studyapp.labs import attention

torch = pytest.importorskip("torch", reason="needs the optional extra 'reference'")


@pytest.mark.parametrize("causal", [False, True])
def test_agrees_with_torch(causal):
    generator = torch.Generator().manual_seed(3)
    q, k, v = (torch.randn(5, 8, generator=generator, dtype=torch.float64) for _ in range(3))
    expected = torch.nn.functional.scaled_dot_product_attention(
        q[None], k[None], v[None], is_causal=causal
    )[0]
    found = attention.attend(q.tolist(), k.tolist(), v.tolist(), causal=causal)
    assert np.allclose(found, expected.numpy())
