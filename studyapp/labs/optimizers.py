"""First-order optimisers: velocities, moments, steps and paths.

Sequences of gradients are one number per step for a single parameter; paths on a quadratic bowl
have one coordinate per axis.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

__all__ = [
    "adam_parameters",
    "adam_state_bytes",
    "adam_step_bound",
    "adam_updates",
    "bias_correction",
    "gradient_descent_rate",
    "heavy_ball_rate",
    "moments",
    "momentum_buffers",
    "momentum_limit_step",
    "momentum_velocities",
    "quadratic_loss",
    "quadratic_path",
    "stability_limit",
    "steps_to_shrink",
    "uncorrected_peak",
    "uncorrected_step",
]


def _decay(name: str, value: float) -> None:
    if not 0 <= value < 1:
        raise ValueError(f"{name} must be at least 0 and below 1.")


def _positive(name: str, value: float) -> None:
    if value <= 0:
        raise ValueError(f"{name} must be positive.")


def momentum_velocities(
    gradients: Sequence[float], momentum: float = 0.9, learning_rate: float = 0.1
) -> list[float]:
    """Return the velocities ``v = momentum * v + learning_rate * g`` after each gradient.

    The step taken is ``-v``; the velocity starts at 0.

    Raises:
        ValueError: momentum outside [0, 1) or a learning rate that is not positive.

    Source: Polyak 1964; notation of Sutskever et al., ICML 2013.
    """
    _decay("momentum", momentum)
    _positive("learning_rate", learning_rate)
    velocity = 0.0
    result = []
    for gradient in gradients:
        velocity = momentum * velocity + learning_rate * gradient
        result.append(velocity)
    return result


def momentum_buffers(
    gradients: Sequence[float], momentum: float = 0.9, dampening: float = 0.0
) -> list[float]:
    """Return PyTorch's momentum buffers ``b = momentum * b + (1 - dampening) * g``.

    The first buffer is the first gradient itself, not dampened, as in ``torch.optim.SGD``; the
    step is ``-learning_rate * b``.

    Raises:
        ValueError: momentum outside [0, 1) or dampening outside [0, 1].
    """
    _decay("momentum", momentum)
    if not 0 <= dampening <= 1:
        raise ValueError("dampening must lie between 0 and 1.")
    result: list[float] = []
    for gradient in gradients:
        if result:
            result.append(momentum * result[-1] + (1 - dampening) * gradient)
        else:
            result.append(float(gradient))
    return result


def momentum_limit_step(learning_rate: float, momentum: float, gradient: float = 1.0) -> float:
    """Return the step that a constant gradient leads to, ``learning_rate * g / (1 - momentum)``.

    Raises:
        ValueError: momentum outside [0, 1) or a learning rate that is not positive.
    """
    _decay("momentum", momentum)
    _positive("learning_rate", learning_rate)
    return learning_rate * gradient / (1 - momentum)


def gradient_descent_rate(condition: float) -> float:
    """Return the best contraction of the error per step of gradient descent on a quadratic.

    ``(k - 1) / (k + 1)`` for the condition number k (largest over smallest curvature).

    Raises:
        ValueError: a condition number below 1.

    Source: Polyak 1964; Goh, Why Momentum Really Works, Distill 2017.
    """
    if condition < 1:
        raise ValueError("A condition number is at least 1.")
    return (condition - 1) / (condition + 1)


def heavy_ball_rate(condition: float) -> float:
    """Return the best asymptotic contraction per step of momentum on a quadratic.

    ``(sqrt(k) - 1) / (sqrt(k) + 1)`` for the condition number k.

    Raises:
        ValueError: a condition number below 1.

    Source: Polyak 1964; Goh, Why Momentum Really Works, Distill 2017.
    """
    if condition < 1:
        raise ValueError("A condition number is at least 1.")
    return gradient_descent_rate(math.sqrt(condition))


def stability_limit(momentum: float = 0.0, method: str = "momentum") -> float:
    """Return the learning rate times curvature at which a quadratic stops converging.

    "momentum" (with 0: gradient descent) gives ``2 (1 + m)``, "nesterov" gives
    ``2 (1 + m) / (1 + 2 m)``: where the characteristic polynomial of the two-step recurrence has
    a root at -1.

    Raises:
        ValueError: an unknown method or momentum outside [0, 1).

    Source: Goh, Why Momentum Really Works, Distill 2017, for "momentum".
    """
    _decay("momentum", momentum)
    if method not in {"momentum", "nesterov"}:
        raise ValueError("method must be momentum or nesterov.")
    limit = 2 * (1 + momentum)
    return limit if method == "momentum" else limit / (1 + 2 * momentum)


def steps_to_shrink(rate: float, factor: float) -> float:
    """Return how many steps at contraction ``rate`` divide the error by ``factor``.

    Raises:
        ValueError: a rate outside (0, 1) or a factor not above 1.
    """
    if not 0 < rate < 1:
        raise ValueError("The rate must lie strictly between 0 and 1.")
    if factor <= 1:
        raise ValueError("The factor must be above 1.")
    return math.log(factor) / -math.log(rate)


def quadratic_loss(point: Sequence[float], curvatures: Sequence[float]) -> float:
    """Return ``sum(c * x**2) / 2`` for a point and the curvature of each axis.

    Raises:
        ValueError: the lengths differ.
    """
    if len(point) != len(curvatures):
        raise ValueError("There must be one curvature for each coordinate.")
    return sum(c * x * x for c, x in zip(curvatures, point, strict=True)) / 2


def quadratic_path(
    start: Sequence[float],
    curvatures: Sequence[float],
    steps: int,
    method: str = "gd",
    learning_rate: float = 0.1,
    momentum: float = 0.9,
) -> list[list[float]]:
    """Return the points visited on ``sum(c * x**2) / 2``, the start included.

    ``method`` is "gd", "momentum" (v = momentum v + rate grad; x -= v) or "nesterov" (the same
    with the gradient at the look-ahead point x - momentum v).

    Raises:
        ValueError: an unknown method, lengths that differ, negative steps, a bad rate or momentum.
    """
    if method not in {"gd", "momentum", "nesterov"}:
        raise ValueError("method must be gd, momentum or nesterov.")
    if len(start) != len(curvatures):
        raise ValueError("There must be one curvature for each coordinate.")
    if steps < 0:
        raise ValueError("steps must not be negative.")
    _positive("learning_rate", learning_rate)
    _decay("momentum", momentum)
    kept = 0.0 if method == "gd" else momentum
    ahead = momentum if method == "nesterov" else 0.0
    point = [float(x) for x in start]
    velocity = [0.0] * len(point)
    path = [list(point)]
    for _ in range(steps):
        velocity = [
            kept * v + learning_rate * c * (x - ahead * v)
            for v, c, x in zip(velocity, curvatures, point, strict=True)
        ]
        point = [x - v for x, v in zip(point, velocity, strict=True)]
        path.append(list(point))
    return path


def bias_correction(decay: float, step: int) -> float:
    """Return ``1 - decay**step``, by which Adam divides a moment after ``step`` steps.

    Raises:
        ValueError: decay outside [0, 1) or a step below 1.

    Source: Kingma and Ba, Adam, ICLR 2015, section 3.
    """
    _decay("decay", decay)
    if step < 1:
        raise ValueError("Steps are counted from 1.")
    return float(1 - decay**step)


def moments(gradients: Sequence[float], decay: float, power: int = 1) -> list[float]:
    """Return the exponential averages of ``g**power`` after each gradient, starting from 0.

    Not bias-corrected: power 1 with decay beta1 is Adam's m, power 2 with beta2 its v.

    Raises:
        ValueError: decay outside [0, 1) or a power below 1.
    """
    _decay("decay", decay)
    if power < 1:
        raise ValueError("The power must be at least 1.")
    average = 0.0
    result = []
    for gradient in gradients:
        average = decay * average + (1 - decay) * gradient**power
        result.append(float(average))
    return result


def adam_updates(
    gradients: Sequence[float],
    learning_rate: float = 0.001,
    beta1: float = 0.9,
    beta2: float = 0.999,
    epsilon: float = 1e-8,
    corrected: bool = True,
) -> list[float]:
    """Return Adam's steps (what is subtracted from the parameter) for a sequence of gradients.

    ``corrected=False`` leaves out the bias correction.

    Raises:
        ValueError: a decay outside [0, 1), a learning rate or epsilon that is not positive.

    Source: Kingma and Ba, Adam, ICLR 2015, algorithm 1.
    """
    _positive("learning_rate", learning_rate)
    _positive("epsilon", epsilon)
    first = moments(gradients, beta1)
    second = moments(gradients, beta2, power=2)
    result = []
    for step, (m, v) in enumerate(zip(first, second, strict=True), start=1):
        m_hat = m / bias_correction(beta1, step) if corrected else m
        v_hat = v / bias_correction(beta2, step) if corrected else v
        result.append(learning_rate * m_hat / (math.sqrt(v_hat) + epsilon))
    return result


def adam_parameters(
    start: float,
    gradients: Sequence[float],
    learning_rate: float = 0.001,
    beta1: float = 0.9,
    beta2: float = 0.999,
    epsilon: float = 1e-8,
    weight_decay: float = 0.0,
    decoupled: bool = True,
) -> list[float]:
    """Return the parameter's values under Adam, the start included.

    ``decoupled=True`` is AdamW (the weight shrinks by ``learning_rate * weight_decay``);
    ``False`` adds ``weight_decay * weight`` to the gradient, as L2 regularisation does.

    Raises:
        ValueError: as ``adam_updates``, or a negative weight decay.

    Source: Loshchilov and Hutter, Decoupled Weight Decay Regularization, ICLR 2019, algorithm 2.
    """
    if weight_decay < 0:
        raise ValueError("weight_decay must not be negative.")
    value = float(start)
    seen: list[float] = []
    path = [value]
    for gradient in gradients:
        seen.append(gradient if decoupled else gradient + weight_decay * value)
        update = adam_updates(seen, learning_rate, beta1, beta2, epsilon)[-1]
        shrink = learning_rate * weight_decay * value if decoupled else 0.0
        value = value - update - shrink
        path.append(value)
    return path


def adam_state_bytes(parameters: float, bytes_per_value: int = 4) -> float:
    """Return the memory of Adam's two buffers in bytes, two values per parameter.

    Raises:
        ValueError: a count that is not positive.
    """
    _positive("parameters", parameters)
    _positive("bytes_per_value", bytes_per_value)
    return 2 * parameters * bytes_per_value


def adam_step_bound(beta1: float = 0.9, beta2: float = 0.999) -> float:
    """Return a bound on the length of any of Adam's steps, in learning rates.

    ``(1 - beta1) / sqrt((1 - beta2) (1 - beta1**2 / beta2))``: by the Cauchy-Schwarz inequality no
    sequence of gradients exceeds it, with or without bias correction; gradients that keep growing
    by the factor ``beta2 / beta1`` after a long run of zeros come arbitrarily close. It is
    larger than ``(1 - beta1) / sqrt(1 - beta2)``, which Kingma and Ba (section 2.1) name and a
    single gradient after zeros attains.

    Raises:
        ValueError: a decay outside [0, 1), or ``beta1**2 >= beta2``, where steps are unbounded.
    """
    _decay("beta1", beta1)
    _decay("beta2", beta2)
    if beta1**2 >= beta2:
        raise ValueError("beta1 squared must be below beta2.")
    return (1 - beta1) / math.sqrt((1 - beta2) * (1 - beta1**2 / beta2))


def uncorrected_step(step: int, beta1: float = 0.9, beta2: float = 0.999) -> float:
    """Return Adam's step under a constant gradient WITHOUT bias correction, in learning rates.

    ``(1 - beta1**t) / sqrt(1 - beta2**t)``, epsilon left out; with the correction it is 1.

    Raises:
        ValueError: a decay outside [0, 1) or a step below 1.
    """
    return bias_correction(beta1, step) / math.sqrt(bias_correction(beta2, step))


def uncorrected_peak(beta1: float = 0.9, beta2: float = 0.999) -> int:
    """Return the step at which ``uncorrected_step`` is largest (the first 10,000 are searched).

    Raises:
        ValueError: a decay outside [0, 1).
    """
    return max(range(1, 10_001), key=lambda step: uncorrected_step(step, beta1, beta2))
