import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.labs import distillation as kd

logits = st.lists(st.floats(-20, 20), min_size=3, max_size=3)
temperatures = st.floats(0.5, 20)


def test_softened_by_hand():
    assert kd.softened([5, 2, 0]) == pytest.approx([0.9465, 0.0471, 0.0064], abs=5e-5)
    assert kd.softened([5, 2, 0], 4) == pytest.approx([0.5685, 0.2686, 0.1629], abs=5e-5)


@given(logits)
def test_entropy_rises_with_temperature(z):
    assert kd.entropy(z, 1) <= kd.entropy(z, 5) + 1e-9
    assert kd.entropy(z, 1e9) == pytest.approx(np.log(3))


@given(logits, logits, temperatures)
def test_soft_loss_is_a_divergence(teacher, student, temperature):
    assert kd.soft_loss(teacher, student, temperature) >= -1e-12
    assert kd.soft_loss(teacher, teacher, temperature) == pytest.approx(0, abs=1e-12)


@given(logits, logits, st.floats(1, 10))
def test_gradient_is_the_derivative(teacher, student, temperature):
    step = 1e-5
    up = kd.soft_loss(teacher, [student[0] + step, *student[1:]], temperature)
    down = kd.soft_loss(teacher, [student[0] - step, *student[1:]], temperature)
    gradient = kd.soft_loss_gradient(teacher, student, temperature)
    assert (up - down) / (2 * step) == pytest.approx(gradient[0], abs=1e-5)
    assert sum(gradient) == pytest.approx(0, abs=1e-12)


def test_high_temperature_matches_centred_logits():
    teacher, student, temperature = [2.0, -1.0, -1.0], [1.0, 0.5, -1.5], 1000.0
    expected = [(s - t) / (3 * temperature**2) for s, t in zip(student, teacher, strict=True)]
    found = kd.soft_loss_gradient(teacher, student, temperature)
    assert np.allclose(found, expected, rtol=1e-2)


def test_loss_mixes_hard_and_soft():
    teacher, student = [5, 2, 0], [3, 2.5, 0]
    assert kd.loss(teacher, student, 0, alpha=1) == kd.hard_loss(student, 0)
    soft = kd.loss(teacher, student, 0, temperature=4, alpha=0)
    assert soft == pytest.approx(16 * kd.soft_loss(teacher, student, 4))


def test_relations_ignore_scale():
    features = [[0, 0], [3, 4], [6, 8]]
    assert kd.relation_distances(features)[0] == pytest.approx([0, 0.75, 1.5])
    larger = [[10 * value for value in row] for row in features]
    assert np.allclose(kd.relation_distances(larger), kd.relation_distances(features))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: kd.softened([]), "logits must be a flat list, not empty"),
        (lambda: kd.softened([1, 2], 0), "the temperature must be positive, got"),
        (lambda: kd.soft_loss([1, 2], [1, 2, 3]), "teacher and student must have the same"),
        (lambda: kd.hard_loss([1, 2], 2), "the label must be in"),
        (lambda: kd.loss([1, 2], [1, 2], 0, alpha=1.5), "alpha lies in"),
        (lambda: kd.relation_distances([[1, 2]]), "there must be at least two feature vectors"),
        (
            lambda: kd.relation_distances([[1, 2], [1, 2]]),
            "all feature vectors are the same: there is",
        ),
    ],
)
def test_impossible_arguments(call, message):
    with pytest.raises(ValueError, match=message):
        call()
