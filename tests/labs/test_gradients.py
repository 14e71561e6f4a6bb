from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.labs import gradients

VECTORS = st.lists(st.floats(-100, 100), min_size=1, max_size=6)


def test_norms_and_clipping() -> None:
    assert gradients.global_norm([3.0, 4.0]) == 5.0
    assert gradients.global_norm([[3.0], [4.0, 12.0]]) == 13.0
    assert gradients.clip_by_global_norm([3, 4], limit=1)[0] == pytest.approx([0.6, 0.8])
    assert gradients.clip_by_global_norm([[3.0], [4.0]], limit=10) == [[3.0], [4.0]]
    assert gradients.clip_by_value([3, -4, 0.5], limit=1) == [1.0, -1.0, 0.5]
    assert gradients.clip_factor(norm=0, limit=1) == 1.0
    for wrong in (
        lambda: gradients.clip_factor(norm=-1, limit=1),
        lambda: gradients.clip_factor(norm=1, limit=0),
        lambda: gradients.clip_by_value([1.0], limit=0),
    ):
        with pytest.raises(ValueError, match="positive"):
            wrong()


@given(VECTORS, st.floats(0.01, 10))
def test_clipping_by_the_norm_keeps_the_direction(vector: list[float], limit: float) -> None:
    clipped = gradients.clip_by_global_norm(vector, limit)[0]
    assert gradients.global_norm(clipped) <= limit * (1 + 1e-12)
    # Below this the entries are subnormal and have no digits left to keep a direction with.
    if gradients.global_norm(vector) > 1e-100 and gradients.global_norm(clipped) > 1e-100:
        assert gradients.angle(vector, clipped) == pytest.approx(0, abs=1e-6)


def test_angle() -> None:
    assert gradients.angle([3, 4], [1, 1]) == pytest.approx(8.130102354)
    assert gradients.angle([1, 0], [0, 2]) == pytest.approx(90)
    assert gradients.angle([1, 0], [-2, 0]) == pytest.approx(180)
    with pytest.raises(ValueError, match="equally long"):
        gradients.angle([1.0], [1.0, 2.0])
    with pytest.raises(ValueError, match="direction"):
        gradients.angle([0.0], [1.0])


def test_update_ratio() -> None:
    assert gradients.update_ratio(update=[0.03, 0.04], weights=[30, 40]) == pytest.approx(1e-3)
    with pytest.raises(ValueError, match="zero"):
        gradients.update_ratio(update=[1.0], weights=[0.0])


def test_a_chain_explodes_unless_clipped() -> None:
    free = gradients.chain_descent(weight=1.1, layers=50, target=1, rate=2e-4, steps=60)
    assert len(free) == 2
    assert free[0][2] == pytest.approx(2 * (1.1**50 - 1) * 50 * 1.1**49)
    clipped = gradients.chain_descent(1.1, 50, 1, rate=2e-4, steps=60, limit=10)
    assert len(clipped) == 61
    assert clipped[-1][1] < 1e-12
    assert all(math.isfinite(value) for row in clipped for value in row)
    with pytest.raises(ValueError, match="layer"):
        gradients.chain_descent(1.0, 0, 1, 0.1, 1)
