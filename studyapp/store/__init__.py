"""A person's history in SQLite: what they bookmarked, wrote, marked and read.

``Store.open(data_folder)`` opens it. Repositories take and return frozen dataclasses; every change
is appended to a history that is never altered. Content is never here: that is ``library``.
"""

from studyapp.store.errors import DamagedStoreError, NewerStoreError, StoreError
from studyapp.store.store import Store

__all__ = ["DamagedStoreError", "NewerStoreError", "Store", "StoreError"]
