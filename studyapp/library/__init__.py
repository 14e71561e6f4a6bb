"""A bank compiled once into one read-only SQLite file, and everything read from it.

``compile.compile_bank`` writes the file, ``stamp.is_current`` says whether it still fits its bank's
folder, ``reader.Library`` reads it: topics, questions, pages; ``Library.search`` searches.
"""
