"""StudyApp: a desktop study application for deep learning."""

__version__ = "0.1.0"
