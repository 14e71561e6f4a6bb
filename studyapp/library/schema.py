"""The compiled library's file: tables, version, and how it is recognised.

The file is written once and then only read, so it carries no migrations: another version of the
schema or of the renderer means that the bank is compiled again.
"""

from __future__ import annotations

APPLICATION_ID = 0x53_54_4C_42  # "STLB"
VERSION = 4  # of the tables below and of what the renderer writes into them

TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE file (                 -- what the bank's folder held when it was compiled
    path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE topic (
    number INTEGER PRIMARY KEY,     -- in pre-order
    id TEXT NOT NULL UNIQUE,
    parent INTEGER,                 -- a number; null at the top
    title_zh TEXT NOT NULL, title_en TEXT NOT NULL,
    first INTEGER NOT NULL,         -- ordinal of the first question at or below
    own INTEGER NOT NULL,           -- questions directly in it; they come before those below
    total INTEGER NOT NULL,         -- questions at and below
    children INTEGER NOT NULL       -- topics directly below
);
CREATE INDEX topic_parent ON topic (parent, number);

CREATE TABLE question (
    ordinal INTEGER PRIMARY KEY,    -- place in tree order, from 0
    id TEXT NOT NULL UNIQUE,
    topic INTEGER NOT NULL,         -- a topic's number
    title_zh TEXT NOT NULL, title_en TEXT NOT NULL,
    difficulty INTEGER NOT NULL,
    broken INTEGER NOT NULL
);

CREATE TABLE page (
    number INTEGER PRIMARY KEY,     -- 2 * ordinal + (0: zh, 1: en)
    language TEXT NOT NULL,         -- of the text shown
    title TEXT NOT NULL,
    html BLOB NOT NULL,             -- zlib
    outline TEXT NOT NULL,          -- JSON: [[anchor, title, level], …]
    revision TEXT NOT NULL
);

CREATE TABLE plain (                -- what snippets are cut from
    number INTEGER PRIMARY KEY,     -- as in page; absent where the text is missing
    text BLOB NOT NULL              -- zlib
);

CREATE TABLE name (                 -- every title and alias; short names first
    number INTEGER PRIMARY KEY,
    ordinal INTEGER NOT NULL,
    alias INTEGER NOT NULL,         -- 0: a title
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    key TEXT NOT NULL,              -- fold.key(text)
    pinyin TEXT NOT NULL            -- pinyin.written(…)
);

CREATE TABLE quiz (                 -- quiz.toml as read; absent where there is none
    ordinal INTEGER PRIMARY KEY,
    body BLOB NOT NULL              -- JSON, zlib
);

CREATE TABLE item (                 -- the items that can be asked; '' is free recall
    ordinal INTEGER NOT NULL,
    place INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    difficulty INTEGER NOT NULL,
    parametric INTEGER NOT NULL,
    PRIMARY KEY (ordinal, place)
) WITHOUT ROWID;

CREATE TABLE link (
    ordinal INTEGER NOT NULL,
    place INTEGER NOT NULL,
    kind TEXT NOT NULL,             -- prerequisite or confusable
    other TEXT NOT NULL,            -- a question's id
    PRIMARY KEY (ordinal, place)
) WITHOUT ROWID;

CREATE TABLE term (                 -- the glossary: texts with the same number mean the same
    number INTEGER NOT NULL,
    key TEXT NOT NULL,              -- fold.key(text)
    text TEXT NOT NULL
);

-- Tokens come separated by spaces already; the ascii tokeniser splits there and nowhere within
-- other scripts. The indexes keep no copy of the text.
CREATE VIRTUAL TABLE name_index USING fts5 (
    name, syllables, initials, content = '', columnsize = 0, tokenize = 'ascii', prefix = '1 2 3'
);
CREATE VIRTUAL TABLE text_index USING fts5 (
    names, zh, en, content = '', tokenize = 'ascii', prefix = '3'
);
"""

AFTER_FILLING = """
CREATE INDEX name_key ON name (key, number);
CREATE INDEX term_key ON term (key, number);
INSERT INTO name_index (name_index) VALUES ('optimize');
INSERT INTO text_index (text_index) VALUES ('optimize');
ANALYZE;
"""


def page_number(ordinal: int, language: str) -> int:
    """The key of a page or plain text."""
    return 2 * ordinal + (1 if language == "en" else 0)
