"""Boxes: overlap measures and non-maximum suppression."""

from math import exp

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from studyapp.labs import boxes

A, B = [0, 0, 10, 10], [5, 5, 15, 15]
THREE = [[0, 0, 80, 100], [20, 0, 100, 100], [60, 50, 110, 110]]
SCORES = [0.9, 0.8, 0.7]

coordinates = st.tuples(*[st.integers(0, 20)] * 2, *[st.integers(1, 20)] * 2)
box = coordinates.map(lambda c: [c[0], c[1], c[0] + c[2], c[1] + c[3]])
many = st.lists(box, min_size=1, max_size=8)


def test_known_overlaps():
    assert boxes.intersection(A, B) == 25
    assert boxes.union(A, B) == 175
    assert boxes.iou(A, B) == 1 / 7
    assert boxes.iou(A, B, inclusive=True) == 36 / 206
    assert boxes.iou([0, 0, 9, 9], [5, 5, 14, 14], inclusive=True) == 1 / 7
    assert boxes.iou([0, 0, 0, 10, 10, 10], [5, 5, 5, 15, 15, 15]) == 125 / 1875
    assert boxes.iou(A, [20, 20, 30, 30]) == 0
    assert boxes.iou([0, 0, 0, 0], [0, 0, 0, 0]) == 0
    assert boxes.iou_matrix([A, B], [A]) == [[1.0], [1 / 7]]


def test_known_generalised_overlaps():
    assert boxes.giou(A, B) == pytest.approx(1 / 7 - 50 / 225)
    assert boxes.diou(A, B) == pytest.approx(1 / 7 - 50 / 450)
    assert boxes.ciou(A, B) == pytest.approx(boxes.diou(A, B))
    assert boxes.ciou([0, 0, 4, 1], [0, 0, 1, 4]) < boxes.diou([0, 0, 4, 1], [0, 0, 1, 4])


def test_parts_of_the_generalised_overlaps():
    assert boxes.enclosing(A, B) == [0, 0, 15, 15]
    assert boxes.centre_distance_squared(A, B) == 50
    assert boxes.diagonal_squared([0, 0, 15, 15]) == 450
    flat, square = [0, 0, 20, 10], [5, -5, 15, 15]
    assert boxes.aspect_penalty(flat, square) == pytest.approx(0.1678, abs=5e-5)
    assert boxes.aspect_weight(flat, square) == pytest.approx(0.2011, abs=5e-5)
    assert boxes.aspect_weight(flat, square, from_iou=0.5) == 0
    assert boxes.ciou(flat, square) == pytest.approx(0.2996, abs=5e-5)
    # The same shape in another size: CIoU sees nothing, EIoU does.
    assert boxes.aspect_penalty([0, 0, 20, 10], [0, 0, 40, 20]) == 0
    assert boxes.eiou([10, 5, 30, 15], [0, 0, 40, 20]) == pytest.approx(0.25 - 2 * 0.5**2)
    assert boxes.intersection_over_smaller([0, 0, 4, 4], A) == 1
    assert boxes.intersection_over_smaller(A, B) == 0.25
    assert boxes.intersection_over_smaller([3, 3, 3, 3], A) == 0


def test_generalised_overlaps_of_far_and_contained_boxes():
    assert boxes.giou([0, 0, 1, 1], [100, 100, 101, 101]) == pytest.approx(2 / 101**2 - 1)
    assert boxes.giou([0, 0, 4, 4], A) == boxes.iou([0, 0, 4, 4], A)
    assert boxes.diou([3, 3, 7, 7], A) == boxes.iou([3, 3, 7, 7], A)
    assert boxes.diou([0, 0, 4, 4], A) == pytest.approx(0.16 - 18 / 200)


@given(box, box)
def test_intersection_over_the_smaller_is_at_least_iou(a, b):
    assert boxes.iou(a, b) <= boxes.intersection_over_smaller(a, b) <= 1
    assert boxes.diou(a, b) >= boxes.eiou(a, b) - 1e-12
    assert 0 <= boxes.aspect_penalty(a, b) < 1


