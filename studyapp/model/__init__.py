"""The values that flow through the program: frozen dataclasses, ids as their own types."""
