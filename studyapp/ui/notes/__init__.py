"""One's own answer and notes to a question."""
