"""Convolution against PyTorch."""

import itertools

import pytest

from studyapp.labs import convolution as conv

torch = pytest.importorskip("torch", reason="needs the optional extra 'reference'")


@pytest.mark.parametrize("size", [7, 8, 13])
def test_sizes(size):
    x = torch.zeros(1, 1, size)
    for kernel, stride, padding, dilation in itertools.product(
        (1, 2, 3), (1, 2, 3), (0, 1), (1, 2)
    ):
        layer = torch.nn.Conv1d(1, 1, kernel, stride, padding, dilation)
        expected = layer(x).shape[-1]
        assert conv.output_size(size, kernel, stride, padding, dilation) == expected
        for extra in range(max(stride, dilation)):
            up = torch.nn.ConvTranspose1d(1, 1, kernel, stride, padding, extra, dilation=dilation)
            assert (
                conv.transposed_output_size(size, kernel, stride, padding, extra, dilation)
                == up(x).shape[-1]
            )
        if 2 * padding > kernel:
            continue
        for ceil_mode in (False, True):
            pool = torch.nn.MaxPool1d(kernel, stride, padding, dilation, ceil_mode=ceil_mode)
            assert (
                conv.pool_output_size(size, kernel, stride, padding, dilation, ceil_mode)
                == pool(x).shape[-1]
            )


@pytest.mark.parametrize(("stride", "padding", "dilation"), [(1, 0, 1), (2, 1, 1), (1, 2, 2)])
def test_conv2d(stride, padding, dilation):
    generator = torch.Generator().manual_seed(0)
    image = torch.randn(6, 7, generator=generator, dtype=torch.float64)
    kernel = torch.randn(3, 2, generator=generator, dtype=torch.float64)
    expected = torch.nn.functional.conv2d(
        image[None, None], kernel[None, None], None, stride, padding, dilation
    )[0, 0]
    ours = torch.tensor(
        conv.conv2d(image.tolist(), kernel.tolist(), stride, padding, dilation),
        dtype=torch.float64,
    )
    assert torch.allclose(ours, expected)


@pytest.mark.parametrize("groups", [1, 2, 4])
@pytest.mark.parametrize("bias", [True, False])
def test_parameter_count(groups, bias):
    layer = torch.nn.Conv2d(8, 12, (3, 5), groups=groups, bias=bias)
    expected = sum(parameter.numel() for parameter in layer.parameters())
    assert conv.parameter_count([3, 5], 8, 12, groups, bias) == expected
