"""The main window: where things stand, and that they stand there again at the next start."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QToolBar,
    QWidget,
)

from studyapp.services.settings import Settings
from studyapp.ui.actions import Actions
from studyapp.ui.answer.pane import AnswerPane
from studyapp.ui.look import Look
from studyapp.ui.side_panel import SidePanel
from studyapp.ui.translated import Translated
from studyapp.ui.tree.panel import TreePanel

if TYPE_CHECKING:
    from studyapp.ui.answer.outline import OutlinePanel
    from studyapp.ui.bookmarks.panel import BookmarksPanel
    from studyapp.ui.notes.panel import NotesPanel
    from studyapp.ui.recent import RecentPanel
    from studyapp.ui.search.palette import SearchPalette

PAGES = ("outline", "bookmarks", "notes", "recent")
MINIMUM = QSize(760, 480)
SIZES = (310, 690, 320)  # of tree, answer and side panel at first


class MainWindow(Translated, QMainWindow):
    """Tree, answer and side panel in a splitter; menus and a tool bar over them.

    The pages of the side panel and the search box are there once ``furnish`` was called.
    """

    closing = Signal()
    may_close: Callable[[], bool] = staticmethod(lambda: True)  # asked before; False: stay
    outline: OutlinePanel
    bookmarks: BookmarksPanel
    notes: NotesPanel
    recent: RecentPanel
    search: SearchPalette
    retranslated = Signal()  # all its words have been said again

    def __init__(self, settings: Settings, look: Look) -> None:
        super().__init__()
        self._settings = settings
        self._by_key = False
        self._aside: tuple[bool, bool] | None = None  # whether tree and side were open before
        self._look = look
        self.setObjectName("window")
        self.setMinimumSize(MINIMUM)
        self.set_question("")
        self.actions_table = Actions(self, look, settings.keys)
        self.tree = TreePanel(look)
        self.pane = AnswerPane(look)
        self.side = SidePanel()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for widget, stretch in ((self.tree, 0), (self.pane, 1), (self.side, 0)):
            self.splitter.addWidget(widget)
            self.splitter.setStretchFactor(self.splitter.indexOf(widget), stretch)
        self.tree.setMinimumWidth(200)
        self.pane.setMinimumWidth(320)
        self.side.setMinimumWidth(220)
        self.setCentralWidget(self.splitter)
        self.search_button = QPushButton()
        self.search_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.search_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search_button.setMaximumWidth(420)
        self.search_button.clicked.connect(self.actions_table["search"].trigger)
        self.bar = self._tool_bar()
        self.actions_table.fill(self.menuBar())
        self._connect_panels()
        self._restore()
        self.retranslate()

    def furnish(self) -> None:
        """Make what the first paint can do without: the side panel's pages and the search box."""
        from studyapp.ui.answer.outline import OutlinePanel
        from studyapp.ui.bookmarks.panel import BookmarksPanel
        from studyapp.ui.notes.panel import NotesPanel
        from studyapp.ui.recent import RecentPanel
        from studyapp.ui.search.palette import SearchPalette

        self.outline = OutlinePanel()
        self.bookmarks = BookmarksPanel(self._look)
        self.notes = NotesPanel()
        self.recent = RecentPanel()
        for name, page in zip(
            PAGES, (self.outline, self.bookmarks, self.notes, self.recent), strict=True
        ):
            self.side.add(name, page)
            self.actions_table.on(f"show-{name}", partial(self._show_page, name))
            self.actions_table[f"show-{name}"].installEventFilter(self)
        if not self.side.isHidden():
            self.side.turn_to(str(self._settings.panel("side", PAGES[0])))
        self._side_changed()
        self.side.shown.connect(lambda _name: self._side_changed())
        self.search = SearchPalette(self, self._look)
        self.tree.field.setClearButtonEnabled(True)  # looks for its icon in every theme there is

    def retranslate(self) -> None:
        """Words of the frame."""
        self.actions_table.retranslate()
        self.bar.setWindowTitle(self.tr("Tool bar"))
        keys = self.actions_table.keys("search")
        key = QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
        self.search_button.setText(self.tr("Search…  {key}").format(key=key))
        self.retranslated.emit()

    def set_question(self, title: str) -> None:
        """The window's title names what is open."""
        self.setWindowTitle(f"{title} – StudyApp" if title else "StudyApp")

    def show_side(self, page: str, on: bool) -> None:
        """Open the side panel at a page, or close it."""
        self.side.setVisible(on)
        if on:
            self.side.turn_to(page)
        self._side_changed()
        if on:
            self.side.focus_page()
        else:
            self.pane.setFocus()

    def step_aside(self, on: bool) -> None:
        """The panels beside the page are hidden while something else has all of one's attention.

        What was open is open again after it; nothing of this is kept.
        """
        if on and self._aside is None:
            self._aside = (not self.tree.isHidden(), not self.side.isHidden())
            self.tree.hide()
            self.side.hide()
        elif not on and self._aside is not None:
            tree, side = self._aside
            self._aside = None
            self.tree.setVisible(tree)
            self.side.setVisible(side)
        for command in ("show-tree", *(f"show-{page}" for page in PAGES)):
            self.actions_table[command].setEnabled(self._aside is None)

    def set_full_screen(self, on: bool) -> None:
        """Only the answer, without frame and bars."""
        self.menuBar().setVisible(not on)
        self.bar.setVisible(not on)
        if on:
            self.showFullScreen()
        else:
            self.showNormal()

    # -- inner --------------------------------------------------------------------------------

    def _tool_bar(self) -> QToolBar:
        actions = self.actions_table
        bar = QToolBar(self)
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setFloatable(False)
        bar.setIconSize(QSize(18, 18))
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for command in ("show-tree", "home", "back", "forward"):
            bar.addAction(actions[command])
        bar.addWidget(self._space())
        bar.addWidget(self.search_button)
        bar.addWidget(self._space())
        for command in ("toggle-recall", "bookmark", "switch-language", "switch-theme"):
            bar.addAction(actions[command])
        bar.addSeparator()
        for page in PAGES:
            bar.addAction(actions[f"show-{page}"])
        self.addToolBar(bar)
        return bar

    @staticmethod
    def _space() -> QWidget:
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        return space

    def _connect_panels(self) -> None:
        actions = self.actions_table
        actions.on("show-tree", lambda: self._show_tree(actions["show-tree"].isChecked()))
        actions.on("full-screen", lambda: self.set_full_screen(actions["full-screen"].isChecked()))
        actions.on("quit", self.close)
        self.splitter.splitterMoved.connect(lambda *_: self._keep_sizes())

    def _show_page(self, page: str) -> None:
        on = self.actions_table[f"show-{page}"].isChecked()
        by_key, self._by_key = self._by_key, False
        if not on and by_key and not self._is_in_side(QApplication.focusWidget()):
            on = True  # it is open, but the keys are elsewhere: the first press goes to it
        self.show_side(page, on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whether a page of the side panel is asked for by its key or by a click."""
        if event.type() is QEvent.Type.Shortcut:
            self._by_key = True
        return super().eventFilter(watched, event)

    def _is_in_side(self, widget: QWidget | None) -> bool:
        return widget is not None and self.side.isAncestorOf(widget)

    def _show_tree(self, on: bool) -> None:
        self.tree.setVisible(on)
        self._settings.set_panel("tree", on)
        self.actions_table["show-tree"].setChecked(on)

    def _side_changed(self) -> None:
        visible = not self.side.isHidden()
        for page in PAGES:
            checked = visible and self.side.current() == page
            self.actions_table[f"show-{page}"].setChecked(checked)
        self._settings.set_panel("side", self.side.current() if visible else "")

    def _keep_sizes(self) -> None:
        kept = self._settings.splitter("main")
        before = kept if len(kept) == len(SIZES) else SIZES
        now = self.splitter.sizes()
        # What is hidden has no width now, but had one and will have it again.
        self._settings.set_splitter("main", [a or b for a, b in zip(now, before, strict=True)])

    def _restore(self) -> None:
        settings = self._settings
        if not (settings.geometry and self.restoreGeometry(QByteArray(settings.geometry))):
            room = self.screen().availableSize()  # with its frame, nothing is off the screen
            self.resize(QSize(1280, 800).boundedTo(QSize(room.width() - 8, room.height() - 40)))
        sizes = settings.splitter("main")
        fit = len(sizes) == len(SIZES) and all(sizes)
        self.splitter.setSizes(list(sizes if fit else SIZES))
        self.side.setVisible(settings.panel("side", "") in PAGES)
        self._show_tree(bool(settings.panel("tree", True)))

    def changeEvent(self, event: QEvent) -> None:
        """Leaving full screen by other ways than F11 brings the bars back."""
        if event.type() is QEvent.Type.WindowStateChange:
            full = self.isFullScreen()
            self.actions_table["full-screen"].setChecked(full)
            self.menuBar().setVisible(not full)
            self.bar.setVisible(not full)
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the place of everything."""
        if not self.may_close():
            event.ignore()
            return
        self._settings.geometry = bytes(self.saveGeometry().data())
        self._keep_sizes()
        self.closing.emit()
        event.accept()
