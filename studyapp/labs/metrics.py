"""Metrics of classifiers and detectors, from counts, from score lists and from boxes.

Binary labels are 1 (positive) and 0 (negative). A confusion matrix has one row per true class and
one column per predicted class. Where a ratio has no denominator (no positive prediction, say) it
is undefined and a ``ValueError`` is raised rather than a number invented.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from studyapp.labs.boxes import Box, iou

__all__ = [
    "accuracy",
    "average_precision",
    "averaged",
    "balanced_accuracy",
    "class_f1",
    "class_precision",
    "class_recall",
    "coco_average_precision",
    "coco_thresholds",
    "confusion_matrix",
    "detection_ap",
    "error_rate",
    "f1_from_counts",
    "f_beta",
    "false_positive_rate",
    "match_detections",
    "matthews",
    "mean_average_precision",
    "multiclass_accuracy",
    "pr_curve",
    "precision",
    "precision_at_prevalence",
    "ranked_average_precision",
    "ranked_pr",
    "recall",
    "roc_auc",
    "roc_curve",
    "specificity",
    "threshold_counts",
]


def accuracy(tp: int, fp: int, fn: int, tn: int) -> float:
    """Return the share of right predictions, ``(tp + tn) / all``.

    Raises ``ValueError`` for negative counts or none at all.
    """
    return _ratio("accuracy", tp + tn, tp + fp + fn + tn)


def error_rate(tp: int, fp: int, fn: int, tn: int) -> float:
    """Return the share of wrong predictions, ``1 - accuracy``.

    Raises ``ValueError`` for negative counts or none at all.
    """
    return _ratio("the error rate", fp + fn, tp + fp + fn + tn)


def precision(tp: int, fp: int) -> float:
    """Return the share of positive predictions that are right, ``tp / (tp + fp)``.

    Raises ``ValueError`` when nothing was predicted positive.
    """
    return _ratio("precision", tp, tp + fp)


def recall(tp: int, fn: int) -> float:
    """Return the share of positives that were found, ``tp / (tp + fn)``.

    Raises ``ValueError`` when there is no positive.
    """
    return _ratio("recall", tp, tp + fn)


def specificity(fp: int, tn: int) -> float:
    """Return the share of negatives recognised as such, ``tn / (tn + fp)``.

    Raises ``ValueError`` when there is no negative.
    """
    return _ratio("specificity", tn, tn + fp)


def false_positive_rate(fp: int, tn: int) -> float:
    """Return the share of negatives called positive, ``fp / (fp + tn)``.

    Raises ``ValueError`` when there is no negative.
    """
    return _ratio("the false-positive rate", fp, fp + tn)


def f_beta(precision: float, recall: float, beta: float = 1.0) -> float:
    """Return the weighted harmonic mean of precision and recall; recall weighs beta**2.

    ``(1 + beta**2) P R / (beta**2 P + R)``. Source: C. J. van Rijsbergen, "Information Retrieval"
    (1979). Raises ``ValueError`` when both are 0 or beta is not positive.
    """
    if beta <= 0:
        raise ValueError("beta must be positive")
    weight = beta**2
    return _ratio("F", (1 + weight) * precision * recall, weight * precision + recall)


def f1_from_counts(tp: int, fp: int, fn: int) -> float:
    """Return F1 as ``2 tp / (2 tp + fp + fn)``; the true negatives do not enter.

    Raises ``ValueError`` when all counts are 0.
    """
    return _ratio("F1", 2 * tp, 2 * tp + fp + fn)


def balanced_accuracy(tp: int, fp: int, fn: int, tn: int) -> float:
    """Return the mean of recall and specificity.

    Raises ``ValueError`` when a class is absent.
    """
    return (recall(tp, fn) + specificity(fp, tn)) / 2


def matthews(tp: int, fp: int, fn: int, tn: int) -> float:
    """Return the Matthews correlation coefficient, in [-1, 1].

    Source: B. W. Matthews (1975). Raises ``ValueError`` when a row or a column of the confusion
    matrix is empty.
    """
    product = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)
    return _ratio("the Matthews coefficient", tp * tn - fp * fn, sqrt(max(0, product)))


def precision_at_prevalence(recall: float, false_positive_rate: float, prevalence: float) -> float:
    """Return the precision of an operating point when ``prevalence`` of all cases are positive.

    ``pi TPR / (pi TPR + (1 - pi) FPR)``, Bayes' rule. Raises ``ValueError`` when the prevalence is
    not in [0, 1] or nothing is predicted positive.
    """
    if not 0 <= prevalence <= 1:
        raise ValueError("prevalence must lie in [0, 1]")
    hits = prevalence * recall
    return _ratio("precision", hits, hits + (1 - prevalence) * false_positive_rate)


def threshold_counts(scores: Sequence[float], labels: Sequence[int], threshold: float) -> list[int]:
    """Return ``[tp, fp, fn, tn]`` when a score at or above ``threshold`` means positive.

    Raises ``ValueError`` when the lists differ in length or a label is not 0 or 1.
    """
    positives, negatives = _by_label(scores, labels)
    tp = sum(score >= threshold for score in positives)
    fp = sum(score >= threshold for score in negatives)
    return [tp, fp, len(positives) - tp, len(negatives) - fp]


def roc_curve(scores: Sequence[float], labels: Sequence[int]) -> list[list[float]]:
    """Return the points ``[false-positive rate, true-positive rate]`` from (0, 0) to (1, 1).

    One point per distinct score, so that ties make one slanted step. Raises ``ValueError`` when a
    class is absent.
    """
    points = [[0.0, 0.0]]
    for threshold in sorted(set(scores), reverse=True):
        tp, fp, fn, tn = threshold_counts(scores, labels, threshold)
        points.append([false_positive_rate(fp, tn), recall(tp, fn)])
    return points


def roc_auc(scores: Sequence[float], labels: Sequence[int]) -> float:
    """Return the area under the ROC curve.

    It is the share of pairs of a positive and a negative in which the positive has the higher
    score, ties counted half (Hanley and McNeil, 1982). Raises ``ValueError`` when a class is
    absent.
    """
    positives, negatives = _by_label(scores, labels)
    wins = sum(
        1.0 if positive > negative else 0.5 if positive == negative else 0.0
        for positive in positives
        for negative in negatives
    )
    return _ratio("AUC", wins, len(positives) * len(negatives))


def pr_curve(scores: Sequence[float], labels: Sequence[int]) -> list[list[float]]:
    """Return the points ``[recall, precision]``, one per distinct score, by rising recall.

    Raises ``ValueError`` when there is no positive.
    """
    points = []
    for threshold in sorted(set(scores), reverse=True):
        tp, fp, fn, _ = threshold_counts(scores, labels, threshold)
        points.append([recall(tp, fn), precision(tp, fp)])
    return points


def average_precision(scores: Sequence[float], labels: Sequence[int]) -> float:
    """Return the sum of precision times the rise in recall over the P-R points, uninterpolated.

    Raises ``ValueError`` when there is no positive.
    """
    total, before = 0.0, 0.0
    for reached, exactness in pr_curve(scores, labels):
        total += (reached - before) * exactness
        before = reached
    return total


def confusion_matrix(
    actual: Sequence[int], predicted: Sequence[int], classes: int
) -> list[list[int]]:
    """Return how often each true class (row) was predicted as each class (column).

    Classes are numbered from 0. Raises ``ValueError`` when the lists differ in length or a class
    is out of range.
    """
    if len(actual) != len(predicted):
        raise ValueError("actual and predicted must be equally long")
    matrix = [[0] * classes for _ in range(classes)]
    for truth, guess in zip(actual, predicted, strict=True):
        if not (0 <= truth < classes and 0 <= guess < classes):
            raise ValueError(f"a class must lie between 0 and {classes - 1}")
        matrix[truth][guess] += 1
    return matrix


def multiclass_accuracy(matrix: Sequence[Sequence[int]]) -> float:
    """Return the share of the confusion matrix that lies on its diagonal.

    Raises ``ValueError`` when the matrix is empty or not square.
    """
    _square(matrix)
    right = sum(row[place] for place, row in enumerate(matrix))
    return _ratio("accuracy", right, sum(map(sum, matrix)))


def class_precision(matrix: Sequence[Sequence[int]]) -> list[float]:
    """Return each class's precision: its diagonal entry over its column.

    Raises ``ValueError`` when a class was never predicted.
    """
    _square(matrix)
    return [
        _ratio("precision", row[place], sum(other[place] for other in matrix))
        for place, row in enumerate(matrix)
    ]


def class_recall(matrix: Sequence[Sequence[int]]) -> list[float]:
    """Return each class's recall: its diagonal entry over its row.

    Raises ``ValueError`` when a class never occurs.
    """
    _square(matrix)
    return [_ratio("recall", row[place], sum(row)) for place, row in enumerate(matrix)]


def class_f1(matrix: Sequence[Sequence[int]]) -> list[float]:
    """Return each class's F1, twice its diagonal entry over the sum of its row and its column.

    Raises ``ValueError`` when a class neither occurs nor is predicted.
    """
    _square(matrix)
    return [
        _ratio("F1", 2 * row[place], sum(row) + sum(other[place] for other in matrix))
        for place, row in enumerate(matrix)
    ]


def averaged(matrix: Sequence[Sequence[int]], measure: str = "f1", average: str = "macro") -> float:
    """Return one number over all classes of a confusion matrix.

    ``measure`` is "precision", "recall" or "f1". ``average`` is "macro" (mean over classes),
    "weighted" (mean weighted by how often each class occurs) or "micro" (counts of all classes
    pooled; with exactly one label per sample that is the accuracy, whichever the measure). Raises
    ``ValueError`` for other names or undefined ratios.
    """
    per_class = {"precision": class_precision, "recall": class_recall, "f1": class_f1}
    if measure not in per_class:
        raise ValueError(f"the measure is precision, recall or f1, not {measure!r}")
    if average == "micro":
        return multiclass_accuracy(matrix)
    values = per_class[measure](matrix)
    if average == "macro":
        return sum(values) / len(values)
    if average == "weighted":
        support = [sum(row) for row in matrix]
        total = sum(value * count for value, count in zip(values, support, strict=True))
        return total / sum(support)
    raise ValueError(f"the average is macro, micro or weighted, not {average!r}")


def match_detections(
    boxes: Sequence[Box],
    scores: Sequence[float],
    truths: Sequence[Box],
    threshold: float = 0.5,
    images: Sequence[int] | None = None,
    truth_images: Sequence[int] | None = None,
) -> list[int]:
    """Return, by falling score, 1 for each detection that is a true positive and 0 for the others.

    All of one class. A detection takes the still free object of its image with the highest IoU,
    provided that is at least ``threshold``; an object is taken once, so duplicates are false
    positives (COCO's rule; VOC does not look for another object when the best one is taken).
    ``images`` and ``truth_images`` number the image of each box; without them there is one image.
    Raises ``ValueError`` when the lists differ in length.
    """
    images = [0] * len(boxes) if images is None else images
    truth_images = [0] * len(truths) if truth_images is None else truth_images
    if not len(boxes) == len(scores) == len(images) or len(truths) != len(truth_images):
        raise ValueError("boxes, scores and images must be equally long")
    free = set(range(len(truths)))
    hits = []
    for index in sorted(range(len(scores)), key=lambda place: -scores[place]):
        rivals = [truth for truth in sorted(free) if truth_images[truth] == images[index]]
        best = max(rivals, key=lambda truth: iou(boxes[index], truths[truth]), default=None)
        hit = best is not None and iou(boxes[index], truths[best]) >= threshold
        if hit and best is not None:
            free.remove(best)
        hits.append(int(hit))
    return hits


def ranked_pr(hits: Sequence[int], positives: int) -> list[list[float]]:
    """Return ``[recall, precision]`` after each detection of a ranked list of hits (1) and misses.

    ``positives`` is the number of objects, found or not. Raises ``ValueError`` when there is none
    or there are more hits than objects.
    """
    if positives < 1 or sum(hits) > positives:
        raise ValueError("there must be at least one object, and at least as many as hits")
    points, tp = [], 0
    for rank, hit in enumerate(hits, start=1):
        tp += hit
        points.append([tp / positives, tp / rank])
    return points


def ranked_average_precision(
    hits: Sequence[int], positives: int, interpolation: str = "all"
) -> float:
    """Return the average precision of a ranked list of hits (1) and misses (0).

    ``interpolation``: "all" is the area under the precision envelope (VOC since 2010), "11" and
    "101" are means of the envelope at equally spaced recalls (VOC 2007, COCO), "none" sums the
    precision at each hit. Raises ``ValueError`` for another name, or as ``ranked_pr`` does.
    """
    points = ranked_pr(hits, positives)
    if interpolation == "none":
        return sum(point[1] for point, hit in zip(points, hits, strict=True) if hit) / positives
    if interpolation == "all":
        # The envelope is constant between two hits, so its area is a mean over the objects.
        levels = [place / positives for place in range(1, positives + 1)]
    elif interpolation in {"11", "101"}:
        count = int(interpolation)
        levels = [place / (count - 1) for place in range(count)]
    else:
        raise ValueError(f"the interpolation is all, 11, 101 or none, not {interpolation!r}")
    return sum(_envelope(points, level) for level in levels) / len(levels)


def detection_ap(
    boxes: Sequence[Box],
    scores: Sequence[float],
    truths: Sequence[Box],
    threshold: float = 0.5,
    images: Sequence[int] | None = None,
    truth_images: Sequence[int] | None = None,
    interpolation: str = "all",
) -> float:
    """Return the average precision of one class's detections at one IoU threshold.

    Raises ``ValueError`` as ``match_detections`` and ``ranked_average_precision`` do.
    """
    hits = match_detections(boxes, scores, truths, threshold, images, truth_images)
    return ranked_average_precision(hits, len(truths), interpolation)


def coco_average_precision(
    boxes: Sequence[Box],
    scores: Sequence[float],
    truths: Sequence[Box],
    images: Sequence[int] | None = None,
    truth_images: Sequence[int] | None = None,
) -> float:
    """Return the mean over COCO's ten IoU thresholds of one class's 101-point average precision.

    Raises ``ValueError`` as ``detection_ap`` does.
    """
    return mean_average_precision(
        [
            detection_ap(boxes, scores, truths, threshold, images, truth_images, "101")
            for threshold in coco_thresholds()
        ]
    )


def coco_thresholds() -> list[float]:
    """Return the IoU thresholds over which COCO averages, 0.50 to 0.95 in steps of 0.05."""
    return [(50 + 5 * step) / 100 for step in range(10)]


def mean_average_precision(values: Sequence[float]) -> float:
    """Return the mean of average precisions, over classes (and thresholds, if they are listed).

    Raises ``ValueError`` when the list is empty.
    """
    return _ratio("mAP", sum(values), len(values))


def _envelope(points: Sequence[Sequence[float]], level: float) -> float:
    """Return the highest precision at a recall of ``level`` or more; 0 beyond the last one."""
    # Levels such as 0.6 and recalls such as 3/5 are both rounded: allow for the last bit.
    return max((exact for reached, exact in points if reached >= level - 1e-9), default=0.0)


def _by_label(scores: Sequence[float], labels: Sequence[int]) -> tuple[list[float], list[float]]:
    if len(scores) != len(labels):
        raise ValueError("scores and labels must be equally long")
    if any(label not in {0, 1} for label in labels):
        raise ValueError("a label is 1 (positive) or 0 (negative)")
    pairs = list(zip(scores, labels, strict=True))
    return [score for score, label in pairs if label], [
        score for score, label in pairs if not label
    ]


def _square(matrix: Sequence[Sequence[int]]) -> None:
    if not matrix or any(len(row) != len(matrix) for row in matrix):
        raise ValueError("a confusion matrix is square and not empty")


def _ratio(name: str, part: float, whole: float) -> float:
    if whole <= 0:
        raise ValueError(f"{name} is undefined here: its denominator is not positive")
    return part / whole