def test_smooth_l1_does_not_know_the_overlap():
    shifted, larger, smaller = [2, 2, 12, 12], [-2, -2, 12, 12], [2, 2, 8, 8]
    assert [boxes.smooth_l1(A, other) for other in (shifted, larger, smaller)] == [6, 6, 6]
    assert boxes.smooth_l1(A, [0.5, 0, 10, 10]) == 0.125
    assert boxes.smooth_l1(A, [2, 0, 10, 10], beta=4) == 0.5


def test_regression():
    apart = [20, 0, 30, 10]
    assert boxes.regression_gradient(A, apart, "iou") == [0, 0, 0, 0]
    # GIoU = union / enclosing - 1 = (100 + w h) / (10 (25 + w / 2)) - 1 while apart.
    slope = boxes.regression_gradient(A, [20, 0, 30, 11], "giou")
    assert slope[0] < 0
    assert slope[2] < 0
    # Without a common edge: rho^2 / c^2 = 500 / 1300 with c = (30, 20).
    slope = boxes.regression_gradient(A, [20, 10, 30, 20], "diou")
    assert slope[0] == pytest.approx((2 * -20 * 1300 + 500 * 2 * 30) / 1300**2)
    assert slope[2] == pytest.approx(-500 * 30 / 1300**2)
    path = boxes.regression_path(A, apart, "diou", rate=20, steps=60)
    assert len(path) == 61
    assert path[0] == A
    assert max(boxes.iou(place, apart) for place in path) > 0.9
    assert boxes.regression_path(A, apart, "iou", steps=3)[-1] == A
    assert boxes.regression_steps(A, apart, "iou", limit=5) == -1
    assert boxes.regression_steps(A, A) == 0
    assert boxes.regression_steps(A, apart, "diou", rate=20, overlap=0.5) < 60
    assert boxes.regression_path(A, apart, "ciou", steps=0) == [A]


@given(box, box)
def test_iou_is_symmetric_bounded_and_scale_free(a, b):
    value = boxes.iou(a, b)
    assert 0 <= value <= 1
    assert value == boxes.iou(b, a)
    assert boxes.iou(a, a) == 1
    assert boxes.iou([3 * x for x in a], [3 * x for x in b]) == pytest.approx(value)
    assert -1 <= boxes.giou(a, b) <= value
    assert boxes.ciou(a, b) <= boxes.diou(a, b) + 1e-12
    assert boxes.diou(a, b) <= value


@given(box, box, box)
def test_jaccard_distance_is_a_metric(a, b, c):
    def distance(x, y):
        return 1 - boxes.iou(x, y)

    assert distance(a, c) <= distance(a, b) + distance(b, c) + 1e-12


@given(box, box)
def test_mask_iou_counts_what_iou_measures(a, b):
    def mask(corners):
        x1, y1, x2, y2 = corners
        return [[int(x1 <= x < x2 and y1 <= y < y2) for x in range(40)] for y in range(40)]

    assert boxes.mask_iou(mask(a), mask(b)) == pytest.approx(boxes.iou(a, b))


def test_nms():
    assert boxes.nms(THREE, SCORES, 0.5) == [0, 2]
    assert boxes.nms(THREE, SCORES, 0.65) == [0, 1, 2]
    assert boxes.nms_steps(THREE, SCORES, 0.5) == [[0, 1], [2]]
    assert boxes.nms(THREE, [0.1, 0.8, 0.7], 0.5, measure="diou") == [1, 2]
    nested = [[0, 0, 100, 100], [10, 10, 40, 40]]
    assert boxes.nms(nested, [0.9, 0.8], 0.5) == [0, 1]
    assert boxes.nms(nested, [0.9, 0.8], 0.5, measure="ios") == [0]
    assert boxes.class_nms(THREE, SCORES, [0, 1, 0], 0.5) == [0, 1, 2]
    assert boxes.nms([], [], 0.5) == []


def test_fast_nms_lets_removed_boxes_suppress():
    chain = [[0, 0, 10, 10], [3, 0, 13, 10], [6, 0, 16, 10]]
    assert boxes.nms(chain, SCORES, 0.5) == [0, 2]
    assert boxes.fast_nms(chain, SCORES, 0.5) == [0]


