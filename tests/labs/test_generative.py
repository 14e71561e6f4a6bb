from math import hypot, inf, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.labs import generative as gan


def _normalised(values):
    return [value / sum(values) for value in values]


distributions = st.lists(st.floats(0.05, 1), min_size=3, max_size=3).map(_normalised)
inside = st.floats(0.01, 0.99)


def test_equilibrium():
    p = [0.5, 0.3, 0.2]
    assert gan.value(p, p, [0.5] * 3) == pytest.approx(-2 * log(2))
    assert gan.js_divergence(p, p) == 0
    assert gan.discriminator_loss(0.5, 0.5) == pytest.approx(2 * log(2))


@given(distributions, distributions, st.lists(inside, min_size=3, max_size=3))
def test_no_discriminator_beats_the_optimal_one(data, made, other):
    best = [gan.optimal_discriminator(p, g) for p, g in zip(data, made, strict=True)]
    top = gan.value(data, made, best)
    assert top == pytest.approx(gan.optimal_value(data, made))
    assert gan.value(data, made, other) <= top + 1e-12


@given(distributions, distributions)
def test_divergences(p, q):
    assert gan.kl_divergence(p, q) >= -1e-12
    assert -1e-12 <= gan.js_divergence(p, q) <= log(2)
    assert gan.js_divergence(p, q) == pytest.approx(gan.js_divergence(q, p))


def test_disjoint_distributions():
    assert gan.js_divergence([1, 0], [0, 1]) == pytest.approx(log(2))
    assert gan.optimal_value([1, 0], [0, 1]) == pytest.approx(0)
    assert gan.kl_divergence([1, 0], [0, 1]) == inf
    assert gan.value([1, 0], [0, 1], [1, 0]) == 0
    assert gan.value([1, 0], [0, 1], [0, 1]) == -inf


def test_saturating_and_non_saturating_gradients():
    assert gan.generator_gradient(0.01, "saturating") == pytest.approx(-1 / 0.99)
    assert gan.generator_gradient(0.01) == pytest.approx(-100)
    assert gan.generator_gradient(0.01, "saturating", "logit") == pytest.approx(-0.01)
    assert gan.generator_gradient(0.01, wrt="logit") == pytest.approx(-0.99)


@given(inside, st.sampled_from(["saturating", "non-saturating"]))
def test_gradient_is_the_derivative(d, kind):
    step = 1e-6
    slope = (gan.generator_loss(d + step, kind) - gan.generator_loss(d - step, kind)) / (2 * step)
    assert slope == pytest.approx(gan.generator_gradient(d, kind), rel=1e-4)


def test_gaussian_density():
    assert gan.gaussian_density(0) == pytest.approx(0.39894, abs=5e-6)
    assert gan.gaussian_density(3, mean=1, std=2) == pytest.approx(gan.gaussian_density(1) / 2)


def test_dirac_gan_does_not_converge():
    assert gan.dirac_gan(0, 0, steps=3) == [[0, 0]] * 4
    together = gan.dirac_gan(1, 0, rate=0.1, steps=500, alternating=False)
    in_turn = gan.dirac_gan(1, 0, rate=0.1, steps=500)
    assert hypot(*together[-1]) > 1.5
    assert 0.9 < hypot(*in_turn[-1]) < 1.1


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: gan.gaussian_density(0, std=0), "the standard deviation must be positive,"),
        (lambda: gan.optimal_discriminator(0, 0), "densities must not be negative and not"),
        (lambda: gan.value([0.5, 0.5], [0.5, 0.5], [0.5]), "the discriminator needs one value in"),
        (lambda: gan.value([0.5, 0.4], [0.5, 0.5], [0.5, 0.5]), "data must sum to"),
        (lambda: gan.kl_divergence([1.0], [0.5, 0.5]), "both distributions must be over the same"),
        (lambda: gan.js_divergence([], []), "data must be a non-empty list of"),
        (lambda: gan.discriminator_loss(0, 0.5), "must lie in"),
        (lambda: gan.generator_loss(1), "s output must lie in"),
        (lambda: gan.generator_loss(0.5, "hinge"), "non-saturating"),
        (lambda: gan.generator_gradient(0.5, wrt="input"), "wrt must be"),
        (lambda: gan.dirac_gan(1, 0, rate=0), "the rate must be positive and the steps"),
    ],
)
def test_impossible_arguments(call, message):
    with pytest.raises(ValueError, match=message):
        call()
