import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.labs import geometry as geo

POINTS = [[0, 0], [1, 0], [0, 2], [1, 1]]
WEIGHTS = [[0.6, 0.8], [-0.8, 0.6], [1, 0.5]]
BIAS = [0, 0.1, -0.1]


def test_global_feature_by_hand():
    features = geo.shared_layer(POINTS, WEIGHTS, BIAS)
    assert np.allclose(features, [[0, 0.1, 0], [0.6, 0, 0.9], [1.6, 1.3, 0.9], [1.4, 0, 1.4]])
    assert geo.max_pool(features) == pytest.approx([1.6, 1.3, 1.4])
    assert geo.critical_points(features) == [2, 3]
    assert geo.shared_layer([[1, 0]], WEIGHTS, BIAS, relu=False)[0][1] == pytest.approx(-0.7)


@given(st.permutations(range(4)), st.sampled_from(["max", "mean", "sum"]))
def test_symmetric_functions_ignore_order(order, kind):
    shuffled = geo.global_feature(geo.permute(POINTS, order), WEIGHTS, BIAS, kind)
    assert shuffled == pytest.approx(geo.global_feature(POINTS, WEIGHTS, BIAS, kind))


def test_only_critical_points_matter():
    critical = [POINTS[i] for i in geo.critical_points(geo.shared_layer(POINTS, WEIGHTS, BIAS))]
    whole = geo.global_feature(POINTS, WEIGHTS, BIAS)
    assert geo.global_feature(critical, WEIGHTS, BIAS) == whole


@given(st.floats(-360, 360), st.sampled_from([2, 3]))
def test_rotations_are_orthogonal(degrees, dimensions):
    matrix = geo.rotation(degrees, dimensions)
    assert geo.orthogonality_penalty(matrix) == pytest.approx(0, abs=1e-20)
    point = [[1.0, 2.0, 3.0][:dimensions]]
    turned = geo.transform(point, matrix)
    assert np.linalg.norm(turned) == pytest.approx(np.linalg.norm(point))


def test_transform_and_penalty_by_hand():
    assert np.allclose(geo.transform([[1, 0]], geo.rotation(90)), [[0, 1]])
    assert geo.orthogonality_penalty([[1.1, 0], [0, 0.9]]) == pytest.approx(0.0802)


def test_mlp_parameters():
    assert geo.mlp_parameters([3, 64]) == 256
    assert geo.mlp_parameters([256, 64], bias=False) == 16_384
    assert geo.mlp_parameters([3, 64, 64, 64, 128, 1024]) == 148_992


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: geo.shared_layer(POINTS, [[1, 2, 3]], [0]), "columns and one bias per row, got"),
        (lambda: geo.shared_layer(POINTS, WEIGHTS, [0]), "columns and one bias per row, got"),
        (
            lambda: geo.shared_layer([[1, 2], [3]], WEIGHTS, BIAS),
            "points must have rows of equal length",
        ),
        (lambda: geo.max_pool([]), "features must be a non-empty list of rows"),
        (lambda: geo.pool(POINTS, "median"), "kind must be"),
        (lambda: geo.permute(POINTS, [0, 1, 2]), "order must be a permutation of"),
        (lambda: geo.transform(POINTS, [[1, 0, 0]]), "the matrix needs"),
        (lambda: geo.rotation(10, 4), "dimensions must be"),
        (lambda: geo.orthogonality_penalty([[1, 0]]), "the matrix must be square, it is"),
        (lambda: geo.mlp_parameters([3]), "widths must name at least an input and an"),
    ],
)
def test_impossible_arguments(call, message):
    with pytest.raises(ValueError, match=message):
        call()
