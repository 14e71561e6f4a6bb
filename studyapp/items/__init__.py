"""Quiz items: their types, drawn quantities and expressions. Pure: no Qt, no SQLite."""
