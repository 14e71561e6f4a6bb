"""Spaced review: what comes back when. Pure: the time and the zone are arguments."""