@given(many, st.floats(0, 1), st.data())
def test_kept_boxes_do_not_overlap_and_removed_ones_do(some, threshold, data):
    count = len(some)
    scores = data.draw(st.lists(st.floats(0, 1, allow_nan=False), min_size=count, max_size=count))
    kept = boxes.nms(some, scores, threshold)
    for place, index in enumerate(kept):
        assert all(boxes.iou(some[index], some[other]) <= threshold for other in kept[:place])
    for index in set(range(count)) - set(kept):
        assert any(
            boxes.iou(some[index], some[other]) > threshold and scores[other] >= scores[index]
            for other in kept
        )
    assert set(boxes.fast_nms(some, scores, threshold)) <= set(kept)
    assert boxes.class_nms(some, scores, [0] * count, threshold) == kept


def test_soft_and_matrix_nms():
    assert boxes.soft_nms(THREE, SCORES) == pytest.approx([0.9, 0.32, 0.7])
    third = 0.7 * exp(-0.01 / 0.5)
    second = 0.8 * exp(-0.36 / 0.5) * exp(-((2 / 9) ** 2) / 0.5)
    assert boxes.soft_nms(THREE, SCORES, sigma=0.5) == pytest.approx([0.9, second, third])
    # The second box's own suppression (0.4) discounts what it does to the third (7/9 > 0.4).
    assert boxes.matrix_nms(THREE, SCORES) == pytest.approx([0.9, 0.32, 0.63])
    # A duplicate is decayed to nothing and does not divide by zero.
    assert boxes.matrix_nms([A, A, A], SCORES) == pytest.approx([0.9, 0, 0])


@given(many, st.data())
def test_soft_nms_never_raises_a_score(some, data):
    count = len(some)
    scores = data.draw(st.lists(st.floats(0, 1), min_size=count, max_size=count))
    for result in (
        boxes.soft_nms(some, scores),
        boxes.soft_nms(some, scores, sigma=0.5),
        boxes.matrix_nms(some, scores),
    ):
        assert all(0 <= after <= before for after, before in zip(result, scores, strict=True))


def test_weighted_box():
    assert boxes.weighted_box([[0, 0, 10, 10], [4, 0, 14, 10]], [3, 1]) == [1, 0, 11, 10]


@given(box, box)
def test_area_of_the_union(a, b):
    assume(boxes.intersection(a, b) == 0)
    assert boxes.union(a, b) == boxes.area(a) + boxes.area(b)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: boxes.area([10, 0, 0, 10]), "lower corner"),
        (lambda: boxes.area([0, 0, 1]), "lower corner"),
        (lambda: boxes.iou(A, [0, 0, 0, 1, 1, 1]), "same dimension"),
        (lambda: boxes.giou(A, [0, 0, 0, 1, 1, 1]), "same dimension"),
        (lambda: boxes.giou([0, 0, 0, 0], [0, 0, 0, 0]), "enclosing"),
        (lambda: boxes.diou([0, 0, 0, 0], [0, 0, 0, 0]), "not a point"),
        (lambda: boxes.ciou([0, 0, 1, 0], A), "positive height"),
        (lambda: boxes.ciou([0, 0, 0, 1, 1, 1], A), "CIoU is defined"),
        (lambda: boxes.mask_iou([[1]], [[1, 0]]), "same shape"),
        (lambda: boxes.nms([A], [], 0.5), "equally long"),
        (lambda: boxes.nms([A], [1], 0.5, measure="giou"), "measure"),
        (lambda: boxes.enclosing(A, [0, 0, 0, 1, 1, 1]), "same dimension"),
        (lambda: boxes.eiou([0, 0, 0, 1], [0, 2, 0, 3]), "not empty"),
        (lambda: boxes.regression_gradient(A, B, "siou"), "measure"),
        (lambda: boxes.regression_gradient([0, 0, 0, 1], B), "at least 0.001"),
        (lambda: boxes.regression_path(A, B, steps=-1), "negative"),
        (lambda: boxes.smooth_l1(A, B, beta=0), "beta"),
        (lambda: boxes.smooth_l1(A, [0, 0, 0, 1, 1, 1]), "same dimension"),
        (lambda: boxes.class_nms([A], [1], [], 0.5), "equally long"),
        (lambda: boxes.soft_nms([A], [1], sigma=0), "sigma"),
        (lambda: boxes.weighted_box([], []), "sum to 0"),
    ],
)
def test_impossible_arguments(call, message):
    with pytest.raises(ValueError, match=message):
        call()
