"""Metrics of classifiers and detectors."""

import itertools

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from studyapp.labs import metrics

SCORES = [0.95, 0.9, 0.8, 0.7, 0.55, 0.4, 0.3, 0.2]
LABELS = [1, 1, 0, 1, 0, 1, 0, 0]
MATRIX = [[50, 5, 5], [5, 20, 5], [0, 5, 5]]
TRUTHS = [[0, 0, 100, 100], [200, 0, 300, 100]]
FOUND = [[0, 0, 100, 80], [200, 0, 240, 100], [200, 0, 260, 100]]

ranked = st.lists(st.tuples(st.sampled_from([0.1, 0.3, 0.5, 0.7]), st.integers(0, 1)), min_size=2)
counts = st.integers(0, 50)


def test_counts():
    cells = {"tp": 40, "fp": 10, "fn": 20, "tn": 30}
    assert metrics.accuracy(**cells) == 0.7
    assert metrics.error_rate(**cells) == 0.3
    assert metrics.precision(40, 10) == 0.8
    assert metrics.recall(40, 20) == 2 / 3
    assert metrics.specificity(10, 30) == 0.75
    assert metrics.false_positive_rate(10, 30) == 0.25
    assert metrics.balanced_accuracy(**cells) == pytest.approx(17 / 24)
    assert metrics.matthews(**cells) == pytest.approx(1000 / 6_000_000**0.5)
    assert metrics.f_beta(0.8, 0.6) == pytest.approx(0.96 / 1.4)
    assert metrics.f_beta(0.8, 0.6, beta=2) == pytest.approx(2.4 / 3.8)


@given(st.integers(1, 50), counts, counts)
def test_f1_is_the_harmonic_mean(tp, fp, fn):
    exact, found = metrics.precision(tp, fp), metrics.recall(tp, fn)
    assert metrics.f1_from_counts(tp, fp, fn) == pytest.approx(metrics.f_beta(exact, found))
    assert min(exact, found) <= metrics.f_beta(exact, found) + 1e-12
    assert metrics.f_beta(exact, found) <= (exact + found) / 2 + 1e-12


@given(st.integers(1, 50), counts, st.integers(1, 50), st.integers(1, 50))
def test_precision_follows_from_rates_and_prevalence(tp, fp, fn, tn):
    value = metrics.precision_at_prevalence(
        metrics.recall(tp, fn),
        metrics.false_positive_rate(fp, tn),
        (tp + fn) / (tp + fp + fn + tn),
    )
    assert value == pytest.approx(metrics.precision(tp, fp))


def test_curves():
    assert metrics.threshold_counts(SCORES, LABELS, 0.55) == [3, 2, 1, 2]
    assert metrics.roc_auc(SCORES, LABELS) == 13 / 16
    assert metrics.average_precision(SCORES, LABELS) == pytest.approx((1 + 1 + 3 / 4 + 4 / 6) / 4)
    assert metrics.roc_curve(SCORES, LABELS)[:3] == [[0, 0], [0, 0.25], [0, 0.5]]
    assert metrics.pr_curve(SCORES, LABELS)[-1] == [1, 0.5]
    assert metrics.roc_auc([0.5, 0.5], [1, 0]) == 0.5


@given(ranked)
def test_auc_is_the_area_under_the_roc_curve(pairs):
    scores, labels = [score for score, _ in pairs], [label for _, label in pairs]
    assume(0 < sum(labels) < len(labels))
    points = metrics.roc_curve(scores, labels)
    area = sum((x2 - x1) * (y1 + y2) / 2 for (x1, y1), (x2, y2) in itertools.pairwise(points))
    assert metrics.roc_auc(scores, labels) == pytest.approx(area)
    assert points[-1] == [1, 1]
    flipped = metrics.roc_auc([-score for score in scores], labels)
    assert flipped == pytest.approx(1 - area)


def test_several_classes():
    assert metrics.confusion_matrix([0, 0, 1], [0, 1, 1], 2) == [[1, 1], [0, 1]]
    assert metrics.multiclass_accuracy(MATRIX) == 0.75
    assert metrics.class_precision(MATRIX) == pytest.approx([50 / 55, 20 / 30, 5 / 15])
    assert metrics.class_recall(MATRIX) == pytest.approx([50 / 60, 20 / 30, 5 / 10])
    assert metrics.class_f1(MATRIX) == pytest.approx([100 / 115, 40 / 60, 10 / 25])
    macro = (100 / 115 + 40 / 60 + 10 / 25) / 3
    assert metrics.averaged(MATRIX) == pytest.approx(macro)
    assert metrics.averaged(MATRIX, "precision", "micro") == 0.75
    # Recall weighted by support is accuracy.
    assert metrics.averaged(MATRIX, "recall", "weighted") == pytest.approx(0.75)


