"""What a command is, and the menus it can stand in."""

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
    QUIZ = "quiz"
    REVIEW = "review"
    HELP = "help"


MENU_TITLES = {
    Menu.FILE: QT_TRANSLATE_NOOP("Commands", "&File"),
    Menu.EDIT: QT_TRANSLATE_NOOP("Commands", "&Edit"),
    Menu.VIEW: QT_TRANSLATE_NOOP("Commands", "&View"),
    Menu.GO: QT_TRANSLATE_NOOP("Commands", "&Go"),
    Menu.STUDY: QT_TRANSLATE_NOOP("Commands", "&Study"),
    Menu.QUIZ: QT_TRANSLATE_NOOP("Commands", "&Quiz"),
    Menu.REVIEW: QT_TRANSLATE_NOOP("Commands", "&Review"),
    Menu.HELP: QT_TRANSLATE_NOOP("Commands", "&Help"),
}


READING = "reading"  # an answer is in front


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
    submenu: str = ""  # the source of the title of a menu within the menu
    # What has to be in front: READING an answer, or a fragment of one of these kinds ("quiz" …).
    # Empty: always. Commands that never act at the same time may share keys.
    when: tuple[str, ...] = ()

    def title(self) -> str:
        """The command's name in the language of the interface."""
        return QCoreApplication.translate(CONTEXT, self.source)


def may_clash(one: Command, other: Command) -> bool:
    """Whether two commands can be given at the same time, so that they must not share a key."""
    return not one.when or not other.when or bool(set(one.when) & set(other.when))


def menu_title(menu: Menu) -> str:
    """The menu's title in the language of the interface."""
    return QCoreApplication.translate(CONTEXT, MENU_TITLES[menu])


def plain_menu_title(menu: Menu) -> str:
    """The same without its mnemonic: neither ``&File`` nor ``文件(&F)``."""
    return re.sub(r"\(&.\)|&", "", menu_title(menu))
