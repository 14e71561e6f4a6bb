"""The settings window: look, keys, data."""
