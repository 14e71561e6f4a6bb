"""Bookmarks: the list of them, and the form for level, tags and note."""
