"""Gradients of the box losses against PyTorch's automatic differentiation."""

from math import pi

import pytest

from studyapp.labs import boxes

torch = pytest.importorskip("torch", reason="needs the optional extra 'reference'")


def loss(place, target, measure):
    """The losses once more, in tensors; CIoU's weight is detached."""
    (x, y, w, h), t = place, torch.tensor(target, dtype=torch.float64)
    low = torch.stack([x - w / 2, y - h / 2])
    high = torch.stack([x + w / 2, y + h / 2])
    inter = (torch.minimum(high, t[2:]) - torch.maximum(low, t[:2])).clamp(min=0).prod()
    sides = t[2:] - t[:2]
    union = w * h + sides.prod() - inter
    around = torch.maximum(high, t[2:]) - torch.minimum(low, t[:2])
    iou = inter / union
    if measure == "iou":
        return 1 - iou
    if measure == "giou":
        return 1 - iou + 1 - union / around.prod()
    distance = ((low + high - t[:2] - t[2:]) ** 2).sum() / 4 / (around**2).sum()
    if measure == "ciou":
        v = 4 / pi**2 * (torch.atan(sides[0] / sides[1]) - torch.atan(w / h)) ** 2
        return 1 - iou + distance + (v / (1 - iou + v)).detach() * v
    extra = (((high - low - sides) / around) ** 2).sum() if measure == "eiou" else 0
    return 1 - iou + distance + extra


@pytest.mark.parametrize("measure", ["iou", "giou", "diou", "ciou", "eiou"])
@pytest.mark.parametrize(
    "target", [[5, 4, 15, 9], [20, 13, 33, 30], [1, 2, 6, 5], [-3, -4, 14, 12]]
)
def test_gradient(measure, target):
    place = torch.tensor([5.0, 5.0, 10.0, 10.0], dtype=torch.float64, requires_grad=True)
    loss(place, target, measure).backward()
    ours = boxes.regression_gradient([0, 0, 10, 10], target, measure)
    assert ours == pytest.approx(place.grad.tolist(), abs=1e-7)


@pytest.mark.parametrize("beta", [0.5, 1, 3])
def test_smooth_l1(beta):
    a, b = [0, 0.4, 10, 10], [2, 0, 9, 12]
    theirs = torch.nn.functional.smooth_l1_loss(
        torch.tensor(a, dtype=torch.float64),
        torch.tensor(b, dtype=torch.float64),
        reduction="sum",
        beta=beta,
    )
    assert boxes.smooth_l1(a, b, beta) == pytest.approx(theirs.item())
