"""How likely something is still recalled: the forgetting curve of FSRS-6.

It stands here and not with the scheduler since the tree, the home page and the statistics need
nothing else of it, and none of them shall wait for py-fsrs to be imported.
Source: the FSRS-6 algorithm, https://github.com/open-spaced-repetition/fsrs4anki/wiki
"""

from __future__ import annotations

DECAY = -0.1542  # the 21st of FSRS-6's default weights, negated
FIRST_STABILITY = 2.3065  # days, after a first rating Good: the third of those weights
FACTOR = 0.9 ** (1 / DECAY) - 1  # so that stability is the days until recall is at 0.9


def retrievability(stability: float, days: float) -> float:
    """The probability of recall ``days`` after the last review; both in days, 0..1."""
    return float((1 + FACTOR * max(0.0, days) / stability) ** DECAY)
