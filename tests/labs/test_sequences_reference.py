from __future__ import annotations

import pytest

from studyapp.labs import sequences

torch = pytest.importorskip("torch", reason="needs the optional extra 'reference'")


def test_parameter_counts() -> None:
    for layer, count in (
        (torch.nn.RNN, sequences.rnn_parameter_count),
        (torch.nn.LSTM, sequences.lstm_parameter_count),
        (torch.nn.GRU, sequences.gru_parameter_count),
    ):
        size = sum(parameter.numel() for parameter in layer(100, 128).parameters())
        assert count(100, 128, biases=2) == size


def test_lstm_step() -> None:
    torch.manual_seed(0)
    cell = torch.nn.LSTMCell(3, 2).double()
    x, h, c = (torch.randn(1, n, dtype=torch.float64) for n in (3, 2, 2))
    new_h, new_c = cell(x, (h, c))
    ours = sequences.lstm_step(
        x[0].tolist(),
        h[0].tolist(),
        c[0].tolist(),
        cell.weight_ih.tolist(),
        cell.weight_hh.tolist(),
        (cell.bias_ih + cell.bias_hh).tolist(),
    )
    assert ours[0] == pytest.approx(new_h[0].tolist())
    assert ours[1] == pytest.approx(new_c[0].tolist())


def test_bptt_gradient() -> None:
    inputs = [0.5, -1.0, 2.0, 0.3]
    w = torch.tensor(0.9, dtype=torch.float64, requires_grad=True)
    h = torch.tensor(0.0, dtype=torch.float64)
    for x in inputs:
        h = torch.tanh(w * h + x)
    h.backward()
    ours = sequences.bptt_gradient(inputs, weight=0.9, activation="tanh")
    assert ours == pytest.approx(w.grad.item())
