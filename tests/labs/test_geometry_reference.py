import numpy as np
import pytest

from studyapp.labs import geometry as geo

torch = pytest.importorskip("torch", reason="needs the optional extra 'reference'")


def test_a_shared_layer_is_a_convolution_of_kernel_size_one():
    torch.manual_seed(0)
    layer = torch.nn.Conv1d(3, 5, 1).double()
    points = torch.randn(7, 3, dtype=torch.float64)
    expected = torch.relu(layer(points.T[None]))[0].T.detach().numpy()
    weights, bias = layer.weight[:, :, 0].tolist(), layer.bias.tolist()
    assert np.allclose(geo.shared_layer(points.tolist(), weights, bias), expected)
    assert geo.mlp_parameters([3, 5]) == sum(p.numel() for p in layer.parameters())
