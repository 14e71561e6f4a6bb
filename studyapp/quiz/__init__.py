"""Quiz sessions: set-up, picking, the session as a state machine, its clock, scoring, the result.

All of it is plain values and pure functions; time and randomness are arguments.
"""