def test_matching_depends_on_the_threshold():
    scores = [0.9, 0.8, 0.7]
    assert metrics.match_detections(FOUND, scores, TRUTHS, 0.25) == [1, 1, 0]
    assert metrics.match_detections(FOUND, scores, TRUTHS, 0.5) == [1, 0, 1]
    assert metrics.match_detections(FOUND, scores, TRUTHS, 0.75) == [1, 0, 0]
    assert metrics.match_detections(FOUND, scores, TRUTHS, 0.5, [0, 0, 1], [0, 0]) == [1, 0, 0]
    assert metrics.match_detections([], [], TRUTHS) == []
    assert metrics.detection_ap(FOUND, scores, TRUTHS, 0.5) == pytest.approx(5 / 6)
    expected = (3 * (51 + 50 * 2 / 3) / 101 + 4 * 51 / 101) / 10
    assert metrics.coco_average_precision(FOUND, scores, TRUTHS) == pytest.approx(expected)


def test_average_precision_of_a_ranking():
    hits = [1, 0, 1]
    assert metrics.ranked_pr(hits, 2) == [[0.5, 1], [0.5, 0.5], [1, 2 / 3]]
    assert metrics.ranked_average_precision(hits, 2) == pytest.approx(5 / 6)
    eleven = metrics.ranked_average_precision(hits, 2, "11")
    assert eleven == pytest.approx((6 + 5 * 2 / 3) / 11)
    many = metrics.ranked_average_precision(hits, 2, "101")
    assert many == pytest.approx((51 + 50 * 2 / 3) / 101)
    # The envelope matters where precision rises again.
    assert metrics.ranked_average_precision([0, 1, 1], 2) == pytest.approx(2 / 3)
    assert metrics.ranked_average_precision([0, 1, 1], 2, "none") == pytest.approx(7 / 12)
    assert metrics.ranked_average_precision([], 3) == 0


@given(st.lists(st.integers(0, 1)), st.integers(0, 5))
def test_laws_of_average_precision(hits, missed):
    positives = sum(hits) + missed
    assume(positives > 0)
    value = metrics.ranked_average_precision(hits, positives)
    assert 0 <= metrics.ranked_average_precision(hits, positives, "none") <= value + 1e-12
    assert value <= sum(hits) / positives + 1e-12
    # Misses after the last hit change nothing.
    assert metrics.ranked_average_precision([*hits, 0], positives) == pytest.approx(value)
    perfect = metrics.ranked_average_precision([1] * positives, positives, "101")
    assert perfect == pytest.approx(1)


def test_means():
    assert metrics.coco_thresholds() == pytest.approx([0.5 + 0.05 * step for step in range(10)])
    assert metrics.mean_average_precision([0.5, 1]) == 0.75


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: metrics.precision(0, 0), "undefined"),
        (lambda: metrics.f_beta(0, 0), "undefined"),
        (lambda: metrics.f_beta(0.5, 0.5, beta=0), "beta"),
        (lambda: metrics.precision_at_prevalence(0.5, 0.5, 2), "prevalence"),
        (lambda: metrics.roc_auc([0.1], [1]), "undefined"),
        (lambda: metrics.roc_auc([0.1], [1, 0]), "equally long"),
        (lambda: metrics.roc_auc([0.1], [2]), "a label is"),
        (lambda: metrics.confusion_matrix([0], [0, 1], 2), "equally long"),
        (lambda: metrics.confusion_matrix([0], [2], 2), "between 0 and 1"),
        (lambda: metrics.multiclass_accuracy([[1, 2]]), "square"),
        (lambda: metrics.averaged(MATRIX, "accuracy"), "measure"),
        (lambda: metrics.averaged(MATRIX, "f1", "mean"), "average"),
        (lambda: metrics.match_detections(FOUND, [0.1], TRUTHS), "equally long"),
        (lambda: metrics.ranked_pr([1], 0), "at least one object"),
        (lambda: metrics.ranked_average_precision([1], 1, "12"), "interpolation"),
        (lambda: metrics.mean_average_precision([]), "undefined"),
    ],
)
def test_impossible_arguments(call, message):
    with pytest.raises(ValueError, match=message):
        call()
