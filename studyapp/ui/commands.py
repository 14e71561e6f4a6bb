"""Every command a person can give: its name, its place in the menus, its keys.

Menus, the sheet of keys and the settings page are made from this one table, so that they cannot
disagree. Keys are written as Qt reads them; several may do the same. ``PLAIN`` commands have
one-key shortcuts that must not act while a text is being typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark a text for ``lupdate``, which goes by this name; typed, unlike Qt's own."""
    del context
    return text


CONTEXT = "Commands"


class Menu(StrEnum):
    """The menus of the window, in their order."""

    FILE = "file"
    EDIT = "edit"
    VIEW = "view"
    GO = "go"
    STUDY = "study"
    HELP = "help"


MENU_TITLES = {
    Menu.FILE: QT_TRANSLATE_NOOP("Commands", "&File"),
    Menu.EDIT: QT_TRANSLATE_NOOP("Commands", "&Edit"),
    Menu.VIEW: QT_TRANSLATE_NOOP("Commands", "&View"),
    Menu.GO: QT_TRANSLATE_NOOP("Commands", "&Go"),
    Menu.STUDY: QT_TRANSLATE_NOOP("Commands", "&Study"),
    Menu.HELP: QT_TRANSLATE_NOOP("Commands", "&Help"),
}


@dataclass(frozen=True, slots=True)
class Command:
    """One entry of the table."""

    id: str
    menu: Menu
    source: str  # English, translated when shown
    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    separator: bool = False  # a line above it in the menu

    def title(self) -> str:
        """The command's name in the language of the interface."""
        return QCoreApplication.translate(CONTEXT, self.source)


