"""The window and its widgets: they show what services hold and ask services to change it."""
