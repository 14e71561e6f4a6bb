"""Generative adversarial training: the value function, its optimum, losses, a game of two numbers.

Distributions are lists of probabilities (or densities) over the same points. Natural logarithms.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, inf, log, log1p, pi, sqrt

__all__ = [
    "dirac_gan",
    "discriminator_loss",
    "gaussian_density",
    "generator_gradient",
    "generator_loss",
    "js_divergence",
    "kl_divergence",
    "optimal_discriminator",
    "optimal_value",
    "value",
]


def _distribution(p: Sequence[float], name: str) -> list[float]:
    values = [float(entry) for entry in p]
    if not values or min(values) < 0:
        raise ValueError(f"{name} must be a non-empty list of probabilities, none negative")
    if abs(sum(values) - 1) > 1e-9:
        raise ValueError(f"{name} must sum to 1, it sums to {sum(values):g}")
    return values


def _two(data: Sequence[float], generator: Sequence[float]) -> tuple[list[float], list[float]]:
    p, g = _distribution(data, "data"), _distribution(generator, "generator")
    if len(p) != len(g):
        raise ValueError("both distributions must be over the same points")
    return p, g


def gaussian_density(x: float, mean: float = 0.0, std: float = 1.0) -> float:
    """Density of the normal distribution at x."""
    if std <= 0:
        raise ValueError(f"the standard deviation must be positive, got {std}")
    return exp(-(((x - mean) / std) ** 2) / 2) / (std * sqrt(2 * pi))


def optimal_discriminator(data: float, generator: float) -> float:
    """The best D at a point: p_data / (p_data + p_g) (Goodfellow et al., 2014, proposition 1)."""
    if min(data, generator) < 0 or data + generator == 0:
        raise ValueError("densities must not be negative and not both be 0")
    return data / (data + generator)


def _weighted_log(weight: float, argument: float) -> float:
    """Weight times logarithm with 0 log 0 = 0."""
    if weight == 0:
        return 0.0
    return weight * log(argument) if argument > 0 else -inf


def value(
    data: Sequence[float], generator: Sequence[float], discriminator: Sequence[float]
) -> float:
    """V(D, G) = E_data log D + E_g log(1 - D) for a given D (its values at the points)."""
    p, g = _two(data, generator)
    if len(discriminator) != len(p) or not all(0 <= d <= 1 for d in discriminator):
        raise ValueError("the discriminator needs one value in [0, 1] per point")
    return sum(
        _weighted_log(pi_, d) + _weighted_log(gi, 1 - d)
        for pi_, gi, d in zip(p, g, discriminator, strict=True)
    )


def optimal_value(data: Sequence[float], generator: Sequence[float]) -> float:
    """The maximum of V over D: 2 JS(p_data, p_g) - 2 log 2."""
    return 2 * js_divergence(data, generator) - 2 * log(2)


def kl_divergence(p: Sequence[float], q: Sequence[float]) -> float:
    """KL(p || q) in nats; infinite where q is 0 and p is not."""
    first, second = _two(p, q)
    total = 0.0
    for a, b in zip(first, second, strict=True):
        if a > 0:
            if b == 0:
                return inf
            total += a * log(a / b)
    return total


def js_divergence(p: Sequence[float], q: Sequence[float]) -> float:
    """Jensen-Shannon divergence in nats: the mean KL to the mixture; at most log 2."""
    first, second = _two(p, q)
    middle = [(a + b) / 2 for a, b in zip(first, second, strict=True)]
    return (kl_divergence(first, middle) + kl_divergence(second, middle)) / 2


def discriminator_loss(real: float, fake: float) -> float:
    """Binary cross-entropy -log D(x) - log(1 - D(G(z))) for one real and one generated sample."""
    if not (0 < real <= 1 and 0 <= fake < 1):
        raise ValueError("D(x) must lie in (0, 1] and D(G(z)) in [0, 1)")
    return -log(real) - log(1 - fake)


def _check_generator(discriminator: float, kind: str) -> None:
    if not 0 < discriminator < 1:
        raise ValueError(f"the discriminator's output must lie in (0, 1), got {discriminator}")
    if kind not in {"saturating", "non-saturating"}:
        raise ValueError(f"kind must be 'saturating' or 'non-saturating', got {kind!r}")


def generator_loss(discriminator: float, kind: str = "non-saturating") -> float:
    """What G minimises, given D(G(z)): log(1 - D) if ``saturating``, else -log D."""
    _check_generator(discriminator, kind)
    return log(1 - discriminator) if kind == "saturating" else -log(discriminator)


def generator_gradient(
    discriminator: float, kind: str = "non-saturating", wrt: str = "output"
) -> float:
    """Derivative of the generator's loss by D's output or by D's logit (D = sigmoid(logit)).

    By the output: -1 / (1 - D) and -1 / D. By the logit: -D and -(1 - D).
    """
    _check_generator(discriminator, kind)
    if wrt not in {"output", "logit"}:
        raise ValueError(f"wrt must be 'output' or 'logit', got {wrt!r}")
    d = discriminator
    by_output = -1 / (1 - d) if kind == "saturating" else -1 / d
    return by_output if wrt == "output" else by_output * d * (1 - d)


def dirac_gan(
    theta: float, psi: float, rate: float = 0.1, steps: int = 100, alternating: bool = True
) -> list[list[float]]:
    """The path of the smallest GAN: all data at 0, all samples at theta, D(x) = sigmoid(psi x).

    V = log D(0) + log(1 - D(theta)); D ascends V by psi, G descends it by theta, with the same
    rate, in turn (D first) or at once. Returns steps + 1 pairs [theta, psi].
    Mescheder, Geiger, Nowozin, "Which Training Methods for GANs do actually Converge?", 2018.
    """
    if rate <= 0 or steps < 0:
        raise ValueError("the rate must be positive and the steps not negative")
    path = [[float(theta), float(psi)]]
    for _ in range(steps):
        theta, psi = path[-1]
        # dV/dpsi = -sigmoid(psi theta) theta, dV/dtheta = -sigmoid(psi theta) psi
        new_psi = psi - rate * _sigmoid(psi * theta) * theta
        judge = new_psi if alternating else psi
        path.append([theta + rate * _sigmoid(judge * theta) * judge, new_psi])
    return path


def _sigmoid(x: float) -> float:
    return exp(-log1p(exp(-x))) if x >= 0 else exp(x - log1p(exp(x)))
