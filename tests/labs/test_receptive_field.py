"""The receptive field: size, position and its effective part."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.labs import receptive_field as rf

layer = st.tuples(st.integers(1, 5), st.integers(1, 3), st.integers(0, 2), st.integers(1, 3))
stacks = st.lists(layer.map(list), max_size=5)


def test_known_fields():
    assert rf.field([]) == 1
    assert rf.field([[3], [3], [3]]) == 7
    assert rf.field([[3], [2, 2], [3]]) == 8
    assert rf.field([[3, 1, 1, 1], [3, 1, 2, 2], [3, 1, 4, 4]]) == 15
    assert rf.field([[3, 2], [3, 1]]) == 7
    assert rf.field([[3, 1], [3, 2]]) == 5


def test_vgg16():
    assert rf.field(rf.vgg16_layers("conv1_1")) == 3
    assert rf.field(rf.vgg16_layers("conv5_3")) == 196
    assert rf.field(rf.vgg16_layers()) == 212
    assert rf.jump(rf.vgg16_layers()) == 32
    assert len(rf.vgg16_layers()) == 18


@given(stacks)
def test_top_down_agrees_with_bottom_up(layers):
    assert rf.top_down(layers)[-1] == rf.field(layers)


@given(stacks, st.integers(0, 3))
def test_region_is_what_the_windows_reach(layers, index):
    first = last = index
    for kernel, stride, padding, dilation in reversed(layers):
        first = first * stride - padding
        last = last * stride - padding + dilation * (kernel - 1)
    assert rf.region(layers, index) == [first, last]
    assert rf.centre(layers, index) == (first + last) / 2


@given(stacks)
def test_padding_does_not_change_the_size(layers):
    assert rf.field([[*entry[:2], 0, entry[3]] for entry in layers]) == rf.field(layers)


@given(stacks)
def test_effective_profile(layers):
    profile = rf.effective_profile(layers)
    assert len(profile) == rf.field(layers)
    assert sum(profile) == pytest.approx(1)
    assert profile == pytest.approx(profile[::-1])
    middle = (len(profile) - 1) / 2
    variance = sum(share * (place - middle) ** 2 for place, share in enumerate(profile))
    assert rf.effective_deviation(layers) == pytest.approx(sqrt(variance), abs=1e-9)


def test_effective_width():
    layers = [[3]] * 20
    assert rf.effective_width(layers, share=1) == rf.field(layers) == 41
    assert rf.effective_width(layers) == 15
    assert rf.effective_width([]) == 1
    # Of [1, 2, 3, 2, 1] / 9 the middle three hold 7/9.
    assert rf.effective_width([[3], [3]], share=7 / 9) == 3


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: rf.field([[0]]), "at least 1"),
        (lambda: rf.field([[3, 1, -1]]), "padding at least 0"),
        (lambda: rf.field([[]]), "a layer is"),
        (lambda: rf.jump([[3, 1, 0, 1, 1]]), "a layer is"),
        (lambda: rf.effective_width([[3]], share=0), "share"),
        (lambda: rf.vgg16_layers("conv6_1"), "no layer"),
    ],
)
def test_impossible_arguments(call, message):
    with pytest.raises(ValueError, match=message):
        call()
