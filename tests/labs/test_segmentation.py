import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.labs import segmentation as seg

probability = st.floats(0.01, 0.99)
pixels = st.lists(st.tuples(probability, st.sampled_from([0, 1])), min_size=1, max_size=12)


def test_dice_by_hand():
    assert seg.dice(60, 100, 80) == pytest.approx(2 / 3)
    assert seg.tversky(60, 20, 40) == pytest.approx(seg.dice(60, 100, 80))
    assert seg.tversky(60, 20, 40, alpha=1, beta=1) == pytest.approx(0.5)


@given(st.floats(0, 1))
def test_dice_and_iou_are_inverse(value):
    assert seg.iou_from_dice(seg.dice_from_iou(value)) == pytest.approx(value)
    assert seg.dice_from_iou(value) >= value


@given(pixels, st.booleans(), st.floats(0, 2))
def test_gradient_is_the_derivative(data, squared, smooth):
    p, g = [entry[0] for entry in data], [entry[1] for entry in data]
    step = 1e-6
    gradient = seg.dice_loss_gradient(p, g, squared, smooth)
    up = seg.dice_loss([p[0] + step, *p[1:]], g, squared, smooth)
    down = seg.dice_loss([p[0] - step, *p[1:]], g, squared, smooth)
    assert (up - down) / (2 * step) == pytest.approx(gradient[0], abs=1e-5, rel=1e-4)


@given(pixels)
def test_counts_stand_for_repeated_pixels(data):
    p, g = [entry[0] for entry in data], [entry[1] for entry in data]
    counts = [3] * len(p)
    assert seg.soft_dice(p, g, smooth=1, counts=counts) == pytest.approx(
        seg.soft_dice(p * 3, g * 3, smooth=1)
    )
    assert seg.mean_binary_cross_entropy(p, g, counts) == pytest.approx(
        seg.mean_binary_cross_entropy(p * 3, g * 3)
    )


@given(st.integers(0, 10_000))
def test_background_does_not_dilute_dice(background):
    few = seg.soft_dice([1, 1, 0], [1, 0, 1])
    many = seg.soft_dice([1, 1, 0, 0], [1, 0, 1, 0], counts=[1, 1, 1, background])
    assert many == pytest.approx(few)


def test_hard_predictions_give_the_set_coefficient():
    assert seg.soft_dice([1, 1, 0], [1, 0, 1]) == seg.dice(1, 2, 2)
    assert seg.soft_dice([1, 1, 0], [1, 0, 1], squared=True) == seg.dice(1, 2, 2)


def test_empty_truth():
    assert seg.dice_loss_gradient([0.3, 0.9], [0, 0]) == [0, 0]
    assert seg.dice_loss([1], [0], smooth=1, counts=[9]) == pytest.approx(0.9)


def test_cross_entropy():
    assert seg.mean_binary_cross_entropy([0.5, 0.5], [1, 0]) == pytest.approx(np.log(2))
    assert seg.mean_binary_cross_entropy([1, 0], [1, 0]) == 0


def test_border_weight_of_the_paper():
    assert seg.border_weight(0, 0) == 11
    assert seg.border_weight(2, 2) == pytest.approx(1 + 10 * np.exp(-16 / 50))
    assert seg.border_weight(1000, 1000) == 1


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: seg.dice(5, 4, 9), "the intersection cannot be negative or"),
        (lambda: seg.dice(0, 0, 0), "both sets are empty: the coefficient is"),
        (lambda: seg.tversky(0, 0, 0), "there is neither truth nor prediction: the"),
        (lambda: seg.tversky(1, -1, 0), "counts and weights must not be negative"),
        (lambda: seg.iou_from_dice(1.2), "a Dice coefficient lies in"),
        (lambda: seg.dice_from_iou(-0.1), "an IoU lies in"),
        (lambda: seg.soft_dice([0.5], [1, 0]), "predicted, target and counts must be flat"),
        (lambda: seg.soft_dice([1.5], [1]), "predictions and targets lie in"),
        (lambda: seg.soft_dice([0], [0]), "everything is empty: use smooth >"),
        (lambda: seg.soft_dice([0.5], [1], smooth=-1), "smooth must not be negative, got -"),
        (lambda: seg.soft_dice([0.5], [1], counts=[0]), "counts must not be negative, nor all"),
        (lambda: seg.mean_binary_cross_entropy([0], [1]), "contradicts its target: the loss is"),
        (lambda: seg.border_weight(-1, 2), "distances must not be negative and sigma"),
    ],
)
def test_impossible_arguments(call, message):
    with pytest.raises(ValueError, match=message):
        call()
