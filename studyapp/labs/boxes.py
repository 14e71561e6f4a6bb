"""Boxes: overlap measures and non-maximum suppression.

A box is ``[x1, y1, x2, y2]`` with ``x1 <= x2`` and ``y1 <= y2``; in 3-D (axis aligned)
``[x1, y1, z1, x2, y2, z2]``. Coordinates are continuous unless ``inclusive`` is set: then both
corners are pixels that belong to the box, and a side is ``x2 - x1 + 1`` long.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import atan, exp, pi, prod

__all__ = [
    "area",
    "aspect_penalty",
    "aspect_weight",
    "centre_distance_squared",
    "ciou",
    "class_nms",
    "diagonal_squared",
    "diou",
    "eiou",
    "enclosing",
    "fast_nms",
    "giou",
    "intersection",
    "intersection_over_smaller",
    "iou",
    "iou_matrix",
    "mask_iou",
    "matrix_nms",
    "nms",
    "nms_steps",
    "regression_gradient",
    "regression_path",
    "regression_steps",
    "smooth_l1",
    "soft_nms",
    "union",
    "weighted_box",
]

Box = Sequence[float]


def area(box: Box, inclusive: bool = False) -> float:
    """Return the area of a box, or the volume of a 3-D one.

    Raises ``ValueError`` when the box has no two corners or its corners are swapped.
    """
    return prod(side for side in _sides(box, inclusive))


def intersection(a: Box, b: Box, inclusive: bool = False) -> float:
    """Return the area that two boxes share; 0 when they only touch or lie apart.

    Each side is clamped at 0: two negative sides would make a positive product. Raises
    ``ValueError`` for an impossible box or boxes of different dimension.
    """
    _check(a)
    _check(b)
    if len(a) != len(b):
        raise ValueError("both boxes must have the same dimension")
    half = len(a) // 2
    extra = int(inclusive)
    return prod(
        max(0, min(a[half + axis], b[half + axis]) - max(a[axis], b[axis]) + extra)
        for axis in range(half)
    )


def union(a: Box, b: Box, inclusive: bool = False) -> float:
    """Return the area that at least one of two boxes covers.

    Raises ``ValueError`` for an impossible box.
    """
    return area(a, inclusive) + area(b, inclusive) - intersection(a, b, inclusive)


def iou(a: Box, b: Box, inclusive: bool = False) -> float:
    """Return intersection over union, in [0, 1]; 0 when both boxes are empty.

    Raises ``ValueError`` for an impossible box.
    """
    joint = union(a, b, inclusive)
    return intersection(a, b, inclusive) / joint if joint else 0.0


def intersection_over_smaller(a: Box, b: Box, inclusive: bool = False) -> float:
    """Return the share of the smaller box that the other covers, in [0, 1]; 0 when it is empty.

    It is 1 whenever one box contains the other. Raises ``ValueError`` for an impossible box.
    """
    smaller = min(area(a, inclusive), area(b, inclusive))
    return intersection(a, b, inclusive) / smaller if smaller else 0.0


def enclosing(a: Box, b: Box) -> list[float]:
    """Return the smallest axis-aligned box that contains both.

    Raises ``ValueError`` for an impossible box or boxes of different dimension.
    """
    _check(a)
    _check(b)
    if len(a) != len(b):
        raise ValueError("both boxes must have the same dimension")
    half = len(a) // 2
    lower = [min(x, y) for x, y in zip(a[:half], b[:half], strict=True)]
    upper = [max(x, y) for x, y in zip(a[half:], b[half:], strict=True)]
    return lower + upper


def diagonal_squared(box: Box) -> float:
    """Return the squared length of a box's diagonal.

    Raises ``ValueError`` for an impossible box.
    """
    return sum(side**2 for side in _sides(box))


def centre_distance_squared(a: Box, b: Box) -> float:
    """Return the squared distance of the centres of two boxes.

    Raises ``ValueError`` for an impossible box or boxes of different dimension.
    """
    around = enclosing(a, b)
    half = len(around) // 2
    return sum(
        ((a[axis] + a[half + axis]) - (b[axis] + b[half + axis])) ** 2 / 4 for axis in range(half)
    )


def iou_matrix(a: Sequence[Box], b: Sequence[Box], inclusive: bool = False) -> list[list[float]]:
    """Return the IoU of every box of ``a`` (rows) with every box of ``b`` (columns).

    Raises ``ValueError`` for an impossible box.
    """
    return [[iou(first, second, inclusive) for second in b] for first in a]


def giou(a: Box, b: Box) -> float:
    """Return the generalised IoU: IoU minus the empty share of the enclosing box.

    It lies in (-1, 1], and reaches -1 only for boxes without area. Source: H. Rezatofighi et al.
    (2019). Raises ``ValueError`` for an impossible box or when the enclosing box is empty.
    """
    around = area(enclosing(a, b))
    if not around:
        raise ValueError("GIoU needs an enclosing box that is not empty")
    return iou(a, b) - (around - union(a, b)) / around


def diou(a: Box, b: Box) -> float:
    """Return the distance IoU: IoU minus squared centre distance over squared diagonal.

    The diagonal is that of the enclosing box. Source: Z. Zheng et al. (2020). Raises ``ValueError``
    for an impossible box or when the enclosing box is a point.
    """
    diagonal = diagonal_squared(enclosing(a, b))
    if not diagonal:
        raise ValueError("DIoU needs an enclosing box that is not a point")
    return iou(a, b) - centre_distance_squared(a, b) / diagonal


def aspect_penalty(a: Box, b: Box) -> float:
    """Return CIoU's v, the squared difference of the aspect angles in units of a right angle.

    ``v = 4 / pi**2 * (atan(w_b / h_b) - atan(w_a / h_a))**2``, in [0, 1). Source: Z. Zheng et al.
    (2020). Raises ``ValueError`` for a box that has no height or is not 2-D.
    """
    if len(a) != 4 or len(b) != 4:
        raise ValueError("CIoU is defined for boxes [x1, y1, x2, y2]")
    (width_a, height_a), (width_b, height_b) = _sides(a), _sides(b)
    if not height_a or not height_b:
        raise ValueError("CIoU needs boxes of positive height")
    return 4 / pi**2 * (atan(width_b / height_b) - atan(width_a / height_a)) ** 2


def aspect_weight(a: Box, b: Box, from_iou: float = 0.0) -> float:
    """Return CIoU's weight of the aspect penalty, ``v / ((1 - IoU) + v)``; 0 when v is 0.

    With ``from_iou`` it is 0 for boxes that overlap less. Sources: Z. Zheng et al. (2020),
    and (2022) for 0.5 there. Raises ``ValueError`` as ``aspect_penalty`` does.
    """
    v, overlap = aspect_penalty(a, b), iou(a, b)
    return v / (1 - overlap + v) if v and overlap >= from_iou else 0.0


def ciou(a: Box, b: Box) -> float:
    """Return the complete IoU of 2-D boxes: DIoU minus a penalty for different aspect ratios.

    The penalty is ``aspect_weight * aspect_penalty``. Source: Z. Zheng et al. (2020). Raises
    ``ValueError`` for a box that has no height or is not 2-D.
    """
    penalty = aspect_weight(a, b) * aspect_penalty(a, b)
    return diou(a, b) - penalty


def eiou(a: Box, b: Box) -> float:
    """Return the efficient IoU: DIoU minus a penalty for each side that differs.

    A side's penalty is its squared difference over the squared side of the enclosing box. Source:
    Y.-F. Zhang et al. (2022). Raises ``ValueError`` for an impossible box or when the enclosing box
    is empty.
    """
    around = _sides(enclosing(a, b))
    if not all(around):
        raise ValueError("EIoU needs an enclosing box that is not empty")
    sides = zip(_sides(a), _sides(b), around, strict=True)
    return diou(a, b) - sum(((x - y) / whole) ** 2 for x, y, whole in sides)


def regression_gradient(box: Box, target: Box, measure: str = "giou") -> list[float]:
    """Return the gradient of the loss ``1 - measure`` in a box's centre and size.

    The order is centre x, centre y, width, height; ``measure`` is "iou", "giou", "diou", "ciou" or
    "eiou". CIoU's weight is held constant, as in training. By central differences: where two edges
    lie on one line the two one-sided slopes are averaged. Raises ``ValueError`` for an unknown
    measure, or a box that is impossible, not 2-D or smaller than 0.001.
    """
    x1, y1, x2, y2 = _plane(box)
    return _slope([(x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1], target, measure)


def regression_path(
    box: Box, target: Box, measure: str = "giou", rate: float = 10, steps: int = 100
) -> list[list[float]]:
    """Return the boxes on the way of gradient descent on the loss ``1 - measure``, the first too.

    The descent is in centre and size as in ``regression_gradient``; ``rate`` (in squared units of
    length) multiplies the gradient, and no side gets shorter than 0.1. Source of the experiment: Z.
    Zheng et al. (2020), who use varying rates. Raises ``ValueError`` as ``regression_gradient``
    does, or when steps is negative.
    """
    if steps < 0:
        raise ValueError("steps must not be negative")
    x1, y1, x2, y2 = _plane(box)
    place = [(x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1]
    path = [[float(corner) for corner in box]]
    for _ in range(steps):
        slope = _slope(place, target, measure)
        place = [value - rate * part for value, part in zip(place, slope, strict=True)]
        place[2:] = [max(side, 0.1) for side in place[2:]]
        path.append(_corners(place))
    return path


def regression_steps(
    box: Box,
    target: Box,
    measure: str = "giou",
    rate: float = 10,
    overlap: float = 0.9,
    limit: int = 400,
) -> int:
    """Return after how many steps of ``regression_path`` the IoU first reaches ``overlap``.

    The result is -1 when it does not within ``limit`` steps. Raises ``ValueError`` as
    ``regression_path`` does.
    """
    path = regression_path(box, target, measure, rate, limit)
    reached = (step for step, place in enumerate(path) if iou(place, target) >= overlap)
    return next(reached, -1)


def smooth_l1(a: Box, b: Box, beta: float = 1) -> float:
    """Return the smooth L1 loss of two boxes, summed over their coordinates.

    A difference ``d`` costs ``d**2 / (2 * beta)`` below ``beta`` and ``|d| - beta / 2`` from there
    on. Source: R. Girshick, Fast R-CNN (2015). Raises ``ValueError`` for an impossible box, boxes
    of different dimension or a beta that is not positive.
    """
    _check(a)
    _check(b)
    if len(a) != len(b):
        raise ValueError("both boxes must have the same dimension")
    if beta <= 0:
        raise ValueError("beta must be positive")
    gaps = (abs(x - y) for x, y in zip(a, b, strict=True))
    return sum(gap**2 / (2 * beta) if gap < beta else gap - beta / 2 for gap in gaps)


def mask_iou(a: Sequence[Sequence[int]], b: Sequence[Sequence[int]]) -> float:
    """Return the IoU of two binary masks (rows of 0 and 1); 0 when both are empty.

    Raises ``ValueError`` when the masks differ in shape.
    """
    if [len(row) for row in a] != [len(row) for row in b]:
        raise ValueError("both masks must have the same shape")
    pairs = [
        (bool(x), bool(y))
        for row_a, row_b in zip(a, b, strict=True)
        for x, y in zip(row_a, row_b, strict=True)
    ]
    joint = sum(x or y for x, y in pairs)
    return sum(x and y for x, y in pairs) / joint if joint else 0.0


def nms(
    boxes: Sequence[Box], scores: Sequence[float], threshold: float, measure: str = "iou"
) -> list[int]:
    """Return the indices of the boxes kept by greedy suppression, best score first.

    A box goes when its overlap with a kept box is above ``threshold``; ``measure`` is "iou",
    "diou" (then it is DIoU-NMS) or "ios" (intersection over the smaller box). Equal scores keep
    their order. Raises ``ValueError`` when the lists differ in length or the measure is unknown.
    """
    return [step[0] for step in nms_steps(boxes, scores, threshold, measure)]


def nms_steps(
    boxes: Sequence[Box], scores: Sequence[float], threshold: float, measure: str = "iou"
) -> list[list[int]]:
    """Return the rounds of greedy suppression: the kept index, then those it removes.

    Raises ``ValueError`` as ``nms`` does.
    """
    overlap = _measure(measure)
    waiting = _ranking(boxes, scores)
    steps = []
    while waiting:
        best, *rest = waiting
        removed = [other for other in rest if overlap(boxes[best], boxes[other]) > threshold]
        steps.append([best, *removed])
        waiting = [other for other in rest if other not in removed]
    return steps


def class_nms(
    boxes: Sequence[Box], scores: Sequence[float], labels: Sequence[int], threshold: float
) -> list[int]:
    """Return the indices kept when only boxes of the same label suppress each other.

    Best score first. Raises ``ValueError`` when the lists differ in length.
    """
    if len(labels) != len(boxes):
        raise ValueError("boxes, scores and labels must be equally long")
    ranking = _ranking(boxes, scores)
    kept: list[int] = []
    for index in ranking:
        rivals = (other for other in kept if labels[other] == labels[index])
        if all(iou(boxes[index], boxes[other]) <= threshold for other in rivals):
            kept.append(index)
    return kept


def fast_nms(boxes: Sequence[Box], scores: Sequence[float], threshold: float) -> list[int]:
    """Return the indices kept when every better box suppresses, a removed one too.

    This is one matrix operation instead of a loop, and it removes at least what ``nms`` removes.
    Source: D. Bolya et al., YOLACT (2019). Raises ``ValueError`` when the lists differ in length.
    """
    ranking = _ranking(boxes, scores)
    return [
        index
        for place, index in enumerate(ranking)
        if all(iou(boxes[index], boxes[other]) <= threshold for other in ranking[:place])
    ]


def matrix_nms(
    boxes: Sequence[Box], scores: Sequence[float], sigma: float | None = None
) -> list[float]:
    """Return the decayed scores, in the order given.

    A box's score is multiplied by the smallest, over all better boxes, of ``f(IoU) / f(largest IoU
    of that better box with one better still)``; f is ``1 - IoU``, or ``exp(-IoU**2 / sigma)`` when
    ``sigma`` is given. Source: X. Wang et al., SOLOv2 (2020). Raises ``ValueError`` when the lists
    differ in length or sigma is not positive.
    """
    decay = _decay(sigma)
    ranking = _ranking(boxes, scores)
    result = [float(score) for score in scores]
    covered: list[float] = []
    for place, index in enumerate(ranking):
        overlaps = [iou(boxes[index], boxes[other]) for other in ranking[:place]]
        factors = [
            decay(overlap) / decay(cover) if decay(cover) else 1.0
            for overlap, cover in zip(overlaps, covered, strict=True)
        ]
        result[index] *= min(factors, default=1.0)
        covered.append(max(overlaps, default=0.0))
    return result


def soft_nms(
    boxes: Sequence[Box],
    scores: Sequence[float],
    threshold: float = 0.5,
    sigma: float | None = None,
) -> list[float]:
    """Return the scores after soft suppression, in the order given.

    Round by round the best remaining box is taken and the others lose score: with ``sigma`` by
    ``exp(-IoU**2 / sigma)``, without it linearly by ``1 - IoU`` where IoU is at least
    ``threshold``. Source: N. Bodla et al. (2017). Raises ``ValueError`` when the lists differ in
    length or sigma is not positive.
    """
    decay = _decay(sigma)
    waiting = _ranking(boxes, scores)
    result = [float(score) for score in scores]
    while waiting:
        best = max(waiting, key=lambda index: result[index])
        waiting.remove(best)
        for other in waiting:
            overlap = iou(boxes[best], boxes[other])
            if sigma is not None or overlap >= threshold:
                result[other] *= decay(overlap)
    return result


def weighted_box(boxes: Sequence[Box], scores: Sequence[float]) -> list[float]:
    """Return the mean of a cluster of boxes, weighted by score (weighted box fusion).

    Source: R. Solovyev et al. (2021). Raises ``ValueError`` when there is no box, the lists differ
    in length or the scores sum to 0.
    """
    _ranking(boxes, scores)
    total = sum(scores)
    if not total:
        raise ValueError("weighted_box needs boxes whose scores do not sum to 0")
    return [
        sum(score * box[place] for box, score in zip(boxes, scores, strict=True)) / total
        for place in range(len(boxes[0]))
    ]


def _check(box: Box) -> None:
    half = len(box) // 2
    if not box or len(box) % 2 or any(box[axis] > box[half + axis] for axis in range(half)):
        raise ValueError(f"a box is its lower corner, then its upper corner, not {list(box)}")


def _sides(box: Box, inclusive: bool = False) -> list[float]:
    _check(box)
    half = len(box) // 2
    return [box[half + axis] - box[axis] + int(inclusive) for axis in range(half)]


def _plane(box: Box) -> Box:
    _check(box)
    if len(box) != 4 or min(_sides(box)) < 0.001:
        raise ValueError("regression needs a box [x1, y1, x2, y2] with sides of at least 0.001")
    return box


def _corners(place: Sequence[float]) -> list[float]:
    x, y, width, height = place
    return [x - width / 2, y - height / 2, x + width / 2, y + height / 2]


def _slope(place: Sequence[float], target: Box, measure: str) -> list[float]:
    """Return the gradient of the loss in centre and size."""
    value = _similarity(measure)
    if measure == "ciou":
        weight = aspect_weight(_corners(place), target)

        def value(a: Box, b: Box) -> float:
            return diou(a, b) - weight * aspect_penalty(a, b)

    step = 1e-5 * min(place[2:])
    slope = []
    for index in range(4):
        sides = []
        for sign in (1, -1):
            moved = list(place)
            moved[index] += sign * step
            sides.append(value(_corners(moved), target))
        slope.append((sides[1] - sides[0]) / (2 * step))
    return slope


def _similarity(name: str) -> Callable[[Box, Box], float]:
    named: dict[str, Callable[[Box, Box], float]] = {
        "iou": iou,
        "giou": giou,
        "diou": diou,
        "ciou": ciou,
        "eiou": eiou,
    }
    if name not in named:
        raise ValueError(f"the measure is one of {', '.join(named)}, not {name!r}")
    return named[name]


def _ranking(boxes: Sequence[Box], scores: Sequence[float]) -> list[int]:
    """Return the indices by falling score; equal scores keep their order."""
    if len(boxes) != len(scores):
        raise ValueError("boxes and scores must be equally long")
    return sorted(range(len(scores)), key=lambda index: -scores[index])


def _measure(name: str) -> Callable[[Box, Box], float]:
    if name == "iou":
        return iou
    if name == "diou":
        return diou
    if name == "ios":
        return intersection_over_smaller
    raise ValueError(f"the measure is iou, diou or ios, not {name!r}")


def _decay(sigma: float | None) -> Callable[[float], float]:
    if sigma is None:
        return lambda overlap: 1 - overlap
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    return lambda overlap: exp(-(overlap**2) / sigma)
