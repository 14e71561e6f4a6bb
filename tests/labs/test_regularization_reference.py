"""Dropout against PyTorch."""

from __future__ import annotations

import pytest

from studyapp.labs import regularization

torch = pytest.importorskip("torch", reason="needs the optional extra 'reference'")


def test_kept_units_are_scaled_and_evaluation_is_the_identity() -> None:
    torch.manual_seed(0)
    layer = torch.nn.Dropout(p=0.2)
    ones = torch.ones(1000)
    values = set(layer(ones).tolist())
    assert sorted(values) == pytest.approx([0, regularization.dropout_scale(0.2)])
    assert torch.equal(layer.eval()(ones), ones)


def test_mean_and_variance() -> None:
    torch.manual_seed(0)
    values = torch.tensor([1.0, 2.0, 3.0, 4.0]).repeat(200_000, 1)
    sums = torch.nn.functional.dropout(values, p=0.5).sum(dim=1)
    assert sums.mean().item() == pytest.approx(
        regularization.dropout_expectation([1, 2, 3, 4], 0.5), abs=0.1
    )
    assert sums.var().item() == pytest.approx(
        regularization.dropout_variance([1, 2, 3, 4], 0.5), rel=0.02
    )
