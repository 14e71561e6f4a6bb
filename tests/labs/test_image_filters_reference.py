from __future__ import annotations

import pytest

from studyapp.labs import image_filters

torch = pytest.importorskip("torch", reason="needs the optional extra 'reference'")


@pytest.mark.parametrize("name", ["sobel-x", "scharr-y", "laplacian-8", "roberts-x"])
def test_correlation_is_a_convolutional_layer(name: str) -> None:
    torch.manual_seed(0)
    image = torch.randn(7, 9, dtype=torch.float64)
    kernel = torch.tensor(image_filters.kernel(name), dtype=torch.float64)
    wanted = torch.nn.functional.conv2d(image[None, None], kernel[None, None])[0, 0]
    ours = image_filters.correlate(image.tolist(), kernel.tolist())
    for row, other in zip(ours, wanted.tolist(), strict=True):
        assert row == pytest.approx(other)
