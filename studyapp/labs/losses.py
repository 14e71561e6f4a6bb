"""Classification losses and the information-theoretic quantities behind them.

All logarithms are natural, so entropies and losses are in nats.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from studyapp.labs.activations import log_sum_exp, sigmoid

__all__ = [
    "binary_cross_entropy_gradient",
    "confident_prediction",
    "cross_entropy",
    "cross_entropy_gradient",
    "cross_entropy_with_logits",
    "entropy",
    "focal_crossover",
    "focal_loss",
    "focal_loss_gradient",
    "kl_divergence",
    "negative_log_likelihood",
    "prior_bias",
    "smoothed_target",
    "squared_error_gradient",
]

_SUM_TOLERANCE = 1e-6


def _distribution(name: str, values: Sequence[float]) -> list[float]:
    result = [float(value) for value in values]
    if not result or any(value < 0 for value in result):
        raise ValueError(f"{name} must hold probabilities, none of them negative.")
    if abs(sum(result) - 1) > _SUM_TOLERANCE:
        raise ValueError(f"{name} must sum to 1.")
    return result


def _paired(p: Sequence[float], q: Sequence[float]) -> list[tuple[float, float]]:
    if len(p) != len(q):
        raise ValueError("The two distributions must have the same number of classes.")
    return list(zip(p, q, strict=True))


def _label(classes: int, label: int) -> None:
    if classes < 2:
        raise ValueError("There must be at least two classes.")
    if not 0 <= label < classes:
        raise ValueError("The label must lie between 0 and classes - 1.")


def _probability(probability: float) -> None:
    if not 0 < probability <= 1:
        raise ValueError("The probability must be above 0 and at most 1.")


def smoothed_target(classes: int, alpha: float, label: int = 0) -> list[float]:
    """Return the smoothed one-hot target ``(1 - alpha) * onehot + alpha / classes``.

    The result has ``classes`` entries and sums to 1.

    Raises:
        ValueError: fewer than two classes, a label out of range, alpha outside [0, 1].

    Source: Szegedy et al., Rethinking the Inception Architecture, CVPR 2016, section 7.
    """
    _label(classes, label)
    if not 0 <= alpha <= 1:
        raise ValueError("alpha must lie between 0 and 1.")
    share = alpha / classes
    return [1 - alpha + share if k == label else share for k in range(classes)]


def confident_prediction(classes: int, label: int, probability: float) -> list[float]:
    """Return a distribution with ``probability`` on the label, the rest shared equally.

    Raises:
        ValueError: fewer than two classes, a label out of range, probability outside [0, 1].
    """
    _label(classes, label)
    if not 0 <= probability <= 1:
        raise ValueError("The probability must lie between 0 and 1.")
    rest = (1 - probability) / (classes - 1)
    return [probability if k == label else rest for k in range(classes)]


def entropy(p: Sequence[float]) -> float:
    """Return the Shannon entropy ``-sum p log p`` in nats, with ``0 log 0 = 0``.

    Raises:
        ValueError: p is not a probability distribution.

    Source: Shannon, A Mathematical Theory of Communication, 1948.
    """
    return -sum(value * math.log(value) for value in _distribution("p", p) if value > 0)


def cross_entropy(target: Sequence[float], predicted: Sequence[float]) -> float:
    """Return ``-sum target log predicted`` in nats; infinite where a needed class has none.

    Raises:
        ValueError: an argument is not a distribution, or the lengths differ.
    """
    pairs = _paired(_distribution("target", target), _distribution("predicted", predicted))
    if any(t > 0 and q == 0 for t, q in pairs):
        return math.inf
    return -sum(t * math.log(q) for t, q in pairs if t > 0)


def kl_divergence(p: Sequence[float], q: Sequence[float]) -> float:
    """Return ``KL(p || q) = sum p log(p / q)`` in nats, never negative.

    Raises:
        ValueError: an argument is not a distribution, or the lengths differ.

    Source: Kullback and Leibler, On Information and Sufficiency, 1951.
    """
    pairs = _paired(_distribution("p", p), _distribution("q", q))
    if any(a > 0 and b == 0 for a, b in pairs):
        return math.inf
    # Rounding can leave a tiny negative sum for equal distributions.
    return max(0.0, sum(a * math.log(a / b) for a, b in pairs if a > 0))


def negative_log_likelihood(probability: float) -> float:
    """Return ``-log(probability)``, the loss of a sample with a hard label, in nats.

    Raises:
        ValueError: the probability is not in (0, 1].
    """
    _probability(probability)
    return -math.log(probability)


def cross_entropy_with_logits(logits: Sequence[float], target: Sequence[float]) -> float:
    """Return the cross-entropy of ``softmax(logits)`` against a target distribution, in nats.

    Computed as ``log_sum_exp(logits) - target . logits``, which is stable for large logits.

    Raises:
        ValueError: the target is not a distribution, or the lengths differ.
    """
    pairs = _paired(_distribution("target", target), logits)
    return log_sum_exp(logits) - sum(t * z for t, z in pairs)


def cross_entropy_gradient(logits: Sequence[float], target: Sequence[float]) -> list[float]:
    """Return the gradient of the softmax cross-entropy in the logits, ``softmax(z) - target``.

    Raises:
        ValueError: the target is not a distribution, or the lengths differ.
    """
    pairs = _paired(_distribution("target", target), logits)
    normaliser = log_sum_exp(logits)
    return [math.exp(z - normaliser) - t for t, z in pairs]


def binary_cross_entropy_gradient(logit: float, target: float) -> float:
    """Return d/dz of the binary cross-entropy of ``sigmoid(z)``: ``sigmoid(z) - target``.

    Raises:
        ValueError: the target is outside [0, 1].
    """
    if not 0 <= target <= 1:
        raise ValueError("The target must lie between 0 and 1.")
    return sigmoid(logit) - target


def squared_error_gradient(logit: float, target: float) -> float:
    """Return d/dz of ``(sigmoid(z) - target)**2 / 2``: the error times ``s (1 - s)``.

    The factor ``s (1 - s)`` makes it vanish where the sigmoid is saturated.

    Raises:
        ValueError: the target is outside [0, 1].
    """
    error = binary_cross_entropy_gradient(logit, target)
    # 1 - s is computed as sigmoid(-z): the difference would lose all digits for large z.
    return error * sigmoid(logit) * sigmoid(-logit)


def focal_loss(probability: float, gamma: float = 2.0, alpha: float = 1.0) -> float:
    """Return ``-alpha (1 - p)**gamma log p`` for the true class's probability p.

    With ``gamma=0, alpha=1`` this is the cross-entropy. ``alpha`` is the weight of the sample's
    own class (alpha for the positive, 1 - alpha for the negative class in the paper).

    Raises:
        ValueError: the probability is not in (0, 1], gamma or alpha is negative.

    Source: Lin et al., Focal Loss for Dense Object Detection, ICCV 2017, equation 5.
    """
    _probability(probability)
    if gamma < 0 or alpha < 0:
        raise ValueError("gamma and alpha must not be negative.")
    return float(-alpha * (1 - probability) ** gamma * math.log(probability))


def focal_loss_gradient(probability: float, gamma: float = 2.0, alpha: float = 1.0) -> float:
    """Return the derivative of the binary focal loss in the logit of the true class.

    The logit is signed such that ``p = sigmoid(z)``; the result is
    ``alpha (1 - p)**gamma (gamma p log p + p - 1)``, never positive.

    Raises:
        ValueError: the probability is not in (0, 1], gamma or alpha is negative.

    Source: Lin et al., ICCV 2017, appendix B.
    """
    _probability(probability)
    if gamma < 0 or alpha < 0:
        raise ValueError("gamma and alpha must not be negative.")
    p = probability
    return float(alpha * (1 - p) ** gamma * (gamma * p * math.log(p) + p - 1))


def focal_crossover(gamma: float = 2.0) -> float:
    """Return the probability at which focal loss and cross-entropy have gradients of equal size.

    Below it the focal gradient in the logit is the larger one, although the focal loss is not;
    found by bisection to about 1e-12.

    Raises:
        ValueError: gamma is not positive.
    """
    if gamma <= 0:
        raise ValueError("gamma must be positive.")
    low, high = 1e-9, 1 - 1e-9
    for _ in range(60):
        middle = (low + high) / 2
        if -focal_loss_gradient(middle, gamma) > 1 - middle:
            low = middle
        else:
            high = middle
    return low


def prior_bias(prior: float) -> float:
    """Return the bias ``-log((1 - prior) / prior)`` whose sigmoid is ``prior``.

    Raises:
        ValueError: the prior is not strictly between 0 and 1.

    Source: Lin et al., ICCV 2017, section 4.1 (initialisation).
    """
    if not 0 < prior < 1:
        raise ValueError("The prior must lie strictly between 0 and 1.")
    return -math.log((1 - prior) / prior)
