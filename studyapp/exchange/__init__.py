"""A person's things out to files and in again: bookmarks, remarks, notes; JSON and Markdown."""
