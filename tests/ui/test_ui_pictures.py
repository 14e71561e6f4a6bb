"""Every view in both languages, both themes and three sizes: nothing is cut off.

``--pictures DIR`` keeps a picture of each, to be looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QTabBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from ui_bank import QUESTIONS, ref

from studyapp.model.language import Language
from studyapp.services.profile import Profile
from studyapp.services.settings import Theme
from studyapp.store.bookmarks import Level
from studyapp.store.notes import NotePart
from studyapp.ui.first_start import FirstStart
from studyapp.ui.settings.dialog import SettingsDialog
from studyapp.ui.studio import Studio

LONG = 20_000
SIZES = ((1280, 720), (900, 600), (760, 480))
LEVELS = (Level.WEAK, Level.SHAKY, Level.SOLID)


def cut_off(root: QWidget) -> list[str]:
    """Texts that have less room than they need."""
    found: list[str] = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible():
            continue
        name = f"{type(widget).__name__} {widget.objectName()}"
        needed = widget.sizeHint()
        if isinstance(widget, QTabBar):
            arrows = widget.findChildren(QToolButton)
            if any(arrow.isVisible() for arrow in arrows):
                found.append(f"{name}: its tabs scroll")
        elif isinstance(widget, QAbstractButton) and widget.text():
            if widget.width() < needed.width() - 1 or widget.height() < needed.height() - 1:
                found.append(f"{name} “{widget.text()}”: {widget.size()} of {needed}")
        elif isinstance(widget, QLabel) and widget.text():
            height = widget.heightForWidth(widget.width()) if widget.wordWrap() else needed.height()
            if widget.height() < height - 1 or (
                not widget.wordWrap() and widget.width() < needed.width() - 1
            ):
                found.append(f"{name} “{widget.text()[:60]}”: {widget.size()} of {needed}")
    return found


class Photographer:
    """Keeps pictures and what was cut off in them."""

    def __init__(self, qtbot: QtBot, studio: Studio, place: Path | None, label: str) -> None:
        self._qtbot = qtbot
        self._studio = studio
        self._place = place
        self._label = label
        self.faults: list[str] = []

    def take(self, name: str, widget: QWidget) -> None:
        QCoreApplication.processEvents()
        for part in [widget, *widget.findChildren(QWidget)]:
            layout = part.layout()
            if layout is not None:
                layout.activate()  # what has just been said has its room
        self.faults += [f"{name}: {fault}" for fault in cut_off(widget)]
        if self._place is not None:
            self._qtbot.wait(150)  # the page draws in another process
            widget.grab().save(str(self._place / f"{self._label}-{name}.png"))

    def dialog(
        self, name: str, command: str, more: Callable[[QDialog], None] | None = None
    ) -> None:
        window = self._studio.window
        window.actions_table[command].trigger()
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        shown = [d for d in window.findChildren(QDialog, "", direct) if d.isVisible()]
        assert len(shown) == 1, command
        if more is None:
            self.take(name, shown[0])
        else:
            more(shown[0])
        shown[0].reject()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_nothing_is_cut_off(
    qtbot: QtBot,
    open_studio: Callable[[], Studio],
    profile: Profile,
    pictures: Path | None,
    language: Language,
    theme: Theme,
) -> None:
    profile.settings.language = language
    profile.settings.theme = theme
    for place, name in enumerate(QUESTIONS):
        note = "Why $\\delta_2$? 为什么？" if place == 1 else ""
        profile.bookmarks.edit(
            ref(name), level=LEVELS[place % 3], tags=["exam"] * (place % 2), note=note
        )
    profile.notes.write(ref("softmax"), NotePart.ANSWER, "It **normalises**: $p_i = e^{z_i}/Z$")
    profile.reading.mark([ref("softmax")], read=True)
    studio = open_studio()
    window = studio.window
    actions = window.actions_table
    camera = Photographer(qtbot, studio, pictures, f"{language}-{theme}")
    with qtbot.waitSignal(studio.readable, timeout=LONG):
        studio.reader.open(ref("softmax"))
    for width, height in SIZES:
        window.resize(width, height)
        window.side.hide()
        camera.take(f"{width}-read", window)
        for page in ("outline", "bookmarks", "notes", "recent"):
            window.show_side(page, on=True)
            camera.take(f"{width}-{page}", window)
        actions["find"].trigger()
        window.pane.find_bar.field.setText("softmax")
        qtbot.waitUntil(lambda: bool(window.pane.find_bar.count.text()), timeout=LONG)
        window.pane.notices.say("…" * 60, action="OK")
        camera.take(f"{width}-find-and-notice", window)
        window.pane.find_bar.close_bar()
        window.pane.notices.hide()
        window.side.hide()
        actions["search"].trigger()
        window.search.field.setText("什么" if language is Language.ZH else "what is")
        qtbot.waitUntil(lambda: window.search.model.rowCount() > 3, timeout=LONG)
        camera.take(f"{width}-search", window)
        window.search.field.clear()
        camera.take(f"{width}-search-empty", window)
        window.search.close_box()
        if width == SIZES[0][0]:
            with qtbot.waitSignal(studio.readable, timeout=LONG):
                actions["toggle-recall"].trigger()
            camera.take(f"{width}-recall", window)
            with qtbot.waitSignal(studio.readable, timeout=LONG):
                actions["toggle-recall"].trigger()

    def settings(dialog: QDialog) -> None:
        assert isinstance(dialog, SettingsDialog)
        for place in range(dialog.tabs.count()):
            dialog.tabs.setCurrentIndex(place)
            camera.take(f"settings-{place}", dialog)

    camera.dialog("settings", "settings", settings)
    for command in ("keys", "about", "edit-bookmark", "reset-topic", "remark", "restore"):
        camera.dialog(command, command)
    welcome = FirstStart(window, language, theme, 17)
    welcome.show()
    camera.take("first-start", welcome)
    welcome.close()
    welcome.deleteLater()
    assert not camera.faults, "\n".join(camera.faults)
