"""The commands of looking: recall, language, theme, zoom, find, outline, back and forward."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studyapp.services.settings import Theme

if TYPE_CHECKING:
    from studyapp.ui.studio import Studio
    from studyapp.web.view import AnswerView


class Viewing(QObject):
    """Connects commands to the page and the reader."""

    def __init__(self, studio: Studio, view: AnswerView) -> None:
        super().__init__(studio)
        self._studio = studio
        self._view = view
        window, reader = studio.window, studio.reader
        actions, settings = window.actions_table, studio.profile.settings
        actions["toggle-recall"].setChecked(reader.recall)
        actions.on("toggle-recall", self._toggle_recall)
        actions.on("reveal-next", view.reveal_next)
        actions.on("reveal-all", view.reveal_all)
        actions.on("switch-language", self._switch_language)
        actions.on("switch-theme", self._switch_theme)
        actions.on("zoom-in", view.zoom_in)
        actions.on("zoom-out", view.zoom_out)
        actions.on("zoom-reset", view.zoom_reset)
        actions.on("copy", view.copy_selection)
        actions.on("find", self._find)
        actions.on("find-next", lambda: window.pane.find_bar.go(backward=False))
        actions.on("find-previous", lambda: window.pane.find_bar.go(backward=True))
        actions.on("back", reader.back)
        actions.on("forward", reader.forward)
        actions.on("next", reader.following)
        actions.on("previous", reader.previous)
        actions.on("focus-answer", view.setFocus)
        actions.on("focus-tree", self._focus_tree)
        actions.on("filter-tree", self._filter_tree)
        view.zoom_changed.connect(lambda zoom: setattr(settings, "zoom", zoom))
        view.heading_changed.connect(window.outline.set_current)
        view.found.connect(lambda count, current: window.pane.find_bar.set_count(current, count))
        view.revealed.connect(lambda _section, remaining: self._reveal_keys(remaining > 0))
        window.outline.chosen.connect(view.go_to)
        window.pane.find_bar.wanted.connect(view.find_text)
        window.pane.find_bar.closed.connect(view.setFocus)
        reader.shown.connect(window.pane.find_bar.find_again)
        reader.opened.connect(lambda *_: self._reveal_keys(reader.hiding))
        self._reveal_keys(reader.hiding)

    def _reveal_keys(self, on: bool) -> None:
        """Space and Enter reveal only while something is hidden; else Space scrolls the page."""
        actions = self._studio.window.actions_table
        actions["reveal-next"].setEnabled(on)
        actions["reveal-all"].setEnabled(on)

    def _toggle_recall(self) -> None:
        on = self._studio.window.actions_table["toggle-recall"].isChecked()
        self._studio.reader.set_recall(on)
        self._reveal_keys(on)

    def _switch_language(self) -> None:
        self._studio.profile.settings.language = self._studio.language.other

    def _switch_theme(self) -> None:
        dark = self._studio.look.theme.name == "dark"
        self._studio.profile.settings.theme = Theme.LIGHT if dark else Theme.DARK

    def _find(self) -> None:
        selected = self._view.selectedText().strip() if self._view.hasSelection() else ""
        self._studio.window.pane.find_bar.open_bar(selected if len(selected) < 80 else "")

    def _focus_tree(self) -> None:
        window = self._studio.window
        if window.tree.isHidden():
            window.actions_table["show-tree"].trigger()
        window.tree.view.setFocus()
        if self._studio.reader.current is not None:
            window.tree.select(self._studio.reader.current)

    def _filter_tree(self) -> None:
        window = self._studio.window
        if window.tree.isHidden():
            window.actions_table["show-tree"].trigger()
        window.tree.field.setFocus()
        window.tree.field.selectAll()