COMMANDS: tuple[Command, ...] = (
    Command(
        "import-bookmarks",
        Menu.FILE,
        QT_TRANSLATE_NOOP("Commands", "Import bookmarks…"),
    ),
    Command(
        "export-bookmarks",
        Menu.FILE,
        QT_TRANSLATE_NOOP("Commands", "Export bookmarks…"),
    ),
    Command("export-remarks", Menu.FILE, QT_TRANSLATE_NOOP("Commands", "Export remarks…")),
    Command(
        "print",
        Menu.FILE,
        QT_TRANSLATE_NOOP("Commands", "Print…"),
        ("Ctrl+P",),
        "printer",
        separator=True,
    ),
    Command(
        "save-pdf",
        Menu.FILE,
        QT_TRANSLATE_NOOP("Commands", "Save answer as PDF…"),
        ("Ctrl+Shift+P",),
    ),
    Command(
        "back-up",
        Menu.FILE,
        QT_TRANSLATE_NOOP("Commands", "Back up now"),
        separator=True,
    ),
    Command("restore", Menu.FILE, QT_TRANSLATE_NOOP("Commands", "Restore a backup…")),
    Command(
        "settings",
        Menu.FILE,
        QT_TRANSLATE_NOOP("Commands", "Settings…"),
        ("Ctrl+,",),
        "settings",
        separator=True,
    ),
    Command("quit", Menu.FILE, QT_TRANSLATE_NOOP("Commands", "Quit"), ("Ctrl+Q",)),
    Command("undo", Menu.EDIT, QT_TRANSLATE_NOOP("Commands", "Undo"), ("Ctrl+Z",), "undo-2"),
    Command(
        "redo",
        Menu.EDIT,
        QT_TRANSLATE_NOOP("Commands", "Redo"),
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "redo-2",
    ),
    Command(
        "copy",
        Menu.EDIT,
        QT_TRANSLATE_NOOP("Commands", "Copy (formulas as TeX)"),
        ("Ctrl+C",),
        "copy",
        separator=True,
    ),
    Command(
        "find",
        Menu.EDIT,
        QT_TRANSLATE_NOOP("Commands", "Find in this answer"),
        ("Ctrl+F",),
        "text-search",
        separator=True,
    ),
    Command("find-next", Menu.EDIT, QT_TRANSLATE_NOOP("Commands", "Find next"), ("F3", "Ctrl+G")),
    Command(
        "find-previous",
        Menu.EDIT,
        QT_TRANSLATE_NOOP("Commands", "Find previous"),
        ("Shift+F3", "Ctrl+Shift+G"),
    ),
    Command(
        "toggle-recall",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Commands", "Recall: question first"),
        ("R",),
        "eye-off",
        checkable=True,
    ),
    Command(
        "reveal-next",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Commands", "Show the next section"),
        ("Space",),
    ),
    Command(
        "reveal-all",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Commands", "Show the whole answer"),
        ("Return", "Enter"),
    ),
    Command(
        "switch-language",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Commands", "Switch language"),
        ("Ctrl+L",),
        "languages",
        separator=True,
    ),
    Command(
        "switch-theme",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Commands", "Switch theme"),
        ("Ctrl+Shift+L",),
        "sun-moon",
    ),
    Command(
        "zoom-in",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Commands", "Larger text"),
        ("Ctrl++", "Ctrl+="),
        "zoom-in",
        separator=True,
    ),
    Command(
        "zoom-out",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Commands", "Smaller text"),
        ("Ctrl+-",),
        "zoom-out",
    ),
    Command("zoom-reset", Menu.VIEW, QT_TRANSLATE_NOOP("Commands", "Usual text size"), ("Ctrl+0",)),
    Command(
        "show-tree",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Commands", "Topics"),
        ("F9",),
        "panel-left",
        checkable=True,
        separator=True,
    ),
    Command(
        "show-outline",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Commands", "Outline"),
        ("Ctrl+1",),
        "list-tree",
        checkable=True,
    ),
    Command(
        "show-bookmarks",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Commands", "Bookmarks"),
        ("Ctrl+2", "Ctrl+B"),
        "bookmark",
        checkable=True,
    ),
    Command(
        "show-notes",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Commands", "My answer and notes"),
        ("Ctrl+3", "N"),
        "notebook-pen",
        checkable=True,
    ),
    Command(
        "show-recent",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Commands", "Recently read"),
        ("Ctrl+4", "Ctrl+H"),
        "history",
        checkable=True,
    ),
    Command(
        "full-screen",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Commands", "Full screen"),
        ("F11",),
        checkable=True,
        separator=True,
    ),
    Command(
        "search",
        Menu.GO,
        QT_TRANSLATE_NOOP("Commands", "Search…"),
        ("Ctrl+K", "/"),
        "search",
    ),
    Command(
        "back",
        Menu.GO,
        QT_TRANSLATE_NOOP("Commands", "Back"),
        ("Alt+Left", "Backspace"),
        "arrow-left",
        separator=True,
    ),
    Command(
        "forward", Menu.GO, QT_TRANSLATE_NOOP("Commands", "Forward"), ("Alt+Right",), "arrow-right"
    ),
    Command(
        "next",
        Menu.GO,
        QT_TRANSLATE_NOOP("Commands", "Next question"),
        ("J", "Ctrl+Down"),
        "chevron-down",
        separator=True,
    ),
    Command(
        "previous",
        Menu.GO,
        QT_TRANSLATE_NOOP("Commands", "Previous question"),
        ("K", "Ctrl+Up"),
        "chevron-up",
    ),
    Command(
        "filter-tree",
        Menu.GO,
        QT_TRANSLATE_NOOP("Commands", "Filter the topics"),
        ("Ctrl+Shift+F",),
        separator=True,
    ),
    Command("focus-tree", Menu.GO, QT_TRANSLATE_NOOP("Commands", "To the topics"), ("Ctrl+T",)),
    Command("focus-answer", Menu.GO, QT_TRANSLATE_NOOP("Commands", "To the answer"), ("Ctrl+E",)),
    Command(
        "bookmark",
        Menu.STUDY,
        QT_TRANSLATE_NOOP("Commands", "Bookmark this question"),
        ("*", "Ctrl+D"),
        "star",
        checkable=True,
    ),
    Command(
        "bookmark-weak", Menu.STUDY, QT_TRANSLATE_NOOP("Commands", "Bookmark as weak"), ("Alt+1",)
    ),
    Command(
        "bookmark-shaky", Menu.STUDY, QT_TRANSLATE_NOOP("Commands", "Bookmark as shaky"), ("Alt+2",)
    ),
    Command(
        "bookmark-solid", Menu.STUDY, QT_TRANSLATE_NOOP("Commands", "Bookmark as solid"), ("Alt+3",)
    ),
    Command(
        "edit-bookmark",
        Menu.STUDY,
        QT_TRANSLATE_NOOP("Commands", "Tags and note of the bookmark…"),
        ("Ctrl+Shift+D",),
    ),
    Command(
        "highlight",
        Menu.STUDY,
        QT_TRANSLATE_NOOP("Commands", "Highlight the selection"),
        ("H",),
        "highlighter",
        separator=True,
    ),
    Command(
        "margin-note",
        Menu.STUDY,
        QT_TRANSLATE_NOOP("Commands", "Margin note to the selection…"),
        ("M",),
        "message-square-plus",
    ),
    Command(
        "mark-unread",
        Menu.STUDY,
        QT_TRANSLATE_NOOP("Commands", "Mark as unread"),
        ("U",),
        separator=True,
    ),
    Command(
        "reset-topic",
        Menu.STUDY,
        QT_TRANSLATE_NOOP("Commands", "Reset the progress of this topic…"),
    ),
    Command(
        "remark",
        Menu.STUDY,
        QT_TRANSLATE_NOOP("Commands", "Something is wrong here…"),
        ("Ctrl+Shift+E",),
        "message-circle-warning",
        separator=True,
    ),
    Command("keys", Menu.HELP, QT_TRANSLATE_NOOP("Commands", "Keys"), ("?", "F1"), "keyboard"),
    Command("about", Menu.HELP, QT_TRANSLATE_NOOP("Commands", "About StudyApp")),
)

BY_ID = {command.id: command for command in COMMANDS}


def menu_title(menu: Menu) -> str:
    """The menu's title in the language of the interface."""
    return QCoreApplication.translate(CONTEXT, MENU_TITLES[menu])


def plain_menu_title(menu: Menu) -> str:
    """The same without its mnemonic: neither ``&File`` nor ``文件(&F)``."""
    return re.sub(r"\(&.\)|&", "", menu_title(menu))
