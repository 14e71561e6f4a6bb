"""What one knows: numbers and series ready to draw, out of sums over answers and reviews.

Everything here is pure: no Qt, no database, no clock. A number over nothing is None, never 0.
"""
