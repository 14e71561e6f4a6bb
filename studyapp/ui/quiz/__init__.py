"""Quizzes in the window: the set-up, the bars around an item, the palette of all items."""
