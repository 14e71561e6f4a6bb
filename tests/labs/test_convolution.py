"""Convolution: sizes, counts and the operation itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.labs import convolution as conv

small = st.integers(1, 7)


@pytest.mark.parametrize(
    ("size", "kernel", "stride", "padding", "dilation", "expected"),
    [
        (224, 7, 2, 3, 1, 112),
        (227, 11, 4, 0, 1, 55),
        (224, 11, 4, 2, 1, 55),
        (56, 3, 1, 2, 2, 56),
        (5, 2, 1, [0, 1], 1, 5),
    ],
)
def test_output_size(size, kernel, stride, padding, dilation, expected):
    assert conv.output_size(size, kernel, stride, padding, dilation) == expected


@given(size=st.integers(1, 60), kernel=small, stride=small, padding=st.integers(0, 4))
def test_output_size_counts_the_places(size, kernel, stride, padding):
    padded = size + 2 * padding
    places = [start for start in range(0, padded, stride) if start + kernel <= padded]
    if places:
        assert conv.output_size(size, kernel, stride, padding) == len(places)
    else:
        with pytest.raises(ValueError, match="does not fit"):
            conv.output_size(size, kernel, stride, padding)


def test_pooling_rounds_down_or_up():
    assert conv.pool_output_size(112, 3, 2, 1) == 56
    assert conv.pool_output_size(112, 3, 2) == 55
    assert conv.pool_output_size(112, 3, 2, ceil_mode=True) == 56
    assert conv.pool_output_size(8, 2) == 4
    # The third window would start in the padding at the far end.
    assert conv.pool_output_size(3, 2, 2, 1, ceil_mode=True) == 2


@given(
    size=st.integers(1, 40),
    kernel=small,
    stride=small,
    padding=st.integers(0, 3),
    extra=st.integers(0, 6),
)
def test_transposed_convolution_undoes_the_size(size, kernel, stride, padding, extra):
    if kernel > size + 2 * padding or extra >= stride:
        return
    down = conv.output_size(size, kernel, stride, padding)
    lost = (size + 2 * padding - kernel) % stride
    assert conv.transposed_output_size(down, kernel, stride, padding, lost) == size


@given(size=st.integers(1, 60), kernel=small, stride=small, dilation=st.integers(1, 3))
def test_same_padding_gives_the_rounded_up_quotient(size, kernel, stride, dilation):
    before, after = conv.same_padding(size, kernel, stride, dilation)
    assert after - before in {0, 1}
    assert conv.output_size(size, kernel, stride, [before, after], dilation) == -(-size // stride)


def test_output_sizes_of_a_stack():
    assert conv.output_sizes(224, [[7, 2, 3], [3, 2, 1], [3, 1, 2, 2], [1]]) == [112, 56, 56, 56]


def test_conv2d():
    image = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
    assert conv.conv2d(image, [[1, 0], [0, -1]]) == [[-4, -4], [-4, -4]]
    assert conv.conv2d(image, [[1]], stride=2) == [[1, 3], [7, 9]]
    assert conv.conv2d(image, [[1, 1], [1, 1]], dilation=2) == [[20]]


def test_parameter_counts():
    assert conv.parameter_count(3, 3, 64) == 1792
    assert conv.parameter_count(3, 256, 256) == 590080
    assert conv.parameter_count([1, 7], 4, 8, bias=False) == 224
    assert conv.parameter_count(3, 256, 256, groups=256, bias=False) == 2304
    assert conv.linear_parameter_count(10, 5) == 55
    assert conv.macs(3, 3, 64, 224) == 86704128
    assert conv.macs(1, 2, 2, [2, 3]) == 24


@given(kernel=small, channels=st.integers(1, 64), filters=st.integers(1, 64))
def test_separable_cost_ratio(kernel, channels, filters):
    standard = conv.parameter_count(kernel, channels, filters, bias=False)
    ratio = conv.separable_parameter_count(kernel, channels, filters) / standard
    assert ratio == pytest.approx(conv.separable_cost_ratio(kernel, filters))
    assert conv.separable_macs(kernel, channels, filters, 5) == pytest.approx(
        ratio * conv.macs(kernel, channels, filters, 5)
    )


def test_arithmetic_intensity():
    # 9 products; 9 inputs, 9 weights and 1 output are moved.
    assert conv.arithmetic_intensity(3, 1, 1, 3) == pytest.approx(9 / 19)


def test_mobilenet_v1_agrees_with_the_paper():
    assert round(conv.mobilenet_v1_macs() / 1e6) == 569
    assert round(conv.mobilenet_v1_macs(width=0.5) / 1e6) == 149
    assert round(conv.mobilenet_v1_parameter_count() / 1e6, 1) == 4.2
    assert round(conv.mobilenet_v1_parameter_count(0.25) / 1e6, 1) == 0.5
    parts = ["stem", "depthwise", "pointwise", "classifier"]
    assert sum(conv.mobilenet_v1_macs(part=part) for part in parts) == conv.mobilenet_v1_macs()
    assert conv.mobilenet_v1_layers()[-1] == [1, 1024, 1024, 1, 1, 7]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: conv.output_size(0, 3), "size must be at least 1"),
        (lambda: conv.output_size(5, 3, stride=0), "stride"),
        (lambda: conv.output_size(5, 3, padding=-1), "padding"),
        (lambda: conv.output_size(5, 3, padding=[1, 2, 3]), "padding"),
        (lambda: conv.output_sizes(5, [[]]), "a layer is"),
        (lambda: conv.pool_output_size(5, 3, padding=2), "at most half"),
        (lambda: conv.transposed_output_size(5, 3, stride=2, output_padding=2), "output_padding"),
        (lambda: conv.transposed_output_size(1, 1, padding=1), "whole output"),
        (lambda: conv.parameter_count(3, 6, 4, groups=4), "groups must divide"),
        (lambda: conv.parameter_count([3, 0], 6, 4), "kernel"),
        (lambda: conv.conv2d([[1, 2], [3]], [[1]]), "equal length"),
        (lambda: conv.mobilenet_v1_macs(part="head"), "no part"),
        (lambda: conv.mobilenet_v1_layers(width=0.01), "width multiplier"),
    ],
)
def test_impossible_arguments(call, message):
    with pytest.raises(ValueError, match=message):
        call()
