"""The clocks of the system a session's time is read from.

Python's ``time.monotonic`` alone does not do: it stands still during sleep on Linux and macOS and
goes on during it on Windows. Each system has one clock of either kind.
"""

from __future__ import annotations

import sys
import time

from studyapp.quiz.clock import Reading


def now() -> Reading:
    """A look at the clocks."""
    if sys.platform == "linux":
        return Reading(
            time.clock_gettime(time.CLOCK_MONOTONIC), time.clock_gettime(time.CLOCK_BOOTTIME)
        )
    if sys.platform == "darwin":
        return Reading(
            time.clock_gettime(time.CLOCK_UPTIME_RAW), time.clock_gettime(time.CLOCK_MONOTONIC_RAW)
        )
    if sys.platform == "win32":
        import ctypes

        ticks = ctypes.c_ulonglong()  # of 100 ns, without what the computer slept
        ctypes.windll.kernel32.QueryUnbiasedInterruptTime(ctypes.byref(ticks))
        return Reading(ticks.value * 1e-7, time.monotonic())
    return Reading(time.monotonic())
