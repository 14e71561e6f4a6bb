from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.labs import image_filters

STEP = [[0, 0, 0, 255, 255, 255]] * 5


def test_sobel_on_a_vertical_step() -> None:
    across, down = image_filters.gradient(STEP)
    assert across[0] == [0.0, 1020.0, 1020.0, 0.0]
    assert down[0] == [0.0] * 4
    assert image_filters.gradient_magnitude(STEP)[1][1] == 1020.0
    assert image_filters.gradient_direction(STEP)[1][1] == 0.0
    assert image_filters.gradient_magnitude(STEP, operator="prewitt")[0][1] == 765.0
    assert image_filters.gradient_magnitude(STEP, operator="scharr")[0][1] == 4080.0


@given(st.floats(-100, 100), st.floats(-100, 100), st.floats(-100, 100))
def test_sobel_on_a_plane_is_eight_times_its_slope(a: float, b: float, c: float) -> None:
    plane = [[a * x + b * y + c for x in range(4)] for y in range(4)]
    across, down = image_filters.gradient(plane)
    assert across[0][0] == pytest.approx(8 * a, abs=1e-6)
    assert down[0][0] == pytest.approx(8 * b, abs=1e-6)
    laplacian = image_filters.correlate(plane, image_filters.kernel("laplacian-4"))
    assert laplacian[0][0] == pytest.approx(0.0, abs=1e-6)


def test_laplacian_of_an_isolated_point() -> None:
    point = [[0.0] * 5 for _ in range(5)]
    point[2][2] = 100.0
    assert image_filters.correlate(point, image_filters.kernel("laplacian-4"))[1][1] == -400.0
    assert image_filters.correlate(point, image_filters.kernel("laplacian-8"))[1][1] == -800.0
    assert max(map(max, image_filters.gradient_magnitude(point))) < 400.0


def test_kernels_of_derivatives_sum_to_zero_and_gaussians_to_one() -> None:
    for operator in ("central", "prewitt", "sobel", "scharr", "roberts"):
        for axis in "xy":
            assert sum(map(sum, image_filters.kernel(f"{operator}-{axis}"))) == 0.0
    assert sum(map(sum, image_filters.gaussian_kernel(7, 1.4))) == pytest.approx(1.0)
    log = image_filters.laplacian_of_gaussian_kernel(9, 1.4)
    assert sum(map(sum, log)) == pytest.approx(0.0, abs=1e-12)
    assert log[4][4] < 0


def test_noise_gain() -> None:
    assert image_filters.noise_gain(image_filters.kernel("sobel-x")) == 12.0
    assert image_filters.noise_gain(image_filters.kernel("laplacian-8")) == 72.0
    assert image_filters.noise_gain(image_filters.gaussian_kernel(5, 1.0)) < 0.1


def test_convolution_turns_the_kernel() -> None:
    sobel = image_filters.kernel("sobel-x")
    assert image_filters.correlate(STEP, sobel)[0][1] == 1020.0
    assert image_filters.convolve(STEP, sobel)[0][1] == -1020.0


def test_borders() -> None:
    sobel = image_filters.kernel("sobel-x")
    same = image_filters.correlate(STEP, sobel, border="replicate")
    assert (len(same), len(same[0])) == (5, 6)
    assert same[0][0] == 0.0
    assert image_filters.correlate(STEP, sobel, border="zero")[0][-1] < 0
    roberts = image_filters.gradient(STEP, operator="roberts", border="zero")
    assert (len(roberts[0]), len(roberts[0][0])) == (5, 6)


def test_thin_edges_keeps_one_pixel_across() -> None:
    thin = image_filters.thin_edges([[0, 3, 5, 2, 0]] * 3, [[0.0] * 5] * 3)
    assert thin[1] == [0, 0, 5, 0, 0]
    tie = image_filters.thin_edges([[0, 4, 4, 0]], [[180.0] * 4])
    assert sum(value > 0 for value in tie[0]) == 1
    down = image_filters.thin_edges([[1], [6], [2]], [[-90.0]] * 3)
    assert down == [[0], [6], [0]]


def test_hysteresis_follows_weak_pixels_from_strong_ones() -> None:
    chain = [[0, 50, 60, 120, 0, 60]]
    assert image_filters.hysteresis(chain, low=40, high=100) == [[0, 1, 1, 1, 0, 0]]
    assert image_filters.hysteresis([[50, 60]], low=40, high=100) == [[0, 0]]


def test_canny_draws_one_line_for_a_step() -> None:
    step = [[0] * 8 + [255] * 8 for _ in range(12)]
    edges = image_filters.canny(step, sigma=1.0, low=100, high=300)
    assert all(sum(row) == 1 for row in edges)
    assert all(row.index(1) in (7, 8) for row in edges)


def test_impossible_arguments_are_refused() -> None:
    with pytest.raises(ValueError, match="unknown kernel"):
        image_filters.kernel("kirsch")
    with pytest.raises(ValueError, match="odd"):
        image_filters.gaussian_kernel(4, 1.0)
    with pytest.raises(ValueError, match="sigma"):
        image_filters.gaussian_blur(STEP, sigma=0)
    with pytest.raises(ValueError, match="border"):
        image_filters.correlate(STEP, [[1.0]], border="wrap")
    with pytest.raises(ValueError, match="larger"):
        image_filters.correlate([[1.0]], image_filters.kernel("sobel-x"))
    with pytest.raises(ValueError, match="unknown operator"):
        image_filters.gradient(STEP, operator="canny")
    with pytest.raises(ValueError, match="same size"):
        image_filters.thin_edges([[1.0]], [[1.0, 2.0]])
    with pytest.raises(ValueError, match="thresholds"):
        image_filters.hysteresis([[1.0]], low=2, high=1)
    with pytest.raises(ValueError, match="equal length"):
        image_filters.correlate([[1.0], [1.0, 2.0]], [[1.0]])
